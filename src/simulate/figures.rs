//! The figures of each path (MODEL 10), from the trajectory of its days.

use serde::{Deserialize, Serialize};

use super::ledger::CreditLine;
use super::trajectory::Trajectory;
use crate::numeric::{LANES, Lanes, versions};

/// A day that never comes.
pub const NEVER: u32 = u32::MAX;

/// Days over which sales are summed to see whether they have come back.
const TRAILING_DAYS: usize = 7;

/// Share of the sales without shocks that counts as being back.
const BACK_AT: f64 = 0.9;

/// The figures of the paths of a block, one lane a path; rupiah net of drawings.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PathFigures {
    /// Opening cash.
    pub opening_cash: Lanes,
    /// Change of cash over the horizon.
    pub net_cash_flow: Lanes,
    /// Lowest balance at the close of a day.
    pub lowest_cash: Lanes,
    /// First day with the lowest balance.
    pub lowest_cash_day: [u32; LANES],
    /// First day on which cash is below minus the credit limit, or [`NEVER`].
    pub first_day_out_of_cash: [u32; LANES],
    /// Days that close below zero.
    pub days_below_zero: [u32; LANES],
    /// Largest fall of the balance from an earlier high.
    pub largest_fall: Lanes,
    /// Opening cash with which the path would just not run out; never negative.
    pub cash_needed: Lanes,
    /// Sales of all channels.
    pub sales: Lanes,
    /// The same without shocks.
    pub sales_without_shocks: Lanes,
    /// What was ordered but could not be delivered, for want of capacity or stock.
    pub undelivered_sales: Lanes,
    /// How long sales took to come back after the first fall.
    pub recovery: [PathRecovery; LANES],
}

/// What became of sales that fell below 90% of the same path without shocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum PathRecovery {
    /// They never fell so low.
    #[default]
    NeverFell,
    /// They were back at 90% after so many days.
    Back(u32),
    /// They were not back at the end.
    NotBack,
}

impl PathFigures {
    /// Takes the figures of a block, against the sales by day of the same paths without shocks.
    pub(crate) fn of(
        trajectory: &Trajectory,
        sales_without_shocks: &[Lanes],
        opening: &Lanes,
        credit: &CreditLine,
    ) -> Self {
        let closing = trajectory.cash.last().unwrap_or(opening);
        let mut figures = Self {
            opening_cash: *opening,
            net_cash_flow: std::array::from_fn(|lane| closing[lane] - opening[lane]),
            lowest_cash: [f64::INFINITY; LANES],
            lowest_cash_day: [0; LANES],
            first_day_out_of_cash: [NEVER; LANES],
            days_below_zero: [0; LANES],
            largest_fall: [0.0; LANES],
            cash_needed: cash_needed(trajectory, opening, credit),
            sales: sum(&trajectory.sales),
            sales_without_shocks: sum(sales_without_shocks),
            undelivered_sales: [0.0; LANES],
            recovery: [PathRecovery::NeverFell; LANES],
        };
        follow_cash(&mut figures, trajectory, opening, credit);
        if trajectory.sales != sales_without_shocks {
            figures.recovery = recoveries(&trajectory.sales, sales_without_shocks);
        }
        figures
    }

    #[inline(always)]
    fn follow_cash(&mut self, trajectory: &Trajectory, opening: &Lanes, credit: &CreditLine) {
        let mut highest = *opening;
        for (day, cash) in trajectory.cash.iter().enumerate() {
            let day = day as u32;
            for lane in 0..LANES {
                let balance = cash[lane];
                let is_lowest = balance < self.lowest_cash[lane];
                self.lowest_cash_day[lane] =
                    if is_lowest { day } else { self.lowest_cash_day[lane] };
                self.lowest_cash[lane] = self.lowest_cash[lane].min(balance);
                let out = balance < -credit.limit[lane];
                let first = self.first_day_out_of_cash[lane];
                self.first_day_out_of_cash[lane] = if out { first.min(day) } else { first };
                self.days_below_zero[lane] += u32::from(balance < 0.0);
                highest[lane] = highest[lane].max(balance);
                self.largest_fall[lane] = self.largest_fall[lane].max(highest[lane] - balance);
            }
        }
    }
}

versions! {
    fn follow_cash(figures: &mut PathFigures, trajectory: &Trajectory, opening: &Lanes, credit: &CreditLine) {
        figures.follow_cash(trajectory, opening, credit);
    }
}

/// The sum over rows, lane by lane.
pub(super) fn sum(rows: &[Lanes]) -> Lanes {
    let mut total = [0.0; LANES];
    for row in rows {
        for lane in 0..LANES {
            total[lane] += row[lane];
        }
    }
    total
}

versions! {
    /// The opening cash with which a path would just not run out.
    ///
    /// Walking back from the last day: a close must be at least minus the limit, and high enough for
    /// the next close, which is this one plus the day's flow less interest on what is drawn now.
    /// Interest grows as cash falls, so the step can be turned around in closed form.
    fn cash_needed(trajectory: &Trajectory, opening: &Lanes, credit: &CreditLine) -> Lanes {
        let mut needed: Lanes = credit.limit.map(|limit| -limit);
        for day in (0..trajectory.cash.len()).rev() {
            let before = if day == 0 { opening } else { &trajectory.cash[day - 1] };
            let cash = &trajectory.cash[day];
            for lane in 0..LANES {
                let flow = cash[lane] - before[lane] + credit.interest(before[lane], lane);
                let wanted = before_interest(needed[lane] - flow, credit, lane);
                needed[lane] = wanted.max(-credit.limit[lane]);
            }
        }
        needed.map(|cash| cash.max(0.0))
    }
}

/// The balance from which a given balance is left after a day's interest.
#[inline(always)]
fn before_interest(after: f64, credit: &CreditLine, lane: usize) -> f64 {
    let rate = credit.interest_per_day[lane];
    let (line, limit) = (credit.drawn_below[lane], credit.limit[lane]);
    let partly = (after + rate * line) / (1.0 + rate);
    let fully = after + rate * limit;
    if after >= line {
        after
    } else if partly >= line - limit {
        partly
    } else {
        fully
    }
}

versions! {
    /// Follows the trailing week of sales of each path until it is back at 90% of the same week
    /// without shocks.
    fn recoveries(sold: &[Lanes], without_shocks: &[Lanes]) -> [PathRecovery; LANES] {
        let mut fell = [NEVER; LANES];
        let mut back = [NEVER; LANES];
        for day in TRAILING_DAYS - 1..sold.len() {
            let sales = trailing_week(sold, day);
            let ordinary = trailing_week(without_shocks, day);
            for lane in 0..LANES {
                let is_low = sales[lane] < BACK_AT * ordinary[lane];
                let has_fallen = fell[lane] != NEVER;
                let is_back = !is_low && has_fallen && back[lane] == NEVER;
                fell[lane] = if is_low && !has_fallen { day as u32 } else { fell[lane] };
                back[lane] = if is_back { day as u32 } else { back[lane] };
            }
        }
        std::array::from_fn(|lane| match (fell[lane], back[lane]) {
            (NEVER, _) => PathRecovery::NeverFell,
            (_, NEVER) => PathRecovery::NotBack,
            (fell, back) => PathRecovery::Back(back - fell),
        })
    }
}

/// The sum of seven days, added up anew for each day: with a running sum, rounding could tell
/// equal sales from equal sales.
#[inline(always)]
fn trailing_week(rows: &[Lanes], day: usize) -> Lanes {
    let mut sum = [0.0; LANES];
    for row in &rows[day + 1 - TRAILING_DAYS..=day] {
        for lane in 0..LANES {
            sum[lane] += row[lane];
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credit(limit: f64, drawn_below: f64, rate: f64) -> CreditLine {
        CreditLine {
            limit: [limit; LANES],
            drawn_below: [drawn_below; LANES],
            interest_per_day: [rate; LANES],
            has_interest: rate > 0.0,
        }
    }

    /// Runs fixed daily flows from an opening balance.
    fn trajectory(opening: f64, flows: &[f64], credit: &CreditLine) -> Trajectory {
        let mut balance = opening;
        let cash: Vec<Lanes> = flows
            .iter()
            .map(|flow| {
                balance += flow - credit.interest(balance, 0);
                [balance; LANES]
            })
            .collect();
        let sales = vec![[1.0; LANES]; flows.len()];
        Trajectory { cash, sales, ..Trajectory::default() }
    }

    #[test]
    fn figures_of_a_path_by_hand() {
        let credit = credit(0.0, 0.0, 0.0);
        let trajectory = trajectory(10.0, &[5.0, -20.0, 3.0, -6.0, 10.0], &credit);
        let figures = PathFigures::of(&trajectory, &trajectory.sales, &[10.0; LANES], &credit);
        assert_eq!(figures.net_cash_flow[0], -8.0);
        assert_eq!((figures.lowest_cash[0], figures.lowest_cash_day[0]), (-8.0, 3));
        assert_eq!(figures.first_day_out_of_cash[0], 1);
        assert_eq!(figures.days_below_zero[0], 3);
        assert_eq!(figures.largest_fall[0], 23.0);
        assert_eq!(figures.cash_needed[0], 18.0);
    }

    #[test]
    fn cash_needed_is_just_enough_with_interest_and_a_limit() {
        let flows: Vec<f64> = (0..200).map(|day| if day % 9 == 0 { 70.0 } else { -11.0 }).collect();
        for (limit, line, rate) in [(0.0, 0.0, 0.0), (300.0, 0.0, 0.004), (150.0, 40.0, 0.01)] {
            let credit = credit(limit, line, rate);
            let run = trajectory(500.0, &flows, &credit);
            let needed = cash_needed(&run, &[500.0; LANES], &credit)[0];
            let lowest = |opening: f64| {
                let again = trajectory(opening, &flows, &credit);
                again.cash.iter().map(|row| row[0]).fold(f64::INFINITY, f64::min)
            };
            assert!(needed > 0.0);
            assert!((lowest(needed) + limit).abs() < 1e-6, "{limit} {line} {rate}: {needed}");
            assert!(lowest(needed - 0.01) < -limit);
        }
    }

    #[test]
    fn recovery_counts_days_from_the_fall_to_the_return() {
        let credit = credit(0.0, 0.0, 0.0);
        let mut trajectory = trajectory(10.0, &[0.0; 60], &credit);
        let ordinary = trajectory.sales.clone();
        for day in 20..30 {
            trajectory.sales[day] = [0.0; LANES];
        }
        // The trailing week is below 90% from day 20 on and whole again on day 36.
        let figures = PathFigures::of(&trajectory, &ordinary, &[10.0; LANES], &credit);
        assert_eq!(figures.recovery[0], PathRecovery::Back(16));
        for day in 30..60 {
            trajectory.sales[day] = [0.5; LANES];
        }
        let figures = PathFigures::of(&trajectory, &ordinary, &[10.0; LANES], &credit);
        assert_eq!(figures.recovery[0], PathRecovery::NotBack);
    }
}
