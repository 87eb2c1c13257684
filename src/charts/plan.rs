//! What a plan of the owner does, week by week: sales above, cash below, with it against without it.

use crate::language::{Words, count, hundredths};

use super::around::{Around, CashMark, check_rows};
use super::look::Look;
use super::page::{Page, Texts};
use super::palette::{INK, VERMILLION_TEXT};
use super::{ChartError, Picture, check};

/// The futures in which a plan begins, aligned to the week in which it does, with it and without it.
///
/// All rows have one value a week, of the same weeks.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The name of the shop.
    pub business: String,
    /// What people call the plan.
    pub plan: String,
    /// How many of the weeks lie before the one in which it begins.
    pub weeks_before: u32,
    /// How many days the plan lasts; none where it holds for good.
    pub lasts: Option<f64>,
    /// Mean sales of the week with the plan, in rupiah, never negative.
    pub sales_with: Vec<f64>,
    /// Mean sales of the week without it.
    pub sales_without: Vec<f64>,
    /// The mean balance at the close of the week with the plan, in rupiah.
    pub cash_with: Vec<f64>,
    /// The mean balance at the close of the week without it.
    pub cash_without: Vec<f64>,
    /// Whether what it changes in the sales of all these weeks is beyond chance.
    pub sales_clear: bool,
    /// Whether what it changes in cash at the end of them is beyond chance.
    pub cash_clear: bool,
    /// What the plan borrows, in rupiah; zero where it takes no loan.
    pub borrowed: f64,
    /// The chance of running out of cash with the plan, and without it, in these futures.
    pub out_of_cash: (f64, f64),
    /// In how many of the futures the plan begins.
    pub paths_with_plan: u64,
    /// How many futures were computed.
    pub paths: u64,
}

const WEEK: u32 = 7;

/// Draws what a plan does to sales and to cash.
///
/// # Errors
///
/// Fails if a value is not a finite number, sales, a loan or the time that the plan lasts are negative,
/// a chance is none, or rows are empty or differ in length.
pub fn plan(data: &Plan, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, look);
    around(data, words).draw(&mut page.canvas, page.body, words);
    page.finish()
}

fn validate(data: &Plan) -> Result<(), ChartError> {
    check::amounts("borrowed", &[data.borrowed])?;
    data.lasts.map_or(Ok(()), |days| check::amounts("lasts", &[days]))?;
    check::probabilities("out_of_cash", &[data.out_of_cash.0, data.out_of_cash.1])?;
    check_rows((&data.sales_with, &data.sales_without), (&data.cash_with, &data.cash_without))
}

fn around(data: &Plan, words: Words) -> Around<'_> {
    let text = |key| words.text(key, &[]);
    let days = u32::try_from(data.sales_with.len()).unwrap_or(u32::MAX).saturating_mul(WEEK);
    Around {
        before: data.weeks_before.saturating_mul(WEEK),
        lasts: data.lasts.unwrap_or(f64::from(days)),
        days_each: WEEK,
        sales: (&data.sales_with, &data.sales_without),
        cash: (&data.cash_with, &data.cash_without),
        marks: mark(data, words).into_iter().collect(),
        sales_heading: text("chart.plan.sales"),
        cash_heading: text("chart.shock_anatomy.cash"),
        weeks_heading: text("chart.plan.weeks"),
        with: text("chart.plan.with"),
        without: text("chart.plan.without"),
    }
}

/// What the plan changes in cash by the end of the last week.
fn cash_change(data: &Plan) -> f64 {
    let last = |row: &[f64]| row.last().copied().unwrap_or_default();
    last(&data.cash_with) - last(&data.cash_without)
}

/// What it changes in the sales of all weeks.
fn sales_change(data: &Plan) -> f64 {
    let pairs = data.sales_with.iter().zip(&data.sales_without);
    pairs.map(|(with, without)| with - without).sum()
}

fn mark(data: &Plan, words: Words) -> Option<CashMark> {
    let change = cash_change(data);
    let (key, color) = match change > 0.0 {
        true => ("chart.shock_anatomy.above", INK),
        false => ("chart.shock_anatomy.below", VERMILLION_TEXT),
    };
    let amount = words.money(change.abs());
    data.cash_clear.then(|| CashMark {
        at: data.cash_with.len().saturating_sub(1),
        text: words.text(key, &[("amount", &amount)]),
        color,
    })
}

fn open_page(data: &Plan, look: Look) -> Page {
    let words = look.words;
    let language = words.language();
    let (with, without) = data.out_of_cash;
    let chances = [("with", hundredths(with)), ("without", hundredths(without))];
    let chances = chances.each_ref().map(|(name, value)| (*name, value.as_str()));
    let mut notes = vec![words.text("chart.plan.note_out", &chances)];
    if data.borrowed > 0.0 {
        let amount = words.money(data.borrowed);
        notes.push(words.text("chart.plan.note_loan", &[("amount", &amount)]));
    }
    notes.push(words.text("chart.plan.note_lines", &[]));
    let counts = (count(data.paths_with_plan, language), count(data.paths, language));
    let counts = [("n", counts.0.as_str()), ("paths", counts.1.as_str())];
    let values = [("business", data.business.as_str()), ("plan", data.plan.as_str())];
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &words.text("chart.plan.subtitle", &values),
            notes: &notes,
            paths: &words.text("chart.plan.note_paths", &counts),
            aside: 0.0,
        },
    )
}

/// What the plan changes in sales and in cash; a change that could be chance is none.
fn title(data: &Plan, words: Words) -> String {
    let told = |change: f64, is_clear: bool, keys: [&str; 3]| {
        let amount = words.money(change.abs());
        let key = match (is_clear && amount != words.money(0.0), change > 0.0) {
            (false, _) => keys[2],
            (true, true) => keys[0],
            (true, false) => keys[1],
        };
        words.text(key, &[("amount", &amount)])
    };
    let sales = ["chart.plan.sales_more", "chart.plan.sales_less", "chart.plan.sales_same"];
    let cash = ["chart.plan.cash_more", "chart.plan.cash_less", "chart.plan.cash_same"];
    let mut cash = told(cash_change(data), data.cash_clear, cash);
    if data.borrowed > 0.0 {
        let loan = words.money(data.borrowed);
        cash = words.text("chart.plan.cash_loan", &[("cash", &cash), ("loan", &loan)]);
    }
    let weeks = data.sales_with.len().saturating_sub(data.weeks_before as usize);
    let weeks = count(weeks as u64, words.language());
    let values = [
        ("plan", data.plan.as_str()),
        ("weeks", weeks.as_str()),
        ("sales", &told(sales_change(data), data.sales_clear, sales)),
        ("cash", &cash),
    ];
    words.text("chart.plan.title", &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::samples;
    use crate::language::Language::{English, Indonesian};

    #[test]
    fn the_title_says_gains_losses_and_what_could_be_chance() {
        let (_, mut data) = samples::plans().remove(0);
        (data.sales_with, data.sales_without) = (vec![3e6, 3e6], vec![2e6, 2e6]);
        (data.cash_with, data.cash_without) = (vec![5e6, 4e6], vec![5e6, 5e6]);
        (data.weeks_before, data.sales_clear, data.cash_clear) = (0, true, true);
        let told = title(&data, Words::of(Indonesian));
        assert!(told.contains("penjualan naik Rp2 jt") && told.contains("kas berkurang Rp1 jt"));
        data.cash_clear = false;
        let told = title(&data, Words::of(English));
        assert!(told.contains("cash hardly changes"), "{told}");
        assert!(mark(&data, Words::of(English)).is_none());
    }

    #[test]
    fn a_loan_is_not_taken_for_profit() {
        let (_, mut data) = samples::plans().remove(0);
        data.borrowed = 10e6;
        let picture = plan(&data, English).unwrap();
        assert!(picture.description().contains("Rp10m"), "{}", picture.description());
        assert!(picture.title().contains("loan of Rp10m"), "{}", picture.title());
    }
}
