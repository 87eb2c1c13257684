//! The reserve of each mix, and the mixes side by side.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::grid::{Cell, Grid, Kind, at};
use super::{Titles, has_shocks, word, words_of};
use crate::pack::Told;
use crate::report::{Life, Metric};

/// Cash at the start with which so many futures do not run out, by mix.
pub(super) fn reserve(told: &Told<'_>, titles: &Titles) -> Result<Worksheet, XlsxError> {
    let mixes = &told.buffer.mixes;
    let mut grid = Grid::new(&titles.name, &titles.about)?;
    grid.widths(&[vec![20.0], vec![24.0; 2 * mixes.len()]].concat())?;
    let without = word(told, "without");
    let mut headings = vec![word(told, "enough")];
    for mix in mixes {
        headings.push(mix.name.clone());
        if mix.because_of_shocks.is_some() {
            headings.push(format!("{} ({without})", mix.name));
        }
    }
    grid.headings(&headings)?;
    let levels = mixes.first().map_or(0, |mix| mix.levels.len());
    for place in 0..levels {
        let of_mixes = mixes.iter().filter_map(|mix| Some((mix, mix.levels.get(place)?)));
        let mut cells = Vec::new();
        for (mix, level) in of_mixes {
            if cells.is_empty() {
                cells.push(Cell::Count((100.0 * level.survive).round() as u64));
            }
            cells.push(Cell::Money(level.reserve.value));
            if mix.because_of_shocks.is_some() {
                let calm = level.reserve_without_shocks.as_ref();
                cells.push(calm.map_or(Cell::Empty, |reserve| Cell::Money(reserve.value)));
            }
        }
        grid.row(cells)?;
    }
    Ok(grid.finish())
}

/// The mixes in the same futures, and what each has more than today's.
pub(super) fn mixes(told: &Told<'_>, titles: &Titles) -> Result<Worksheet, XlsxError> {
    let mut grid = Grid::new(&titles.name, &titles.about)?;
    grid.widths(&[34.0, 22.0, 22.0, 18.0, 18.0, 22.0, 16.0])?;
    let mut headings = words_of(told, &["mix", "mean", "worst", "out_of_hundred", "out_without"]);
    headings.extend(words_of(told, &["more_than_today", "error"]));
    if !has_shocks(told) {
        headings.remove(4);
    }
    grid.headings(&headings)?;
    let Some(comparison) = &told.comparison else { return Ok(grid.finish()) };
    let first = grid.next();
    let mean_of_first = comparison
        .candidates
        .first()
        .map_or(f64::NAN, |one| one.metrics.value(Metric::NetCashFlowMean));
    for (place, one) in comparison.candidates.iter().enumerate() {
        let value = |metric| one.metrics.value(metric);
        let mean = value(Metric::NetCashFlowMean);
        let mut cells = vec![
            Cell::Text(one.name.clone()),
            Cell::Money(mean),
            // An expected shortfall is a loss; what is shown is the change of cash.
            Cell::Money(-value(Metric::ExpectedShortfall95)),
            Cell::Number(100.0 * value(Metric::ProbabilityOutOfCash)),
        ];
        if has_shocks(told) {
            let calm = one.metrics.of(Metric::ProbabilityOutOfCash, Life::WithoutShocks);
            cells.push(calm.map_or(Cell::Empty, |chance| Cell::Number(100.0 * chance.value)));
        }
        if place > 0 {
            let formula = format!("={}-{}", at(grid.next(), 1), at(first, 1));
            cells.push(Cell::Formula(formula, Kind::Money, mean - mean_of_first));
            let pair = comparison.against_first().find(|pair| pair.candidate == place);
            let found = pair.and_then(|pair| pair.differences.get(Metric::NetCashFlowMean));
            let error = found.and_then(|difference| difference.std_error);
            cells.push(error.map_or(Cell::Empty, Cell::Money));
        }
        grid.row(cells)?;
    }
    Ok(grid.finish())
}
