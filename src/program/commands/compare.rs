//! `ragam compare`: mixes, or scenarios, over the same draws.

use std::path::Path;

use super::asked::{Answer, Stopped, answer};
use super::mixes::{candidate, mixes};
use super::run::Plan;
use crate::output::{comparison_artifacts, comparison_spoken};
use crate::program::World;
use crate::program::args::CompareArgs;
use crate::program::ending::Ending;
use crate::program::load::Loaded;
use crate::program::progress::Follower;
use crate::report::{Candidate, Comparison, Incomparable};

/// Compares what was asked for.
pub(super) fn compare(typed: CompareArgs, world: &World) -> Ending {
    let plan = Plan::new(typed.files, &typed.output);
    answer(&plan, "compared", world, |loaded, follower| {
        let candidates = match loaded {
            [one] => of_mixes(one, &typed.mix, &plan)?,
            several => of_files(several, &typed.mix, &plan)?,
        };
        let comparison = simulate(candidates, &plan, follower)?;
        let language = plan.artifacts.language;
        let artifacts = comparison_artifacts(&comparison, &plan.artifacts);
        Ok(Answer {
            lines: comparison_spoken(&comparison, language),
            artifacts: artifacts.map_err(|error| Stopped::output(&plan.inputs[0], &error))?,
            business: comparison.business,
        })
    })
}

fn of_mixes(loaded: &Loaded, wanted: &[String], plan: &Plan) -> Result<Vec<Candidate>, Stopped> {
    if loaded.variants.is_empty() {
        let what = "this scenario has no [[mix]], so there is nothing to compare";
        let help = "describe one, with its `shares`, or give a second scenario file";
        return Err(Stopped::wrong(&loaded.path, what, help));
    }
    mixes(loaded, wanted, plan)
}

fn of_files(loaded: &[Loaded], wanted: &[String], plan: &Plan) -> Result<Vec<Candidate>, Stopped> {
    if !wanted.is_empty() {
        let what = "mixes can be chosen in one file only, and several files are given";
        let help = "give one file, or leave out --mix";
        return Err(Stopped::wrong(Path::new("--mix"), what, help));
    }
    let one = |loaded: &Loaded| {
        let name = loaded.model.name().to_owned();
        candidate(&loaded.file_name(), &name, loaded.model.clone(), plan)
    };
    Ok(loaded.iter().map(one).collect())
}

fn simulate(
    candidates: Vec<Candidate>,
    plan: &Plan,
    follower: &Follower,
) -> Result<Comparison, Stopped> {
    let paths = candidates.first().map_or(0, |candidate| candidate.model.paths());
    follower.expect(paths * candidates.len() as u64);
    Comparison::of(candidates, follower).map_err(|error| match error {
        Incomparable::Interrupted => Stopped::As(Ending::Interrupted),
        error => {
            let help = "compare scenarios of the same days and money";
            Stopped::wrong(&plan.inputs[0], error.to_string(), help)
        }
    })
}
