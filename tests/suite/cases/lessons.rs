//! The lesson of each scenario, as `scenarios/README.md` says it, on figures with and without its
//! shocks: the same futures lived twice.

use ragam::ensemble::{Ensemble, Silent};
use ragam::model::Model;

use super::measured::{MANY, mean};
use crate::support::buyers::{model, shipped};

/// What becomes of a shop: the chance of running out, and the mean net cash flow in million rupiah.
#[derive(Debug, Clone, Copy)]
struct Fate {
    out: f64,
    cash: f64,
}

/// The same shop with all of its shocks, and without any.
#[derive(Debug, Clone, Copy)]
struct Lesson {
    with: Fate,
    without: Fate,
}

impl Lesson {
    fn of(case: &str, mix: Option<&str>) -> Self {
        let model = model(&shipped(case), mix);
        let calm = (0..model.shocks().len()).fold(model.clone(), Model::without_shock);
        Self { with: fate(&model), without: fate(&calm) }
    }

    /// What shocks add to the chance of running out.
    fn risk_added(self) -> f64 {
        self.with.out - self.without.out
    }

    /// What shocks bring, million rupiah; negative where they cost.
    fn cash_brought(self) -> f64 {
        self.with.cash - self.without.cash
    }
}

fn fate(model: &Model) -> Fate {
    let ensemble = Ensemble::simulate(model, MANY, &Silent).unwrap();
    let days = ensemble.counts(|block| &block.figures.first_day_out_of_cash);
    let broke = days.iter().filter(|day| (**day as usize) < model.horizon().days()).count();
    let cash = mean(&ensemble.column(|block| block.figures.net_cash_flow)) / 1e6;
    Fate { out: broke as f64 / days.len() as f64, cash }
}

fn lessons<const N: usize>(case: &str, mixes: [&str; N]) -> (Lesson, [Lesson; N]) {
    (Lesson::of(case, None), mixes.map(|mix| Lesson::of(case, Some(mix))))
}

/// The shop without one of its shocks.
fn without(case: &str, shock: &str) -> Fate {
    let model = model(&shipped(case), None);
    let position = model.shocks().iter().position(|known| known.id() == shock).unwrap();
    fate(&model.without_shock(position))
}

#[test]
fn a_shutdown_adds_risk_to_a_seller_who_lives_from_live_and_little_to_one_who_is_spread() {
    let (today, [spread, hurry, reserve]) =
        lessons("live-shutdown", ["spread", "move_now", "move_with_reserve"]);
    assert!(today.risk_added() > 0.02, "{today:?}");
    assert!(spread.risk_added() < today.risk_added() / 2.0, "{spread:?}, {today:?}");
    // The move itself breaks the shop, with the shutdown and without it.
    assert!(hurry.without.out > today.with.out, "{hurry:?}, {today:?}");
    assert!(reserve.with.out < today.without.out, "{reserve:?}, {today:?}");
}

#[test]
fn the_short_halt_of_2025_decided_little_beside_ordinary_luck() {
    let (today, [spread]) = lessons("live-halt-2025", ["spread"]);
    assert!(today.risk_added() < 0.02 && today.cash_brought() < -1.0, "{today:?}");
    assert!(today.without.out > 2.0 * spread.with.out, "{today:?}, {spread:?}");
}

#[test]
fn the_closure_of_2023_broke_the_dependent_seller_and_not_the_diversified_one() {
    let (today, [diversified]) = lessons("shop-closure-2023", ["diversified"]);
    assert!(today.risk_added() > 0.15, "{today:?}");
    assert!(diversified.risk_added() < 0.03, "{diversified:?}");
}

#[test]
fn to_be_allowed_to_sell_again_is_not_to_sell_as_before() {
    let (scarred, [free]) = lessons("shop-closure-return", ["no_scar"]);
    assert!(scarred.cash_brought() < -100.0, "{scarred:?}");
    assert!(free.with.cash > scarred.with.cash + 200.0, "{free:?}, {scarred:?}");
}

#[test]
fn a_ban_breaks_a_shop_with_one_leg_and_a_second_one_carries_it() {
    let (today, [second, rules]) = lessons("account-ban", ["second_shop", "rules_known"]);
    assert!(today.risk_added() > 0.15, "{today:?}");
    assert!(second.with.out < today.with.out / 2.0, "{second:?}, {today:?}");
    assert!(rules.risk_added() < today.risk_added(), "{rules:?}, {today:?}");
}

#[test]
fn a_step_of_the_algorithm_costs_months_and_spreading_softens_it() {
    let (today, [spread, silent]) = lessons("algorithm-step", ["spread", "no_answer"]);
    assert!(today.cash_brought() < -15.0, "{today:?}");
    assert!(spread.cash_brought() > 0.75 * today.cash_brought(), "{spread:?}, {today:?}");
    assert!(silent.with.out > today.with.out, "{silent:?}, {today:?}");
}

#[test]
fn small_shocks_to_a_strong_shop_in_the_street_add_little_risk_and_preparing_costs_what_it_saves() {
    let (today, [prepared, live]) = lessons("power-cut-and-protest", ["prepared", "mostly_live"]);
    assert!(today.risk_added() < 0.02 && today.cash_brought() < -4.0, "{today:?}");
    assert!(prepared.cash_brought() > today.cash_brought(), "{prepared:?}, {today:?}");
    assert!((prepared.with.cash - today.with.cash).abs() < 2.0, "{prepared:?}, {today:?}");
    assert!(live.risk_added() > today.risk_added(), "{live:?}, {today:?}");
}

#[test]
fn in_jambi_the_missing_schedule_leaks_most_and_its_plug_alone_pays() {
    let (today, [backup, schedule]) = lessons("jambi", ["backup", "schedule"]);
    assert!(today.risk_added() > 0.06, "{today:?}");
    let gained = |shock| without("jambi", shock).cash - today.with.cash;
    let [line, time, ban] = ["bad_line", "no_time", "ban"].map(gained);
    assert!(time > line && line > ban && ban > 0.0, "{time}, {line}, {ban}");
    // The plugs cost nearly what they save: half a million and a million in a year are left.
    let (line, time) = (backup.with.cash - today.with.cash, schedule.with.cash - today.with.cash);
    assert!(time > 0.5 && line.abs() < 0.5, "{line}, {time}");
}

#[test]
fn a_viral_day_brings_more_to_the_prepared_and_hands_without_goods_cost_more_than_they_bring() {
    let (today, [stock, hands, ready]) =
        lessons("viral-overselling", ["more_stock", "more_hands", "ready_for_it"]);
    assert!(ready.cash_brought() > 3.0 * today.cash_brought(), "{ready:?}, {today:?}");
    assert!(ready.with.cash > today.with.cash + 2.0, "{ready:?}, {today:?}");
    // Without a viral day to be ready is worth nothing.
    assert!((ready.without.cash - today.without.cash).abs() < 1.0, "{ready:?}, {today:?}");
    assert!(hands.with.cash < today.with.cash && today.with.cash < stock.with.cash, "{hands:?}");
}

#[test]
fn a_plan_of_recovery_earns_its_cost_and_does_not_save_the_cash() {
    let (plan, [none]) = lessons("recovery-plan", ["without_plan"]);
    assert!(plan.risk_added() > 0.08, "{plan:?}");
    assert!(plan.with.cash > none.with.cash + 2.0, "{plan:?}, {none:?}");
    assert!((plan.with.out - none.with.out).abs() < 0.03, "{plan:?}, {none:?}");
}

#[test]
fn a_promotion_counted_to_its_end_brings_less_than_it_seems_to() {
    let today = Lesson::of("beli-lokal", None);
    // A boom is a shock as well: what it brings, and what the weeks after it take.
    let brought = today.with.cash - without("beli-lokal", "beli_lokal").cash;
    let taken = without("beli-lokal", "afterwards").cash - today.with.cash;
    assert!(brought > 10.0 && taken > 0.15 * brought, "{brought}, {taken}");
}

#[test]
fn where_the_lesson_is_about_an_ordinary_year_shocks_hardly_move_it() {
    let cases = [
        "anjab-store",
        "creator-commission",
        "gajah-sakti",
        "keylaafood",
        "oemar-batik",
        "offline-goes-online",
        "radefa-optik",
        "ramadan-apelicious",
    ];
    for case in cases {
        let today = Lesson::of(case, None);
        assert!(today.risk_added().abs() < 0.02, "{case}: {today:?}");
    }
}

#[test]
fn of_what_live_adds_to_anjab_a_tenth_is_left() {
    let (today, [none]) = lessons("anjab-store", ["without_live"]);
    // Of about 120 million a year.
    for (with_live, none) in [(today.with, none.with), (today.without, none.without)] {
        let left = with_live.cash - none.cash;
        assert!((6.0..18.0).contains(&left), "{today:?}, {none:?}");
    }
    // The mixes are of today's shop: what `compare` says of them, `optimize` says too.
    let mixes = crate::support::buyers::read(&shipped("anjab-store")).scenario.mixes;
    assert!(mixes.iter().all(|mix| mix.set.is_empty()));
}

#[test]
fn going_online_on_credit_pays_within_the_year_unless_it_starts_slowly() {
    let (today, [stay, slow]) = lessons("offline-goes-online", ["stay_offline", "slow_start"]);
    let lives: [fn(&Lesson) -> f64; 2] = [|it| it.with.cash, |it| it.without.cash];
    for cash in lives {
        assert!(cash(&today) > cash(&stay) + 1.0, "{today:?}, {stay:?}");
        assert!(cash(&slow) < cash(&stay) - 1.0, "{slow:?}, {stay:?}");
    }
    // Nothing of it is owed at the end.
    let model = model(&shipped("offline-goes-online"), None);
    let ensemble = Ensemble::simulate(&model, 64, &Silent).unwrap();
    let report = ragam::report::Report::of(&model, &ensemble).unwrap();
    let owed = report.metrics.get(ragam::report::Metric::LoansDueAtEndMean).unwrap();
    assert!(owed.value.abs() < 1.0, "{owed:?}");
}
