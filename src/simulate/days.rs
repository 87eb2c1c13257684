//! The road of a day: demand, noise, shocks, links, then the ledger, for a block of paths side by
//! side.

use multiversion::multiversion;

use super::books::{ChannelBooks, DayTerms};
use super::demand::Demand;
use super::effects::ChannelEffects;
use super::ledger::Ledger;
use super::links::Links;
use super::parameters::Parameters;
use super::variation::VariationTile;
use crate::model::Model;
use crate::numeric::{LANES, Lanes};

/// What the days of a block work on.
pub(crate) struct Days<'a, 'r> {
    pub(crate) model: &'a Model,
    pub(crate) parameters: &'a Parameters,
    pub(crate) variation: &'a [VariationTile],
    pub(crate) effects: &'a [ChannelEffects],
    pub(crate) demand: &'a [Demand],
    pub(crate) links: Links,
    pub(crate) books: Vec<ChannelBooks>,
    pub(crate) ledger: Ledger<'r>,
}

/// What the days of a block leave behind.
#[derive(Debug, Clone, Default)]
pub(crate) struct Course {
    /// Balance net of drawings at the close of each day, rupiah.
    pub(crate) cash: Vec<Lanes>,
    /// Sales of all channels by day, rupiah.
    pub(crate) sales: Vec<Lanes>,
    /// The same without shocks.
    pub(crate) sales_without_shocks: Vec<Lanes>,
    /// Sales by channel and week, rupiah: row `channel * weeks + week`.
    pub(crate) weekly_sales: Vec<Lanes>,
    /// Sales of all channels without shocks by week, rupiah.
    pub(crate) weekly_sales_without_shocks: Vec<Lanes>,
}

impl Course {
    /// Clears the course for the days and channels of a model, keeping its memory.
    pub(crate) fn reset(&mut self, model: &Model) {
        let (days, weeks) = (model.horizon.days(), model.horizon.weeks());
        for (rows, length) in [
            (&mut self.cash, days),
            (&mut self.sales, days),
            (&mut self.sales_without_shocks, days),
            (&mut self.weekly_sales, weeks * model.channels.len()),
            (&mut self.weekly_sales_without_shocks, weeks),
        ] {
            rows.clear();
            rows.resize(length, [0.0; LANES]);
        }
    }
}

/// Room for the channels of one day.
#[derive(Debug, Clone, Default)]
pub(crate) struct DayScratch {
    ordinary: Vec<Lanes>,
    sales: Vec<Lanes>,
}

/// Runs all days of a block.
#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx512bw", "x86_64+avx2"))]
pub(crate) fn run_days(days: &mut Days, course: &mut Course, scratch: &mut DayScratch) {
    let channels = days.model.channels.len();
    scratch.ordinary.resize(channels, [0.0; LANES]);
    scratch.sales.resize(channels, [0.0; LANES]);
    let mut factors: Vec<Option<&Lanes>> = vec![None; channels];
    for day in 0..days.model.horizon.days() {
        for channel in 0..channels {
            factors[channel] = days.effects[channel].demand.as_ref().map(|rows| &rows[day]);
            scratch.ordinary[channel] = ordinary_sales(days, channel, day);
            scratch.sales[channel] = with_factor(&scratch.ordinary[channel], factors[channel]);
        }
        days.links.apply(&scratch.ordinary, &factors, &mut scratch.sales);
        note_sales(course, scratch, day, days.model.horizon.weeks());
        post(days, &scratch.sales, day);
        course.cash[day] = days.ledger.close();
    }
}

/// m X of a channel on a day.
#[inline(always)]
fn ordinary_sales(days: &Days, channel: usize, day: usize) -> Lanes {
    let mut sales = days.demand[channel].expected(day as i64);
    if let Some(tile) = &days.variation[channel] {
        let row = &tile[day];
        for lane in 0..LANES {
            sales[lane] *= f64::from(row[lane]);
        }
    }
    sales
}

#[inline(always)]
fn with_factor(sales: &Lanes, factor: Option<&Lanes>) -> Lanes {
    let mut out = *sales;
    if let Some(factor) = factor {
        for lane in 0..LANES {
            out[lane] *= factor[lane];
        }
    }
    out
}

#[inline(always)]
fn note_sales(course: &mut Course, scratch: &DayScratch, day: usize, weeks: usize) {
    let week = day / 7;
    for (channel, sales) in scratch.sales.iter().enumerate() {
        add(&mut course.sales[day], sales);
        add(&mut course.weekly_sales[channel * weeks + week], sales);
    }
    for ordinary in &scratch.ordinary {
        add(&mut course.sales_without_shocks[day], ordinary);
    }
    let total = course.sales_without_shocks[day];
    add(&mut course.weekly_sales_without_shocks[week], &total);
}

#[inline(always)]
fn post(days: &mut Days, sales: &[Lanes], day: usize) {
    days.ledger.begin(day);
    days.ledger.post_interest();
    for (channel, books) in days.books.iter_mut().enumerate() {
        let effects = &days.effects[channel];
        let terms = DayTerms {
            commission_points: effects.commission_points.as_ref().map(|rows| &rows[day]),
            unit_cost: effects.unit_cost.as_ref().map(|rows| &rows[day]),
            held: effects.held.as_ref().map_or(0, |rows| rows[day]),
        };
        books.post_day(day, &sales[channel], terms, &mut days.ledger);
    }
    for payment in days.model.schedule.on(day) {
        let mut amount = *days.parameters.lanes(payment.amount);
        for value in &mut amount {
            *value *= payment.sign;
        }
        days.ledger.post(payment.account, &amount);
    }
}

#[inline(always)]
fn add(sum: &mut Lanes, more: &Lanes) {
    for lane in 0..LANES {
        sum[lane] += more[lane];
    }
}
