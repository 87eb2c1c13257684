//! The rows of an attribution: from nothing uncertain, part by part, to all together.

use crate::language::Words;

use super::attribution_bars::{Attribution, AttributionBars, PartOfTotal, gain};
use super::canvas::Frame;
use super::palette::{BLUE, INK, MUTED, VERMILLION};
use super::unit::Unit;
use super::waterfall::{Bar, Kind, PanelData, Waterfall};

/// The waterfall of an attribution in the body of a page. Parts that have no room of their own are
/// drawn as one.
pub(super) fn waterfall(body: Frame, data: &AttributionBars, words: Words) -> Waterfall {
    let whole = 2 + usize::from(data.without_shocks.is_some());
    let most = Waterfall::most_rows(body).saturating_sub(whole).max(1);
    let data = &merged(data, most, words);
    let base = words.text("chart.attribution_bars.base", &[]);
    let total = words.text("chart.attribution_bars.total", &[]);
    let mut names = [&[base], data.parts.as_slice(), &[total]].concat();
    let without = data.without_shocks;
    names.extend(without.map(|_| words.text("chart.attribution_bars.without_shocks", &[])));
    let (rupiah, chances) = (Unit::Money(words), Unit::OfHundred(words.language()));
    let loss = |value: f64| gain(value, words).unwrap_or_else(|| rupiah.written(value));
    let told = |value: f64| chances.written(value);
    let (shortfall, chance) =
        (without.map(|one| one.expected_shortfall), without.map(|one| one.out_of_cash));
    let panels = [
        PanelData {
            heading: words.text("chart.attribution_bars.shortfall", &[]),
            unit: rupiah,
            bars: bars((&data.expected_shortfall, shortfall), 1.0, (rupiah, &loss)),
        },
        PanelData {
            heading: words.text("chart.attribution_bars.out_of_cash", &[]),
            unit: chances,
            bars: bars((&data.out_of_cash, chance), 100.0, (chances, &told)),
        },
    ];
    Waterfall::divide(body, names, panels, false)
}

/// The parts with the first `most - 1` as they are and the others as one, where they are more.
fn merged(data: &AttributionBars, most: usize, words: Words) -> AttributionBars {
    let mut merged = data.clone();
    if merged.parts.len() > most {
        let n = merged.parts.split_off(most - 1).len().to_string();
        merged.parts.push(words.text("terminal.attribution.name.others", &[("n", &n)]));
        for figure in [&mut merged.expected_shortfall, &mut merged.out_of_cash] {
            let others = figure.parts.split_off(most - 1);
            // The error of a sum is at most the sum of the errors.
            figure.parts.extend(others.into_iter().reduce(|sum, part| PartOfTotal {
                estimate: sum.estimate + part.estimate,
                low: sum.low + part.low,
                high: sum.high + part.high,
            }));
        }
    }
    merged
}

/// The bars of a panel, with values `scale` times as large as the figures: each part begins where the
/// one before it ends, so that they lead from the base to the total.
fn bars(
    (attribution, without_shocks): (&Attribution, Option<f64>),
    scale: f64,
    (unit, told): (Unit, &dyn Fn(f64) -> String),
) -> Vec<Bar> {
    let whole = |value: f64, kind: Kind| Bar {
        from: 0.0,
        value: scale * value,
        ends: None,
        written: told(scale * value),
        color: if kind == Kind::Total { INK } else { MUTED }.tint(0.85),
        kind,
    };
    let mut reached = attribution.base;
    let mut bars = vec![whole(attribution.base, Kind::Whole)];
    for &PartOfTotal { estimate, low, high } in &attribution.parts {
        let from = reached;
        reached += estimate;
        bars.push(Bar {
            from: scale * from,
            value: scale * reached,
            ends: Some((scale * (from + low), scale * (from + high))),
            written: unit.signed(scale * estimate),
            color: if estimate > 0.0 { VERMILLION } else { BLUE }.tint(0.8),
            kind: Kind::Part,
        });
    }
    bars.push(whole(attribution.total, Kind::Total));
    bars.extend(without_shocks.map(|value| whole(value, Kind::Whole)));
    bars
}
