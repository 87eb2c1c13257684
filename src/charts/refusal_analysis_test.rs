//! Data that cannot be drawn are refused: the charts of risks, choices and causes.

use super::refusal_test::first;
use super::samples::{
    attributions, frontiers, loss_exceedances, platform_grids, reserve_curves, shops_at_risks,
    stress_maps, tornadoes,
};
use super::{
    AttributionBars, ChartError, ExplainedShare, Frontier, MixPoint, ReserveCurve, StressMap,
    Tornado, TornadoFigure, attribution_bars, frontier, loss_exceedance, platform_grid,
    reserve_curve, shops_at_risk, stress_map, tornado,
};
use crate::language::Language;

fn reserve_error(change: impl FnOnce(&mut ReserveCurve)) -> Option<ChartError> {
    let mut data = first(reserve_curves());
    change(&mut data);
    reserve_curve(&data, Language::English).err()
}

fn stress_error(change: impl FnOnce(&mut StressMap)) -> Option<ChartError> {
    let mut data = first(stress_maps());
    change(&mut data);
    stress_map(&data, Language::English).err()
}

fn tornado_error(change: impl FnOnce(&mut Tornado)) -> Option<ChartError> {
    let mut data = first(tornadoes());
    change(&mut data);
    tornado(&data, Language::English).err()
}

fn attribution_error(change: impl FnOnce(&mut AttributionBars)) -> Option<ChartError> {
    let mut data = first(attributions());
    change(&mut data);
    attribution_bars(&data, Language::English).err()
}

fn frontier_error(change: impl FnOnce(&mut Frontier)) -> Option<ChartError> {
    let mut data = first(frontiers());
    change(&mut data);
    frontier(&data, Language::English).err()
}

const NAN_POINT: MixPoint = MixPoint { expected_shortfall: f64::NAN, net_cash_flow: 0.0 };

#[test]
fn unchanged_samples_are_drawn() {
    assert_eq!(reserve_error(|_| ()), None);
    assert_eq!(stress_error(|_| ()), None);
    assert_eq!(tornado_error(|_| ()), None);
    assert_eq!(attribution_error(|_| ()), None);
    assert_eq!(frontier_error(|_| ()), None);
}

#[test]
fn values_that_are_no_numbers_are_refused() {
    let error = |what| Some(ChartError::NotFinite { what });
    assert_eq!(reserve_error(|data| data.opening_cash = f64::NAN), error("opening_cash"));
    assert_eq!(reserve_error(|data| data.mixes[1].needed_high = f64::INFINITY), error("needed"));
    assert_eq!(reserve_error(|data| data.mixes[0].reserves[3] = f64::NAN), error("reserves"));
    assert_eq!(stress_error(|data| data.x.values[0] = f64::NEG_INFINITY), error("values"));
    assert_eq!(stress_error(|data| data.x.today = Some(f64::NAN)), error("today"));
    assert_eq!(stress_error(|data| data.chances[2][1] = f64::NAN), error("chances"));
    assert_eq!(tornado_error(|data| data.base = f64::NAN), error("base"));
    assert_eq!(tornado_error(|data| data.rows[4].at_high = f64::NAN), error("at_high"));
    let nan = ExplainedShare { estimate: f64::NAN, low: 0.0, high: 1.0 };
    assert_eq!(tornado_error(|data| data.rows[0].explained = Some(nan)), error("explained"));
    assert_eq!(
        attribution_error(|data| data.expected_shortfall.parts[1].low = f64::NAN),
        error("expected_shortfall")
    );
    assert_eq!(attribution_error(|data| data.out_of_cash.base = f64::NAN), error("out_of_cash"));
    assert_eq!(frontier_error(|data| data.today = NAN_POINT), error("today"));
    assert_eq!(frontier_error(|data| data.tried[7] = NAN_POINT), error("tried"));
    assert_eq!(frontier_error(|data| data.named[0].point = NAN_POINT), error("named"));
    assert_eq!(frontier_error(|data| data.risk_limit = Some(f64::NAN)), error("risk_limit"));
}

#[test]
fn values_beyond_all_money_are_refused() {
    let error = |what| Some(ChartError::TooLarge { what });
    assert_eq!(reserve_error(|data| data.opening_cash = 1e300), error("opening_cash"));
    assert_eq!(tornado_error(|data| data.rows[0].at_low = -1e300), error("at_low"));
    assert_eq!(frontier_error(|data| data.frontier[1].net_cash_flow = f64::MAX), error("frontier"));
}

#[test]
fn rows_must_be_of_one_length_and_not_empty() {
    let empty = |what| Some(ChartError::Empty { what });
    let length = |what, expected, found| Some(ChartError::Length { what, expected, found });
    assert_eq!(reserve_error(|data| data.mixes.clear()), empty("mixes"));
    assert_eq!(reserve_error(|data| data.mixes[0].reserves.clear()), empty("reserves"));
    assert_eq!(
        reserve_error(|data| data.mixes[0].surviving.truncate(9)),
        length("surviving", 400, 9)
    );
    assert_eq!(stress_error(|data| data.x.values.clear()), empty("values"));
    assert_eq!(stress_error(|data| data.x.ticks.truncate(2)), length("ticks", 9, 2));
    assert_eq!(stress_error(|data| data.chances.truncate(3)), length("chances", 9, 3));
    assert_eq!(stress_error(|data| data.chances[4].truncate(1)), length("chances", 9, 1));
    assert_eq!(stress_error(|data| data.y = None), length("chances", 1, 9));
    assert_eq!(tornado_error(|data| data.rows.clear()), empty("rows"));
    assert_eq!(attribution_error(|data| data.parts.clear()), empty("parts"));
    assert_eq!(
        attribution_error(|data| data.out_of_cash.parts.truncate(1)),
        length("out_of_cash", 5, 1)
    );
    assert_eq!(frontier_error(|data| data.frontier.clear()), empty("frontier"));
}

#[test]
fn impossible_values_are_refused() {
    let error = |what| Some(ChartError::NotAProbability { what });
    assert_eq!(reserve_error(|data| data.asked_chance = 1.1), error("asked_chance"));
    assert_eq!(reserve_error(|data| data.mixes[0].surviving[1] = -0.1), error("surviving"));
    assert_eq!(stress_error(|data| data.breaking_chance = -0.1), error("breaking_chance"));
    assert_eq!(stress_error(|data| data.chances[0][0] = 1.2), error("chances"));
    assert_eq!(tornado_error(|data| data.figure = TornadoFigure::OutOfCash), error("base"));
    assert_eq!(attribution_error(|data| data.out_of_cash.total = 1.5), error("out_of_cash"));
    assert_eq!(attribution_error(|data| data.interval_level = 2.0), error("interval_level"));
    let negative = MixPoint { expected_shortfall: -1.0, net_cash_flow: 0.0 };
    let change = |data: &mut Frontier| {
        if let Some(best) = &mut data.best {
            best.standard_errors = Some(negative);
        }
    };
    assert_eq!(frontier_error(change), Some(ChartError::Negative { what: "standard_errors" }));
}

#[test]
fn values_along_an_axis_must_rise() {
    let error = |what| Some(ChartError::NotRising { what });
    assert_eq!(reserve_error(|data| data.mixes[0].reserves.reverse()), error("reserves"));
    assert_eq!(stress_error(|data| data.x.values.swap(2, 3)), error("values"));
}

#[test]
fn a_district_that_cannot_be_drawn_is_refused() {
    let language = Language::English;
    let mut losses = first(loss_exceedances());
    losses.losses.reverse();
    let error = loss_exceedance(&losses, language).err();
    assert_eq!(error, Some(ChartError::NotRising { what: "losses" }));
    losses.losses.clear();
    let error = loss_exceedance(&losses, language).err();
    assert_eq!(error, Some(ChartError::Empty { what: "losses" }));
    let mut risk = first(shops_at_risks());
    risk.high.truncate(3);
    let error = shops_at_risk(&risk, language).err();
    assert_eq!(error, Some(ChartError::Length { what: "high", expected: 52, found: 3 }));
    risk.shops = 0;
    let error = shops_at_risk(&risk, language).err();
    assert_eq!(error, Some(ChartError::Empty { what: "shops" }));
    let mut grid = first(platform_grids());
    grid.shops[0] = Some((7, 0.5));
    let error = platform_grid(&grid, language).err();
    assert_eq!(error, Some(ChartError::Empty { what: "platforms" }));
    grid.shops[0] = Some((0, 1.5));
    let error = platform_grid(&grid, language).err();
    assert_eq!(error, Some(ChartError::NotAProbability { what: "shops" }));
}
