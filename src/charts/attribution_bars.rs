//! Where the risk comes from: how much of it each uncertain part brings.

use crate::language::{Words, count, hundredths, percent};

use super::attribution_table;
use super::look::Look;
use super::page::{Page, Texts};
use super::{ChartError, Picture, check, period};

/// How much of the loss in the worst futures, and of the chance of running out of cash, comes
/// from each part.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributionBars {
    /// The name of the shop.
    pub business: String,
    /// How many days the figures span.
    pub days: u32,
    /// What people call the parts, in the order of their rows; about ten at most.
    pub parts: Vec<String>,
    /// The mean loss in the worst 1 in 20 futures, in rupiah.
    pub expected_shortfall: Attribution,
    /// The chance of running out of cash, from 0 to 1.
    pub out_of_cash: Attribution,
    /// Both figures without any shock; none for a shop without shocks.
    pub without_shocks: Option<WithoutShocks>,
    /// The confidence level of the intervals, such as 0.95.
    pub interval_level: f64,
    /// How many futures were computed.
    pub paths: u64,
}

/// The figures of the same futures without any shock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WithoutShocks {
    /// The mean loss in the worst 1 in 20 futures, in rupiah.
    pub expected_shortfall: f64,
    /// The chance of running out of cash, from 0 to 1.
    pub out_of_cash: f64,
}

/// A figure divided among parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// The figure with nothing uncertain.
    pub base: f64,
    /// What each part adds to it; negative where it takes away.
    pub parts: Vec<PartOfTotal>,
    /// The figure with all parts.
    pub total: f64,
}

/// What one part adds to a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartOfTotal {
    /// The estimate.
    pub estimate: f64,
    /// The lower end of its interval.
    pub low: f64,
    /// The upper end of its interval.
    pub high: f64,
}

/// Draws two panels of bars: the base, each part, and the total.
///
/// # Errors
///
/// Fails if there are no parts, the figures have another number of them, a value is not a finite
/// number, or a chance is not between 0 and 1.
pub fn attribution_bars(
    data: &AttributionBars,
    look: impl Into<Look>,
) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, look);
    attribution_table::waterfall(page.body, data, words).draw(&mut page.canvas);
    page.finish()
}

fn validate(data: &AttributionBars) -> Result<(), ChartError> {
    check::probability("interval_level", data.interval_level)?;
    if data.parts.is_empty() {
        return Err(ChartError::Empty { what: "parts" });
    }
    let chances = &data.out_of_cash;
    for (figure, attribution) in
        [("expected_shortfall", &data.expected_shortfall), ("out_of_cash", chances)]
    {
        check::values(figure, &[attribution.base, attribution.total])?;
        check::length(figure, data.parts.len(), &attribution.parts)?;
        for PartOfTotal { estimate, low, high } in &attribution.parts {
            check::values(figure, &[*estimate, *low, *high])?;
        }
    }
    if let Some(without) = &data.without_shocks {
        check::value("without_shocks", without.expected_shortfall)?;
        check::probability("without_shocks", without.out_of_cash)?;
    }
    check::probabilities("out_of_cash", &[chances.base, chances.total])
}

fn open_page(data: &AttributionBars, look: Look) -> Page {
    let words = look.words;
    let language = words.language();
    let level = percent(data.interval_level, language);
    let mut notes = vec![words.text("chart.attribution_bars.note_parts", &[])];
    if data.without_shocks.is_some() {
        notes.push(words.text("chart.attribution_bars.note_shocks", &[]));
    }
    notes.push(words.text("chart.attribution_bars.note_interval", &[("level", &level)]));
    let paths_note = words.text("chart.note_paths", &[("paths", &count(data.paths, language))]);
    let period = period::in_words(data.days, words);
    let subtitle = [("business", data.business.as_str()), ("period", &period)];
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &words.text("chart.attribution_bars.subtitle", &subtitle),
            notes: &notes,
            paths: &paths_note,
            aside: 0.0,
        },
    )
}

/// The part that adds most to the loss in the worst futures; if none does, to the chance of
/// running out of cash.
fn title(data: &AttributionBars, words: Words) -> String {
    let (shortfall, chances) = (&data.expected_shortfall, &data.out_of_cash);
    let worst = words.money(shortfall.total.abs());
    let chance = hundredths(chances.total);
    if let Some((name, amount)) = largest(data, shortfall, |value| words.money(value)) {
        if let Some(title) = title_of_shocks(data, name, words) {
            return title;
        }
        let values = [("name", name), ("amount", &amount), ("total", &worst)];
        return if shortfall.total > 0.0 {
            words.text("chart.attribution_bars.title_loss", &values)
        } else {
            words.text("chart.attribution_bars.title_gain", &values)
        };
    }
    let told = |value: f64| hundredths(value.clamp(0.0, 1.0));
    match largest(data, chances, told) {
        Some((name, part)) => {
            let values = [("name", name), ("n", &part), ("total", &chance)];
            words.text("chart.attribution_bars.title_chance", &values)
        }
        None => words.text("chart.attribution_bars.title_none", &[]),
    }
}

/// The bad time with all shocks and without any, as the last two rows say them, and the part that adds
/// most; for a shop with shocks. Of shocks no single amount is told: their bars are averages over orders,
/// and no difference of two rounded rows.
fn title_of_shocks(data: &AttributionBars, name: &str, words: Words) -> Option<String> {
    let without = data.without_shocks?.expected_shortfall;
    let with = data.expected_shortfall.total;
    let [told, other] = [with, without].map(|loss| told_loss(loss, words));
    let key = match with > without {
        _ if told == other => "chart.attribution_bars.title_shocks_same",
        true => "chart.attribution_bars.title_shocks_worse",
        false => "chart.attribution_bars.title_shocks_better",
    };
    Some(words.text(key, &[("with", &told), ("without", &other), ("name", name)]))
}

/// "a loss of Rp12m", or the gain that a loss below zero is.
fn told_loss(loss: f64, words: Words) -> String {
    gain(loss, words).unwrap_or_else(|| {
        words.text("chart.attribution_bars.loss", &[("amount", &words.money(loss))])
    })
}

/// What a loss below zero is called, unless it reads as nothing.
pub(super) fn gain(loss: f64, words: Words) -> Option<String> {
    let amount = words.money(-loss);
    let is_gain = loss < 0.0 && amount != words.money(0.0);
    is_gain.then(|| words.text("chart.attribution_bars.gain", &[("amount", &amount)]))
}

/// The name of the part that adds most and what it adds, unless that reads as nothing.
fn largest<'a>(
    data: &'a AttributionBars,
    attribution: &Attribution,
    told: impl Fn(f64) -> String,
) -> Option<(&'a str, String)> {
    let parts = data.parts.iter().zip(&attribution.parts);
    let (name, part) = parts.max_by(|one, other| one.1.estimate.total_cmp(&other.1.estimate))?;
    let amount = told(part.estimate);
    (part.estimate > 0.0 && amount != told(0.0)).then_some((name, amount))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::samples::attributions;
    use crate::language::Language;

    /// Shocks made the bad time better by Rp102m while the bars of both shocks were orange.
    #[test]
    fn a_title_about_shocks_told_another_figure_than_the_bars() {
        let words = Words::of(Language::Indonesian);
        for (name, data) in attributions() {
            let Some(without) = data.without_shocks else { continue };
            let title = title(&data, words);
            let total = told_loss(data.expected_shortfall.total, words);
            assert!(title.contains(&total), "{name}: {title}");
            let other = told_loss(without.expected_shortfall, words);
            assert!(title.contains(&other), "{name}: {title}");
            // No third amount that one could take for the difference, or for a bar.
            let told = 1 + usize::from(total != other);
            assert_eq!(title.matches("Rp").count(), told, "{name}: {title}");
            for language in Language::ALL {
                let words = Words::of(language);
                let picture = attribution_bars(&data, words).unwrap();
                let mut boxes: Vec<_> = picture.text_boxes().iter().collect();
                boxes.sort_by(|one, other| one.y.total_cmp(&other.y));
                let lines = boxes.iter().map(|text| text.text.as_str());
                let drawn = lines.collect::<Vec<_>>().join(" ");
                for key in ["note_parts", "note_shocks", "note_interval"] {
                    let level = percent(data.interval_level, language);
                    let key = format!("chart.attribution_bars.{key}");
                    let note = words.text(&key, &[("level", &level)]);
                    assert!(drawn.contains(&note), "{name}: {note} is cut: {drawn}");
                }
            }
        }
    }
}
