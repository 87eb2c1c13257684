//! Ways to spread the effort over channels, side by side.

use crate::language::{Words, chance_short, count, percent};

use super::look::Look;
use super::mix_table::MixTable;
use super::page::{Page, Texts};
use super::{ChartError, Picture, check};

/// How mixes fare in the same futures.
#[derive(Debug, Clone, PartialEq)]
pub struct MixComparison {
    /// The name of the shop.
    pub business: String,
    /// How many days the cash flow spans.
    pub days: u32,
    /// The mixes in the order of their rows; one of them is today's.
    pub mixes: Vec<MixOutcome>,
    /// The confidence level of the intervals, such as 0.95.
    pub interval_level: f64,
}

/// How one mix fares.
#[derive(Debug, Clone, PartialEq)]
pub struct MixOutcome {
    /// What people call the mix.
    pub name: String,
    /// The net cash flow of each future, in rupiah and in any order.
    pub values: Vec<f64>,
    /// The chance of running out of cash.
    pub probability_out_of_cash: f64,
    /// The same without shocks; none for a shop without shocks.
    pub probability_without_shocks: Option<f64>,
    /// How the mean net cash flow differs from that of today's mix; none for today's mix itself.
    pub difference: Option<PairedDifference>,
}

/// The mean difference between two mixes that live through the same futures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairedDifference {
    /// The estimate, in rupiah.
    pub estimate: f64,
    /// The lower end of its interval.
    pub low: f64,
    /// The upper end of its interval.
    pub high: f64,
}

/// Draws a row for each mix: fifty dots for its net cash flows, the paired difference from
/// today's mix with its interval, and the chance of running out of cash.
///
/// # Errors
///
/// Fails if there are no mixes, a mix has no values, a value is not a finite number, or a chance
/// is not between 0 and 1.
pub fn mix_comparison(data: &MixComparison, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, look);
    MixTable::divide(page.body, data, words).draw(&mut page.canvas);
    page.finish()
}

fn validate(data: &MixComparison) -> Result<(), ChartError> {
    check::probability("interval_level", data.interval_level)?;
    if data.mixes.is_empty() {
        return Err(ChartError::Empty { what: "mixes" });
    }
    for mix in &data.mixes {
        check::values("values", &mix.values)?;
        check::probability("probability_out_of_cash", mix.probability_out_of_cash)?;
        if let Some(without) = mix.probability_without_shocks {
            check::probability("probability_without_shocks", without)?;
        }
        if let Some(PairedDifference { estimate, low, high }) = mix.difference {
            check::values("difference", &[estimate, low, high])?;
        }
    }
    Ok(())
}

fn open_page(data: &MixComparison, look: Look) -> Page {
    let words = look.words;
    let language = words.language();
    let business = [("business", data.business.as_str())];
    let paths = data.mixes.iter().map(|mix| mix.values.len()).max().unwrap_or_default();
    let level = percent(data.interval_level, language);
    let paths = count(paths as u64, language);
    let mut notes = vec![
        words.text("chart.mix_comparison.note_dots", &[]),
        words.text("chart.mix_comparison.note_interval", &[("level", &level)]),
    ];
    let paths_note = words.text("chart.mix_comparison.note_paths", &[("paths", &paths)]);
    if data.mixes.iter().any(|mix| mix.probability_without_shocks.is_some()) {
        notes.insert(2, words.text("chart.mix_comparison.note_without", &[]));
    }
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &words.text("chart.mix_comparison.subtitle", &business),
            notes: &notes,
            paths: &paths_note,
            aside: 0.0,
        },
    )
}

/// Which mix runs out of cash least often, if one does so less often than today's.
fn title(data: &MixComparison, words: Words) -> String {
    let told = |mix: &MixOutcome| chance_short(mix.probability_out_of_cash, words.language());
    let today = data.mixes.iter().find(|mix| mix.difference.is_none());
    let safest = data
        .mixes
        .iter()
        .min_by(|one, other| one.probability_out_of_cash.total_cmp(&other.probability_out_of_cash));
    match (safest, today) {
        (Some(safest), Some(today)) if told(safest) != told(today) => {
            let (now, then) = (told(today), told(safest));
            let values = [("name", safest.name.as_str()), ("chance", &then), ("today", &now)];
            // One alone is named the safest only where the picture shows it.
            let is_alone = data.mixes.iter().filter(|mix| told(mix) == then).count() == 1;
            let key = if is_alone { "title_safer" } else { "title_among_safest" };
            words.text(&format!("chart.mix_comparison.{key}"), &values)
        }
        (Some(safest), Some(today))
            if safest.probability_out_of_cash < today.probability_out_of_cash =>
        {
            words.text("chart.mix_comparison.title_as_safe", &[("today", &told(today))])
        }
        (_, Some(today)) => {
            words.text("chart.mix_comparison.title_today", &[("today", &told(today))])
        }
        (Some(safest), None) => {
            let values = [("name", safest.name.as_str()), ("chance", &told(safest))];
            words.text("chart.mix_comparison.title_safest", &values)
        }
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::samples;
    use crate::language::Language;

    /// Found by a reader: "no mix is safer" stood above one that was, and one of two was called the safest.
    #[test]
    fn the_title_claims_no_more_than_the_chances_beside_it() {
        let (_, mut data) = samples::mix_comparisons().remove(0);
        data.mixes.truncate(3);
        let mut titled = |chances: [f64; 3]| {
            for (mix, chance) in data.mixes.iter_mut().zip(chances) {
                mix.probability_out_of_cash = chance;
            }
            title(&data, Words::of(Language::English))
        };
        assert!(titled([0.28, 0.27, 0.10]).contains("runs out of cash least often: in 10 of 100"));
        assert!(titled([0.28, 0.10, 0.101]).contains("among those"));
        assert!(titled([0.283, 0.279, 0.4]).contains("about as safe"));
        assert!(titled([0.28, 0.28, 0.4]).contains("No choice is safer"));
    }
}
