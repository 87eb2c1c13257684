//! When a response begins.

use super::Known;
use crate::model::When;
use crate::numeric::{LANES, Lanes};
use crate::simulate::figures::NEVER;
use crate::simulate::parameters::Parameters;

/// What a response waits for, on the paths of a block.
#[derive(Debug, Clone)]
pub(super) enum Trigger {
    /// A day that is known beforehand on each path, or [`NEVER`].
    Day([u32; LANES]),
    /// Low sales.
    SalesBelow(Watch),
    /// Cash below so many days of fixed costs.
    CashBelow(Lanes),
}

/// The sales of the last days against what is normal on them.
#[derive(Debug, Clone)]
pub(super) struct Watch {
    channel: Option<usize>,
    share: Lanes,
    /// Sales less the share of what is normal, by day modulo the number of days watched.
    gaps: Vec<Lanes>,
}

impl Trigger {
    pub(super) fn prepare(
        when: &When,
        parameters: &Parameters,
        first_start: Option<&[Lanes]>,
    ) -> Self {
        match when {
            When::Day(day) => Self::Day([u32::try_from(*day).unwrap_or(NEVER); LANES]),
            When::AfterShock { shock, days } => {
                let after = parameters.lanes(*days);
                let day = |lane: usize| match first_start {
                    Some(starts) => first_morning_after(starts[*shock][lane], after[lane]),
                    None => NEVER,
                };
                Self::Day(std::array::from_fn(day))
            }
            When::SalesBelow { channel, share, days } => Self::SalesBelow(Watch {
                channel: *channel,
                share: *parameters.lanes(*share),
                gaps: vec![[0.0; LANES]; *days],
            }),
            When::CashBelow(days) => Self::CashBelow(*parameters.lanes(*days)),
        }
    }

    pub(super) fn watches_sales(&self) -> bool {
        matches!(self, Self::SalesBelow(_))
    }

    /// Notes the day on which the response begins, where it has not begun before, and in `spare` how
    /// much less cash would leave it unbegun.
    pub(super) fn decide(
        &self,
        day: usize,
        known: Known,
        began: &mut [u32; LANES],
        spare: &mut Lanes,
    ) {
        let now: [bool; LANES] = match self {
            Self::Day(days) => days.map(|known| known == day as u32),
            Self::SalesBelow(watch) => watch.is_low(day),
            Self::CashBelow(days) => {
                let above =
                    |lane: usize| known.balance[lane] - days[lane] * known.fixed_costs[lane];
                for lane in (0..LANES).filter(|lane| began[*lane] == NEVER && above(*lane) >= 0.0) {
                    spare[lane] = spare[lane].min(above(lane));
                }
                std::array::from_fn(|lane| above(lane) < 0.0)
            }
        };
        for lane in 0..LANES {
            if now[lane] && began[lane] == NEVER {
                began[lane] = day as u32;
            }
        }
    }

    /// Notes the sales of a day, by channel, and what is normal on it.
    pub(super) fn note(&mut self, day: usize, sales: &[Lanes], normal: &[Lanes]) {
        let Self::SalesBelow(watch) = self else {
            return;
        };
        let watched = match watch.channel {
            Some(channel) => channel..channel + 1,
            None => 0..sales.len(),
        };
        let place = day % watch.gaps.len();
        let mut gap = [0.0; LANES];
        for channel in watched {
            for lane in 0..LANES {
                gap[lane] += sales[channel][lane] - watch.share[lane] * normal[channel][lane];
            }
        }
        watch.gaps[place] = gap;
    }
}

impl Watch {
    /// Whether the sales of the last days, all of them simulated, are below the share. Added up
    /// anew each day, so that rounding cannot tell equal sales from equal sales.
    fn is_low(&self, day: usize) -> [bool; LANES] {
        if day < self.gaps.len() {
            return [false; LANES];
        }
        let mut sum = [0.0; LANES];
        for ahead in 0..self.gaps.len() {
            let row = &self.gaps[(day + ahead) % self.gaps.len()];
            for lane in 0..LANES {
                sum[lane] += row[lane];
            }
        }
        sum.map(|sum| sum < 0.0)
    }
}

/// The first morning so many days after a start, when the start has been seen.
fn first_morning_after(start: f64, days: f64) -> u32 {
    let morning = (start + days).ceil().max(start.floor() + 1.0);
    if morning.is_finite() { morning.max(0.0) as u32 } else { NEVER }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shock_is_known_on_the_morning_after_its_start() {
        assert_eq!(first_morning_after(30.0, 0.0), 31);
        assert_eq!(first_morning_after(29.875, 0.0), 30);
        assert_eq!(first_morning_after(30.0, 3.0), 33);
        assert_eq!(first_morning_after(29.875, 0.25), 31);
        assert_eq!(first_morning_after(f64::INFINITY, 3.0), NEVER);
    }

    #[test]
    fn sales_are_watched_over_whole_windows() {
        let mut trigger = Trigger::SalesBelow(Watch {
            channel: None,
            share: [0.5; LANES],
            gaps: vec![[0.0; LANES]; 3],
        });
        let zero = [0.0; LANES];
        let known = Known { balance: &zero, fixed_costs: &zero };
        let (mut began, mut spare) = ([NEVER; LANES], [f64::INFINITY; LANES]);
        // Normal is 10 a day: 4 + 4 + 6 is below 15, on the morning of day 3.
        for (day, sales) in [4.0, 4.0, 6.0, 9.0].into_iter().enumerate() {
            trigger.decide(day, known, &mut began, &mut spare);
            trigger.note(day, &[[sales; LANES]], &[[10.0; LANES]]);
        }
        assert_eq!(began[0], 3);
    }

    #[test]
    fn half_of_normal_is_not_below_half_of_normal() {
        let mut trigger = Trigger::SalesBelow(Watch {
            channel: Some(1),
            share: [0.5; LANES],
            gaps: vec![[0.0; LANES]; 2],
        });
        let zero = [0.0; LANES];
        let known = Known { balance: &zero, fixed_costs: &zero };
        let (mut began, mut spare) = ([NEVER; LANES], [f64::INFINITY; LANES]);
        for day in 0..5 {
            trigger.decide(day, known, &mut began, &mut spare);
            trigger.note(day, &[[0.0; LANES], [5.0; LANES]], &[[10.0; LANES]; 2]);
        }
        assert_eq!(began[0], NEVER);
    }
}
