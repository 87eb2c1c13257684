//! The price of diversification: what each mix costs while nothing happens, and what it saves in the
//! worst times.

use crate::language::{Words, count, percent};

use super::attribution_bars::PartOfTotal;
use super::look::Look;
use super::page::{Page, Texts};
use super::palette::{BLUE, VERMILLION};
use super::unit::Unit;
use super::waterfall::{Bar, Kind, PanelData, Waterfall};
use super::{ChartError, Picture, check, period};

/// Mixes against today's, in quiet times and in the worst.
#[derive(Debug, Clone, PartialEq)]
pub struct Diversification {
    /// The name of the shop.
    pub business: String,
    /// How many days the figures span.
    pub days: u32,
    /// The mixes beside today's.
    pub mixes: Vec<MixPrice>,
    /// The confidence level of the intervals, such as 0.95.
    pub interval_level: f64,
    /// How many futures were computed.
    pub paths: u64,
}

/// What a mix brings more than today's, in rupiah.
#[derive(Debug, Clone, PartialEq)]
pub struct MixPrice {
    /// What people call the mix.
    pub name: String,
    /// The mean difference in futures without any shock; none where no future is without.
    pub quiet: Option<PartOfTotal>,
    /// By how much the mean of the worst 1 in 20 futures is better.
    pub worst: PartOfTotal,
}

/// The most mixes that are shown: those that save most.
const MOST: usize = 8;

/// Draws two bars for each mix, on one axis.
///
/// # Errors
///
/// Fails if there are no mixes or a value is not a finite number.
pub fn diversification(
    data: &Diversification,
    look: impl Into<Look>,
) -> Result<Picture, ChartError> {
    check::probability("interval_level", data.interval_level)?;
    if data.mixes.is_empty() {
        return Err(ChartError::Empty { what: "mixes" });
    }
    for mix in &data.mixes {
        for PartOfTotal { estimate, low, high } in mix.quiet.iter().chain([&mix.worst]) {
            check::values("mixes", &[*estimate, *low, *high])?;
        }
    }
    let look: Look = look.into();
    let words = look.words;
    let mixes = shown(data);
    let mut page = open_page(data, look);
    let panel = |key: &str, of: &dyn Fn(&MixPrice) -> Option<PartOfTotal>| PanelData {
        heading: words.text(key, &[]),
        unit: Unit::Money(words),
        bars: mixes.iter().map(|mix| bar(of(mix), words)).collect(),
    };
    let panels = [
        panel("chart.diversification.quiet", &|mix| mix.quiet),
        panel("chart.diversification.worst", &|mix| Some(mix.worst)),
    ];
    let names = mixes.iter().map(|mix| mix.name.clone()).collect();
    Waterfall::divide(page.body, names, panels, true).draw(&mut page.canvas);
    page.finish()
}

/// The mixes that save most in the worst times, the best first.
fn shown(data: &Diversification) -> Vec<&MixPrice> {
    let mut mixes: Vec<&MixPrice> = data.mixes.iter().collect();
    mixes.sort_by(|one, other| other.worst.estimate.total_cmp(&one.worst.estimate));
    mixes.truncate(MOST);
    mixes
}

fn bar(part: Option<PartOfTotal>, words: Words) -> Bar {
    let value = part.map_or(0.0, |part| part.estimate);
    Bar {
        from: 0.0,
        value,
        ends: part.map(|part| (part.low, part.high)),
        written: match part {
            Some(_) => Unit::Money(words).signed(value),
            None => words.text("chart.diversification.never", &[]),
        },
        color: if value < 0.0 { VERMILLION } else { BLUE }.tint(0.8),
        kind: Kind::Single,
    }
}

fn open_page(data: &Diversification, look: Look) -> Page {
    let words = look.words;
    let language = words.language();
    let level = percent(data.interval_level, language);
    let mut notes = vec![words.text("chart.diversification.note", &[("level", &level)])];
    if data.mixes.len() > MOST {
        let more = count((data.mixes.len() - MOST) as u64, language);
        notes.push(words.text("chart.mix_comparison.more", &[("n", &more)]));
    }
    let paths = count(data.paths, language);
    let period = period::in_words(data.days, words);
    let subtitle = [("business", data.business.as_str()), ("period", &period)];
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &words.text("chart.diversification.subtitle", &subtitle),
            notes: &notes,
            paths: &words.text("chart.mix_comparison.note_paths", &[("paths", &paths)]),
            aside: 0.0,
        },
    )
}

/// What the mix that saves most costs and saves. What may be chance is not told as a saving.
fn title(data: &Diversification, words: Words) -> String {
    let best = shown(data).into_iter().next().filter(|mix| mix.worst.low > 0.0);
    let Some(best) = best else { return words.text("chart.diversification.title_none", &[]) };
    let quiet = best.quiet.map(|quiet| quiet.estimate);
    let (saved, price) =
        (words.money(best.worst.estimate), words.money(quiet.unwrap_or(0.0).abs()));
    let values = [("name", best.name.as_str()), ("saved", &saved), ("price", &price)];
    let key = match quiet {
        None => "chart.diversification.title_always",
        Some(quiet) if quiet < 0.0 => "chart.diversification.title_price",
        Some(_) => "chart.diversification.title_free",
    };
    words.text(key, &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::samples;
    use crate::language::Language::English;

    #[test]
    fn a_saving_that_may_be_chance_is_not_told() {
        let (_, mut data) = samples::diversifications().remove(0);
        let words = Words::of(English);
        assert!(title(&data, words).contains("Half elsewhere"), "{}", title(&data, words));
        for mix in &mut data.mixes {
            mix.worst.low = -1.0;
        }
        assert_eq!(title(&data, words), words.text("chart.diversification.title_none", &[]));
    }
}
