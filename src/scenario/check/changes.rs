//! `[[change]]`.

use super::context::Context;
use crate::language::{Said, say};
use crate::problems::{Problem, Problems, Severity, Span};
use crate::scenario::document::{self, Node, Table, Value};
use crate::scenario::format::{Change, Fallback};
use crate::scenario::walk::{self, forget_idle};
use crate::scenario::words::quote;
use crate::scenario::{Located, Number, Support, from_document};

/// Keys of a channel that can change on a date.
const OF_A_CHANNEL: &[&str] = &[
    "commission",
    "commission_cap",
    "order_fee",
    "creator_commission",
    "creator_share",
    "returns",
    "return_freight",
    "resale",
    "goods_share",
    "packing_per_order",
    "payout_delay_days",
    "goods_credit_days",
    "fixed_cost_per_month",
    "ads.per_week",
];

/// Other keys that can.
const OTHERS: &[&str] = &[
    "costs.wages_per_month",
    "costs.rent_per_month",
    "costs.goods_share",
    "costs.goods_credit_days",
    "costs.packing_per_order",
    "capacity.orders_per_day",
    "capacity.sales_per_day",
];

pub(super) fn dates_are_simulated(context: &Context<'_>, problems: &mut Problems) {
    let horizon = context.horizon();
    for change in context.scenario.changes.iter().filter(|c| !horizon.holds(c.date.value)) {
        problems.push(
            Problem::error(say!("problem.changes.dates_are_simulated.message"))
                .at(change.date.span)
                .label(say!("problem.common.outside"))
                .help(horizon.in_words()),
        );
    }
}

pub(super) fn keys_can_change(context: &Context<'_>, problems: &mut Problems) {
    for path in context.scenario.changes.iter().flat_map(Change::paths) {
        let Some(node) = can_change(&path.value).then(|| written(context, &path.value)) else {
            let message =
                say!("problem.changes.keys_can_change.message", path = quote(&path.value));
            let help = say!(
                "problem.changes.keys_can_change.help",
                others =
                    OTHERS.iter().map(|path| format!("\"{path}\"")).collect::<Vec<_>>().join(", "),
                keys = OF_A_CHANNEL.join(", ")
            );
            problems.push(problem(message, path.span).help(help));
            continue;
        };
        match node.map(|node| node.value) {
            None => {
                let message = say!("problem.changes.no_value.message", path = quote(&path.value));
                let help = say!("problem.changes.no_value.help");
                problems.push(problem(message, path.span).help(help));
            }
            // Another place that names the same value would change with it.
            Some(Value::Text(name)) => {
                let message = say!(
                    "problem.changes.shared_value.message",
                    path = quote(&path.value),
                    name = quote(&name)
                );
                let help = say!("problem.changes.shared_value.help");
                problems.push(problem(message, path.span).help(help));
            }
            Some(_) => {}
        }
    }
}

/// Each value that a change leads to is checked as if it stood at its own place: same limits, same
/// rules.
pub(super) fn new_values_are_sound(context: &Context<'_>, problems: &mut Problems) {
    let last = context.horizon().last;
    for change in &context.scenario.changes {
        for (path, number) in &change.set {
            let support = context.support(number);
            for end in [support.low, support.high] {
                check(context, path, number, end, problems);
            }
        }
        let factors = change.factor.iter().map(|(path, number)| (path, number, 1, 0.0));
        let rises = change.anniversaries(last).count() as i32;
        let growth = change.growth.iter().map(|(path, number)| (path, number, rises, 1.0));
        for (path, number, times, add) in factors.chain(growth) {
            let (Some(before), by) = (before(context, &path.value), context.support(number)) else {
                continue;
            };
            let end = |value: f64, by: f64| (0..times).fold(value, |value, _| value * (by + add));
            let ends = [end(before.low, by.low), end(before.high, by.high)];
            for end in ends {
                check(context, path, number, end, problems);
            }
        }
    }
}

fn problem(message: Said, place: Span) -> Problem {
    Problem::error(message).at(place).label(say!("problem.changes.keys_can_change.label"))
}

fn can_change(path: &str) -> bool {
    let other = path.strip_prefix("costs.other.").and_then(|rest| rest.strip_suffix(".per_month"));
    let channel = path.strip_prefix("channel.").and_then(|rest| rest.split_once('.'));
    OTHERS.contains(&path)
        || other.is_some()
        || channel.is_some_and(|(_, key)| OF_A_CHANNEL.contains(&key))
}

/// What stands at a path, or its default where its table is there.
fn written(context: &Context<'_>, path: &str) -> Option<Node> {
    if let Some(node) = document::find(context.root, path) {
        return Some(node.clone());
    }
    let (table, _) = path.rsplit_once('.')?;
    let is_there = match table.strip_prefix("channel.") {
        Some(id) => context.channel_ids().contains(&id),
        None => table == "costs",
    };
    match document::key_at(path)?.default {
        Fallback::Value(text) if is_there => document::parse_value(text),
        _ => None,
    }
}

/// What the number at a path can be before any change.
fn before(context: &Context<'_>, path: &str) -> Option<Support> {
    let node = written(context, path)?;
    let name = walk::Name { shown: path, key: document::key_at(path)? };
    let number: Number = walk::read_number(&node, name, &mut Problems::new())?;
    number.support(&context.scenario.values)
}

fn check(
    context: &Context<'_>,
    path: &Located<String>,
    number: &Located<Number>,
    value: f64,
    problems: &mut Problems,
) {
    let is_told = problems.has_errors();
    if is_told || !can_change(&path.value) || !value.is_finite() {
        return;
    }
    let mut root: Table = context.root.clone();
    root.entries.retain(|entry| entry.key != "change");
    let node = Node { value: Value::Float(value), span: number.span };
    if document::put(&mut root, &path.value, node, path.span).is_ok() {
        forget_idle(&mut root);
        // The file itself is sound so far: what is wrong now comes from the new value.
        let found = from_document(&root).err().map(Problems::into_sorted).unwrap_or_default();
        if let Some(problem) = found.into_iter().find(|problem| problem.severity == Severity::Error)
        {
            problems.push(problem);
        }
    }
}
