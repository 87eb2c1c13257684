//! `ragam compare`: mixes, or scenarios, over the same draws.

use std::path::Path;

use super::question::{Unanswered, admit, answer};
use super::run::{CAP, Plan, Verdict, judge};
use crate::decide::{Further, MixesAsked, NoAnswer, Precision, TODAY, compare_mixes};
use crate::ensemble::Progress;
use crate::language::{Said, say};
use crate::numeric::LANES;
use crate::output::{ComparisonAnswer, ScenarioMix};
use crate::program::World;
use crate::program::args::CompareArgs;
use crate::program::ending::Ending;
use crate::program::load::Loaded;
use crate::program::memory;
use crate::program::notice::Notice;
use crate::program::progress::Follower;
use crate::report::{Candidate, Comparison};

/// Compares what was asked for.
pub(super) fn compare(typed: CompareArgs, world: &World) -> Ending {
    let plan = Plan::new(typed.files, &typed.output);
    let mut unsure = None;
    let ending = answer(&plan, "compared", world, |loaded, follower| {
        let first = plan.inputs[0].as_path();
        let no_answer = |error: NoAnswer| Unanswered::no_answer(first, &error);
        let paths = plan.paths.unwrap_or(loaded[0].model.paths());
        admit(first, loaded.iter().map(|one| needed(one, paths)).sum(), paths)?;
        let answer = match loaded {
            [one] => {
                let study = one.study(&plan).map_err(no_answer)?;
                let asked = MixesAsked {
                    ids: &typed.mix,
                    today: &plan.today(),
                    break_even: !typed.no_break_even,
                };
                let simulate = |candidates| simulate(candidates, typed.precision, follower);
                let (comparison, further) =
                    compare_mixes(&study, &asked, follower, simulate).map_err(no_answer)?;
                let ids = comparison.candidates.iter().map(|one| one.id.clone());
                let places = ids.map(|mix| place(one, mix)).collect();
                ComparisonAnswer { comparison, further, places }
            }
            several => {
                let (candidates, places) = of_files(several, &typed.mix, &plan)?;
                let (comparison, precision) =
                    simulate(candidates, typed.precision, follower).map_err(no_answer)?;
                let further = Further { precision, ..Further::default() };
                ComparisonAnswer { comparison, further, places }
            }
        };
        unsure = shortcoming(first, &answer.further);
        Ok(Box::new(answer))
    });
    if let (Ending::Well, Some(notice)) = (ending, &unsure) {
        world.terminal.notice(notice);
    }
    ending
}

/// Bytes that the paths of a scenario and of its mixes take.
fn needed(loaded: &Loaded, paths: u64) -> u64 {
    let model = loaded.model.clone().with_simulation(Some(paths), None);
    memory::totals(&model).saturating_mul(1 + loaded.read.variants.len() as u64)
}

/// The candidates of several files: each as it is, or each with these mixes of its own.
fn of_files(
    loaded: &[Loaded],
    wanted: &[String],
    plan: &Plan,
) -> Result<(Vec<Candidate>, Vec<ScenarioMix>), Unanswered> {
    let mut candidates = Vec::new();
    let mut places = Vec::new();
    for one in loaded {
        let (file, business) = (one.file_name(), one.model.name());
        if wanted.is_empty() {
            let model = one.model.clone().with_simulation(plan.paths, plan.seed);
            candidates.push(Candidate { id: file, name: business.to_owned(), model });
            places.push(place(one, TODAY.to_owned()));
            continue;
        }
        let no_answer = |error: NoAnswer| Unanswered::no_answer(&one.path, &error);
        let study = one.study(plan).map_err(no_answer)?;
        for mix in study.candidates(wanted, &plan.today()).map_err(no_answer)? {
            places.push(place(one, mix.id.clone()));
            let name = format!("{business}: {}", mix.name);
            candidates.push(Candidate { id: format!("{file}/{}", mix.id), name, ..mix });
        }
    }
    Ok((candidates, places))
}

/// Where a mix stands.
fn place(loaded: &Loaded, mix: String) -> ScenarioMix {
    ScenarioMix { scenario: loaded.file_name(), mix }
}

/// Simulates the candidates, and more paths until differences are known as well as wanted.
fn simulate(
    candidates: Vec<Candidate>,
    wanted: Option<f64>,
    follower: &Follower,
) -> Result<(Comparison, Option<Precision>), NoAnswer> {
    let paths = candidates.first().map_or(0, |candidate| candidate.model.paths());
    let count = candidates.len() as u64;
    follower.expect(paths * count);
    let Some(wanted) = wanted else {
        return Ok((Comparison::of(candidates, follower)?, None));
    };
    let cap = cap(count);
    let mut precision = Precision { wanted, reached: None };
    let more = |paths, error| {
        precision.reached = error;
        match judge(paths, error, wanted, cap) {
            Verdict::Done(_) => None,
            Verdict::More(more) => {
                follower.expect((more - paths) * count);
                Some(more)
            }
        }
    };
    let comparison = Comparison::until(candidates, follower, more)?;
    Ok((comparison, Some(precision)))
}

/// The most paths of each of so many candidates, for the sake of precision: whole blocks.
fn cap(candidates: u64) -> u64 {
    let lanes = LANES as u64;
    (CAP / candidates.max(1) / lanes).max(1) * lanes
}

/// What to tell when the precision was not reached.
fn shortcoming(place: &Path, further: &Further) -> Option<Notice> {
    let precision = further.precision.filter(|precision| !precision.is_reached())?;
    let reached = precision.reached.map(|error| Said::text(format!("{error:.2e}")));
    let reached = reached.unwrap_or_else(|| say!("notice.precision.unknown"));
    let what = say!("notice.precision.mixes.message", paths = CAP, reached = reached);
    let help = say!("notice.precision.mixes.help");
    Some(Notice::warning(place, what, help))
}
