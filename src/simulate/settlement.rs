//! Amounts that are due later: receipts of sales, bills of goods.

use super::parameters::Parameters;
use crate::model::{Channel, Model, ParameterId, Payout};
use crate::numeric::{LANES, Lanes};

/// After how many days amounts fall due.
#[derive(Debug, Clone)]
pub(crate) enum Delay {
    /// On every path the same: (days, share).
    Common(Vec<(usize, f64)>),
    /// One delay a path.
    PerPath(Box<[usize; LANES]>),
    /// The same, and then a wait by the day modulo seven: for a weekday on which money is paid out.
    ForWeekday(Box<Delay>, [usize; 7]),
}

impl Delay {
    /// The delay of a parameter in days, rounded to whole days, for what is sold on a day.
    pub(crate) fn of_days(
        id: ParameterId,
        model: &Model,
        parameters: &Parameters,
        day: i64,
    ) -> Self {
        let whole = |days: f64| days.max(0.0).round() as usize;
        let on_day = |lane| model.changes.value(id, day, |id| parameters.at(id, lane));
        let delays: [usize; LANES] = std::array::from_fn(|lane| whole(on_day(lane)));
        match model.parameters.fixed(id) {
            // A number that is the same on every path may change by a factor that is not.
            Some(_) if delays.iter().all(|days| *days == delays[0]) => {
                Self::Common(vec![(delays[0], 1.0)])
            }
            _ => Self::PerPath(Box::new(delays)),
        }
    }

    /// The delays of a channel's payouts.
    pub(crate) fn of_payout(
        channel: &Channel,
        model: &Model,
        parameters: &Parameters,
        day: i64,
    ) -> Self {
        let delay = match &channel.payout {
            Payout::Delay(id) => Self::of_days(*id, model, parameters, day),
            Payout::Shares(shares) => Self::Common(shares.clone()),
        };
        match channel.payout_waits {
            Some(waits) => Self::ForWeekday(Box::new(delay), waits),
            None => delay,
        }
    }

    /// The same, so many days later.
    pub(crate) fn later(&self, late: usize) -> Self {
        match self {
            Self::Common(shares) => {
                Self::Common(shares.iter().map(|(days, share)| (days + late, *share)).collect())
            }
            Self::PerPath(days) => Self::PerPath(Box::new(days.map(|days| days + late))),
            Self::ForWeekday(delay, waits) => Self::ForWeekday(Box::new(delay.later(late)), *waits),
        }
    }

    /// Whether everything falls due on the day itself.
    pub(crate) fn is_at_once(&self) -> bool {
        matches!(self, Self::Common(shares) if *shares == [(0, 1.0)])
    }

    /// The longest delay, days.
    pub(crate) fn longest(&self) -> usize {
        let days = match self {
            Self::Common(shares) => shares.iter().map(|(days, _)| *days).max(),
            Self::PerPath(days) => days.iter().copied().max(),
            Self::ForWeekday(delay, waits) => waits.iter().max().map(|wait| delay.longest() + wait),
        };
        days.unwrap_or(0)
    }
}

/// A ring of days: what falls due today and on the days after.
#[derive(Debug, Clone)]
pub(crate) struct Settlements {
    ring: Vec<Lanes>,
}

impl Settlements {
    /// A ring that can look `longest` days ahead.
    pub(crate) fn new(longest: usize) -> Self {
        Self { ring: vec![[0.0; LANES]; longest + 1] }
    }

    /// Adds amounts that arise on `day` (negative before day 0) and fall due after `delay`.
    ///
    /// What would have fallen due before day 0 is left out: it is in the opening balance.
    #[inline(always)]
    pub(crate) fn add(&mut self, day: i64, amount: &Lanes, delay: &Delay) {
        match delay {
            Delay::Common(shares) => {
                for &(days, share) in shares {
                    self.add_common(day + days as i64, amount, share);
                }
            }
            Delay::PerPath(delays) => self.add_per_path(day, amount, delays),
            Delay::ForWeekday(delay, waits) => self.add_for_weekday(day, amount, delay, waits),
        }
    }

    #[inline(never)]
    fn add_for_weekday(&mut self, day: i64, amount: &Lanes, delay: &Delay, waits: &[usize; 7]) {
        let after = |days: usize| {
            let due = day + days as i64;
            due + waits[due.rem_euclid(7) as usize] as i64
        };
        match delay {
            Delay::Common(shares) => {
                for &(days, share) in shares {
                    self.add_common(after(days), amount, share);
                }
            }
            Delay::PerPath(delays) => {
                let waited = |days: &usize| (after(*days) - day).unsigned_abs() as usize;
                let delays = std::array::from_fn(|lane| waited(&delays[lane]));
                self.add_per_path(day, amount, &delays);
            }
            Delay::ForWeekday(..) => self.add(day, amount, delay),
        }
    }

    #[inline(always)]
    fn add_common(&mut self, due: i64, amount: &Lanes, share: f64) {
        if due < 0 {
            return;
        }
        let length = self.ring.len();
        let slot = &mut self.ring[due as usize % length];
        for lane in 0..LANES {
            slot[lane] += share * amount[lane];
        }
    }

    fn add_per_path(&mut self, day: i64, amount: &Lanes, delays: &[usize; LANES]) {
        let length = self.ring.len();
        for lane in 0..LANES {
            let due = day + delays[lane] as i64;
            if due >= 0 {
                self.ring[due as usize % length][lane] += amount[lane];
            }
        }
    }

    /// What falls due on a day; to be cleared when it is posted.
    #[inline(always)]
    pub(crate) fn due(&self, day: usize) -> &Lanes {
        &self.ring[day % self.ring.len()]
    }

    /// Forgets what falls due on a day.
    #[inline(always)]
    pub(crate) fn clear(&mut self, day: usize) {
        let length = self.ring.len();
        self.ring[day % length] = [0.0; LANES];
    }

    /// Takes what falls due on a day.
    #[inline(always)]
    pub(crate) fn take(&mut self, day: usize) -> Lanes {
        let length = self.ring.len();
        std::mem::replace(&mut self.ring[day % length], [0.0; LANES])
    }

    /// Everything that is still to come, by path.
    pub(crate) fn total(&self) -> Lanes {
        let mut total = [0.0; LANES];
        for row in &self.ring {
            for lane in 0..LANES {
                total[lane] += row[lane];
            }
        }
        total
    }

    /// What falls due on each of the coming days, from `day` on.
    pub(crate) fn by_day(&self, day: usize) -> impl Iterator<Item = &Lanes> {
        let length = self.ring.len();
        (0..length).map(move |ahead| &self.ring[(day + ahead) % length])
    }
}

/// Payouts that a shock holds back: receipts that are due but wait for a free day.
#[derive(Debug, Clone)]
pub(crate) struct Waiting {
    amount: Lanes,
}

impl Waiting {
    /// Nothing waits.
    pub(crate) fn new() -> Self {
        Self { amount: [0.0; LANES] }
    }

    /// What is paid today when `due` falls due and payouts are held on the paths of `held`.
    #[inline(always)]
    pub(crate) fn release(&mut self, due: &Lanes, held: u32) -> Lanes {
        let mut paid = [0.0; LANES];
        for lane in 0..LANES {
            let amount = self.amount[lane] + due[lane];
            if held >> lane & 1 == 1 {
                self.amount[lane] = amount;
            } else {
                paid[lane] = amount;
                self.amount[lane] = 0.0;
            }
        }
        paid
    }

    /// Takes the share that is lost for good out of what falls due, and gives it.
    pub(crate) fn lose(due: &mut Lanes, lost: &Lanes) -> Lanes {
        let mut gone = [0.0; LANES];
        for lane in 0..LANES {
            gone[lane] = lost[lane] * due[lane];
            due[lane] -= gone[lane];
        }
        gone
    }

    /// What waits, by path.
    pub(crate) fn amount(&self) -> &Lanes {
        &self.amount
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_fall_due_on_their_days_and_nothing_is_lost() {
        let delay = Delay::Common(vec![(0, 0.25), (3, 0.75)]);
        let mut settlements = Settlements::new(delay.longest());
        settlements.add(0, &[100.0; LANES], &delay);
        assert_eq!(settlements.take(0)[0], 25.0);
        assert_eq!(settlements.take(1)[0], 0.0);
        assert_eq!(settlements.total()[5], 75.0);
        assert_eq!(settlements.take(3)[0], 75.0);
    }

    #[test]
    fn each_path_has_its_own_delay() {
        let mut delays = [2; LANES];
        delays[1] = 4;
        let delay = Delay::PerPath(Box::new(delays));
        let mut settlements = Settlements::new(delay.longest());
        settlements.add(-1, &[10.0; LANES], &delay);
        assert_eq!(settlements.take(1)[0], 10.0);
        assert_eq!(settlements.take(3)[1], 10.0);
    }

    #[test]
    fn what_falls_due_between_two_weekdays_of_payment_waits_for_the_next() {
        // Money is paid out on days 0, 7, 14 alone.
        let waits = [0, 6, 5, 4, 3, 2, 1];
        for inner in [Delay::Common(vec![(2, 1.0)]), Delay::PerPath(Box::new([2; LANES]))] {
            let delay = Delay::ForWeekday(Box::new(inner), waits);
            let mut settlements = Settlements::new(delay.longest());
            for day in -9..5 {
                settlements.add(day, &[1.0; LANES], &delay);
            }
            // Those of days -9 and before were paid on day -7; -8 to -2 are due on -6 to 0.
            assert_eq!(settlements.take(0)[0], 7.0);
            assert_eq!((1..7).map(|day| settlements.take(day)[0]).sum::<f64>(), 0.0);
            assert_eq!(settlements.take(7)[0], 6.0);
        }
    }

    #[test]
    fn what_was_due_before_day_0_is_not_in_the_pipeline() {
        let delay = Delay::Common(vec![(2, 1.0)]);
        let mut settlements = Settlements::new(2);
        settlements.add(-3, &[10.0; LANES], &delay);
        assert_eq!(settlements.total(), [0.0; LANES]);
    }

    #[test]
    fn held_payouts_leave_on_the_first_free_day() {
        let mut waiting = Waiting::new();
        assert_eq!(waiting.release(&[1.0; LANES], 0b1)[0], 0.0);
        assert_eq!(waiting.release(&[2.0; LANES], 0b1)[1], 2.0);
        assert_eq!(waiting.release(&[4.0; LANES], 0)[0], 7.0);
        assert_eq!(waiting.amount()[0], 0.0);
    }
}
