//! How the strength of a shock runs over time (MODEL 4): onset, full strength, recovery, lasting
//! part; and its exact mean over a day.

use crate::numeric::exp2;

/// Recovery below this strength is invisible in double precision: 1 - 2^-60 is 1.
const NEGLIGIBLE: f64 = 1.0 / (1_u64 << 60) as f64;

/// 1 / ln 2: the area under 2^-x for x >= 0.
const AREA_OF_HALVING: f64 = std::f64::consts::LOG2_E;

/// The strength g of an occurrence, 0 to 1, as a function of the days since its start.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Profile {
    onset: f64,
    duration: f64,
    tail: Tail,
    lasting: f64,
}

/// How the passing part of the strength runs after the duration, from 1 to 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Tail {
    /// Gone at once.
    AtOnce,
    /// Falls on a straight line.
    Linear {
        /// Days until it is gone.
        days: f64,
    },
    /// Halves again and again.
    Exponential {
        /// Days in which it halves.
        half_life: f64,
    },
    /// Stays whole, then is gone.
    Full {
        /// Days for which it stays.
        days: f64,
    },
}

impl Profile {
    /// A profile; an onset longer than the duration is cut to it.
    pub(crate) fn new(onset: f64, duration: f64, tail: Tail, lasting: f64) -> Self {
        Self { onset: onset.min(duration), duration, tail, lasting }
    }

    /// Days from start to the beginning of recovery.
    pub(crate) fn duration(&self) -> f64 {
        self.duration
    }

    /// The day since the start after which the strength is (as good as) zero for good.
    pub(crate) fn end(&self) -> f64 {
        if self.lasting != 0.0 {
            return f64::INFINITY;
        }
        self.duration
            + match self.tail {
                Tail::AtOnce => 0.0,
                Tail::Linear { days } | Tail::Full { days } => days,
                // 2^-60 of the strength is left after 60 half-lives.
                Tail::Exponential { half_life } => 60.0 * half_life,
            }
    }

    /// The mean strength from `from` to `from + 1` days since the start.
    pub(crate) fn mean_of_day(&self, from: f64) -> f64 {
        let to = from + 1.0;
        if from >= self.onset && to <= self.duration {
            return 1.0;
        }
        let mean = self.onset_area(to) - self.onset_area(from)
            + overlap(from, to, self.onset, self.duration)
            + self.tail_area(to)
            - self.tail_area(from);
        if mean < NEGLIGIBLE { 0.0 } else { mean.min(1.0) }
    }

    /// The mean strengths of the days from `from` on, day after day.
    pub(crate) fn means_from(self, from: f64) -> Means {
        let ratio = match self.tail {
            Tail::Exponential { half_life } if half_life > 0.0 => exp2(-1.0 / half_life),
            _ => 0.0,
        };
        Means { profile: self, from, passing: None, ratio }
    }

    /// The mean strength of a day in an exponential tail whose passing part has this mean.
    #[inline]
    fn in_tail(&self, passing: f64) -> f64 {
        let mean = self.lasting + (1.0 - self.lasting) * passing;
        if mean < NEGLIGIBLE { 0.0 } else { mean.min(1.0) }
    }

    /// Area under the onset up to a time.
    fn onset_area(&self, time: f64) -> f64 {
        let time = time.clamp(0.0, self.onset);
        if time > 0.0 { 0.5 * time * time / self.onset } else { 0.0 }
    }

    /// Area under the strength between the end of the duration and a time.
    fn tail_area(&self, time: f64) -> f64 {
        let since = (time - self.duration).max(0.0);
        self.lasting * since + (1.0 - self.lasting) * self.tail.area(since)
    }
}

/// The mean strengths of one day after another.
#[derive(Debug, Clone)]
pub(crate) struct Means {
    profile: Profile,
    from: f64,
    /// Mean of the passing part on the last day, once in an exponential tail: from there each day
    /// has the same share of the day before, so that exponentials need not be taken daily.
    passing: Option<f64>,
    /// That share: 2^(-1 / half-life).
    ratio: f64,
}

impl Iterator for Means {
    type Item = f64;

    #[inline]
    fn next(&mut self) -> Option<f64> {
        let from = self.from;
        self.from += 1.0;
        let since = from - self.profile.duration;
        let tail = self.profile.tail;
        match tail {
            Tail::Exponential { half_life } if since >= 0.0 && half_life > 0.0 => {
                let passing = match self.passing {
                    Some(before) => before * self.ratio,
                    None => tail.area(since + 1.0) - tail.area(since),
                };
                self.passing = Some(passing);
                Some(self.profile.in_tail(passing))
            }
            _ => Some(self.profile.mean_of_day(from)),
        }
    }
}

impl Tail {
    /// Area under the passing part up to `since` days after the duration.
    fn area(self, since: f64) -> f64 {
        match self {
            Self::AtOnce => 0.0,
            Self::Full { days } => since.min(days),
            Self::Linear { days } => {
                let since = since.min(days);
                if since > 0.0 { since - 0.5 * since * since / days } else { 0.0 }
            }
            Self::Exponential { half_life } => {
                if half_life > 0.0 {
                    half_life * AREA_OF_HALVING * (1.0 - exp2(-since / half_life))
                } else {
                    0.0
                }
            }
        }
    }
}

/// Length of the part of `from..to` that lies within `start..end`.
fn overlap(from: f64, to: f64, start: f64, end: f64) -> f64 {
    (to.min(end) - from.max(start)).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The area under a profile by its days must be the area by its formula.
    fn area(profile: &Profile, start: f64, days: usize) -> f64 {
        (0..days).map(|day| profile.mean_of_day(day as f64 - start)).sum()
    }

    #[test]
    fn a_halt_of_2_7_days_from_9_in_the_evening_is_2_7_days() {
        let profile = Profile::new(0.0, 2.7, Tail::AtOnce, 0.0);
        let start = 29.0 + 21.0 / 24.0;
        assert!((profile.mean_of_day(29.0 - start) - 0.125).abs() < 1e-12);
        assert_eq!(profile.mean_of_day(30.0 - start), 1.0);
        assert!((area(&profile, start, 60) - 2.7).abs() < 1e-12);
    }

    #[test]
    fn onset_and_each_tail_have_their_area() {
        let cases = [
            (Tail::AtOnce, 0.0),
            (Tail::Linear { days: 10.0 }, 5.0),
            (Tail::Exponential { half_life: 3.0 }, 3.0 * AREA_OF_HALVING),
            (Tail::Full { days: 4.5 }, 4.5),
        ];
        for (tail, expected) in cases {
            let profile = Profile::new(2.0, 6.0, tail, 0.0);
            let total = area(&profile, 0.25, 1_000);
            assert!((total - (5.0 + expected)).abs() < 1e-9, "{tail:?}: {total}");
        }
    }

    #[test]
    fn day_after_day_the_means_are_those_of_single_days() {
        for tail in [
            Tail::AtOnce,
            Tail::Linear { days: 9.0 },
            Tail::Exponential { half_life: 4.0 },
            Tail::Exponential { half_life: 0.0 },
            Tail::Full { days: 3.0 },
        ] {
            let profile = Profile::new(1.5, 5.25, tail, 0.1);
            for (day, mean) in (0..200).zip(profile.means_from(-0.625)) {
                let single = profile.mean_of_day(f64::from(day) - 0.625);
                assert!((mean - single).abs() < 1e-13, "{tail:?}, day {day}: {mean} {single}");
            }
        }
    }

    #[test]
    fn the_lasting_part_is_never_undone() {
        let profile = Profile::new(0.0, 1.0, Tail::Linear { days: 2.0 }, 0.3);
        assert!((profile.mean_of_day(500.0) - 0.3).abs() < 1e-12);
        assert_eq!(profile.end(), f64::INFINITY);
    }

    #[test]
    fn strength_stays_between_nothing_and_all() {
        for tail in [Tail::AtOnce, Tail::Linear { days: 0.0 }, Tail::Exponential { half_life: 0.0 }]
        {
            let profile = Profile::new(3.0, 3.0, tail, 0.0);
            for day in -3..50 {
                let mean = profile.mean_of_day(f64::from(day) + 0.37);
                assert!((0.0..=1.0).contains(&mean), "{tail:?} {day}: {mean}");
            }
        }
    }

    #[test]
    fn beyond_the_end_nothing_is_left() {
        let profile = Profile::new(0.0, 2.0, Tail::Exponential { half_life: 1.5 }, 0.0);
        assert_eq!(profile.mean_of_day(profile.end()), 0.0);
    }
}
