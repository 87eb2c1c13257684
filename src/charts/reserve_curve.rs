//! How much cash is enough: the share of futures that survive with each reserve.

use crate::language::{Words, chance, count, percent};

use super::look::Look;
use super::page::{Page, Texts};
use super::reserve_plot::{ReservePlot, circles};
use super::{ChartError, Picture, check, period};

/// The share of futures that survive with each reserve, for each mix.
#[derive(Debug, Clone, PartialEq)]
pub struct ReserveCurve {
    /// The name of the shop.
    pub business: String,
    /// How many days the cash has to last.
    pub days: u32,
    /// The mixes, today's first; no more than six are shown.
    pub mixes: Vec<MixReserve>,
    /// The chance of survival that is asked for, such as 0.95.
    pub asked_chance: f64,
    /// The cash that the shop opens with today, in rupiah.
    pub opening_cash: f64,
    /// The confidence level of the intervals, such as 0.95.
    pub interval_level: f64,
    /// How many futures were computed.
    pub paths: u64,
}

/// How much cash is enough with one mix.
#[derive(Debug, Clone, PartialEq)]
pub struct MixReserve {
    /// What people call the mix.
    pub name: String,
    /// Amounts of opening cash in rupiah, in rising order.
    pub reserves: Vec<f64>,
    /// The share of futures that survive with each of them.
    pub surviving: Vec<f64>,
    /// The reserve that survives the asked chance, in rupiah.
    pub needed: f64,
    /// The same without shocks; none for a shop without shocks.
    pub needed_without_shocks: Option<f64>,
    /// The lower end of its interval.
    pub needed_low: f64,
    /// The upper end of its interval.
    pub needed_high: f64,
}

/// The most mixes that are drawn.
const MOST: usize = 6;
/// Draws a curve for each mix, with a line at the asked chance and one at today's cash.
///
/// # Errors
///
/// Fails if there are no mixes, a row is empty, of another length than its partner or not rising,
/// a value is not a finite number, or a chance is not between 0 and 1.
pub fn reserve_curve(data: &ReserveCurve, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, look);
    ReservePlot::divide(page.body, data, words).draw(&mut page.canvas);
    page.finish()
}

fn validate(data: &ReserveCurve) -> Result<(), ChartError> {
    check::probability("asked_chance", data.asked_chance)?;
    check::probability("interval_level", data.interval_level)?;
    check::value("opening_cash", data.opening_cash)?;
    if data.mixes.is_empty() {
        return Err(ChartError::Empty { what: "mixes" });
    }
    for mix in &data.mixes {
        check::rising("reserves", &mix.reserves)?;
        check::probabilities("surviving", &mix.surviving)?;
        check::length("surviving", mix.reserves.len(), &mix.surviving)?;
        check::values("needed", &[mix.needed, mix.needed_low, mix.needed_high])?;
        if let Some(without) = mix.needed_without_shocks {
            check::value("needed_without_shocks", without)?;
        }
    }
    Ok(())
}

fn open_page(data: &ReserveCurve, look: Look) -> Page {
    let words = look.words;
    let language = words.language();
    let level = percent(data.interval_level, language);
    let mut notes = vec![words.text("chart.reserve_curve.note_interval", &[("level", &level)])];
    // A circle that nobody sees is not named: what is needed without shocks stands beside the mix.
    match circles(data) {
        (0, _) => {}
        (_, 0) => notes.push(words.text("chart.reserve_curve.note_without", &[])),
        _ => notes.push(words.text("chart.reserve_curve.note_without_some", &[])),
    }
    if data.mixes.len() > MOST {
        let more = count((data.mixes.len() - MOST) as u64, language);
        notes.push(words.text("chart.reserve_curve.note_more", &[("n", &more)]));
    }
    let paths_note = words.text("chart.note_paths", &[("paths", &count(data.paths, language))]);
    let period = period::in_words(data.days, words);
    let subtitle = [("business", data.business.as_str()), ("period", &period)];
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &words.text("chart.reserve_curve.subtitle", &subtitle),
            notes: &notes,
            paths: &paths_note,
            aside: 0.0,
        },
    )
}

/// What today's mix needs, and which mix needs less, if there are others.
fn title(data: &ReserveCurve, words: Words) -> String {
    let language = words.language();
    let told = |mix: &MixReserve| words.money(mix.needed.max(0.0));
    let Some((today, others)) = data.mixes.split_first() else { return String::new() };
    let (needed, cash) = (told(today), words.money(data.opening_cash));
    let chance = chance(data.asked_chance, language);
    let values = [("needed", needed.as_str()), ("chance", &chance), ("cash", &cash)];
    let Some(least) = others.iter().min_by(|one, other| one.needed.total_cmp(&other.needed)) else {
        return words.text("chart.reserve_curve.title", &values);
    };
    if least.needed >= today.needed || told(least) == needed {
        return words.text("chart.reserve_curve.title_least", &values);
    }
    let less = told(least);
    let values = [("needed", needed.as_str()), ("chance", &chance), ("less", &less)];
    let values = [values.as_slice(), &[("name", least.name.as_str())]].concat();
    words.text("chart.reserve_curve.title_less", &values)
}

/// The mixes that are drawn.
pub(super) fn shown(data: &ReserveCurve) -> &[MixReserve] {
    data.mixes.get(..MOST).unwrap_or(&data.mixes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::samples::reserve_curves;
    use crate::language::Language;

    #[test]
    fn the_foot_named_a_circle_that_lay_under_its_disc() {
        let samples = reserve_curves();
        let (_, mut data) = samples.into_iter().find(|(name, _)| *name == "usual").unwrap();
        let needed = data.mixes[0].needed;
        let drawn = |data: &ReserveCurve| {
            let picture = reserve_curve(data, Language::English).unwrap();
            let mut boxes: Vec<_> = picture.text_boxes().iter().collect();
            boxes.sort_by(|one, other| one.y.total_cmp(&other.y));
            boxes.iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join(" ")
        };
        for mix in &mut data.mixes {
            mix.needed_without_shocks = Some(mix.needed);
        }
        assert!(!drawn(&data).contains("circle"), "{}", drawn(&data));
        data.mixes[0].needed_without_shocks = Some(0.5 * needed);
        assert!(drawn(&data).contains("where there is none, almost the same"), "{}", drawn(&data));
        for mix in &mut data.mixes {
            mix.needed_without_shocks = Some(0.5 * mix.needed);
        }
        assert!(drawn(&data).contains("circle: without shocks."), "{}", drawn(&data));
    }
}
