//! What a shock does, week by week: sales above, cash below, with it against without it.

use crate::language::{Words, count};

use super::anatomy_words;
use super::around::{Around, CashMark, check_rows};
use super::look::Look;
use super::page::{Page, Texts};
use super::palette::{INK, VERMILLION_TEXT};
use super::{ChartError, Picture, check};

/// A typical future from before a shock to after it, aligned to the day on which the shock starts,
/// with the shock and without it.
///
/// All rows have one value a day, of the same days.
#[derive(Debug, Clone, PartialEq)]
pub struct ShockAnatomy {
    /// The name of the shop.
    pub business: String,
    /// What people call the shock.
    pub shock: String,
    /// How many of the days lie before the start of the shock.
    pub days_before: u32,
    /// How many days the shock lasts.
    pub lasts: f64,
    /// Sales of the day with the shock, in rupiah, never negative.
    pub sales_with: Vec<f64>,
    /// Sales of the day without it.
    pub sales_without: Vec<f64>,
    /// The balance at the close of the day with the shock, in rupiah.
    pub cash_with: Vec<f64>,
    /// The balance at the close of the day without it.
    pub cash_without: Vec<f64>,
    /// In how many of the futures the shock starts.
    pub paths_with_shock: u64,
    /// How many futures were computed.
    pub paths: u64,
}

/// Draws what a shock does to sales and to cash.
///
/// # Errors
///
/// Fails if a value is not a finite number, sales are negative, rows are empty or differ in
/// length, or the shock lasts no finite time.
pub fn shock_anatomy(data: &ShockAnatomy, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, look);
    around(data, words).draw(&mut page.canvas, page.body, words);
    page.finish()
}

fn around(data: &ShockAnatomy, words: Words) -> Around<'_> {
    let text = |key| words.text(key, &[]);
    Around {
        before: data.days_before,
        lasts: data.lasts,
        days_each: 1,
        sales: (&data.sales_with, &data.sales_without),
        cash: (&data.cash_with, &data.cash_without),
        marks: marks(data, words),
        sales_heading: text("chart.shock_anatomy.sales"),
        cash_heading: text("chart.shock_anatomy.cash"),
        weeks_heading: text("chart.shock_anatomy.weeks"),
        with: text("chart.shock_anatomy.with"),
        without: text("chart.shock_anatomy.without"),
    }
}

/// Where cash is highest above what it would be, and where it is deepest below, in the order of their
/// days, so that no leader crosses another.
fn marks(data: &ShockAnatomy, words: Words) -> Vec<CashMark> {
    let gaps = anatomy_words::Gaps::of(data);
    let told = [
        gaps.above.map(|gap| (gap, "chart.shock_anatomy.above", INK)),
        gaps.below.map(|gap| (gap, "chart.shock_anatomy.below", VERMILLION_TEXT)),
    ];
    let mark = |(gap, key, color): (anatomy_words::Gap, &str, _)| {
        let amount = words.money(gap.amount.abs());
        CashMark { at: gap.day, text: words.text(key, &[("amount", &amount)]), color }
    };
    let mut marks: Vec<CashMark> = told.into_iter().flatten().map(mark).collect();
    marks.sort_by_key(|mark| mark.at);
    marks
}

fn validate(data: &ShockAnatomy) -> Result<(), ChartError> {
    check::amounts("lasts", &[data.lasts])?;
    check_rows((&data.sales_with, &data.sales_without), (&data.cash_with, &data.cash_without))
}

fn open_page(data: &ShockAnatomy, look: Look) -> Page {
    let words = look.words;
    let language = words.language();
    let counts = (count(data.paths_with_shock, language), count(data.paths, language));
    let values = [("n", counts.0.as_str()), ("paths", counts.1.as_str())];
    let mut notes = vec![words.text("chart.shock_anatomy.note_lines", &[])];
    if anatomy_words::Gaps::of(data).is_trap() {
        notes.push(words.text("chart.shock_anatomy.note_trap", &[]));
    }
    let paths_note = words.text("chart.shock_anatomy.note_paths", &values);
    let values = [("business", data.business.as_str()), ("shock", data.shock.as_str())];
    Page::open(
        look,
        &Texts {
            title: &anatomy_words::title(data, words),
            subtitle: &words.text("chart.shock_anatomy.subtitle", &values),
            notes: &notes,
            paths: &paths_note,
            aside: 0.0,
        },
    )
}
