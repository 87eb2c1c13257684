//! What is said of each mix against the first beyond the verdict, and of what was asked further.

use crate::decide::Further;
use crate::decide::break_even::{BreakEven, Crossing, Frequency};
use crate::decide::returns::{Judged, Verdict, Verdicts, VerdictsOfMix};
use crate::language::{Language, Words, chance, chance_short, decimal};
use crate::metrics::{DominanceVerdict, Estimate};
use crate::report::{Comparison, Metric, Pair};

/// Says it in one language.
pub(super) struct Speaker<'a> {
    comparison: &'a Comparison,
    language: Language,
    words: Words,
}

impl<'a> Speaker<'a> {
    pub(super) fn new(comparison: &'a Comparison, language: Language) -> Self {
        let words = Words::of(language).in_currency(&comparison.currency);
        Self { comparison, language, words }
    }

    fn name(&self, position: usize) -> &str {
        self.comparison.candidates.get(position).map_or("", |one| one.name.as_str())
    }

    /// Fills the names of a mix and of the first into a sentence.
    fn of(&self, key: &str, mix: usize, more: &[(&str, &str)]) -> String {
        let names = [("name", self.name(mix)), ("against", self.name(0))];
        self.words.text(key, &[&names, more].concat())
    }

    /// Whether the mix is better at every level of luck. Nothing for a mix that is the same, or that
    /// is worse on average and in bad futures: that is said already.
    pub(super) fn dominance(&self, pair: &Pair) -> Option<String> {
        let found = pair.dominance.as_ref()?;
        let value = |metric| pair.differences.value(metric);
        let is_worse =
            value(Metric::NetCashFlowMean) < 0.0 && value(Metric::ExpectedShortfall95) > 0.0;
        // Better on every path, it is so at every level.
        let always_better = pair.better.better.successes == pair.better.better.estimate.sample;
        let key = match found.verdict {
            _ if is_same(pair) || always_better => return None,
            DominanceVerdict::Shown => "terminal.compare.dominance_shown",
            _ if is_worse => return None,
            DominanceVerdict::NotShown => "terminal.compare.dominance_not_shown",
            DominanceVerdict::Refuted => "terminal.compare.dominance_refuted",
        };
        let amount = self.words.money(found.largest_shortfall.value);
        Some(self.of(key, pair.candidate, &[("amount", &amount)]))
    }

    /// What the mix costs in quiet futures and saves in bad ones; nothing without quiet futures.
    pub(super) fn price(&self, pair: &Pair) -> Option<String> {
        let price = pair.price.as_ref().filter(|_| !is_same(pair))?;
        let chance = chance(price.quiet.estimate.value, self.language);
        let quiet = self.part(price.in_quiet.as_ref()?, ["brings", "costs"]);
        let worst = self.part(&price.in_worst, ["saves", "loses"]);
        let words = [("chance", chance.as_str()), ("quiet", &quiet), ("worst", &worst)];
        Some(self.of("terminal.compare.price", pair.candidate, &words))
    }

    /// Said once where no future is quiet.
    pub(super) fn never_quiet(&self) -> Option<String> {
        let mut prices = self.comparison.against_first().filter_map(|pair| pair.price.as_ref());
        let never = prices.all(|price| price.in_quiet.is_none());
        never.then(|| self.words.text("terminal.compare.price_never_quiet", &[]))
    }

    /// "saves Rp8m", or "costs Rp2m (not certain)".
    fn part(&self, figure: &Estimate, [gain, loss]: [&str; 2]) -> String {
        let amount = self.words.money(figure.value.abs());
        let key = match figure.value {
            0.0 => "nothing",
            value if value > 0.0 => gain,
            _ => loss,
        };
        let amount = [("amount", amount.as_str())];
        let mut part = self.words.text(&format!("terminal.compare.price_{key}"), &amount);
        let clear = figure.interval.is_some_and(|ends| ends.low > 0.0 || ends.high < 0.0);
        if !clear && figure.value != 0.0 {
            part.push(' ');
            part.push_str(&self.words.text("terminal.compare.price_unclear", &[]));
        }
        part
    }

    /// What was asked beyond the comparison.
    pub(super) fn further(&self, further: &Further) -> Vec<String> {
        let found = further.break_even.as_deref().unwrap_or_default();
        let mut lines: Vec<String> = found.iter().filter_map(|one| self.break_even(one)).collect();
        lines.extend(self.nowhere(found));
        if let Some(returns) = &further.returns {
            lines.extend(self.returns(returns));
        }
        lines
    }

    /// From how often on the mix pays off; nothing where there is no such point.
    fn break_even(&self, found: &BreakEven) -> Option<String> {
        let Crossing::At { at, better_above } = &found.crossing else { return None };
        let key = match (found.frequency, *better_above) {
            (Frequency::Probability, true) => "terminal.compare.break_even_above",
            (Frequency::Probability, false) => "terminal.compare.break_even_below",
            (Frequency::RatePerYear, true) => "terminal.compare.break_even_rate_above",
            (Frequency::RatePerYear, false) => "terminal.compare.break_even_rate_below",
        };
        let ends = at.interval.map_or((at.value, at.value), |ends| (ends.low, ends.high));
        let value = match found.frequency {
            Frequency::Probability => chance(at.value, self.language),
            Frequency::RatePerYear => self.times_a_year(found, at.value),
        };
        let words = [
            ("shock", found.shock_name.as_str()),
            ("at", &value),
            ("low", &self.figure(found, ends.0)),
            ("high", &self.figure(found, ends.1)),
            ("stated", &self.figure(found, found.stated)),
        ];
        Some(self.of(key, found.mix, &words))
    }

    /// What holds however often a shock comes: one sentence for all mixes of which it is true.
    fn nowhere(&self, found: &[BreakEven]) -> Vec<String> {
        let mut groups: Vec<(&BreakEven, Verdict, Vec<&str>)> = Vec::new();
        for one in found {
            let Crossing::Nowhere(verdict) = one.crossing else { continue };
            let name = self.name(one.mix);
            let same = |(other, told, _): &&mut (&BreakEven, Verdict, Vec<&str>)| {
                other.shock == one.shock && *told == verdict
            };
            match groups.iter_mut().find(same) {
                Some((_, _, names)) => names.push(name),
                None => groups.push((one, verdict, vec![name])),
            }
        }
        let say = |(one, verdict, names): &(&BreakEven, Verdict, Vec<&str>)| {
            self.always(one, *verdict, &names.join(", "))
        };
        groups.iter().filter_map(say).collect()
    }

    /// Nothing where the shock makes no difference.
    fn always(&self, found: &BreakEven, verdict: Verdict, names: &str) -> Option<String> {
        let key = match verdict {
            Verdict::Same => return None,
            Verdict::Better => "terminal.compare.break_even_better",
            Verdict::Worse => "terminal.compare.break_even_worse",
            Verdict::Unclear => "terminal.compare.break_even_unclear",
        };
        let most = match found.frequency {
            Frequency::RatePerYear => self.times_a_year(found, found.most),
            Frequency::Probability => {
                let chance = chance(found.most, self.language);
                self.words.text("terminal.compare.in_futures", &[("chance", &chance)])
            }
        };
        let shock = found.shock_name.as_str();
        let words =
            [("shock", shock), ("most", &most), ("names", names), ("against", self.name(0))];
        Some(self.words.text(key, &words))
    }

    fn times_a_year(&self, found: &BreakEven, value: f64) -> String {
        let n = self.figure(found, value);
        self.words.text("terminal.compare.times_a_year", &[("n", &n)])
    }

    fn figure(&self, found: &BreakEven, value: f64) -> String {
        match found.frequency {
            Frequency::Probability => chance_short(value, self.language),
            Frequency::RatePerYear => decimal(value, places(value), self.language),
        }
    }

    /// Whether the verdicts hang on how well more effort pays.
    fn returns(&self, found: &[VerdictsOfMix]) -> Vec<String> {
        if found.is_empty() {
            return Vec::new();
        }
        if !found.iter().any(VerdictsOfMix::changes) {
            return vec![self.words.text("terminal.compare.returns_same", &[])];
        }
        let mut lines = vec![self.words.text("terminal.compare.returns_change", &[])];
        lines.extend(found.iter().filter(|mix| mix.changes()).map(|mix| self.verdicts(mix)));
        lines
    }

    /// "B: on average worse, unclear, better; in the worst times ..."
    fn verdicts(&self, mix: &VerdictsOfMix) -> String {
        let list = |of: fn(&Verdicts) -> &Judged| {
            let words = mix.by_returns.iter().map(|one| self.verdict(of(one).verdict));
            words.collect::<Vec<String>>().join(", ")
        };
        let words = [
            ("mean", list(|one| &one.mean)),
            ("worst", list(|one| &one.expected_shortfall)),
            ("out", list(|one| &one.out_of_cash)),
        ];
        let words: Vec<(&str, &str)> = words.iter().map(|(key, list)| (*key, &**list)).collect();
        self.of("terminal.compare.returns_of_mix", mix.mix, &words)
    }

    fn verdict(&self, verdict: Verdict) -> String {
        let key = match verdict {
            Verdict::Better => "terminal.compare.is_better",
            Verdict::Worse => "terminal.compare.is_worse",
            Verdict::Unclear => "terminal.compare.is_unclear",
            Verdict::Same => "terminal.compare.is_same",
        };
        self.words.text(key, &[])
    }
}

/// Whether no path tells the two apart.
pub(super) fn is_same(pair: &Pair) -> bool {
    pair.better.equal.successes == pair.better.equal.estimate.sample
}

/// Decimal places of a rate: none for whole numbers, two below one.
fn places(rate: f64) -> usize {
    match rate {
        rate if (rate - rate.round()).abs() < 0.005 => 0,
        rate if rate < 1.0 => 2,
        _ => 1,
    }
}
