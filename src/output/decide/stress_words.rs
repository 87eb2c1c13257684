//! A stress test in sentences.

use super::super::anyway::out_of_cash_anyway;
use super::number_names::number_name;
use super::stress_trap::about_durations;
use crate::decide::stress::{Axis, Breaking, CrossingPoint, Grid, Meaning, Stress};
use crate::language::{Language, Words, chance, count, decimal, percent};
use crate::metrics::Chance;
use crate::scenario::format::Unit;

/// The name of an axis in plain words.
pub(super) fn axis_name(axis: &Axis, words: Words) -> String {
    match &axis.meaning {
        Meaning::Severity { shock } => words.text("terminal.stress.severity", &[("name", shock)]),
        Meaning::Duration { shock, .. } => {
            words.text("terminal.stress.duration", &[("name", shock)])
        }
        Meaning::Share { name, .. } => words.text("terminal.stress.share", &[("name", name)]),
        Meaning::Number { .. } if axis.path == "business.opening_cash" => {
            words.text("terminal.stress.opening_cash", &[])
        }
        Meaning::Number { shown, .. } => number_name(&axis.path, shown, words),
    }
}

/// A value along an axis with its unit.
pub(super) fn value_words(axis: &Axis, value: f64, words: Words) -> String {
    let language = words.language();
    let days = |value| {
        let n = short(value, language);
        words.text("terminal.stress.days", &[("n", &n)])
    };
    match &axis.meaning {
        Meaning::Severity { .. } | Meaning::Share { .. } => percent(value, language),
        Meaning::Duration { .. } => days(value),
        Meaning::Number { unit, .. } if unit.is_share() => percent(value, language),
        Meaning::Number { unit, .. } if unit.is_money() => words.money(value),
        Meaning::Number { unit: Unit::Days, .. } => days(value),
        Meaning::Number { .. } => short(value, language),
    }
}

/// Three significant digits or the whole part, without zeros at the end.
fn short(value: f64, language: Language) -> String {
    let places = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    let least = (0..places).find(|places| {
        let scale = [1.0, 10.0, 100.0][*places];
        ((value * scale).round() / scale - value).abs() < 1e-9
    });
    decimal(value, least.unwrap_or(places), language)
}

/// The sentences about a stress test.
pub(super) fn stress_spoken(stress: &Stress, language: Language) -> Vec<String> {
    let words = Words::of(language).in_currency(&stress.currency);
    let now = chance(stress.base.estimate.value, language);
    let mut base = words.text("terminal.stress.base", &[("chance", &now)]);
    if stress.has_shocks {
        let (without, added) = &stress.base_because_of_shocks;
        let anyway = out_of_cash_anyway(without.estimate.value, added.value, words);
        base = format!("{base} {anyway}");
    }
    let mut lines = vec![base];
    if let Some(grid) = &stress.grid {
        lines.extend(grid_spoken(stress, grid, language));
    }
    for breaking in &stress.breaking {
        lines.extend(breaking_spoken(stress, breaking, language));
    }
    if !stress.breaking.is_empty() {
        let level = chance(stress.level, language);
        lines.push(words.text("terminal.stress.note", &[("level", &level)]));
    }
    lines.extend(without_shocks(stress, language));
    lines.extend(about_durations(stress, language));
    lines
}

/// What remains of the points without shocks. Along numbers of shocks nothing changes then, which
/// itself says something; along others the chance moves as well.
fn without_shocks(stress: &Stress, language: Language) -> Option<String> {
    if !stress.has_shocks {
        return None;
    }
    let words = Words::of(language);
    let told = |value| chance(value, language);
    let Some(grid) = &stress.grid else {
        let mut axes = stress.breaking.iter().map(|breaking| &breaking.axis);
        let now = told(stress.base_because_of_shocks.0.estimate.value);
        let text = || words.text("terminal.stress.without_shocks_along", &[("chance", &now)]);
        return axes.any(Axis::is_of_a_shock).then(text);
    };
    let (least, most) = grid.range_without_shocks();
    let (least, most) = (told(least), told(most));
    let key = match least == most {
        true => "terminal.stress.without_shocks",
        false => "terminal.stress.without_shocks_range",
    };
    Some(words.text(key, &[("chance", &least), ("most", &most)]))
}

fn grid_spoken(stress: &Stress, grid: &Grid, language: Language) -> Vec<String> {
    let words = Words::of(language).in_currency(&stress.currency);
    let cells: Vec<(f64, Option<f64>, &Chance)> = grid.cells().collect();
    let value = |cell: &&(f64, Option<f64>, &Chance)| cell.2.successes;
    let (Some(least), Some(most)) =
        (cells.iter().min_by_key(value), cells.iter().max_by_key(value))
    else {
        return Vec::new();
    };
    let told = |key: &str, (x, y, found): &(f64, Option<f64>, &Chance)| {
        let place = |axis: &Axis, value: f64| {
            format!("{} {}", axis_name(axis, words), value_words(axis, value, words))
        };
        let second = grid.y.as_ref().zip(*y).map(|(axis, value)| place(axis, value));
        let places: Vec<String> = std::iter::once(place(&grid.x, *x)).chain(second).collect();
        let chance = chance(found.estimate.value, language);
        words.text(key, &[("chance", &chance), ("where", &places.join("; "))])
    };
    let broken = cells.iter().filter(|(_, _, c)| c.estimate.value > stress.level).count();
    let (broken, all) = (count(broken as u64, language), count(cells.len() as u64, language));
    let level = chance(stress.level, language);
    let values = [("n", broken.as_str()), ("all", &all), ("level", &level)];
    vec![
        words.text("terminal.stress.cells", &values),
        told("terminal.stress.least", least),
        told("terminal.stress.most", most),
    ]
}

/// One sentence a crossing, or one that there is none.
fn breaking_spoken(stress: &Stress, breaking: &Breaking, language: Language) -> Vec<String> {
    let words = Words::of(language).in_currency(&stress.currency);
    let axis = &breaking.axis;
    let name = axis_name(axis, words);
    let level = chance(stress.level, language);
    let value = |value: Option<&f64>| {
        value.map_or_else(String::new, |value| value_words(axis, *value, words))
    };
    let (from, to) = (value(axis.values.first()), value(axis.values.last()));
    let text = |key: &str, more: &[(&str, &str)]| {
        let all = [("name", name.as_str()), ("level", &level), ("from", &from), ("to", &to)];
        words.text(key, &[&all, more].concat())
    };
    if breaking.crossings.is_empty() {
        let above = breaking.begins_above;
        let key = if above { "terminal.stress.everywhere" } else { "terminal.stress.nowhere" };
        // An axis of values that were asked for need not hold today's.
        let today = std::iter::once(&stress.base).filter(|_| axis.holds_today());
        let scanned = breaking.scan.iter().chain(today).map(|chance| chance.estimate.value);
        let end = if above { scanned.fold(1.0, f64::min) } else { scanned.fold(0.0, f64::max) };
        return vec![text(key, &[("chance", &chance(end, language))])];
    }
    let told = |crossing: &CrossingPoint| {
        let value = value_words(axis, crossing.value, words);
        let range = range(axis, crossing, words);
        let key = if crossing.rises { "terminal.stress.rises" } else { "terminal.stress.falls" };
        text(key, &[("value", &value), ("range", &range)])
    };
    let mut lines: Vec<String> = breaking.crossings.iter().map(told).collect();
    if let [_, _, ..] = breaking.crossings.as_slice() {
        let n = count(breaking.crossings.len() as u64, language);
        lines.push(text("terminal.stress.several", &[("n", &n)]));
    }
    lines
}

/// The interval of a crossing; where an end lies outside what was scanned, it is told so.
fn range(axis: &Axis, crossing: &CrossingPoint, words: Words) -> String {
    let told = |value: f64| value_words(axis, value, words);
    match (crossing.low, crossing.high) {
        (Some(low), Some(high)) => {
            words.text("terminal.stress.between", &[("low", &told(low)), ("high", &told(high))])
        }
        (Some(low), None) => words.text("terminal.stress.at_least", &[("low", &told(low))]),
        (None, Some(high)) => words.text("terminal.stress.at_most", &[("high", &told(high))]),
        (None, None) => words.text("terminal.stress.anywhere", &[]),
    }
}
