//! The lesson of each scenario, as `scenarios/README.md` says it, on figures with and without its
//! shocks: the same futures lived twice.
//!
//! Bounds come from the sentences, not from what was found: "adds", "costs", "pays", "more" are
//! differences on the same paths above zero by three standard errors, "about" is within a half of what is
//! said, "little" is two futures of 100.

use ragam::ensemble::{Ensemble, Outcomes, Silent};
use ragam::metrics::{
    Estimate, Figure, chance_difference, difference_in_differences, mean_difference,
};
use ragam::model::Model;

use super::measured::MANY;
use crate::support::buyers::{model, shipped};

/// Standard errors beyond which a difference is clear.
const CLEAR: f64 = 3.0;

/// A change of the chance of running out that decides little: two futures of 100.
const LITTLE: f64 = 0.02;

/// What becomes of a shop, path by path: whether it runs out of cash, and its net cash flow in million
/// rupiah.
#[derive(Debug)]
struct Fate {
    out: Vec<bool>,
    cash: Vec<f64>,
}

impl Fate {
    fn of(model: &Model) -> Self {
        let found = Outcomes::of_all(std::slice::from_ref(model), MANY, &Silent).unwrap();
        let Outcomes { net_cash_flow, ran_out, .. } = found.into_iter().next().unwrap();
        Self { out: ran_out, cash: net_cash_flow.iter().map(|rupiah| rupiah / 1e6).collect() }
    }

    /// How much more often it runs out than another.
    fn out_more(&self, other: &Self) -> Estimate {
        chance_difference(&self.out, &other.out).unwrap()
    }

    /// How much more cash it brings than another.
    fn richer(&self, other: &Self) -> Estimate {
        mean_difference(&self.cash, &other.cash).unwrap()
    }
}

/// The same shop with all of its shocks, and without any.
#[derive(Debug)]
struct Lesson {
    with: Fate,
    without: Fate,
}

impl Lesson {
    fn of(case: &str, mix: Option<&str>) -> Self {
        let model = model(&shipped(case), mix);
        Self { with: Fate::of(&model), without: Fate::of(&model.without_shocks()) }
    }

    /// What shocks add to the chance of running out.
    fn risk_added(&self) -> Estimate {
        self.with.out_more(&self.without)
    }

    /// What shocks bring, million rupiah; negative where they cost.
    fn cash_brought(&self) -> Estimate {
        self.with.richer(&self.without)
    }

    /// How much more risk shocks add than they do to another.
    fn more_risk_added(&self, other: &Self) -> Estimate {
        let numbers = |fate: &Fate| -> Vec<f64> {
            fate.out.iter().map(|out| f64::from(u8::from(*out))).collect()
        };
        let [a, b] = [numbers(&self.with), numbers(&other.with)];
        let [c, d] = [numbers(&self.without), numbers(&other.without)];
        difference_in_differences(Figure::Mean, [&a, &b], [&c, &d]).unwrap()
    }

    /// How much more cash shocks bring than to another, times `share`.
    fn more_brought(&self, other: &Self, share: f64) -> Estimate {
        let part = |fate: &Fate| fate.cash.iter().map(|cash| share * cash).collect::<Vec<f64>>();
        let [b, d] = [part(&other.with), part(&other.without)];
        difference_in_differences(Figure::Mean, [&self.with.cash, &b], [&self.without.cash, &d])
            .unwrap()
    }
}

#[track_caller]
fn assert_clear(what: &str, difference: &Estimate) {
    let error = difference.std_error.unwrap();
    assert!(difference.value > CLEAR * error, "{what}: {} ± {error}", difference.value);
}

#[track_caller]
fn assert_clear_loss(what: &str, difference: &Estimate) {
    let error = difference.std_error.unwrap();
    assert!(difference.value < -CLEAR * error, "{what}: {} ± {error}", difference.value);
}

#[track_caller]
fn assert_little(what: &str, difference: &Estimate) {
    assert!(difference.value.abs() < LITTLE, "{what}: {}", difference.value);
}

fn lessons<const N: usize>(case: &str, mixes: [&str; N]) -> (Lesson, [Lesson; N]) {
    (Lesson::of(case, None), mixes.map(|mix| Lesson::of(case, Some(mix))))
}

/// The shop without one of its shocks.
fn without(case: &str, shock: &str) -> Fate {
    let model = model(&shipped(case), None);
    let position = model.shocks().iter().position(|known| known.id() == shock).unwrap();
    Fate::of(&model.without_shock(position))
}

#[test]
fn a_shutdown_adds_risk_to_a_seller_who_lives_from_live_and_less_to_one_who_is_spread() {
    let (today, [spread, hurry, reserve]) =
        lessons("live-shutdown", ["spread", "move_now", "move_with_reserve"]);
    assert_clear("the shutdown adds risk", &today.risk_added());
    assert_clear("less to the spread", &today.more_risk_added(&spread));
    assert_clear("to be spread helps", &today.with.out_more(&spread.with));
    // The move itself breaks the shop, with the shutdown and without it.
    assert_clear("a hurry breaks", &hurry.without.out_more(&today.with));
    assert_clear("a reserve carries", &today.without.out_more(&reserve.with));
}

#[test]
fn the_short_halt_of_2025_decided_little_beside_ordinary_luck() {
    let (today, [spread]) = lessons("live-halt-2025", ["spread"]);
    assert_little("risk", &today.risk_added());
    assert_clear_loss("it costs", &today.cash_brought());
    assert_clear("ordinary luck decides more", &today.without.out_more(&spread.with));
}

#[test]
fn the_closure_of_2023_broke_the_dependent_seller_and_not_the_diversified_one() {
    let (today, [diversified]) = lessons("shop-closure-2023", ["diversified"]);
    assert_clear("it adds risk", &today.risk_added());
    assert_clear("less to the diversified", &today.more_risk_added(&diversified));
    assert_clear("who runs out less often", &today.with.out_more(&diversified.with));
}

#[test]
fn to_be_allowed_to_sell_again_is_not_to_sell_as_before() {
    let (scarred, [free]) = lessons("shop-closure-return", ["no_scar"]);
    assert_clear_loss("the closure costs", &scarred.cash_brought());
    assert_clear("and so does the scar", &free.with.richer(&scarred.with));
}

#[test]
fn a_ban_breaks_a_shop_with_one_leg_and_a_second_one_carries_it() {
    let (today, [second, rules]) = lessons("account-ban", ["second_shop", "rules_known"]);
    assert_clear("a ban adds risk", &today.risk_added());
    assert_clear("a second leg carries", &today.with.out_more(&second.with));
    assert_clear("rules that are known save", &today.more_risk_added(&rules));
}

#[test]
fn a_step_of_the_algorithm_costs_months_and_spreading_softens_it() {
    let (today, [spread, silent]) = lessons("algorithm-step", ["spread", "no_answer"]);
    assert_clear_loss("it costs", &today.cash_brought());
    assert_clear("less to the spread", &spread.more_brought(&today, 1.0));
    assert_clear("who does not answer loses more", &today.with.richer(&silent.with));
}

#[test]
fn what_hits_everything_is_not_spread_away_and_preparing_costs_a_strong_shop_what_it_saves() {
    let (today, [prepared, live]) = lessons("power-cut-and-protest", ["prepared", "mostly_live"]);
    let cost = today.cash_brought();
    assert_clear_loss("shocks cost a shop that sells offline too", &cost);
    // Whoever lives from live loses about as much: the part that hits everything is the larger one.
    let spread_away = live.more_brought(&today, 1.0);
    assert!(spread_away.value.abs() < cost.value.abs() / 2.0, "{}", spread_away.value);
    assert_clear("to prepare saves", &prepared.more_brought(&today, 1.0));
    let price = today.without.richer(&prepared.without);
    assert_clear("to prepare costs", &price);
    let left = prepared.with.richer(&today.with);
    assert!(left.value.abs() < price.value / 2.0, "{} of {}", left.value, price.value);
    assert_little("risk", &prepared.with.out_more(&today.with));
}

#[test]
fn in_jambi_the_missing_schedule_leaks_most_and_its_plug_alone_pays() {
    let (today, [backup, schedule]) = lessons("jambi", ["backup", "schedule"]);
    assert_clear("leaks add risk", &today.risk_added());
    let [line, time, ban] = ["bad_line", "no_time", "ban"].map(|shock| without("jambi", shock));
    for (name, other) in [("line", &line), ("ban", &ban)] {
        assert_clear(name, &other.richer(&today.with));
        assert_clear(name, &time.richer(other));
    }
    assert_clear("the schedule pays", &schedule.with.richer(&today.with));
    assert_clear("more than the other plug", &schedule.with.richer(&backup.with));
}

#[test]
fn a_viral_day_brings_more_to_the_prepared_and_hands_without_goods_cost_more_than_they_bring() {
    let (today, [stock, hands, ready]) =
        lessons("viral-overselling", ["more_stock", "more_hands", "ready_for_it"]);
    assert_clear("several times as much", &ready.more_brought(&today, 2.0));
    assert_clear("to be ready pays", &ready.with.richer(&today.with));
    assert_clear("hands alone cost", &today.with.richer(&hands.with));
    assert_clear("goods alone bring", &stock.with.richer(&today.with));
}

#[test]
fn a_plan_of_recovery_earns_its_cost_and_does_not_save_the_cash() {
    let (plan, [none]) = lessons("recovery-plan", ["without_plan"]);
    assert_clear("the halt adds risk", &plan.risk_added());
    assert_clear("the plan earns its cost", &plan.with.richer(&none.with));
    assert_little("whether cash lasts", &plan.with.out_more(&none.with));
}

#[test]
fn a_promotion_counted_to_its_end_brings_less_than_it_seems_to() {
    let today = Lesson::of("beli-lokal", None);
    // A boom is a shock as well: what it brings, and what the weeks after it take.
    assert_clear("it brings", &today.with.richer(&without("beli-lokal", "beli_lokal")));
    assert_clear("what follows takes", &without("beli-lokal", "afterwards").richer(&today.with));
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
        assert_little(case, &today.risk_added());
    }
}

#[test]
fn of_what_live_adds_to_anjab_a_tenth_is_left() {
    let (today, [none]) = lessons("anjab-store", ["without_live"]);
    // About a tenth of about 120 million a year: within a half of 12.
    for (with_live, none) in [(&today.with, &none.with), (&today.without, &none.without)] {
        let left = with_live.richer(none);
        assert!((6.0..18.0).contains(&left.value), "{}", left.value);
        assert_clear("live leaves something", &left);
    }
    // The mixes are of today's shop: what `compare` says of them, `optimize` says too.
    let mixes = crate::support::buyers::read(&shipped("anjab-store")).scenario.mixes;
    assert!(mixes.iter().all(|mix| mix.set.is_empty()));
}

#[test]
fn going_online_on_credit_pays_within_the_year_unless_it_starts_slowly() {
    let (today, [stay, slow]) = lessons("offline-goes-online", ["stay_offline", "slow_start"]);
    let lives: [fn(&Lesson) -> &Fate; 2] = [|it| &it.with, |it| &it.without];
    for life in lives {
        assert_clear("it pays", &life(&today).richer(life(&stay)));
        assert_clear_loss("slowly it does not", &life(&slow).richer(life(&stay)));
    }
    // Nothing of it is owed at the end.
    let model = model(&shipped("offline-goes-online"), None);
    let ensemble = Ensemble::simulate(&model, 64, &Silent).unwrap();
    let report = ragam::report::Report::of(&model, &ensemble).unwrap();
    let owed = report.metrics.get(ragam::report::Metric::LoansDueAtEndMean).unwrap();
    assert!(owed.value.abs() < 1.0, "{owed:?}");
}
