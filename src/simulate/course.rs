//! What the days of a block leave behind.

use super::ledger::CreditLine;
use crate::model::Model;
use crate::numeric::{LANES, Lanes};

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
        for rows in [&mut self.cash, &mut self.sales, &mut self.sales_without_shocks] {
            rows.clear();
            rows.reserve_exact(days);
        }
        for (rows, length) in [
            (&mut self.weekly_sales, weeks * model.channels.len()),
            (&mut self.weekly_sales_without_shocks, weeks),
        ] {
            // The first day of each week overwrites what stands there.
            if rows.len() != length {
                *rows = vec![[0.0; LANES]; length];
            }
        }
    }

    /// Keeps the sales of a run as those without shocks, and clears the rest for another run.
    pub(crate) fn keep_as_without_shocks(&mut self) {
        std::mem::swap(&mut self.sales, &mut self.sales_without_shocks);
        self.sales.clear();
        self.cash.clear();
        for (day, sales) in self.sales_without_shocks.iter().enumerate() {
            add_to_week(&mut self.weekly_sales_without_shocks[day / 7], day, sales);
        }
    }

    /// The first path of the block whose cash or sales are not finite numbers.
    ///
    /// A balance that once is infinite or no number stays so, so the last day speaks for all.
    pub(crate) fn not_finite(&self) -> Option<usize> {
        let last = self.cash.last().into_iter();
        // What is infinite or no number makes its product with zero no number.
        let mut zeros = [0.0; LANES];
        for row in last.chain(&self.sales).chain(&self.sales_without_shocks) {
            for lane in 0..LANES {
                zeros[lane] += row[lane] * 0.0;
            }
        }
        zeros.iter().position(|zero| zero.is_nan())
    }

    /// Whether cash is below minus the limit on any day, by path.
    pub(crate) fn runs_out(&self, credit: &CreditLine) -> [bool; LANES] {
        let mut out = [false; LANES];
        for cash in &self.cash {
            for lane in 0..LANES {
                out[lane] |= cash[lane] < -credit.limit[lane];
            }
        }
        out
    }

    /// Notes the sales of a day by channel; days come in their order.
    #[inline(always)]
    pub(crate) fn note_sales(&mut self, day: usize, weeks: usize, sales: &[Lanes]) {
        let mut total = [0.0; LANES];
        for (channel, sales) in sales.iter().enumerate() {
            add(&mut total, sales);
            add_to_week(&mut self.weekly_sales[channel * weeks + day / 7], day, sales);
        }
        self.sales.push(total);
    }

    /// Notes what a day would have sold without shocks, by channel; days come in their order.
    #[inline(always)]
    pub(crate) fn note_without_shocks(&mut self, day: usize, sales: &[Lanes]) {
        let mut total = [0.0; LANES];
        for sales in sales {
            add(&mut total, sales);
        }
        add_to_week(&mut self.weekly_sales_without_shocks[day / 7], day, &total);
        self.sales_without_shocks.push(total);
    }
}

/// The first day of a week overwrites what stood in its row before.
#[inline(always)]
fn add_to_week(week: &mut Lanes, day: usize, sales: &Lanes) {
    if day.is_multiple_of(7) {
        *week = *sales;
    } else {
        add(week, sales);
    }
}

#[inline(always)]
fn add(sum: &mut Lanes, more: &Lanes) {
    for lane in 0..LANES {
        sum[lane] += more[lane];
    }
}
