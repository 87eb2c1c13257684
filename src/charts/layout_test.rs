//! Every sample chart in every language on every page: texts neither touch nor leave the page nor are tiny.

use super::samples::{
    attributions, cash_calendars, cash_fans, dependences, diversifications, frontiers,
    haves_and_needs, live_funnels, loss_exceedances, mix_comparisons, money_years, net_cash_flows,
    past_forecasts_samples, plans, platform_grids, reserve_curves, shock_anatomies, shops_at_risks,
    single_futures, stress_maps, tornadoes, weekly_sales_samples, whens_out_of_cash, with_withouts,
};
use super::{
    ChartError, Look, Picture, Size, TextBox, attribution_bars, cash_calendar, cash_fan,
    dependence, diversification, frontier, have_need, live_funnel, loss_exceedance, mix_comparison,
    money_year, net_cash_flow, one_future, past_forecasts, plan, platform_grid, reserve_curve,
    shock_anatomy, shops_at_risk, stress_map, tornado, weekly_sales, when_out_of_cash,
    with_without,
};
use crate::language::Language;

const SMALLEST: f64 = 32.0;
/// Lines of one paragraph may share this much of their boxes, in pixels.
const SLACK: f64 = 0.01;

fn assert_all<T>(
    kind: &str,
    samples: Vec<(&str, T)>,
    draw: impl Fn(&T, Look) -> Result<Picture, ChartError>,
) {
    for (name, data) in samples {
        for (language, size) in looks() {
            let label = format!("{kind} {name} {language} {size:?}");
            let look = Look { size, ..Look::from(language).with_seed(20_260_101) };
            let look = look.of_numbers((118, 164));
            let picture = draw(&data, look).unwrap_or_else(|error| panic!("{label}: {error}"));
            assert_layout(&label, &picture);
            for one in picture.text_boxes() {
                assert!(!one.text.contains(['[', '{']), "{label}: unfilled: {one:?}");
            }
        }
    }
}

/// Every language on every page.
fn looks() -> impl Iterator<Item = (Language, Size)> {
    Language::ALL.into_iter().flat_map(|language| Size::ALL.map(|size| (language, size)))
}

pub(super) fn assert_layout(label: &str, picture: &Picture) {
    let boxes = picture.text_boxes();
    assert!(!picture.title().is_empty(), "{label} says nothing");
    for (place, one) in boxes.iter().enumerate() {
        assert!(is_on_page(one, picture.page()), "{label}: off the page: {one:?}");
        assert!(one.size >= SMALLEST, "{label}: too small: {one:?}");
        for other in &boxes[..place] {
            assert!(!overlap(one, other), "{label}: {one:?} overlaps {other:?}");
        }
    }
}

fn is_on_page(one: &TextBox, (width, height): (f64, f64)) -> bool {
    one.x >= 0.0 && one.y >= 0.0 && one.x + one.width <= width && one.y + one.height <= height
}

fn overlap(one: &TextBox, other: &TextBox) -> bool {
    one.x + SLACK < other.x + other.width
        && other.x + SLACK < one.x + one.width
        && one.y + SLACK < other.y + other.height
        && other.y + SLACK < one.y + one.height
}

#[test]
fn districts_are_readable() {
    assert_all("shops_at_risk", shops_at_risks(), shops_at_risk);
    assert_all("loss_exceedance", loss_exceedances(), loss_exceedance);
    assert_all("platform_grid", platform_grids(), platform_grid);
}

#[test]
fn calendars_of_cash_are_readable() {
    assert_all("cash_calendar", cash_calendars(), cash_calendar);
}

#[test]
fn plans_are_readable() {
    assert_all("plan", plans(), plan);
}

#[test]
fn live_funnels_are_readable() {
    assert_all("live_funnel", live_funnels(), live_funnel);
}

#[test]
fn past_forecasts_are_readable() {
    assert_all("past_forecasts", past_forecasts_samples(), past_forecasts);
}

#[test]
fn the_money_of_a_year_is_readable() {
    assert_all("money_year", money_years(), money_year);
}

#[test]
fn when_cash_runs_out_is_readable() {
    assert_all("when_out_of_cash", whens_out_of_cash(), when_out_of_cash);
}

#[test]
fn haves_and_needs_are_readable() {
    assert_all("have_need", haves_and_needs(), have_need);
}

#[test]
fn dependences_are_readable() {
    assert_all("dependence", dependences(), dependence);
}

#[test]
fn prices_of_diversification_are_readable() {
    assert_all("diversification", diversifications(), diversification);
}

#[test]
fn single_futures_are_readable() {
    assert_all("one_future", single_futures(), one_future);
}

#[test]
fn cash_fans_are_readable() {
    assert_all("cash_fan", cash_fans(), cash_fan);
}

#[test]
fn futures_with_and_without_are_readable() {
    assert_all("with_without", with_withouts(), with_without);
}

#[test]
fn anatomies_of_shocks_are_readable() {
    assert_all("shock_anatomy", shock_anatomies(), shock_anatomy);
}

#[test]
fn weekly_sales_are_readable() {
    assert_all("weekly_sales", weekly_sales_samples(), weekly_sales);
}

#[test]
fn net_cash_flows_are_readable() {
    assert_all("net_cash_flow", net_cash_flows(), net_cash_flow);
}

#[test]
fn mix_comparisons_are_readable() {
    assert_all("mix_comparison", mix_comparisons(), mix_comparison);
}

#[test]
fn reserve_curves_are_readable() {
    assert_all("reserve_curve", reserve_curves(), reserve_curve);
}

#[test]
fn stress_maps_are_readable() {
    assert_all("stress_map", stress_maps(), stress_map);
}

#[test]
fn tornadoes_are_readable() {
    assert_all("tornado", tornadoes(), tornado);
}

#[test]
fn attributions_are_readable() {
    assert_all("attribution_bars", attributions(), attribution_bars);
}

#[test]
fn frontiers_are_readable() {
    assert_all("frontier", frontiers(), frontier);
}
