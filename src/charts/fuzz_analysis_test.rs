//! Any finite data give a readable picture: the charts of risks, choices and causes.

use proptest::prelude::*;

use super::fuzz_test::{CASES, amount, language, name};
use super::layout_test::assert_layout;
use super::{
    Attribution, AttributionBars, BestMix, ExplainedShare, Frontier, GridPlatform, LossExceedance,
    MixPoint, MixReserve, NamedMix, PartOfTotal, PlatformGrid, ReserveCurve, ShopsAtRisk,
    StressAxis, StressMap, Tornado, TornadoFigure, TornadoRow, WithoutShocks, attribution_bars,
    frontier, loss_exceedance, platform_grid, reserve_curve, shops_at_risk, stress_map, tornado,
};

fn chance() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0f64, 0.0..=0.01f64]
}

prop_compose! {
    fn reserve()(points in 1..40_usize)(
        name in name(),
        mut reserves in prop::collection::vec(amount(), points),
        surviving in prop::collection::vec(chance(), points),
        (needed, needed_low, needed_high) in (amount(), amount(), amount()),
    ) -> MixReserve {
        reserves.sort_by(f64::total_cmp);
        let needed_without_shocks = reserves.first().copied();
        MixReserve {
            name,
            reserves,
            surviving,
            needed,
            needed_without_shocks,
            needed_low,
            needed_high,
        }
    }
}

prop_compose! {
    fn axis()(number in 1..22_usize)(
        name in name(),
        mut values in prop::collection::vec(amount(), number),
        ticks in prop::collection::vec(name(), number),
        today in prop::option::of(amount()),
        at in prop::option::of(0..number),
    ) -> StressAxis {
        values.sort_by(f64::total_cmp);
        let today = at.map_or(today, |place| Some(values[place]));
        let is_closure = values.len() % 2 == 0;
        StressAxis { name, values, ticks, today, is_closure }
    }
}

prop_compose! {
    fn stress()(x in axis(), y in prop::option::of(axis()))(
        chances in prop::collection::vec(
            prop::collection::vec(chance(), x.values.len()),
            y.as_ref().map_or(1, |y| y.values.len()),
        ),
        (x, y) in (Just(x), Just(y)),
        (business, breaking_chance, days) in (name(), chance(), 1..5000_u32),
    ) -> StressMap {
        let chances_without_shocks = chances.clone();
        StressMap {
            business,
            days,
            x,
            y,
            chances,
            chances_without_shocks,
            breaking_chance,
            paths: 2_000,
        }
    }
}

fn figure() -> impl Strategy<Value = TornadoFigure> {
    prop::sample::select(vec![
        TornadoFigure::NetCashFlow,
        TornadoFigure::ExpectedShortfall,
        TornadoFigure::Reserve,
        TornadoFigure::OutOfCash,
    ])
}

prop_compose! {
    fn tornado_row(figure: TornadoFigure)(
        (name, low_input, high_input) in (name(), name(), name()),
        (amounts, chances) in ((amount(), amount()), (chance(), chance())),
        explained in prop::option::of((-0.5..1.5f64, amount(), amount())),
    ) -> TornadoRow {
        let is_chance = figure == TornadoFigure::OutOfCash;
        let (at_low, at_high) = if is_chance { chances } else { amounts };
        let explained =
            explained.map(|(estimate, low, high)| ExplainedShare { estimate, low, high });
        TornadoRow { name, low_input, high_input, at_low, at_high, explained }
    }
}

prop_compose! {
    fn any_tornado()(figure in figure())(
        rows in prop::collection::vec(tornado_row(figure), 1..21),
        (business, days, amount, chance) in (name(), 1..5000_u32, amount(), chance()),
        figure in Just(figure),
    ) -> Tornado {
        let base = if figure == TornadoFigure::OutOfCash { chance } else { amount };
        Tornado { business, days, figure, base, rows, interval_level: 0.95, paths: 10_000 }
    }
}

prop_compose! {
    fn attribution(parts: usize, scale: f64)(
        parts in prop::collection::vec((amount(), amount(), amount()), parts),
        (base, total, chances) in (amount(), amount(), (chance(), chance())),
    ) -> Attribution {
        let part = |(estimate, low, high)| PartOfTotal {
            estimate: estimate * scale,
            low: low * scale,
            high: high * scale,
        };
        let is_money = scale >= 1.0;
        let (base, total) = if is_money { (base, total) } else { chances };
        Attribution { base, total, parts: parts.into_iter().map(part).collect() }
    }
}

fn without_shocks() -> impl Strategy<Value = Option<WithoutShocks>> {
    prop::option::of((amount(), 0.0..=1.0_f64).prop_map(|(expected_shortfall, out_of_cash)| {
        WithoutShocks { expected_shortfall, out_of_cash }
    }))
}

prop_compose! {
    fn attributions()(parts in 1..11_usize)(
        parts in prop::collection::vec(name(), parts),
        expected_shortfall in attribution(parts, 1.0),
        out_of_cash in attribution(parts, 1e-24),
        without_shocks in without_shocks(),
        (business, days) in (name(), 1..5000_u32),
    ) -> AttributionBars {
        AttributionBars {
            business,
            days,
            parts,
            expected_shortfall,
            out_of_cash,
            without_shocks,
            interval_level: 0.95,
            paths: 10_000,
        }
    }
}

fn point() -> impl Strategy<Value = MixPoint> {
    (amount(), amount()).prop_map(|(expected_shortfall, net_cash_flow)| MixPoint {
        expected_shortfall,
        net_cash_flow,
    })
}

fn named_mix() -> impl Strategy<Value = NamedMix> {
    (name(), point()).prop_map(|(name, point)| NamedMix { name, point })
}

prop_compose! {
    fn best_mix()(
        (label, point) in (name(), point()),
        errors in prop::option::of(point()),
        checked in prop::option::of(point()),
    ) -> BestMix {
        let standard_errors = errors.map(|errors| MixPoint {
            expected_shortfall: errors.expected_shortfall.abs(),
            net_cash_flow: errors.net_cash_flow.abs(),
        });
        BestMix { label, point, standard_errors, checked, without_shocks: standard_errors }
    }
}

prop_compose! {
    fn any_frontier()(
        (business, days, today) in (name(), 1..5000_u32, point()),
        best in prop::option::of(best_mix()),
        risk_limit in prop::option::of(amount()),
        frontier in prop::collection::vec(point(), 1..20),
        tried in prop::collection::vec(point(), 0..100),
        (named, tried_paths) in (prop::collection::vec(named_mix(), 0..21), 1..8_000_u64),
    ) -> Frontier {
        Frontier { business, days, today, best, risk_limit, frontier, tried, named, paths: 4_000, tried_paths }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, max_shrink_iters: 40, ..Default::default() })]

    #[test]
    fn any_reserve_curve_is_readable(
        (business, days) in (name(), 1..5000_u32),
        mixes in prop::collection::vec(reserve(), 1..10),
        (asked_chance, opening_cash) in (chance(), amount()),
        language in language(),
    ) {
        let data = ReserveCurve {
            business, days, mixes, asked_chance, opening_cash, interval_level: 0.95, paths: 10_000,
        };
        assert_layout("reserve_curve", &reserve_curve(&data, language)?);
    }

    #[test]
    fn any_stress_map_is_readable(data in stress(), language in language()) {
        assert_layout("stress_map", &stress_map(&data, language)?);
    }

    #[test]
    fn any_tornado_is_readable(data in any_tornado(), language in language()) {
        assert_layout("tornado", &tornado(&data, language)?);
    }

    #[test]
    fn any_attribution_is_readable(data in attributions(), language in language()) {
        assert_layout("attribution_bars", &attribution_bars(&data, language)?);
    }

    #[test]
    fn any_frontier_is_readable(data in any_frontier(), language in language()) {
        assert_layout("frontier", &frontier(&data, language)?);
    }

    #[test]
    fn any_district_is_readable(
        district in name(),
        mut losses in prop::collection::vec(amount(), 1..60),
        (mean, high) in (amount(), amount()),
        rows in prop::collection::vec((chance(), chance(), chance()), 1..60),
        platforms in prop::collection::vec((name(), chance()), 1..9),
        shares in prop::collection::vec(prop::option::of(chance()), 1..400),
        language in language(),
    ) {
        losses.sort_by(f64::total_cmp);
        let data = LossExceedance { district: district.clone(), losses, mean, high, paths: 60 };
        assert_layout("loss_exceedance", &loss_exceedance(&data, language)?);
        let shops = shares.len() as u32;
        let data = ShopsAtRisk {
            district: district.clone(),
            start: jiff::civil::date(2026, 1, 1),
            shops,
            with: rows.iter().map(|row| row.0 * f64::from(shops)).collect(),
            high: rows.iter().map(|row| row.1 * f64::from(shops)).collect(),
            without: rows.iter().map(|row| row.2 * f64::from(shops)).collect(),
            peak: f64::from(shops),
            peak_without: 0.0,
            paths: 60,
        };
        assert_layout("shops_at_risk", &shops_at_risk(&data, language)?);
        let many = platforms.len();
        let data = PlatformGrid {
            district,
            shops: shares.iter().enumerate().map(|(n, share)| share.map(|s| (n % many, s))).collect(),
            platforms: platforms.into_iter().map(|(name, share)| GridPlatform { name, share }).collect(),
            herfindahl: 0.5,
            paths: 60,
        };
        assert_layout("platform_grid", &platform_grid(&data, language)?);
    }
}
