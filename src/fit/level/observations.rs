//! Sales by day as observations of their logarithm.

use jiff::civil::Date;

use super::effects::Effects;
use crate::fit::reading::Channel;
use crate::numeric::ln;

/// One observation of log sales.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// Days since the first day.
    pub day: usize,
    /// Log of sales a day, rupiah.
    pub value: f64,
    /// Which part of the variance of a day's noise it carries: 1 for a day, 1/7 for a week.
    pub noise_share: f64,
    /// Variance besides: that of counted orders and their values.
    pub variance: f64,
    /// The effects of the calendar that act on it.
    pub row: Vec<f64>,
}

/// The history of a channel, ready to be fitted.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// Its first day.
    pub start: Date,
    /// Its length in days.
    pub days: usize,
    /// What was observed, in order of days.
    pub observations: Vec<Observation>,
    /// What the calendar does to sales.
    pub effects: Effects,
    /// Runs of days without any sale: first day and length.
    pub closures: Vec<(usize, usize)>,
    /// Weekdays on which the shop does not sell, Monday first.
    pub closed_weekdays: [bool; 7],
    /// The part of open days that had a sale, share of 1; one where weeks are observed.
    pub selling_days: f64,
    /// Whether orders are so few that weeks are observed, not days.
    pub by_weeks: bool,
}

/// So many days in a row without a sale are a closure.
const CLOSURE_DAYS: usize = 3;

/// With fewer orders a day, chance decides how many come.
const FEW_ORDERS: f64 = 3.0;

/// With more days without a sale (outside closures) the same.
const MANY_ZEROS: f64 = 0.15;

/// The days of a part of a channel's sales; `masked` days are left out.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The day of the first entry.
    pub start: Date,
    /// Sales by day.
    pub sales: &'a [Option<f64>],
    /// Average orders of a day; 0 where unknown.
    pub orders_a_day: f64,
    /// Standard deviation of order values over their mean.
    pub order_value_cv: f64,
    /// Runs of days to leave out: first day and length.
    pub masked: &'a [(usize, usize)],
}

impl<'a> Part<'a> {
    /// All days of a channel.
    #[must_use]
    pub fn whole(channel: &'a Channel, masked: &'a [(usize, usize)]) -> Self {
        let days = channel.known_days().max(1) as f64;
        Self {
            start: channel.start,
            sales: &channel.sales,
            orders_a_day: channel.orders / days,
            order_value_cv: channel.order_value_cv.unwrap_or(1.0),
            masked,
        }
    }
}

impl History {
    /// The observations of days that were open.
    #[must_use]
    pub fn of(part: Part<'_>) -> Self {
        let closures = closures(part.sales);
        let mut open: Vec<Option<f64>> = part.sales.to_vec();
        for (first, length) in closures.iter().chain(part.masked) {
            let end = (first + length).min(open.len());
            open[(*first).min(end)..end].fill(None);
        }
        let closed_weekdays = closed_weekdays(part.start, &open);
        for day in (0..open.len()).filter(|day| closed_weekdays[weekday(part.start, *day)]) {
            open[day] = None;
        }
        let known = open.iter().flatten().count();
        let zeros = open.iter().flatten().filter(|sales| **sales <= 0.0).count();
        let few = part.orders_a_day > 0.0 && part.orders_a_day < FEW_ORDERS;
        let by_weeks = few || zeros as f64 > MANY_ZEROS * known.max(1) as f64;
        let effects = Effects::of(part.start, &open);
        let observations =
            if by_weeks { weeks(&open, &part, &effects) } else { days(&open, &effects) };
        Self {
            start: part.start,
            days: part.sales.len(),
            observations,
            effects,
            closures,
            closed_weekdays,
            selling_days: if by_weeks { 1.0 } else { 1.0 - zeros as f64 / known.max(1) as f64 },
            by_weeks,
        }
    }
}

fn weekday(start: Date, day: usize) -> usize {
    let first = usize::try_from(start.weekday().to_monday_zero_offset()).unwrap_or(0);
    (first + day) % 7
}

/// A weekday that came up so often, and was without a sale nearly always, is closed.
const WEEKS_TO_TELL: usize = 6;

/// Weekdays without sales: those that are zero in nine of ten weeks, and those that a table of days
/// leaves out while it has all others.
fn closed_weekdays(start: Date, open: &[Option<f64>]) -> [bool; 7] {
    let (mut known, mut zeros) = ([0usize; 7], [0usize; 7]);
    for (day, sales) in open.iter().enumerate() {
        if let Some(sales) = sales {
            known[weekday(start, day)] += 1;
            zeros[weekday(start, day)] += usize::from(*sales <= 0.0);
        }
    }
    let told = known.iter().filter(|count| **count >= WEEKS_TO_TELL).count();
    let mut closed = [false; 7];
    for (at, closed) in closed.iter_mut().enumerate() {
        *closed = match known[at] {
            0 => told >= 4,
            count => count >= WEEKS_TO_TELL && zeros[at] * 10 >= count * 9,
        };
    }
    if closed.iter().all(|closed| *closed) { [false; 7] } else { closed }
}

fn closures(sales: &[Option<f64>]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut first = 0;
    let is_zero = |sales: &Option<f64>| sales.is_some_and(|sales| sales <= 0.0);
    for run in sales.chunk_by(|one, next| is_zero(one) == is_zero(next)) {
        if is_zero(&run[0]) && run.len() >= CLOSURE_DAYS {
            found.push((first, run.len()));
        }
        first += run.len();
    }
    // A shop with few orders has such runs by chance: closures are rare.
    let zeros = sales.iter().filter(|sales| is_zero(sales)).count();
    let in_runs: usize = found.iter().map(|(_, length)| length).sum();
    let many = found.len() * 40 > sales.len().max(40) || (zeros - in_runs) * 7 > sales.len();
    if many {
        found.retain(|(_, length)| *length >= 14)
    }
    found
}

fn days(open: &[Option<f64>], effects: &Effects) -> Vec<Observation> {
    let observed = open.iter().enumerate().filter_map(|(day, sales)| Some((day, (*sales)?)));
    let positive = observed.filter(|(_, sales)| *sales > 0.0);
    positive
        .map(|(day, sales)| Observation {
            day,
            value: ln(sales),
            noise_share: 1.0,
            variance: 0.0,
            row: effects.row(day),
        })
        .collect()
}

/// Weeks of known days; a week without a sale waits for the next, and days fewer than a week count
/// only where there is nothing else.
fn weeks(open: &[Option<f64>], part: &Part<'_>, effects: &Effects) -> Vec<Observation> {
    let mut found = Vec::new();
    let mut held: Vec<(usize, f64)> = Vec::new();
    for (day, sales) in open.iter().enumerate() {
        held.extend(sales.map(|sales| (day, sales)));
        if held.len() >= 7
            && let Some(seen) = together(&held, part, effects)
        {
            found.push(seen);
            held.clear();
        }
    }
    if found.is_empty() {
        found.extend(together(&held, part, effects));
    }
    found
}

/// Days as one observation; `None` if nothing was sold on them.
fn together(held: &[(usize, f64)], part: &Part<'_>, effects: &Effects) -> Option<Observation> {
    let total: f64 = held.iter().map(|(_, sales)| sales).sum();
    if total <= 0.0 {
        return None;
    }
    let count = held.len() as f64;
    let mut row = vec![0.0; effects.count()];
    for (day, _) in held {
        for (sum, value) in row.iter_mut().zip(effects.row(*day)) {
            *sum += value / count;
        }
    }
    let orders = (part.orders_a_day * count).max(1.0);
    Some(Observation {
        day: held[held.len() / 2].0,
        value: ln(total / count),
        noise_share: 1.0 / count,
        variance: (1.0 + part.order_value_cv * part.order_value_cv) / orders,
        row,
    })
}
