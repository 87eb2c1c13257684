//! The scenario as each of its mixes changes it.

use super::document::{self, Table};
use super::walk::forget_idle;
use super::{Mix, Scenario, from_document};
use crate::problems::Problems;

/// A mix, and the scenario with the values that the mix sets.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// The mix.
    pub mix: Mix,
    /// The scenario with the values of `[mix.set]` in place.
    pub scenario: Scenario,
}

/// One variant a mix, in the order of the file.
///
/// What a mix sets is checked as if it stood in the file itself; problems point into the mix.
pub(super) fn variants(root: &Table, scenario: &Scenario) -> Result<Vec<Variant>, Problems> {
    let tables = root.get("mix").and_then(|node| node.value.as_array()).unwrap_or_default();
    let mut problems = Problems::new();
    let mut variants = Vec::with_capacity(scenario.mixes.len());
    for (mix, table) in scenario.mixes.iter().zip(tables) {
        let set = table.value.as_table().and_then(|table| table.get("set"));
        match set.and_then(|node| node.value.as_table()) {
            None => variants.push(Variant { mix: mix.clone(), scenario: scenario.clone() }),
            Some(set) => match with(root, set) {
                Ok(scenario) => variants.push(Variant { mix: mix.clone(), scenario }),
                Err(found) => problems.extend(found.into_sorted()),
            },
        }
    }
    if problems.has_errors() { Err(problems) } else { Ok(variants) }
}

fn with(root: &Table, set: &Table) -> Result<Scenario, Problems> {
    let mut root = root.clone();
    let mut problems = Problems::new();
    for entry in &set.entries {
        let put = document::put(&mut root, &entry.key, entry.node.clone(), entry.key_span);
        problems.extend(put.err().map(|problem| *problem));
    }
    if problems.has_errors() {
        return Err(problems);
    }
    forget_idle(&mut root);
    from_document(&root).map(|(scenario, _)| scenario)
}
