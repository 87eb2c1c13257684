//! The sentences about a comparison.

use super::super::anyway::{is_clear, more_or_less, out_of_cash_anyway, whole};
use super::further_words::{self, is_same};
use crate::decide::Further;
use crate::language::{Language, Words, chance, chance_short};
use crate::metrics::Estimate;
use crate::report::{Compared, Comparison, Life, Metric, Pair};

/// The sentences about a comparison: each mix, then what is said of each against the first, then
/// what was asked beyond that.
pub(super) fn comparison_spoken(
    comparison: &Comparison,
    further: &Further,
    language: Language,
) -> Vec<String> {
    let words = Words::of(language).in_currency(&comparison.currency);
    let mut lines: Vec<String> = comparison
        .candidates
        .iter()
        .map(|one| {
            let line = words.text(
                "terminal.compare.mix",
                &[
                    ("name", &one.name),
                    ("chance", &chance(one.metrics.value(Metric::ProbabilityOutOfCash), language)),
                    ("median", &words.money(one.metrics.value(Metric::NetCashFlowMedian))),
                    ("worst", &words.money(-one.metrics.value(Metric::ExpectedShortfall95))),
                    ("needed", &words.money(one.metrics.value(Metric::CashNeeded95))),
                ],
            );
            match anyway(one, words) {
                Some(anyway) => format!("{line} {anyway}"),
                None => line,
            }
        })
        .collect();
    let speaker = further_words::Speaker::new(comparison, language);
    for pair in comparison.against_first() {
        lines.push(verdict(comparison, pair, language));
        lines.extend(protection(comparison, pair, words));
        lines.extend(speaker.dominance(pair));
        lines.extend(speaker.price(pair));
    }
    lines.extend(speaker.never_quiet());
    lines.extend(speaker.further(further));
    lines
}

/// What would have happened to a mix anyway; nothing for one without shocks.
fn anyway(one: &Compared, words: Words) -> Option<String> {
    let of = |life| one.metrics.of(Metric::ProbabilityOutOfCash, life);
    let lives = of(Life::WithoutShocks).zip(of(Life::BecauseOfShocks));
    let (without, added) = lives.filter(|_| one.has_shocks)?;
    Some(out_of_cash_anyway(without.value, added.value, words))
}

/// How much of the difference between two mixes is there without shocks as well, and how much is
/// protection from them; nothing where neither has shocks, or where both are the same.
fn protection(comparison: &Comparison, pair: &Pair, words: Words) -> Option<String> {
    let (one, against) =
        (&comparison.candidates[pair.candidate], &comparison.candidates[pair.against]);
    let has_shocks = one.has_shocks || against.has_shocks;
    if !has_shocks || is_same(pair) {
        return None;
    }
    let of = |metric, life| pair.differences.of(metric, life);
    let mean = |life| Some(more_or_less(of(Metric::NetCashFlowMean, life)?, 1.0, words));
    let out = |life| {
        let difference = of(Metric::ProbabilityOutOfCash, life)?;
        Some(more_or_less_often(difference, told_difference(one, against, life), words))
    };
    let (anyway, because) = (Life::WithoutShocks, Life::BecauseOfShocks);
    Some(words.text(
        "terminal.compare.protection",
        &[
            ("name", &one.name),
            ("against", &against.name),
            ("mean", &mean(anyway)?),
            ("out", &out(anyway)?),
            ("mean_because", &mean(because)?),
            ("out_because", &out(because)?),
        ],
    ))
}

/// How much more often one runs out of cash than the other as their chances are told, so that what is
/// said adds up; `None` where not all of them are told in whole futures of a hundred.
fn told_difference(one: &Compared, against: &Compared, life: Life) -> Option<f64> {
    let told =
        |mix: &Compared, life| whole(mix.metrics.of(Metric::ProbabilityOutOfCash, life)?.value);
    let difference = |life| Some(told(one, life)? - told(against, life)?);
    match life {
        Life::BecauseOfShocks => Some(difference(Life::AsItIs)? - difference(Life::WithoutShocks)?),
        life => difference(life),
    }
}

/// "3 of 100 more often", "3 of 100 less often (not certain)", "as often".
fn more_or_less_often(difference: &Estimate, told: Option<f64>, words: Words) -> String {
    let value = told.map_or(difference.value, |told| (100.0 * told).round() / 100.0);
    let key = match value {
        0.0 if difference.value == 0.0 => return words.text("terminal.compare.as_often", &[]),
        0.0 => return words.text("terminal.compare.about_as_often", &[]),
        value if value < 0.0 => "terminal.compare.less_often",
        _ => "terminal.compare.more_often",
    };
    let n = chance_short(value.abs(), words.language());
    let said = words.text(key, &[("n", &n)]);
    if is_clear(difference) {
        return said;
    }
    format!("{said} {}", words.text("terminal.compare.price_unclear", &[]))
}

/// "B is better in 83 of 100 of the same futures; on average less, but more in the worst year."
fn verdict(comparison: &Comparison, pair: &Pair, language: Language) -> String {
    let words = Words::of(language).in_currency(&comparison.currency);
    let of = |metric, sign| {
        let difference = pair.differences.get(metric);
        let value = difference.map_or(f64::NAN, |difference| sign * difference.value);
        (value, difference.map_or_else(String::new, |found| more_or_less(found, sign, words)))
    };
    let (mean, mean_said) = of(Metric::NetCashFlowMean, 1.0);
    // A larger shortfall is a larger loss, so the worst years differ the other way round.
    let (worst, worst_said) = of(Metric::ExpectedShortfall95, -1.0);
    let opposed = mean * worst < 0.0;
    let key = if opposed { "terminal.compare.verdict_but" } else { "terminal.compare.verdict_and" };
    words.text(
        key,
        &[
            ("name", &comparison.candidates[pair.candidate].name),
            ("against", &comparison.candidates[pair.against].name),
            ("chance", &chance(pair.better.ties_split.value, language)),
            ("mean", &mean_said),
            ("worst", &worst_said),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::chance_difference;

    /// Found by a reader: 14 and 21 of 100 stood beside "6 of 100 more often".
    #[test]
    fn a_difference_of_chances_is_that_of_the_chances_beside_it() {
        // Of 1,000 futures 64 more: 14.3 and 20.7 of 100.
        let out: Vec<bool> = (0..1000).map(|path| path < 207).collect();
        let less: Vec<bool> = (0..1000).map(|path| path < 143).collect();
        let difference = chance_difference(&out, &less).unwrap();
        let words = Words::of(Language::English);
        let told = |told| more_or_less_often(&difference, told, words);
        let shown = whole(0.207).unwrap() - whole(0.143).unwrap();
        assert_eq!(told(Some(shown)), "7 of 100 more often");
        assert_eq!(told(None), "6 of 100 more often");
        assert_eq!(told(Some(0.0)), "about as often");
        assert_eq!(whole(0.003), None);
    }
}
