//! Whether a verdict on mixes hangs on how well more effort pays (MODEL 9): the returns to effort k
//! are not known, so each mix is judged as the file holds them, and with all of them low and high.

use serde::Serialize;

use super::{NoAnswer, StudiedMixes};
use crate::ensemble::{Outcomes, Progress};
use crate::metrics::{
    Estimate, MetricError, TAIL_LEVEL, chance_difference, expected_shortfall_difference,
    mean_difference,
};
use crate::model::Model;
use crate::report::{Comparison, Metric, Pair};

/// Where returns that are not known are held: a share of their draws lies below.
pub const POINTS: [f64; 2] = [0.05, 0.95];

/// No more paths than these are simulated for each of them.
pub const MOST_PATHS: u64 = 10_000;

/// The verdicts on one mix.
#[derive(Debug, Clone, PartialEq)]
pub struct VerdictsOfMix {
    /// Position of the mix that is judged against the first.
    pub mix: usize,
    /// With low returns, as the file holds them, with high ones.
    pub by_returns: [Verdicts; 3],
}

/// The returns to effort of a mix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Returns {
    /// Those that are not known held at the lower of [`POINTS`].
    Low,
    /// As the file holds them.
    AsStated,
    /// Those that are not known held at the upper of [`POINTS`].
    High,
}

/// How a mix compares with the first at some returns to effort.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdicts {
    /// The returns to effort.
    pub returns: Returns,
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
        let [low, stated, high] = self.by_returns.each_ref().map(verdicts);
        low != stated || high != stated
    }
}

/// Judges every mix against the first with low and high returns to effort, on the same draws; what
/// they are as the file holds them is what `comparison` found. Nothing of a mix whose difference to the
/// first does not hang on returns that are unknown.
///
/// # Errors
/// When the work is interrupted, or when an amount grew beyond what a number can hold.
pub fn by_returns(
    asked: &StudiedMixes,
    comparison: &Comparison,
    progress: &dyn Progress,
) -> Result<Vec<VerdictsOfMix>, NoAnswer> {
    let models = Unknown::of(asked)?;
    let [low, high] = POINTS.map(|point| models.at(point));
    let all: Vec<Model> = low.into_iter().chain(high).collect();
    let outcomes = Outcomes::of_all(&all, asked.study.paths(), progress)?;
    let (low, high) = outcomes.split_at(models.mixes.len());
    let mut found = Vec::new();
    for (place, mix) in models.mixes.iter().enumerate().skip(1) {
        let against_first =
            |pair: &&Pair| pair.candidate == *mix && pair.against == models.mixes[0];
        let Some(pair) = comparison.pairs.iter().find(against_first) else { continue };
        let stated = Verdicts::of_pair(pair);
        let held = |all: &[Outcomes], returns| Verdicts::of(&all[place], &all[0], returns);
        let (Some(stated), low, high) =
            (stated, held(low, Returns::Low)?, held(high, Returns::High)?)
        else {
            continue;
        };
        found.push(VerdictsOfMix { mix: *mix, by_returns: [low, stated, high] });
    }
    Ok(found)
}

/// How many paths that simulates.
///
/// # Errors
/// As [`by_returns`].
pub fn paths_of_returns(asked: &StudiedMixes) -> Result<u64, NoAnswer> {
    let models = Unknown::of(asked)?.mixes.len();
    Ok(asked.study.paths() * (POINTS.len() * models) as u64)
}

/// The mixes whose difference to the first hangs on returns that are unknown, after the first.
struct Unknown {
    mixes: Vec<usize>,
    models: Vec<Model>,
}

impl Unknown {
    fn of(asked: &StudiedMixes) -> Result<Self, NoAnswer> {
        let models: Result<Vec<Model>, NoAnswer> =
            asked.mixes.iter().map(|mix| asked.study.model(*mix, &[])).collect();
        let models = models?;
        let hangs = |model: &Model| model.unknown_returns().next().is_some();
        let all = models.first().is_some_and(hangs);
        let is_one = |(place, model): &(usize, Model)| *place == 0 || all || hangs(model);
        let (mixes, models): (Vec<usize>, Vec<Model>) =
            models.into_iter().enumerate().filter(is_one).unzip();
        // The first alone is judged against nothing.
        if mixes.len() < 2 {
            return Ok(Self { mixes: Vec::new(), models: Vec::new() });
        }
        Ok(Self { mixes, models })
    }

    fn at(&self, point: f64) -> Vec<Model> {
        self.models.iter().map(|model| model.clone().with_returns_at(point)).collect()
    }
}

impl Verdicts {
    fn of(mine: &Outcomes, first: &Outcomes, returns: Returns) -> Result<Self, MetricError> {
        let (x, y) = (&mine.net_cash_flow, &first.net_cash_flow);
        Ok(Self {
            returns,
            mean: Judged::of(mean_difference(x, y)?, 1.0),
            expected_shortfall: Judged::of(expected_shortfall_difference(x, y, TAIL_LEVEL)?, -1.0),
            out_of_cash: Judged::of(chance_difference(&mine.ran_out, &first.ran_out)?, -1.0),
        })
    }

    /// The verdicts of the comparison itself; `None` where it lacks a figure.
    fn of_pair(pair: &Pair) -> Option<Self> {
        let judged =
            |metric, direction| Some(Judged::of(pair.differences.get(metric)?.clone(), direction));
        Some(Self {
            returns: Returns::AsStated,
            mean: judged(Metric::NetCashFlowMean, 1.0)?,
            expected_shortfall: judged(Metric::ExpectedShortfall95, -1.0)?,
            out_of_cash: judged(Metric::ProbabilityOutOfCash, -1.0)?,
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
        returns_to_effort = [0.2, 1.2]\n\
        [simulation]\nseed = 1\nstart = 2026-01-05\nweeks = 10\npaths = 64\n\
        [[channel]]\nid = \"a\"\nweekly_sales = 7000\nnoise = 0\nslow_level_step = 0\n\
        payout_delay_days = 0\n\
        [[channel]]\nid = \"b\"\nweekly_sales = 6000\nnoise = 0\nslow_level_step = 0\n\
        payout_delay_days = 0\nreference_share = 1.0\n\
        [[mix]]\nid = \"m\"\nin_place = true\nshares = { a = 0.5, b = 0.5 }\n";

    fn found(text: &str) -> (Vec<VerdictsOfMix>, Comparison, u64) {
        let read = scenario::read("x.toml", text.as_bytes()).unwrap();
        let study = Study::new(&read, Some(64), Some(1)).unwrap();
        let mixes = [None, study.mix("m").unwrap()];
        let asked = StudiedMixes { study: &study, mixes: &mixes };
        let candidates = study.candidates(&[], "today").unwrap();
        let comparison = Comparison::of(candidates, &Silent).unwrap();
        let paths = paths_of_returns(&asked).unwrap();
        (by_returns(&asked, &comparison, &Silent).unwrap(), comparison, paths)
    }

    #[test]
    fn the_verdict_turns_where_the_powers_say() {
        let (found, _, paths) = found(SHOP);
        assert_eq!(paths, 4 * 64);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].mix, found[0].changes()), (1, true));
        // 13,000 a week times 2^-k against 7,000, k uniform from 0.2 to 1.2.
        let [low, _, high] = &found[0].by_returns;
        for (held, k) in [(low, 0.25), (high, 1.15)] {
            let week = 13_000.0 * powf(2.0, -k);
            let expected = 10.0 * (week - 7_000.0);
            let difference = &held.mean.difference;
            assert!((difference.value - expected).abs() < 1e-6, "{k}: {}", difference.value);
            let verdict = if k < 0.85 { Verdict::Better } else { Verdict::Worse };
            assert_eq!(held.mean.verdict, verdict, "{k}");
            assert_eq!(held.expected_shortfall.verdict, verdict, "{k}");
            assert_eq!(held.out_of_cash.verdict, Verdict::Same, "{k}");
        }
    }

    /// Found by a reader: the middle verdict, "as assumed", was one at returns that the file did not
    /// state, and contradicted the difference beside it.
    #[test]
    fn what_is_as_stated_is_what_the_comparison_says() {
        let (found, comparison, _) = found(SHOP);
        let [_, stated, _] = &found[0].by_returns;
        let pair = &comparison.pairs[0];
        let differences = &pair.differences;
        assert_eq!(stated.returns, Returns::AsStated);
        assert_eq!(Some(&stated.mean.difference), differences.get(Metric::NetCashFlowMean));
        let shortfall = differences.get(Metric::ExpectedShortfall95);
        assert_eq!(Some(&stated.expected_shortfall.difference), shortfall);
    }

    /// Found by a reader: "the verdicts stay the same" was said of mixes that move no effort.
    #[test]
    fn where_no_unknown_returns_matter_nothing_is_tried() {
        let known = SHOP.replace("returns_to_effort = [0.2, 1.2]", "returns_to_effort = 0.5");
        let all_to_b = SHOP.replace("shares = { a = 0.5, b = 0.5 }", "shares = { b = 1 }");
        for text in [known, all_to_b] {
            let (found, _, paths) = found(&text);
            assert_eq!((found.len(), paths), (0, 0), "{text}");
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
            returns: Returns::AsStated,
            mean: judged(value),
            expected_shortfall: judged(5.0),
            out_of_cash: judged(5.0),
        };
        let of = |values: [f64; 3]| VerdictsOfMix { mix: 1, by_returns: values.map(at) };
        assert!(!of([900.0, 850.0, 800.0]).changes());
        assert!(of([900.0, 800.0, -800.0]).changes());
        assert!(of([-900.0, 800.0, 800.0]).changes());
    }
}
