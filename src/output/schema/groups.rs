//! Which keys of a table go together.

use serde_json::{Value, json};

use crate::scenario::format::Group;

/// The rule as a schema. `dependentRequired` would be shorter, but draft 7 does not know it.
pub(super) fn rule(group: Group) -> Value {
    match group {
        Group::ExactlyOne(keys) => json!({ "oneOf": each(keys) }),
        Group::AtLeastOne(keys) => json!({ "anyOf": each(keys) }),
        Group::AtMostOne(keys) => json!({ "not": { "anyOf": pairs(keys) } }),
        Group::Together(keys) => {
            json!({ "anyOf": [{ "required": keys }, { "not": { "anyOf": each(keys) } }] })
        }
        Group::Needs(key, others) => {
            let mut ways = vec![json!({ "not": given(key) })];
            ways.extend(each(others));
            json!({ "anyOf": ways })
        }
    }
}

fn given(key: &str) -> Value {
    json!({ "required": [key] })
}

fn each(keys: &[&str]) -> Vec<Value> {
    keys.iter().map(|key| given(key)).collect()
}

fn pairs(keys: &[&str]) -> Vec<Value> {
    let pairs = keys.iter().enumerate().flat_map(|(at, first)| {
        keys.iter().skip(at + 1).map(move |second| json!({ "required": [first, second] }))
    });
    pairs.collect()
}
