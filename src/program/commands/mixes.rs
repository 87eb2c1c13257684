//! The mixes of a scenario that a question is about.

use std::path::Path;

use super::asked::Stopped;
use super::run::Plan;
use crate::language::Words;
use crate::model::Model;
use crate::program::load::Loaded;
use crate::report::Candidate;
use crate::scenario::Mix;

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

/// The mix of an id; none for today's, which is also what is meant when no id is given.
pub(super) fn find_mix(loaded: &Loaded, id: Option<&str>) -> Result<Option<Mix>, Stopped> {
    let Some(id) = id.filter(|id| *id != TODAY) else { return Ok(None) };
    let all = || loaded.variants.iter().map(|variant| &variant.mix);
    match all().find(|mix| mix.id.value == id) {
        Some(mix) => Ok(Some(mix.clone())),
        None => {
            let known = all().map(|mix| mix.id.value.as_str());
            let known: Vec<&str> = std::iter::once(TODAY).chain(known).collect();
            let help = format!("the mixes are {}", known.join(", "));
            Err(Stopped::wrong(&loaded.path, format!("there is no mix `{id}`"), help))
        }
    }
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
