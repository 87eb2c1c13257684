//! Why a longer closure can look safer, and what is not seen of it.

use crate::decide::stress::{Axis, Meaning, Stress};
use crate::language::{Language, Words, count};
use crate::metrics::Chance;

/// Falls of a chance that luck of the draws explains are no falls: standard errors.
const CLEAR: f64 = 2.0;

/// The sentences about how long shocks last; none where that was not varied.
pub(super) fn about_durations(stress: &Stress, language: Language) -> Vec<String> {
    let words = Words::of(language);
    let found = courses(stress);
    let longest = found.iter().flat_map(|(axis, _)| axis.values.last()).copied();
    let Some(longest) = longest.reduce(f64::max) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    if found.iter().any(|(axis, course)| is_closure(axis) && falls(course)) {
        lines.push(words.text("terminal.stress.trap", &[]));
    }
    let days = stress.horizon.days();
    if longest > days as f64 / 2.0 {
        let days = count(days as u64, language);
        let key = match found.iter().any(|(axis, _)| is_closure(axis)) {
            true => "terminal.stress.unseen_end",
            false => "terminal.stress.unseen_end_open",
        };
        lines.push(words.text(key, &[("days", &days)]));
    }
    lines
}

/// Whether sales are gone while the shock of an axis lasts: only then is anything closed or opened again.
fn is_closure(axis: &Axis) -> bool {
    matches!(axis.meaning, Meaning::Duration { takes_away: true, .. })
}

/// The chances along every axis of a duration, from short to long, all else equal.
fn courses(stress: &Stress) -> Vec<(&Axis, Vec<&Chance>)> {
    let is_duration = |axis: &Axis| matches!(axis.meaning, Meaning::Duration { .. });
    let breaking = stress.breaking.iter().filter(|breaking| is_duration(&breaking.axis));
    let mut found: Vec<(&Axis, Vec<&Chance>)> =
        breaking.map(|breaking| (&breaking.axis, breaking.scan.iter().collect())).collect();
    let Some(grid) = &stress.grid else {
        return found;
    };
    let cells: Vec<(f64, Option<f64>, &Chance)> = grid.cells().collect();
    if is_duration(&grid.x) {
        let rows =
            grid.y.as_ref().map_or(vec![None], |y| y.values.iter().copied().map(Some).collect());
        for row in rows {
            let course = cells.iter().filter(|cell| cell.1 == row).map(|cell| cell.2).collect();
            found.push((&grid.x, course));
        }
    }
    if let Some(y) = grid.y.as_ref().filter(|axis| is_duration(axis)) {
        for column in &grid.x.values {
            let course = cells.iter().filter(|cell| cell.0 == *column).map(|cell| cell.2).collect();
            found.push((y, course));
        }
    }
    found
}

/// Whether a longer closure looks safer than a shorter one.
fn falls(course: &[&Chance]) -> bool {
    let error = |chance: &Chance| chance.estimate.std_error.unwrap_or(0.0);
    let clearly_less = |long: &Chance, short: &Chance| {
        short.estimate.value - long.estimate.value > CLEAR * (error(short) + error(long))
    };
    course
        .iter()
        .enumerate()
        .any(|(at, long)| course[..at].iter().any(|short| clearly_less(long, short)))
}
