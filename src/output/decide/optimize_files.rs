//! The figures of a search for the best mix for programs: JSON and CSV.

use serde_json::{Map, Value, json};

use crate::decide::optimize::{
    FreshFigures, JudgedMix, MixFigures, Optimum, Parts, Protection, Tried, WHOLE,
};
use crate::metrics::Estimate;
use crate::output::Table;
use crate::output::cells::{Cell, CsvStyle};
use crate::output::json::{SUMMARY_VERSION, about, engine, estimate, with};
use crate::report::Unit;

/// Every figure of a search for the best mix with its error.
pub(super) fn optimize_json(optimum: &Optimum, toml: Option<&str>) -> Value {
    let mix = |mix: &JudgedMix| mix_json(optimum, mix);
    let search = &optimum.search;
    let whole = f64::from(WHOLE);
    let asked = about(&optimum.business, &optimum.currency, optimum.horizon);
    let asked = with(asked, "risk_limit", optimum.limit);
    json!({
        "summary_version": SUMMARY_VERSION,
        "engine": engine(optimum.seed, optimum.paths as usize),
        "optimization": with(asked, "bounds", bounds_json(optimum)),
        "conventions": {
            "expected_shortfall": "at 95%: minus the mean net cash flow of the worst 5% of futures; losses are positive",
            "difference": "mix less today's mix, on the same path; errors are paired",
            "frontier": "the mixes tried that no other is better than in both figures; by rising expected shortfall",
            "fresh": "the chosen mix and today's on the draws of another seed, by which nothing was chosen",
            "protection": "of the difference between the chosen mix and today's on fresh draws: what is there without shocks as well, and how much larger it is because of them; errors are paired",
            "optimism": "difference on the draws of the choice less that on fresh draws",
            "clear": "beyond two standard errors, on fresh draws",
        },
        "search": {
            "mixes": search.mixes(),
            "coarse": stage(&search.coarse),
            "fine": stage(&search.fine),
            "first_step": 1.0 / f64::from(search.division),
            "last_step": f64::from(search.finest) / whole,
            "all_pairs_polled": search.polled_all,
        },
        "today": mix(&optimum.today),
        "best": optimum.best.as_ref().map(|(best, _)| mix(best)),
        "bounds_binding": optimum.best.as_ref().map(|(best, _)| binding_json(optimum, &best.parts)),
        "fresh": optimum.best.as_ref().map(|(best, fresh)| fresh_json(best, fresh)),
        "largest_mean": optimum.largest_mean().map(mix),
        "smallest_shortfall": optimum.smallest_shortfall().map(mix),
        "frontier": optimum.frontier.iter().map(mix).collect::<Vec<_>>(),
        "best_mix_toml": toml,
    })
}

fn stage(tried: &Tried) -> Value {
    json!({ "mixes": tried.mixes.len(), "paths": tried.paths })
}

fn shares_json(optimum: &Optimum, parts: &Parts) -> Map<String, Value> {
    let share = |part: &u32| f64::from(*part) / f64::from(WHOLE);
    let pairs = optimum.channels.iter().zip(parts);
    pairs.map(|((id, _), part)| (id.clone(), json!(share(part)))).collect()
}

fn mix_json(optimum: &Optimum, mix: &JudgedMix) -> Value {
    let mut json = figures_json(&mix.figures);
    json.insert("shares".to_owned(), shares_json(optimum, &mix.parts).into());
    json.into()
}

fn figures_json(figures: &MixFigures) -> Map<String, Value> {
    named(figures).map(|(name, of)| (name.to_owned(), estimate(of, Unit::Money))).collect()
}

fn named(figures: &MixFigures) -> impl Iterator<Item = (&'static str, &Estimate)> {
    [
        ("net_cash_flow_mean", &figures.mean),
        ("expected_shortfall_95", &figures.shortfall),
        ("net_cash_flow_mean_difference", &figures.mean_difference),
        ("expected_shortfall_95_difference", &figures.shortfall_difference),
    ]
    .into_iter()
}

fn protection_json(found: &Protection) -> Map<String, Value> {
    [
        ("net_cash_flow_mean_difference_without_shocks", &found.mean_without_shocks),
        ("net_cash_flow_mean_difference_because_of_shocks", &found.mean_because_of_shocks),
        ("expected_shortfall_95_difference_without_shocks", &found.shortfall_without_shocks),
        ("expected_shortfall_95_difference_because_of_shocks", &found.shortfall_because_of_shocks),
    ]
    .map(|(name, of)| (name.to_owned(), estimate(of, Unit::Money)))
    .into_iter()
    .collect()
}

fn bounds_json(optimum: &Optimum) -> Map<String, Value> {
    let share = |part: u32| f64::from(part) / f64::from(WHOLE);
    let pairs = optimum.bounds.least.iter().zip(&optimum.bounds.most);
    let bounds = pairs.map(|(least, most)| json!({ "min": share(*least), "max": share(*most) }));
    optimum.channels.iter().map(|(id, _)| id.clone()).zip(bounds).collect()
}

fn binding_json(optimum: &Optimum, parts: &Parts) -> Vec<Value> {
    let one = |(channel, is_most): (usize, bool)| {
        let id = optimum.channels.get(channel).map(|(id, _)| id);
        json!({ "channel": id, "bound": if is_most { "max" } else { "min" } })
    };
    optimum.binding(parts).into_iter().map(one).collect()
}

fn fresh_json(best: &JudgedMix, fresh: &FreshFigures) -> Value {
    let optimism = |chosen: &Estimate, fresh: &Estimate| {
        let square = |one: &Estimate| one.std_error.map(|error| error * error);
        let error = square(chosen).zip(square(fresh)).map(|(a, b)| (a + b).sqrt());
        json!({ "unit": Unit::Money, "value": chosen.value - fresh.value, "std_error": error })
    };
    let (before, after) = (&best.figures, &fresh.chosen);
    json!({
        "seed": fresh.seed,
        "today": {
            "net_cash_flow_mean": estimate(&fresh.today.mean, Unit::Money),
            "expected_shortfall_95": estimate(&fresh.today.shortfall, Unit::Money),
        },
        "best": figures_json(after),
        "protection": fresh.protection.as_ref().map(protection_json),
        "optimism": {
            "net_cash_flow_mean_difference":
                optimism(&before.mean_difference, &after.mean_difference),
            "expected_shortfall_95_difference":
                optimism(&before.shortfall_difference, &after.shortfall_difference),
        },
        "clearly_more": fresh.is_more(),
        "clearly_safer": fresh.is_safer(),
    })
}

/// One row a mix: today's, the frontier, the best one, with its figures on fresh draws.
pub(super) fn frontier_table(optimum: &Optimum, style: CsvStyle) -> Table {
    let ids = optimum.channels.iter().map(|(id, _)| format!("share.{id}"));
    let figures = named(&optimum.today.figures);
    let names = figures.flat_map(|(name, _)| [name.to_owned(), format!("{name}_std_error")]);
    let header = std::iter::once("mix".to_owned()).chain(ids).chain(names);
    let row = |kind: &str, parts: &Parts, figures: &MixFigures| {
        let share = |part: &u32| Cell::Number(f64::from(*part) / f64::from(WHOLE));
        let cells = named(figures).flat_map(|(_, estimate)| {
            [estimate.value, estimate.std_error.unwrap_or(f64::NAN)].map(Cell::Money)
        });
        std::iter::once(kind.into()).chain(parts.iter().map(share)).chain(cells).collect()
    };
    let mut rows: Vec<Vec<Cell>> = vec![row("today", &optimum.today.parts, &optimum.today.figures)];
    rows.extend(optimum.frontier.iter().map(|mix| row("frontier", &mix.parts, &mix.figures)));
    if let Some((best, fresh)) = &optimum.best {
        rows.push(row("best", &best.parts, &best.figures));
        rows.push(row("today_fresh", &optimum.today.parts, &fresh.today));
        rows.push(row("best_fresh", &best.parts, &fresh.chosen));
    }
    Table::of(style, header, rows)
}
