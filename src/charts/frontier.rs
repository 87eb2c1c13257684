//! Which mixes are worth choosing: what each brings on average against how bad it can get.

use crate::language::{Words, count};

use super::frontier_plot::{self, FrontierPlot};
use super::look::Look;
use super::page::{Page, Texts};
use super::unit::Unit;
use super::{ChartError, Picture, check, period};

/// Mixes by what they bring on average and by what they lose in the worst futures.
#[derive(Debug, Clone, PartialEq)]
pub struct Frontier {
    /// The name of the shop.
    pub business: String,
    /// How many days the figures span.
    pub days: u32,
    /// Today's mix.
    pub today: MixPoint,
    /// The best mix within the risk limit, if one is better than today's.
    pub best: Option<BestMix>,
    /// The largest expected shortfall that the owner would bear, in rupiah.
    pub risk_limit: Option<f64>,
    /// The mixes that no other is better than in both figures, in the order of their line.
    pub frontier: Vec<MixPoint>,
    /// Other mixes that were tried.
    pub tried: Vec<MixPoint>,
    /// The mixes of the scenario.
    pub named: Vec<NamedMix>,
    /// How many futures were computed for today's mix and each of the frontier.
    pub paths: u64,
    /// How many at least for each of the other mixes.
    pub tried_paths: u64,
}

/// The figures of a mix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MixPoint {
    /// The mean loss in the worst 1 in 20 futures, in rupiah. A loss is positive.
    pub expected_shortfall: f64,
    /// The mean net cash flow, in rupiah.
    pub net_cash_flow: f64,
}

/// The best mix.
#[derive(Debug, Clone, PartialEq)]
pub struct BestMix {
    /// What it consists of, such as "TikTok Live 30%, Shopee 40%".
    pub label: String,
    /// Its figures.
    pub point: MixPoint,
    /// The standard errors of its differences from today's mix, on fresh draws where there are any.
    pub standard_errors: Option<MixPoint>,
    /// Its figures on fresh draws, which it was not chosen by.
    pub checked: Option<MixPoint>,
    /// Its differences from today's mix in the same futures without shocks; none for a shop without
    /// shocks.
    pub without_shocks: Option<MixPoint>,
}

/// A mix with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedMix {
    /// What people call the mix.
    pub name: String,
    /// Its figures.
    pub point: MixPoint,
}

/// A difference of this many standard errors is hardly chance.
const CLEAR: f64 = 2.0;

/// Draws the frontier among all mixes tried, with today's mix and the best one.
///
/// # Errors
///
/// Fails if the frontier is empty, a value is not a finite number, or a standard error is negative.
pub fn frontier(data: &Frontier, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, look);
    FrontierPlot::divide(page.body, data, words).draw(&mut page.canvas);
    page.finish()
}

fn validate(data: &Frontier) -> Result<(), ChartError> {
    point("today", data.today)?;
    if data.frontier.is_empty() {
        return Err(ChartError::Empty { what: "frontier" });
    }
    data.frontier.iter().try_for_each(|&one| point("frontier", one))?;
    data.tried.iter().try_for_each(|&one| point("tried", one))?;
    data.named.iter().try_for_each(|one| point("named", one.point))?;
    data.risk_limit.map_or(Ok(()), |limit| check::value("risk_limit", limit))?;
    let Some(best) = &data.best else { return Ok(()) };
    point("best", best.point)?;
    best.checked.map_or(Ok(()), |checked| point("checked", checked))?;
    best.without_shocks.map_or(Ok(()), |without| point("without_shocks", without))?;
    let amounts = |one: MixPoint| [one.expected_shortfall, one.net_cash_flow];
    let errors = best.standard_errors.map(amounts);
    errors.map_or(Ok(()), |errors| check::amounts("standard_errors", &errors))
}

fn point(what: &'static str, point: MixPoint) -> Result<(), ChartError> {
    check::values(what, &[point.expected_shortfall, point.net_cash_flow])
}

fn open_page(data: &Frontier, look: Look) -> Page {
    let words = look.words;
    let language = words.language();
    let near = frontier_plot::near(data).len();
    let mut notes = Vec::new();
    // Only what is drawn is explained: one mix alone is no line.
    if data.frontier.len() > 1 {
        notes.push(words.text("chart.frontier.note_line", &[]));
    }
    if near > 0 {
        notes.push(words.text("chart.frontier.note_tried", &[]));
    }
    if data.best.as_ref().is_some_and(|best| best.standard_errors.is_some()) {
        notes.push(words.text("chart.frontier.note_errors", &[]));
    }
    if data.best.as_ref().is_some_and(|best| best.checked.is_some()) {
        notes.push(words.text("chart.frontier.note_checked", &[]));
    }
    notes.extend(note_without_shocks(data, words));
    let outside = data.tried.len() - near;
    if outside > 0 {
        let outside = count(outside as u64, language);
        notes.push(words.text("chart.frontier.note_outside", &[("n", &outside)]));
    }
    let paths_note = paths_note(data, words);
    let period = period::in_words(data.days, words);
    let subtitle = [("business", data.business.as_str()), ("period", &period)];
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &words.text("chart.frontier.subtitle", &subtitle),
            notes: &notes,
            paths: &paths_note,
            aside: 0.0,
        },
    )
}

/// Of how many futures the points are.
fn paths_note(data: &Frontier, words: Words) -> String {
    let [paths, fewest] =
        [data.paths, data.tried_paths].map(|number| count(number, words.language()));
    if data.tried_paths >= data.paths {
        return words.text("chart.frontier.note_paths", &[("paths", &paths)]);
    }
    let numbers = [("paths", paths.as_str()), ("fewest", fewest.as_str())];
    let is_today_alone = data.frontier.len() < 2 && data.best.is_none() && data.named.is_empty();
    let key = if is_today_alone { "note_paths_today" } else { "note_paths_two" };
    words.text(&format!("chart.frontier.{key}"), &numbers)
}

/// What the best mix changes without shocks as well.
fn note_without_shocks(data: &Frontier, words: Words) -> Option<String> {
    let MixPoint { expected_shortfall, net_cash_flow } = data.best.as_ref()?.without_shocks?;
    let unit = Unit::Money(words);
    let (risk, mean) = (unit.signed(expected_shortfall), unit.signed(net_cash_flow));
    Some(words.text("chart.frontier.note_without", &[("risk", &risk), ("mean", &mean)]))
}

/// What the best mix changes, or that today's is as good as any. A mix looks too good on the draws
/// that it was chosen by, so its figures on fresh ones are told.
fn title(data: &Frontier, words: Words) -> String {
    let Some(best) = &data.best else { return words.text("chart.frontier.title_today", &[]) };
    let told = best.checked.unwrap_or(best.point);
    let safer = data.today.expected_shortfall - told.expected_shortfall;
    let more = told.net_cash_flow - data.today.net_cash_flow;
    let (risk, mean) = (words.money(safer.abs()), words.money(more.abs()));
    // Differences that may be chance, or that read as nothing, are not told.
    let errors =
        best.standard_errors.unwrap_or(MixPoint { expected_shortfall: 0.0, net_cash_flow: 0.0 });
    let is_clear = |difference: f64, error: f64, told: &str| {
        difference.abs() > CLEAR * error && told != words.money(0.0)
    };
    let other_risk = is_clear(safer, errors.expected_shortfall, &risk);
    let other_mean = is_clear(more, errors.net_cash_flow, &mean);
    let values = [("risk", risk.as_str()), ("mean", &mean)];
    match (other_risk, safer > 0.0, other_mean, more > 0.0) {
        (true, true, false, _) => words.text("chart.frontier.title_safer", &values),
        (true, true, true, true) => words.text("chart.frontier.title_better", &values),
        (true, true, true, false) => words.text("chart.frontier.title_price", &values),
        (false, _, true, true) => words.text("chart.frontier.title_more", &values),
        (true, false, true, true) => words.text("chart.frontier.title_bolder", &values),
        _ => words.text("chart.frontier.title_today", &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::samples;
    use crate::language::Language;

    #[test]
    fn the_title_tells_fresh_figures_not_those_of_the_choice() {
        let (_, mut data) = samples::frontiers().remove(0);
        let today = data.today;
        let changed = |safer: f64, more: f64| MixPoint {
            expected_shortfall: today.expected_shortfall - safer,
            net_cash_flow: today.net_cash_flow + more,
        };
        let best = data.best.as_mut().unwrap();
        best.point = changed(27.4e6, 4e6);
        best.checked = Some(changed(7.2e6, 3.1e6));
        best.standard_errors = Some(MixPoint { expected_shortfall: 1e6, net_cash_flow: 1e6 });
        let told = title(&data, Words::of(Language::English));
        assert!(told.contains("Rp7.2m") && told.contains("Rp3.1m"), "{told}");
        // With an error of 23 million it may be chance, and is not told.
        let errors = MixPoint { expected_shortfall: 23e6, net_cash_flow: 23e6 };
        data.best.as_mut().unwrap().standard_errors = Some(errors);
        let same = Words::of(Language::English).text("chart.frontier.title_today", &[]);
        assert_eq!(title(&data, Words::of(Language::English)), same);
    }
}
