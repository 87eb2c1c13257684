//! Any finite data give a readable picture, and data that cannot be drawn an error; never a panic.

use jiff::civil::date;
use proptest::prelude::*;

use super::layout_test::assert_layout;
use super::{
    CalendarPurpose, CalendarRow, CashCalendar, CashFan, CashJump, ChannelSales, FanWithoutShocks,
    FirstWeek, FunnelChannel, JumpKind, LiveFunnel, Look, MixComparison, MixOutcome, NetCashFlow,
    PairedDifference, Plan, RunningOutTwice, ShockWindow, Size, WeeklySales, WithWithout,
    cash_calendar, cash_fan, live_funnel, mix_comparison, net_cash_flow, plan, weekly_sales,
    with_without,
};
use crate::language::Language;

/// Drawing takes time, so these tests try fewer cases than is usual.
pub(super) const CASES: u32 = 12;

pub(super) fn language() -> impl Strategy<Value = Look> {
    let looks = Language::ALL
        .into_iter()
        .flat_map(|language| Size::ALL.map(|size| Look { size, ..language.into() }));
    prop::sample::select(looks.collect::<Vec<Look>>())
}

/// Numbers of any size that a chart can show, also zero and equal ones.
pub(super) fn amount() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(0.0),
        -1e24..1e24f64,
        -1e9..1e9f64,
        -1e6..1e6f64,
        -1.0..1.0f64,
        Just(12_345_678.0),
    ]
}

pub(super) fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-z ]{0,40}", ".{0,40}", "W{0,40}"]
}

fn shocks() -> impl Strategy<Value = Vec<ShockWindow>> {
    let shock = (name(), -50.0..500.0f64, 0.0..300.0f64, any::<bool>(), 0.0..=1.0f64);
    let shock = shock.prop_map(|(name, from_day, length, certain, chance)| ShockWindow {
        name,
        from_day,
        to_day: from_day + length,
        certain,
        chance,
        effect: length,
    });
    prop::collection::vec(shock, 0..9)
}

fn jump() -> impl Strategy<Value = CashJump> {
    let kind = prop_oneof![
        Just(JumpKind::Loan),
        Just(JumpKind::HolidayAllowance),
        name().prop_map(JumpKind::Other),
    ];
    (0..500_usize, kind, amount()).prop_map(|(day, kind, amount)| CashJump { day, kind, amount })
}

/// Chances of which running out anyway is one part.
fn running_out(probability: f64) -> RunningOutTwice {
    RunningOutTwice {
        shock: (probability > 0.2).then(|| "Penghentian Live".to_owned()),
        both: probability / 2.0,
        only_with: probability / 2.0,
        only_without: 1.0 - probability,
        paths: 10_000,
    }
}

prop_compose! {
    fn fan()(days in 1..400_usize)(
        rows in prop::collection::vec(prop::collection::vec(amount(), days), 5..11),
        (business, shock_windows) in (name(), shocks()),
        (opening_cash, out_of_cash_level, probability) in (amount(), amount(), 0.0..=1.0f64),
        jumps in prop::collection::vec(jump(), 0..6),
    ) -> CashFan {
        CashFan {
            is_ordinary: false,
            business,
            start: date(2026, 5, 17),
            opening_cash,
            p05: rows[0].clone(),
            p25: rows[1].clone(),
            p50: rows[2].clone(),
            p75: rows[3].clone(),
            p95: rows[4].clone(),
            example_paths: rows[5..].to_vec(),
            shock_windows,
            out_of_cash_level,
            owed_at_end: opening_cash.abs(),
            jumps,
            probability_out_of_cash: probability,
            likeliest_month_out_of_cash: (probability > 0.5).then_some(date(2026, 9, 1)),
            paths: 10_000,
            without_shocks: (probability < 0.7).then(|| FanWithoutShocks {
                p05: rows[3].clone(),
                p50: rows[1].clone(),
                running_out: running_out(probability),
            }),
        }
    }
}

prop_compose! {
    fn sales()(weeks in 1..80_usize)(
        rows in prop::collection::vec(
            (name(), prop::collection::vec(amount(), weeks), 0..20_usize), 1..16),
        first_week in prop::option::of((name(), -1.0..3.0f64)),
        without_shocks in prop::collection::vec(amount(), weeks),
        (business, shock_windows) in (name(), shocks()),
    ) -> WeeklySales {
        let positive = |row: Vec<f64>| row.into_iter().map(f64::abs).collect::<Vec<f64>>();
        let channel =
            |(name, row, place)| ChannelSales { name, weekly: positive(row), place };
        WeeklySales {
            business,
            start: date(2026, 5, 17),
            channels: rows.into_iter().map(channel).collect(),
            without_shocks: positive(without_shocks),
            shock_windows,
            first_week: first_week.map(|(shock, change)| FirstWeek { shock, change }),
            paths: 10_000,
        }
    }
}

prop_compose! {
    fn flow()(
        values in prop::collection::vec(amount(), 1..300),
        (median, value_at_risk, expected_shortfall) in (amount(), amount(), amount()),
        (business, days, level) in (name(), 1..20_000_u32, 0.0..=1.0f64),
    ) -> NetCashFlow {
        let owed_at_end = median.abs();
        NetCashFlow {
            business, days, values, median, level, value_at_risk, expected_shortfall, owed_at_end,
        }
    }
}

prop_compose! {
    fn mix()(
        name in name(),
        values in prop::collection::vec(amount(), 1..100),
        probability_out_of_cash in 0.0..=1.0f64,
        ends in prop::option::of((amount(), amount(), amount())),
    ) -> MixOutcome {
        let difference = ends.map(|(estimate, low, high)| PairedDifference { estimate, low, high });
        let probability_without_shocks = ends.map(|_| 0.5 * probability_out_of_cash);
        MixOutcome { name, values, probability_out_of_cash, probability_without_shocks, difference }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, max_shrink_iters: 40, ..Default::default() })]

    #[test]
    fn any_cash_fan_is_readable(data in fan(), language in language()) {
        assert_layout("cash_fan", &cash_fan(&data, language)?);
    }

    #[test]
    fn any_weekly_sales_are_readable(data in sales(), language in language()) {
        assert_layout("weekly_sales", &weekly_sales(&data, language)?);
    }

    #[test]
    fn any_net_cash_flow_is_readable(data in flow(), language in language()) {
        assert_layout("net_cash_flow", &net_cash_flow(&data, language)?);
    }

    #[test]
    fn any_futures_with_and_without_are_readable(
        (business, shock) in (name(), name()),
        (with, without) in (
            prop::collection::vec(amount(), 1..100),
            prop::collection::vec(amount(), 1..100),
        ),
        (probability, days) in (0.0..=1.0f64, 1..5000_u32),
        language in language(),
    ) {
        let running_out = RunningOutTwice { shock: Some(shock), ..running_out(probability) };
        let data = WithWithout { business, days, running_out, with, without };
        assert_layout("with_without", &with_without(&data, language)?);
    }

    #[test]
    fn any_mix_comparison_is_readable(
        business in name(),
        mixes in prop::collection::vec(mix(), 1..21),
        days in 1..5000_u32,
        language in language(),
    ) {
        let data = MixComparison { business, days, mixes, interval_level: 0.95 };
        assert_layout("mix_comparison", &mix_comparison(&data, language)?);
    }
}

fn funnel_channel() -> impl Strategy<Value = FunnelChannel> {
    let share = prop_oneof![Just(0.0), 0.0..1e-4f64, 0.0..=1.0f64];
    let viewers = || prop_oneof![Just(0.0), 0.0..1e8f64, 0.0..50.0f64];
    let numbers = (0.0..24.0f64, viewers(), viewers(), share, 0.0..1e12f64, -3.0..1.0f64);
    (name(), 0..20_usize, numbers).prop_map(|(name, place, numbers)| {
        let (hours, first, later, conversion, order_value, margin) = numbers;
        FunnelChannel {
            name,
            place,
            sessions_per_week: 5.0,
            hours_per_session: hours,
            viewers_first_hour: first,
            viewers_later_hour: later,
            conversion,
            order_value,
            margin,
        }
    })
}

/// Days, and rows of amounts by week of those days.
fn calendar() -> impl Strategy<Value = CashCalendar> {
    (1..372_usize).prop_flat_map(|days| {
        let weeks = days.div_ceil(7);
        let row = (0..11_usize, prop::collection::vec(amount(), weeks));
        let row = row.prop_map(|(at, by_week)| CalendarRow {
            purpose: CalendarPurpose::ALL[at],
            by_week: by_week.into_iter().map(|amount| amount / 100.0).collect(),
        });
        let balances = prop::collection::vec((amount(), amount()), days);
        (name(), prop::collection::vec(row, 1..12), balances).prop_map(|(business, rows, days)| {
            let (middle, low) = days.into_iter().unzip();
            CashCalendar { business, start: date(2026, 1, 31), rows, middle, low, paths: 1 }
        })
    })
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let week = (amount(), amount(), amount(), amount());
    let weeks = prop::collection::vec(week, 1..30);
    let rest = (0..5_u32, prop::option::of(0.0..500.0f64), 0.0..=1.0f64, any::<bool>(), name());
    (weeks, name(), rest).prop_map(
        |(weeks, plan, (weeks_before, lasts, chance, clear, business))| Plan {
            business,
            plan,
            weeks_before,
            lasts,
            sales_with: weeks.iter().map(|week| week.0.abs()).collect(),
            sales_without: weeks.iter().map(|week| week.1.abs()).collect(),
            cash_with: weeks.iter().map(|week| week.2).collect(),
            cash_without: weeks.iter().map(|week| week.3).collect(),
            sales_clear: clear,
            cash_clear: !clear,
            borrowed: weeks[0].0.abs(),
            out_of_cash: (chance, 1.0 - chance),
            paths_with_plan: 7,
            paths: 10_000,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn any_funnel_of_live_selling_is_readable(
        channels in prop::collection::vec(funnel_channel(), 1..6),
        business in name(),
        look in language(),
    ) {
        let data = LiveFunnel { business, channels };
        assert_layout("live_funnel", &live_funnel(&data, look).unwrap());
    }

    #[test]
    fn any_calendar_of_cash_is_readable(data in calendar(), look in language()) {
        assert_layout("cash_calendar", &cash_calendar(&data, look).unwrap());
    }

    #[test]
    fn any_plan_is_readable(data in any_plan(), look in language()) {
        assert_layout("plan", &plan(&data, look).unwrap());
    }
}
