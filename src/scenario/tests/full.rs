//! A file with every key: the tables besides channels.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::{FULL, FULL_OWNER, FULL_TERMS, bare, between, drawn, good, loadings, plain};
use crate::calendar::Festival;
use crate::scenario::document::{Table, Value, parse};
use crate::scenario::{
    ActsOn, EventDates, EventEffect, Number, OccurrenceNumber, Recovery, Scenario, Shape, Target,
    Timing, format,
};

fn full() -> Scenario {
    let read = good(FULL);
    assert_eq!(read.warnings, []);
    read.scenario
}

/// The paths of all keys that a document sets.
fn set_keys(table: &Table, prefix: &str, paths: &mut BTreeSet<String>) {
    for entry in &table.entries {
        let path = format!("{prefix}{}", entry.key);
        paths.insert(path.clone());
        let inside = format!("{path}.");
        match &entry.node.value {
            Value::Table(inner) => set_keys(inner, &inside, paths),
            Value::Array(items) => {
                for inner in items.iter().filter_map(|item| item.value.as_table()) {
                    set_keys(inner, &inside, paths);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn the_full_file_sets_every_key() {
    let mut set = BTreeSet::new();
    for text in [FULL, FULL_OWNER, FULL_TERMS] {
        let source = crate::problems::Source::new("full.toml", text);
        set_keys(&parse(&source).unwrap(), "", &mut set);
    }
    let absent: Vec<String> = format::all_keys()
        .into_iter()
        .filter(|key| !key.ends_with('*') && !set.contains(key))
        .collect();
    // The other ways to say how long the simulation is, what can be delivered, what is drawn.
    assert_eq!(absent, ["simulation.weeks", "capacity.sales_per_day", "drawings.per_month"]);
    assert_eq!(good(FULL_TERMS).warnings, []);
}

#[test]
fn the_full_file_of_an_owner_is_read_without_warnings() {
    let read = crate::scenario::read("full_owner.toml", FULL_OWNER.as_bytes()).unwrap();
    assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    let scenario = read.scenario;
    assert_eq!(scenario.responses.len(), 4);
    assert!(scenario.stock.is_some_and(|stock| stock.review_days.value == 10));
    assert_eq!(read.variants.len(), 1);
}

#[test]
fn business_and_simulation() {
    let scenario = full();
    let cash = Shape::Pert { low: 12e6, likely: 15e6, high: 20e6 };
    assert_eq!(scenario.business.opening_cash.value, drawn(cash));
    assert_eq!(scenario.simulation.start.value, date(2026, 2, 1));
    assert_eq!(scenario.simulation.days.value, 300);
    assert_eq!(scenario.simulation.paths.value, 2_000);
    assert_eq!(scenario.seed(), 7);
}

#[test]
fn values_in_the_order_of_the_file() {
    let values = full().values;
    let names: Vec<_> = values.iter().map(|value| value.name.value.as_str()).collect();
    assert_eq!(names, ["tiktok_commission", "half-life"]);
    let commission = Shape::Pert { low: 0.06, likely: 0.08, high: 0.12 };
    assert_eq!(values[0].number.value, drawn(commission));
    let half_life = Shape::Lognormal { mean: 90.0, cv: 0.3 };
    assert_eq!(values[1].number.value, between(half_life, 30.0, 365.0));
}

#[test]
fn factors_with_the_market_first() {
    let factors = full().factors;
    assert_eq!(factors[0].id.value, "market");
    let ids = full().channels.into_iter().map(|channel| channel.id.value).collect::<Vec<_>>();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let slow = drawn(Shape::Pert { low: 0.4, likely: 0.6, high: 0.85 });
    assert_eq!(loadings(&factors[0], &ids).1, vec![slow; 3]);
    assert_eq!(factors[1].id.value, "tiktok_traffic");
    let slow = drawn(Shape::Uniform { low: 0.3, high: 0.6 });
    let (quick, slowly) = loadings(&factors[1], &ids);
    assert_eq!(quick, [plain(0.5), plain(0.0), plain(0.0)]);
    assert_eq!(slowly, [slow, plain(0.1), plain(0.1)]);
}

#[test]
fn events_and_the_calendar() {
    let Scenario { calendar, events, .. } = full();
    assert_eq!(bare(&calendar.ramadan), [date(2026, 2, 18)]);
    assert_eq!(bare(&calendar.lebaran), [date(2026, 3, 20), date(2027, 3, 9)]);
    let event = &events[0];
    assert_eq!(
        (event.id.value.as_str(), event.name.value.as_str()),
        ("ramadan", "Weeks before Lebaran")
    );
    assert!(matches!(&event.dates, EventDates::Festival(of) if of.value == Festival::Lebaran));
    assert_eq!((event.offset_days.value, event.duration_days.value), (-21, 14));
    assert_eq!((event.rise_days.value, event.fall_days.value), (7.0, 3.5));
    let factor = drawn(Shape::Pert { low: 1.3, likely: 1.6, high: 2.0 });
    assert!(matches!(&event.effect, EventEffect::Factor(number) if number.value == factor));
    assert_eq!(event.fades_per_year.value, drawn(Shape::Uniform { low: 0.0, high: 0.2 }));
    assert_eq!(event.first_year.as_ref().map(|year| year.value), Some(2025));
    assert_eq!(
        event.channels.as_deref().map(bare),
        Some(vec!["tiktok_live".into(), "shopee".into()])
    );
    let twin = &events[1];
    assert!(matches!(&twin.dates, EventDates::Yearly(days) if bare(days) == [(6, 6), (9, 9)]));
    assert_eq!(
        (twin.name.value.as_str(), &twin.first_year, &twin.channels),
        ("twin_days", &None, &None)
    );
    assert_eq!((twin.offset_days.value, twin.duration_days.value), (0, 1));
    let holiday = &events[2];
    assert!(matches!(&holiday.dates, EventDates::Once(day) if day.value == date(2026, 8, 17)));
    assert!(matches!(&holiday.effect, EventEffect::Closed(closed) if closed.value));
    assert!(matches!(&events[3].dates, EventDates::Festival(of) if of.value == Festival::Ramadan));
}

#[test]
fn a_shock_on_a_date() {
    let shock = full().shocks.remove(0);
    assert_eq!(shock.name.value, "Live selling is halted");
    let targets: Vec<_> = shock.hits.iter().map(|hit| hit.target.clone()).collect();
    let expected = [
        Target::Channel("tiktok_live".to_owned()),
        Target::Platform("shopee".to_owned()),
        Target::Feature("cod".to_owned()),
    ];
    assert_eq!(targets, expected);
    let weights: Vec<Number> = shock.hits.iter().map(|hit| hit.weight.value.clone()).collect();
    let uniform = |low, high| drawn(Shape::Uniform { low, high });
    assert_eq!(weights, [plain(1.0), plain(0.2), uniform(0.1, 0.3)]);
    let start = date(2026, 6, 1).at(21, 0, 0, 0);
    assert!(matches!(&shock.timing, Timing::Date(date) if date.value == start));
    let duration = Shape::Pert { low: 14.0, likely: 30.0, high: 90.0 };
    assert_eq!(shock.duration_days.value, drawn(duration));
    assert_eq!(shock.severity.unwrap().value, plain(0.8));
    assert_eq!(shock.acts_on, ActsOn::Demand);
    assert_eq!(shock.onset_days.value, uniform(0.0, 2.0));
    let half_life = uniform(7.0, 21.0);
    assert!(matches!(&shock.recovery, Recovery::Exponential(days) if days.value == half_life));
    assert_eq!(shock.lasting.value, plain(0.1));
    assert_eq!(shock.commission_points.unwrap().value, plain(0.02));
    assert_eq!(shock.unit_cost_increase.unwrap().value, plain(0.05));
    assert!(shock.holds_payouts.value);
    assert_eq!(shock.once, [OccurrenceNumber::Duration, OccurrenceNumber::Recovery]);
}

#[test]
fn shocks_by_rate_and_in_a_window() {
    let shocks = full().shocks;
    assert!(matches!(&shocks[1].timing, Timing::Rate(rate) if rate.value == plain(2.0)));
    assert_eq!(shocks[1].acts_on, ActsOn::Sessions);
    assert!(matches!(&shocks[1].recovery, Recovery::Linear(days) if days.value == plain(5.0)));
    assert_eq!((&shocks[1].commission_points, &shocks[1].unit_cost_increase), (&None, &None));
    assert!(!shocks[1].holds_payouts.value && shocks[1].once.is_empty());
    let Timing::Window { from, to, probability } = &shocks[2].timing else {
        panic!("not a window");
    };
    assert_eq!((from.value, to.value), (date(2026, 3, 1), date(2026, 3, 31)));
    assert_eq!(probability.value, plain(0.4));
    assert_eq!(shocks[2].hits[0].target, Target::Everything);
    let until = date(2026, 4, 10);
    assert!(matches!(&shocks[2].recovery, Recovery::Until(date) if date.value == until));
}

#[test]
fn a_boom() {
    let shock = full().shocks.remove(3);
    let pareto = Shape::Pareto { scale: 0.5, tail_index: 1.5 };
    assert_eq!(shock.boom.unwrap().value, between(pareto, f64::NEG_INFINITY, 50.0));
    assert_eq!(shock.severity, None);
    assert_eq!(shock.once, [OccurrenceNumber::Boom]);
}

#[test]
fn a_mitigation() {
    let mitigation = full().mitigations.remove(0);
    assert_eq!(mitigation.id.value, "backup_line");
    assert_eq!(mitigation.name.value, "Second internet line");
    assert_eq!(bare(&mitigation.shocks), ["fewer_sessions", "live_halt"]);
    assert_eq!(mitigation.severity_reduction.value, plain(0.5));
    let shorter = Shape::Uniform { low: 0.1, high: 0.3 };
    assert_eq!(mitigation.duration_reduction.value, drawn(shorter));
    assert_eq!(mitigation.happens_less.value, plain(0.2));
    assert!(!mitigation.used.value);
    assert_eq!(mitigation.cost_per_month.value, plain(3e5));
    assert_eq!(mitigation.cost_day.value, 5);
    assert_eq!(mitigation.cost_at_start.value, plain(1e6));
}

#[test]
fn links_costs_and_credit() {
    let scenario = full();
    let link = &scenario.links[0];
    assert_eq!((link.from.value.as_str(), link.to.value.as_str()), ("tiktok_live", "shopee"));
    let numbers = [&link.recapture, &link.half_life_days, &link.halo].map(|n| n.value.clone());
    assert_eq!(numbers, [plain(0.3), plain(10.0), plain(0.02)]);
    let costs = &scenario.costs;
    assert_eq!((&costs.wages_per_month.value, costs.wages_day.value), (&plain(4e6), 28));
    assert_eq!((&costs.rent_per_month.value, costs.rent_day.value), (&plain(1.5e6), 2));
    let other = &costs.other[0];
    assert_eq!((other.name.value.as_str(), other.day.value), ("Electricity", 20));
    assert_eq!(other.per_month.value, plain(5e5));
    let one_off = &scenario.one_offs[0];
    assert_eq!((&one_off.amount.value, one_off.date.value), (&plain(-3.5e6), date(2026, 5, 15)));
    assert_eq!(scenario.credit.limit.unwrap().value, plain(1e7));
    assert_eq!(scenario.credit.interest_per_year.value, plain(0.12));
    assert_eq!(scenario.credit.drawn_below.value, plain(1e6));
}

#[test]
fn a_mix() {
    let mix = full().mixes.remove(0);
    assert_eq!(mix.id.value, "spread");
    assert_eq!(mix.name.value, "A part of it on WhatsApp");
    let shares: Vec<_> =
        mix.shares.iter().map(|(id, share)| (id.value.as_str(), share.value)).collect();
    assert_eq!(shares, [("tiktok_live", 0.5), ("shopee", 0.3), ("whatsapp", 0.2)]);
}
