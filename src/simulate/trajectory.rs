//! What the days of a block leave behind.

use super::ledger::CreditLine;
use crate::model::Model;
use crate::numeric::{LANES, Lanes};

/// What the days of a block leave behind.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trajectory {
    /// Balance net of drawings at the close of each day, rupiah.
    pub(crate) cash: Vec<Lanes>,
    /// Sales of all channels by day, rupiah.
    pub(crate) sales: Vec<Lanes>,
    /// Sales by channel and week, rupiah: row `channel * weeks + week`.
    pub(crate) weekly_sales: Vec<Lanes>,
    /// Wages that fell due on days that closed out of cash, as far as cash fell short, rupiah.
    pub(crate) unpaid_wages: Lanes,
}

impl Trajectory {
    /// Clears the trajectory for the days and channels of a model, keeping its memory.
    pub(crate) fn reset(&mut self, model: &Model) {
        let (days, weeks) = (model.horizon.days(), model.horizon.weeks());
        for rows in [&mut self.cash, &mut self.sales] {
            rows.clear();
            rows.reserve_exact(days);
        }
        self.unpaid_wages = [0.0; LANES];
        // The first day of each week overwrites what stands there.
        let length = weeks * model.channels.len();
        if self.weekly_sales.len() != length {
            self.weekly_sales = vec![[0.0; LANES]; length];
        }
    }

    /// Sales of all channels by week, rupiah.
    pub(crate) fn sales_by_week(&self, weeks: usize) -> Vec<Lanes> {
        let mut rows = vec![[0.0; LANES]; weeks];
        for (day, sales) in self.sales.iter().enumerate() {
            add_to_week(&mut rows[day / 7], day, sales);
        }
        rows
    }

    /// The first path of the block whose cash or sales are not finite numbers.
    ///
    /// A balance that once is infinite or no number stays so, so the last day speaks for all.
    pub(crate) fn not_finite(&self) -> Option<usize> {
        let last = self.cash.last().into_iter();
        // What is infinite or no number makes its product with zero no number.
        let mut zeros = [0.0; LANES];
        for row in last.chain(&self.sales) {
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

    /// The lowest close of any day, by path, rupiah net of drawings.
    pub(crate) fn lowest_cash(&self) -> Lanes {
        let mut lowest = [f64::INFINITY; LANES];
        for cash in &self.cash {
            for lane in 0..LANES {
                lowest[lane] = lowest[lane].min(cash[lane]);
            }
        }
        lowest
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
