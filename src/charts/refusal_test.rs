//! Data that cannot be drawn are refused with the field that is to blame.

use super::samples::{
    cash_calendars, cash_fans, live_funnels, mix_comparisons, net_cash_flows, plans,
    weekly_sales_samples,
};
use super::{
    CashCalendar, CashFan, ChartError, LiveFunnel, MixComparison, NetCashFlow, Plan, WeeklySales,
    cash_calendar, cash_fan, live_funnel, mix_comparison, net_cash_flow, plan, weekly_sales,
};
use crate::language::Language;

pub(super) fn first<T>(samples: Vec<(&str, T)>) -> T {
    samples.into_iter().next().map(|(_, data)| data).expect("there are samples")
}

fn fan_error(change: impl FnOnce(&mut CashFan)) -> Option<ChartError> {
    let mut data = first(cash_fans());
    change(&mut data);
    cash_fan(&data, Language::English).err()
}

fn sales_error(change: impl FnOnce(&mut WeeklySales)) -> Option<ChartError> {
    let mut data = first(weekly_sales_samples());
    change(&mut data);
    weekly_sales(&data, Language::English).err()
}

fn flow_error(change: impl FnOnce(&mut NetCashFlow)) -> Option<ChartError> {
    let mut data = first(net_cash_flows());
    change(&mut data);
    net_cash_flow(&data, Language::English).err()
}

fn mix_error(change: impl FnOnce(&mut MixComparison)) -> Option<ChartError> {
    let mut data = first(mix_comparisons());
    change(&mut data);
    mix_comparison(&data, Language::English).err()
}

#[test]
fn values_that_are_no_numbers_are_refused() {
    let error = |what| Some(ChartError::NotFinite { what });
    assert_eq!(fan_error(|fan| fan.p50[3] = f64::NAN), error("p50"));
    assert_eq!(fan_error(|fan| fan.opening_cash = f64::INFINITY), error("opening_cash"));
    assert_eq!(fan_error(|fan| fan.example_paths[1][0] = f64::NAN), error("example_paths"));
    assert_eq!(fan_error(|fan| fan.shock_windows[0].to_day = f64::NAN), error("shock_windows"));
    assert_eq!(sales_error(|sales| sales.without_shocks[0] = f64::NAN), error("without_shocks"));
    assert_eq!(flow_error(|flow| flow.values[7] = f64::NEG_INFINITY), error("values"));
    assert_eq!(flow_error(|flow| flow.level = f64::NAN), error("level"));
    assert_eq!(mix_error(|mixes| mixes.mixes[1].values[0] = f64::NAN), error("values"));
}

#[test]
fn values_beyond_all_money_are_refused() {
    let error = |what| Some(ChartError::TooLarge { what });
    assert_eq!(fan_error(|fan| fan.p95[0] = f64::MAX), error("p95"));
    assert_eq!(flow_error(|flow| flow.expected_shortfall = -1e300), error("expected_shortfall"));
}

#[test]
fn rows_must_be_of_one_length_and_not_empty() {
    let short = ChartError::Length { what: "p25", expected: 365, found: 364 };
    assert_eq!(fan_error(|fan| fan.p25.truncate(364)), Some(short));
    assert_eq!(fan_error(|fan| fan.p50.clear()), Some(ChartError::Empty { what: "p50" }));
    assert_eq!(
        sales_error(|sales| sales.channels.clear()),
        Some(ChartError::Empty { what: "channels" })
    );
    assert_eq!(flow_error(|flow| flow.values.clear()), Some(ChartError::Empty { what: "values" }));
    assert_eq!(mix_error(|data| data.mixes.clear()), Some(ChartError::Empty { what: "mixes" }));
}

#[test]
fn impossible_values_are_refused() {
    let error = |what| Some(ChartError::NotAProbability { what });
    assert_eq!(
        fan_error(|fan| fan.probability_out_of_cash = 1.1),
        error("probability_out_of_cash")
    );
    assert_eq!(flow_error(|flow| flow.level = -0.1), error("level"));
    assert_eq!(
        sales_error(|sales| sales.channels[0].weekly[2] = -1.0),
        Some(ChartError::Negative { what: "weekly" })
    );
}

fn calendar_error(change: impl FnOnce(&mut CashCalendar)) -> Option<ChartError> {
    let mut data = first(cash_calendars());
    change(&mut data);
    cash_calendar(&data, Language::English).err()
}

fn plan_error(change: impl FnOnce(&mut Plan)) -> Option<ChartError> {
    let mut data = first(plans());
    change(&mut data);
    plan(&data, Language::English).err()
}

fn live_error(change: impl FnOnce(&mut LiveFunnel)) -> Option<ChartError> {
    let mut data = first(live_funnels());
    change(&mut data);
    live_funnel(&data, Language::English).err()
}

#[test]
fn calendars_that_do_not_fit_together_are_refused() {
    let not_finite = |what| Some(ChartError::NotFinite { what });
    assert_eq!(calendar_error(|_| ()), None);
    assert_eq!(calendar_error(|data| data.low[3] = f64::NAN), not_finite("low"));
    assert_eq!(calendar_error(|data| data.rows[1].by_week[0] = f64::INFINITY), not_finite("rows"));
    let empty = |what| Some(ChartError::Empty { what });
    assert_eq!(calendar_error(|data| data.rows.clear()), empty("rows"));
    assert_eq!(calendar_error(|data| data.middle.clear()), empty("middle"));
    let short = ChartError::Length { what: "rows", expected: 53, found: 52 };
    assert_eq!(calendar_error(|data| data.rows[0].by_week.truncate(52)), Some(short));
    let late = |data: &mut CashCalendar| data.start = jiff::civil::Date::MAX;
    assert_eq!(calendar_error(late), Some(ChartError::DateOutOfRange));
}

#[test]
fn plans_that_do_not_fit_together_are_refused() {
    assert_eq!(plan_error(|_| ()), None);
    let what = "cash_with";
    let none = Some(ChartError::NotFinite { what });
    assert_eq!(plan_error(|data| data.cash_with[0] = f64::NAN), none);
    let negative = |what| Some(ChartError::Negative { what });
    assert_eq!(plan_error(|data| data.borrowed = -1.0), negative("borrowed"));
    assert_eq!(plan_error(|data| data.sales_without[2] = -1.0), negative("sales_without"));
    let chance = Some(ChartError::NotAProbability { what: "out_of_cash" });
    assert_eq!(plan_error(|data| data.out_of_cash.1 = 1.2), chance);
    let short = ChartError::Length { what: "cash_without", expected: 24, found: 20 };
    assert_eq!(plan_error(|data| data.cash_without.truncate(20)), Some(short));
}

#[test]
fn funnels_that_are_none_are_refused() {
    assert_eq!(live_error(|_| ()), None);
    let empty = Some(ChartError::Empty { what: "channels" });
    assert_eq!(live_error(|data| data.channels.clear()), empty);
    let chance = Some(ChartError::NotAProbability { what: "conversion" });
    assert_eq!(live_error(|data| data.channels[0].conversion = 1.5), chance);
    let negative = Some(ChartError::Negative { what: "viewers" });
    assert_eq!(live_error(|data| data.channels[0].viewers_later_hour = -1.0), negative);
    let large = Some(ChartError::TooLarge { what: "sales" });
    let huge = |data: &mut LiveFunnel| data.channels[0].order_value = 1e24;
    assert_eq!(live_error(huge), large);
}

#[test]
fn a_picture_has_the_same_bytes_twice_and_needs_no_font() {
    let data = first(cash_fans());
    let draw = || cash_fan(&data, Language::Indonesian).expect("the sample can be drawn");
    let (one, other) = (draw(), draw());
    assert_eq!(one.svg(), other.svg());
    assert_eq!(one.png(), other.png());
    assert!(!one.svg().contains("<text") && !one.svg().contains("font-family"));
    assert!(one.svg().contains("<title>Uang kas habis"));
}

#[test]
fn an_svg_scales_stands_on_paper_and_says_what_it_shows() {
    let data = first(cash_fans());
    let picture = cash_fan(&data, Language::English).expect("the sample can be drawn");
    let svg = picture.svg();
    let head = svg.split_once('>').expect("it is a document").0;
    assert_eq!(head.matches("viewBox=\"0 0 1920 1080\"").count(), 1, "{head}");
    assert!(svg.contains("<rect width=\"1920\" height=\"1080\" fill=\"#ffffff\"/>"));
    assert!(svg.contains(&format!("<desc>{}</desc>", picture.description())));
    assert!(picture.description().contains("Batik Sekar Arum"));
}

#[test]
fn a_png_has_the_size_of_a_projector() {
    let data = first(net_cash_flows());
    let picture = net_cash_flow(&data, Language::English).expect("the sample can be drawn");
    let bytes = picture.png().expect("the picture fits into memory");
    assert_eq!(&bytes[16..24], [0, 0, 7, 128, 0, 0, 4, 56]);
}
