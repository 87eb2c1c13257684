//! Whether a verdict on mixes hangs on how well more effort pays (MODEL 9): the returns to effort k
//! are assumed, so each mix is judged with small, middle and full returns on all channels.

use serde::Serialize;

use super::{NoAnswer, StudiedMixes};
use crate::ensemble::{Outcomes, Progress};
use crate::metrics::{
    Estimate, MetricError, TAIL_LEVEL, chance_difference, expected_shortfall_difference,
    mean_difference,
};
use crate::model::Model;
use crate::scenario::{Scenario, Setting};

/// The returns to effort that are tried: of twice the effort come 1.2, 1.5 and 1.9 times the sales.
pub const RETURNS: [f64; 3] = [0.3, 0.6, 0.9];

/// No more paths than these are simulated for each of them.
pub const MOST_PATHS: u64 = 10_000;

/// The verdicts on one mix, one entry for each of [`RETURNS`].
#[derive(Debug, Clone, PartialEq)]
pub struct VerdictsOfMix {
    /// Position of the mix that is judged against the first.
    pub mix: usize,
    /// By returns to effort.
    pub by_returns: Vec<Verdicts>,
}

/// How a mix compares with the first at some returns to effort.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdicts {
    /// Returns to effort k of all channels.
    pub returns_to_effort: f64,
    /// By mean net cash flow, rupiah; larger is better.
    pub mean: Judged,
    /// By its expected shortfall at 95%, rupiah; smaller is better.
    pub expected_shortfall: Judged,
    /// By the chance of running out of cash; smaller is better.
    pub out_of_cash: Judged,
}

/// A difference to the first mix and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The mix less the first, with its paired error.
    pub difference: Estimate,
    /// What it means.
    pub verdict: Verdict,
}

/// What a difference means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The interval lies on the better side of zero.
    Better,
    /// The interval lies on the worse side of zero.
    Worse,
    /// The paths cannot tell.
    Unclear,
    /// No path tells the two apart.
    Same,
}

impl VerdictsOfMix {
    /// Whether any verdict is another at other returns.
    pub fn changes(&self) -> bool {
        let verdicts = |one: &Verdicts| {
            [&one.mean, &one.expected_shortfall, &one.out_of_cash].map(|judged| judged.verdict)
        };
        let mut all = self.by_returns.iter().map(verdicts);
        let first = all.next();
        all.any(|other| Some(other) != first)
    }
}

/// Judges every mix against the first at each of [`RETURNS`], on the same draws.
///
/// # Errors
/// When the work is interrupted, or when an amount grew beyond what a number can hold.
pub fn by_returns(
    asked: &StudiedMixes,
    progress: &dyn Progress,
) -> Result<Vec<VerdictsOfMix>, NoAnswer> {
    let StudiedMixes { study, mixes } = asked;
    let mut models: Vec<Model> = Vec::new();
    for returns in RETURNS {
        let settings = settings(study.scenario(), returns);
        for mix in *mixes {
            models.push(study.model(*mix, &settings)?);
        }
    }
    let outcomes = Outcomes::of_all(&models, study.paths(), progress)?;
    let count = mixes.len();
    let verdicts = |mix: usize| {
        let by_returns: Result<Vec<Verdicts>, MetricError> = outcomes
            .chunks(count.max(1))
            .zip(RETURNS)
            .filter_map(|(all, returns)| Some((all.get(mix)?, all.first()?, returns)))
            .map(|(mine, first, returns)| Verdicts::of(mine, first, returns))
            .collect();
        Ok(VerdictsOfMix { mix, by_returns: by_returns? })
    };
    (1..count).map(verdicts).collect()
}

/// How many paths that simulates.
pub fn paths_of_returns(asked: &StudiedMixes) -> u64 {
    asked.study.paths() * (RETURNS.len() * asked.mixes.len()) as u64
}

fn settings(scenario: &Scenario, returns: f64) -> Vec<Setting> {
    let path = |id: &str| format!("channel.{id}.returns_to_effort");
    let channels = scenario.channels.iter();
    channels.map(|channel| Setting { path: path(&channel.id.value), value: returns }).collect()
}

impl Verdicts {
    fn of(mine: &Outcomes, first: &Outcomes, returns: f64) -> Result<Self, MetricError> {
        let (x, y) = (&mine.net_cash_flow, &first.net_cash_flow);
        Ok(Self {
            returns_to_effort: returns,
            mean: Judged::of(mean_difference(x, y)?, 1.0),
            expected_shortfall: Judged::of(expected_shortfall_difference(x, y, TAIL_LEVEL)?, -1.0),
            out_of_cash: Judged::of(chance_difference(&mine.ran_out, &first.ran_out)?, -1.0),
        })
    }
}

impl Judged {
    /// Judges a difference that is good where `direction` times it is positive.
    fn of(difference: Estimate, direction: f64) -> Self {
        let is_same = difference.value == 0.0 && difference.std_error == Some(0.0);
        let good = direction * difference.value > 0.0;
        let clear = difference.interval.is_some_and(|ends| ends.low > 0.0 || ends.high < 0.0);
        let verdict = match (is_same, clear, good) {
            (true, ..) => Verdict::Same,
            (_, false, _) => Verdict::Unclear,
            (_, true, true) => Verdict::Better,
            (_, true, false) => Verdict::Worse,
        };
        Self { difference, verdict }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Study;
    use crate::ensemble::Silent;
    use crate::numeric::powf;
    use crate::scenario;

    /// No luck at all. Today a sells all; the mix, long in place, puts half of the effort to b, which
    /// has sold nothing at a reference share of one: (1/2)^k of each is left.
    const SHOP: &str = "format = 1\n[business]\nname = \"x\"\nopening_cash = 100\n\
        [simulation]\nseed = 1\nstart = 2026-01-05\nweeks = 10\npaths = 64\n\
        [[channel]]\nid = \"a\"\nweekly_sales = 7000\nnoise = 0\nslow_level_step = 0\n\
        payout_delay_days = 0\nreturns_to_effort = [0.1, 0.2]\n\
        [[channel]]\nid = \"b\"\nweekly_sales = 6000\nnoise = 0\nslow_level_step = 0\n\
        payout_delay_days = 0\nreference_share = 1.0\n\
        [[mix]]\nid = \"m\"\nin_place = true\nshares = { a = 0.5, b = 0.5 }\n";

    #[test]
    fn the_verdict_turns_where_the_powers_say() {
        let read = scenario::read("x.toml", SHOP.as_bytes()).unwrap();
        let study = Study::new(&read, Some(64), Some(1)).unwrap();
        let mixes = [None, study.mix("m").unwrap()];
        let asked = StudiedMixes { study: &study, mixes: &mixes };
        assert_eq!(paths_of_returns(&asked), 6 * 64);
        let found = by_returns(&asked, &Silent).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].mix, found[0].changes()), (1, true));
        // 13,000 a week times 2^-k against 7,000: 10,559, 8,577 and 6,967.
        for (of_returns, k) in found[0].by_returns.iter().zip(RETURNS) {
            let week = 13_000.0 * powf(2.0, -k);
            let expected = 10.0 * (week - 7_000.0);
            let difference = &of_returns.mean.difference;
            assert!((difference.value - expected).abs() < 1e-6, "{k}: {}", difference.value);
            let verdict = if k < 0.85 { Verdict::Better } else { Verdict::Worse };
            assert_eq!(of_returns.mean.verdict, verdict, "{k}");
            assert_eq!(of_returns.expected_shortfall.verdict, verdict, "{k}");
            assert_eq!(of_returns.out_of_cash.verdict, Verdict::Same, "{k}");
        }
    }

    #[test]
    fn verdicts_that_stay_do_not_change() {
        let estimate = |value: f64| mean_difference(&[value, value + 1.0], &[0.0, 0.0]).unwrap();
        let judged = |value: f64| Judged::of(estimate(value), 1.0);
        assert_eq!(judged(900.0).verdict, Verdict::Better);
        assert_eq!(judged(-900.0).verdict, Verdict::Worse);
        assert_eq!(judged(0.1).verdict, Verdict::Unclear);
        assert_eq!(Judged::of(estimate(900.0), -1.0).verdict, Verdict::Worse);
        let at = |value: f64| Verdicts {
            returns_to_effort: 0.8,
            mean: judged(value),
            expected_shortfall: judged(5.0),
            out_of_cash: judged(5.0),
        };
        let of = |values: [f64; 2]| VerdictsOfMix { mix: 1, by_returns: values.map(at).to_vec() };
        assert!(!of([900.0, 800.0]).changes());
        assert!(of([900.0, -800.0]).changes());
    }
}
