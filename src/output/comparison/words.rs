//! The sentences about a comparison.

use super::further_words;
use crate::decide::Further;
use crate::language::{Language, Words, chance};
use crate::report::{Comparison, Metric, Pair};

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
            words.text(
                "terminal.compare.mix",
                &[
                    ("name", &one.name),
                    ("chance", &chance(one.metrics.value(Metric::ProbabilityOutOfCash), language)),
                    ("median", &words.money(one.metrics.value(Metric::NetCashFlowMedian))),
                    ("worst", &words.money(-one.metrics.value(Metric::ExpectedShortfall95))),
                    ("needed", &words.money(one.metrics.value(Metric::CashNeeded95))),
                ],
            )
        })
        .collect();
    let speaker = further_words::Speaker::new(comparison, language);
    for pair in comparison.against_first() {
        lines.push(verdict(comparison, pair, language));
        lines.extend(speaker.dominance(pair));
        lines.extend(speaker.price(pair));
    }
    lines.extend(speaker.never_quiet());
    lines.extend(speaker.further(further));
    lines
}

/// "B is better in 83 of 100 of the same futures; on average less, but more in the worst year."
fn verdict(comparison: &Comparison, pair: &Pair, language: Language) -> String {
    let words = Words::of(language).in_currency(&comparison.currency);
    let mean = pair.differences.value(Metric::NetCashFlowMean);
    // A larger shortfall is a larger loss, so the worst years differ the other way round.
    let worst = -pair.differences.value(Metric::ExpectedShortfall95);
    let amount = |difference: f64| {
        let key = if difference == 0.0 {
            "terminal.compare.same"
        } else if difference < 0.0 {
            "terminal.compare.less"
        } else {
            "terminal.compare.more"
        };
        words.text(key, &[("amount", &words.money(difference.abs()))])
    };
    let opposed = mean * worst < 0.0;
    let key = if opposed { "terminal.compare.verdict_but" } else { "terminal.compare.verdict_and" };
    let mut line = words.text(
        key,
        &[
            ("name", &comparison.candidates[pair.candidate].name),
            ("against", &comparison.candidates[pair.against].name),
            ("chance", &chance(pair.better.ties_split.value, language)),
            ("mean", &amount(mean)),
            ("worst", &amount(worst)),
        ],
    );
    if !is_clear(pair, Metric::NetCashFlowMean) && mean != 0.0 {
        line.push(' ');
        line.push_str(&words.text("terminal.compare.unclear", &[]));
    }
    line
}

/// Whether the interval of a difference leaves out zero.
fn is_clear(pair: &Pair, metric: Metric) -> bool {
    let interval = pair.differences.get(metric).and_then(|found| found.interval);
    interval.is_some_and(|interval| interval.low > 0.0 || interval.high < 0.0)
}
