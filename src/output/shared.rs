//! What scenarios that are run together have in common: the luck of a seed, and shared shocks.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::ScenarioRow;
use crate::language::{Language, Words};

/// So many names are told; beyond them only how many there are.
const NAMES: usize = 6;

/// What several scenarios share, by their places among them.
pub(super) struct Shared {
    /// Each seed of several, with them.
    seeds: BTreeMap<u64, Vec<usize>>,
    /// Each name of a shared shock of several, with them.
    shocks: BTreeMap<String, Vec<usize>>,
}

impl Shared {
    pub(super) fn of(rows: &[ScenarioRow]) -> Self {
        let (mut seeds, mut shocks) = (BTreeMap::new(), BTreeMap::new());
        for (place, row) in rows.iter().enumerate() {
            seeds.entry(row.seed).or_insert_with(Vec::new).push(place);
            for name in &row.shared_shocks {
                shocks.entry(name.clone()).or_insert_with(Vec::new).push(place);
            }
        }
        seeds.retain(|_, places| places.len() > 1);
        shocks.retain(|_, places| places.len() > 1);
        Self { seeds, shocks }
    }

    pub(super) fn json(&self, rows: &[ScenarioRow]) -> Value {
        let names = |places: &[usize]| -> Vec<&str> {
            places.iter().map(|place| rows[*place].scenario.as_str()).collect()
        };
        let seeds = self.seeds.iter();
        let shocks = self.shocks.iter();
        json!({
            "seeds": seeds.map(|(seed, places)| json!({ "seed": seed, "scenarios": names(places) }))
                .collect::<Vec<Value>>(),
            "shocks": shocks.map(|(name, places)| json!({ "shared": name, "scenarios": names(places) }))
                .collect::<Vec<Value>>(),
        })
    }
}

/// The lines that say what several scenarios share.
#[must_use]
pub fn what_is_shared(rows: &[ScenarioRow], language: Language) -> Vec<String> {
    let words = Words::of(language);
    let shared = Shared::of(rows);
    let mut lines = Vec::new();
    for (seed, places) in &shared.seeds {
        let names = names(rows, places, words);
        let values = [("seed", &*seed.to_string()), ("names", &names)];
        lines.push(words.text("terminal.together.same_seed", &values));
    }
    for (shock, places) in &shared.shocks {
        let names = names(rows, places, words);
        let values = [("shared", shock.as_str()), ("names", &names)];
        let mut line = words.text("terminal.together.shared", &values);
        let starts = places.iter().map(|place| rows[*place].horizon.start());
        if starts.clone().any(|start| Some(start) != starts.clone().next()) {
            line.push_str(&format!(" {}", words.text("terminal.together.shared_other_start", &[])));
        }
        lines.push(line);
    }
    if lines.is_empty() && rows.len() > 1 {
        lines.push(words.text("terminal.together.nothing", &[]));
    }
    lines
}

fn names(rows: &[ScenarioRow], places: &[usize], words: Words) -> String {
    let told = places.iter().take(NAMES).map(|place| rows[*place].scenario.clone());
    let mut told: Vec<String> = told.collect();
    if let Some(others) = places.len().checked_sub(NAMES).filter(|others| *others > 0) {
        told.push(words.text("terminal.together.others", &[("n", &others.to_string())]));
    }
    told.join(", ")
}
