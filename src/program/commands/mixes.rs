//! The mixes of a scenario that a question is about.

use std::path::Path;

use super::asked::Stopped;
use super::run::Plan;
use crate::language::Words;
use crate::model::Model;
use crate::program::load::Loaded;
use crate::report::Candidate;

/// The id of today's mix.
pub(super) const TODAY: &str = "today";

/// Today's mix and those of the file, or only the ones asked for, in the order asked for.
pub(super) fn mixes(
    loaded: &Loaded,
    wanted: &[String],
    plan: &Plan,
) -> Result<Vec<Candidate>, Stopped> {
    let words = Words::of(plan.artifacts.language);
    let today = words.text("terminal.compare.today", &[]);
    let mut all = vec![candidate(TODAY, &today, loaded.model.clone(), plan)];
    for variant in &loaded.variants {
        let model = Model::build_mix(&variant.scenario, Some(&variant.mix));
        all.push(candidate(&variant.mix.id.value, &variant.mix.name.value, model, plan));
    }
    if wanted.is_empty() {
        return Ok(all);
    }
    wanted.iter().map(|id| find(&all, id, &loaded.path)).collect()
}

fn find(all: &[Candidate], id: &str, path: &Path) -> Result<Candidate, Stopped> {
    let found = all.iter().find(|candidate| candidate.id == id).cloned();
    found.ok_or_else(|| {
        let known: Vec<&str> = all.iter().map(|candidate| candidate.id.as_str()).collect();
        let help = format!("the mixes are {}", known.join(", "));
        Stopped::wrong(path, format!("there is no mix `{id}`"), help)
    })
}

/// A model with the simulation that was asked for.
pub(super) fn candidate(id: &str, name: &str, model: Model, plan: &Plan) -> Candidate {
    let model = model.with_simulation(plan.paths, plan.seed);
    Candidate { id: id.to_owned(), name: name.to_owned(), model }
}

/// The mix of that id, or today's.
pub(super) fn one_mix(
    loaded: &Loaded,
    wanted: Option<&str>,
    plan: &Plan,
) -> Result<Candidate, Stopped> {
    let words = Words::of(plan.artifacts.language);
    let today = words.text("terminal.compare.today", &[]);
    match wanted {
        None => Ok(candidate(TODAY, &today, loaded.model.clone(), plan)),
        Some(id) => find(&mixes(loaded, &[], plan)?, id, &loaded.path),
    }
}
