//! The money of the whole time: what comes in, what goes out and what is left, in a typical future and
//! in a bad one.

use crate::language::{Words, count};

use super::canvas::Frame;
use super::look::Look;
use super::page::{Page, Texts};
use super::palette::{BLUE, INK, VERMILLION};
use super::unit::Unit;
use super::waterfall::{Bar, Kind, PanelData, Waterfall};
use super::{ChartError, Picture, check, period};

/// The money of two futures.
#[derive(Debug, Clone, PartialEq)]
pub struct MoneyYear {
    /// The name of the shop.
    pub business: String,
    /// How many days it spans.
    pub days: u32,
    /// Half of the futures leave less than this one.
    pub typical: FutureMoney,
    /// One in twenty leaves less than this one.
    pub bad: FutureMoney,
    /// How many futures were computed.
    pub paths: u64,
}

/// What comes in and goes out in one future.
#[derive(Debug, Clone, PartialEq)]
pub struct FutureMoney {
    /// The balance before day 0, in rupiah.
    pub opening: f64,
    /// What is paid for each purpose, in the order of [`Purpose::ALL`]; out of the till negative.
    pub amounts: [f64; Purpose::ALL.len()],
}

/// What money is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Sales that are paid out, less refunds.
    Sales,
    /// Commissions and fees of platforms.
    Fees,
    /// Goods and packing.
    Goods,
    /// Advertising.
    Ads,
    /// Wages and holiday allowance.
    Wages,
    /// Rent and other costs that come every month.
    Fixed,
    /// Precautions, responses and single amounts.
    Single,
    /// Loans: paid out, paid back, interest.
    Loans,
    /// Tax.
    Tax,
    /// What the family takes.
    Family,
}

impl Purpose {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Sales,
        Self::Fees,
        Self::Goods,
        Self::Ads,
        Self::Wages,
        Self::Fixed,
        Self::Single,
        Self::Loans,
        Self::Tax,
        Self::Family,
    ];

    /// What people call it.
    #[must_use]
    pub fn name(self, words: Words) -> String {
        let key = match self {
            Self::Sales => "chart.money.sales",
            Self::Fees => "chart.money.fees",
            Self::Goods => "chart.money.goods",
            Self::Ads => "chart.money.ads",
            Self::Wages => "chart.money.wages",
            Self::Fixed => "chart.money.fixed",
            Self::Single => "chart.money.single",
            Self::Loans => "chart.money.loans",
            Self::Tax => "chart.money.tax",
            Self::Family => "chart.money.family",
        };
        words.text(key, &[])
    }
}

impl FutureMoney {
    /// What is left of everything that comes in.
    fn change(&self) -> f64 {
        self.amounts.iter().sum()
    }
}

/// Draws two waterfalls on one axis, from the cash at the start to the cash at the end.
///
/// # Errors
///
/// Fails if a value is not a finite number.
pub fn money_year(data: &MoneyYear, look: impl Into<Look>) -> Result<Picture, ChartError> {
    for future in [&data.typical, &data.bad] {
        check::value("opening", future.opening)?;
        check::values("amounts", &future.amounts)?;
    }
    let look: Look = look.into();
    let mut page = open_page(data, look);
    waterfall(page.body, data, look.words).draw(&mut page.canvas);
    page.finish()
}

fn open_page(data: &MoneyYear, look: Look) -> Page {
    let words = look.words;
    let paths = count(data.paths, words.language());
    let period = period::in_words(data.days, words);
    let subtitle = [("business", data.business.as_str()), ("period", &period)];
    let notes = [words.text("chart.money_year.note", &[])];
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &words.text("chart.money_year.subtitle", &subtitle),
            notes: &notes,
            paths: &words.text("chart.note_paths", &[("paths", &paths)]),
            aside: 0.0,
        },
    )
}

/// What comes in, and what is left of it in both futures.
fn title(data: &MoneyYear, words: Words) -> String {
    let moves = |future: &FutureMoney| {
        let change = future.change();
        let key = if change < 0.0 { "chart.money_year.falls" } else { "chart.money_year.grows" };
        words.text(key, &[("amount", &words.money(change.abs()))])
    };
    let period = period::in_words(data.days, words);
    let values = [
        ("period", period.as_str()),
        ("sales", &words.money(data.typical.amounts[0])),
        ("typical", &moves(&data.typical)),
        ("bad", &moves(&data.bad)),
    ];
    words.text("chart.money_year.title", &values)
}

fn waterfall(body: Frame, data: &MoneyYear, words: Words) -> Waterfall {
    let shown = shown(data, Waterfall::most_rows(body).saturating_sub(2).max(1));
    let others = words.text("chart.money_year.others", &[]);
    let name = |purposes: &Vec<usize>| match purposes.as_slice() {
        [one] => Purpose::ALL[*one].name(words),
        _ => others.clone(),
    };
    let ends = ["chart.money_year.opening", "chart.money_year.closing"];
    let [opening, closing] = ends.map(|key| words.text(key, &[]));
    let middle = shown.iter().map(name);
    let names = std::iter::once(opening).chain(middle).chain([closing]).collect();
    let panel = |future: &FutureMoney, key: &str| PanelData {
        heading: words.text(key, &[]),
        unit: Unit::Money(words),
        bars: bars(future, &shown, words),
    };
    let panels = [
        panel(&data.typical, "chart.money_year.typical"),
        panel(&data.bad, "chart.money_year.bad"),
    ];
    Waterfall::divide(body, names, panels, true)
}

/// The places of the purposes of each row: those for which nothing is paid are left out, and the
/// smallest stand together where there are more than `most`.
fn shown(data: &MoneyYear, most: usize) -> Vec<Vec<usize>> {
    let size =
        |place: &usize| data.typical.amounts[*place].abs().max(data.bad.amounts[*place].abs());
    let mut places: Vec<usize> =
        (0..Purpose::ALL.len()).filter(|place| size(place) > 0.0).collect();
    let mut together = Vec::new();
    while places.len() + usize::from(!together.is_empty()) > most && places.len() > 1 {
        let least = places.iter().copied().min_by(|one, other| size(one).total_cmp(&size(other)));
        places.retain(|place| Some(*place) != least);
        together.extend(least);
    }
    let mut rows: Vec<Vec<usize>> = places.into_iter().map(|place| vec![place]).collect();
    if !together.is_empty() {
        rows.push(together);
    }
    rows
}

fn bars(future: &FutureMoney, shown: &[Vec<usize>], words: Words) -> Vec<Bar> {
    let unit = Unit::Money(words);
    let whole = |value: f64, kind: Kind| Bar {
        from: 0.0,
        value,
        ends: None,
        written: unit.written(value),
        color: INK.tint(0.7),
        kind,
    };
    let mut reached = future.opening;
    let mut bars = vec![whole(future.opening, Kind::Whole)];
    for purposes in shown {
        let amount: f64 = purposes.iter().map(|place| future.amounts[*place]).sum();
        let from = reached;
        reached += amount;
        let color = if amount < 0.0 { VERMILLION } else { BLUE }.tint(0.8);
        let written = unit.signed(amount);
        bars.push(Bar { from, value: reached, ends: None, written, color, kind: Kind::Part });
    }
    bars.push(whole(reached, Kind::Total));
    bars
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::samples;
    use crate::language::Language::{English, Indonesian};

    #[test]
    fn the_parts_lead_from_the_first_balance_to_the_last() {
        let (_, data) = samples::money_years().remove(0);
        for most in [2, 4, 20] {
            let bars = bars(&data.bad, &shown(&data, most), Words::of(English));
            let last = bars.last().unwrap();
            let left = data.bad.opening + data.bad.change();
            assert!((last.value - left).abs() < 1e-6, "{most}");
            assert!(bars.len() <= most + 2);
            let joins = bars.windows(2).skip(1).filter(|pair| pair[1].kind == Kind::Part);
            assert!(joins.map(|pair| pair[1].from - pair[0].value).all(|gap| gap == 0.0));
        }
    }

    #[test]
    fn the_title_says_gains_and_losses() {
        let (_, data) = samples::money_years().remove(0);
        let told = title(&data, Words::of(Indonesian));
        assert!(told.contains("bertambah") && told.contains("berkurang"), "{told}");
    }
}
