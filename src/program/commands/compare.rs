//! `ragam compare`: mixes, or scenarios, over the same draws.

use std::path::Path;

use super::asked::{Answer, Stopped, answer};
use super::mixes::{TODAY, candidate, mixes};
use super::run::{CAP, Plan, Verdict, judge};
use crate::decide::break_even::{self, break_even};
use crate::decide::returns::{self, by_returns};
use crate::decide::{Further, NoAnswer, Precision, Shops, Work};
use crate::numeric::LANES;
use crate::output::{comparison_artifacts, comparison_spoken};
use crate::program::World;
use crate::program::args::CompareArgs;
use crate::program::ending::Ending;
use crate::program::load::Loaded;
use crate::program::notice::Notice;
use crate::program::progress::Follower;
use crate::report::{Candidate, Comparison, Incomparable};
use crate::scenario::{self, Editor, Mix, Read};

/// Compares what was asked for.
pub(super) fn compare(typed: CompareArgs, world: &World) -> Ending {
    let plan = Plan::new(typed.files, &typed.output);
    let mut unsure = None;
    let ending = answer(&plan, "compared", world, |loaded, follower| {
        let candidates = match loaded {
            [one] => of_mixes(one, &typed.mix, &plan)?,
            several => of_files(several, &typed.mix, &plan)?,
        };
        let (comparison, precision) = simulate(candidates, typed.precision, &plan, follower)?;
        let mut further = Further { precision, ..Further::default() };
        if let [one] = loaded {
            ask_further(one, &comparison, !typed.no_break_even, &mut further, follower)?;
        }
        unsure = shortcoming(&plan.inputs[0], &further);
        let artifacts = comparison_artifacts(&comparison, &further, &plan.artifacts);
        Ok(Answer {
            lines: comparison_spoken(&comparison, &further, plan.artifacts.language),
            artifacts: artifacts.map_err(|error| Stopped::output(&plan.inputs[0], &error))?,
            business: comparison.business,
        })
    });
    if let (Ending::Well, Some(notice)) = (ending, &unsure) {
        world.terminal.notice(notice);
    }
    ending
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

/// Simulates the candidates, and more paths until differences are known as well as wanted.
fn simulate(
    candidates: Vec<Candidate>,
    wanted: Option<f64>,
    plan: &Plan,
    follower: &Follower,
) -> Result<(Comparison, Option<Precision>), Stopped> {
    let paths = candidates.first().map_or(0, |candidate| candidate.model.paths());
    let count = candidates.len() as u64;
    follower.expect(paths * count);
    let stopped = |error| match error {
        Incomparable::Interrupted(stopped) => stopped.into(),
        error => {
            let help = "compare scenarios of the same days and money";
            Stopped::wrong(&plan.inputs[0], error.to_string(), help)
        }
    };
    let Some(wanted) = wanted else {
        return Ok((Comparison::of(candidates, follower).map_err(stopped)?, None));
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
    let comparison = Comparison::until(candidates, follower, more).map_err(stopped)?;
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
    let reached = precision.reached.map_or("unknown".to_owned(), |error| format!("{error:.2e}"));
    let what = format!(
        "--precision was not reached with {CAP} paths, all mixes together: the largest relative standard error of a difference is {reached}"
    );
    let help = "the results are as good as so many paths make them; ask for less precision, or compare fewer mixes with --mix";
    Some(Notice::warning(place, what, help))
}

/// Asks what only one scenario with mixes can be asked.
fn ask_further(
    loaded: &Loaded,
    comparison: &Comparison,
    with_break_even: bool,
    further: &mut Further,
    follower: &Follower,
) -> Result<(), Stopped> {
    let wrong =
        |what: String| Stopped::wrong(&loaded.path, what, "ragam check explains a scenario");
    let read = scenario::read(&loaded.file_name(), &loaded.bytes);
    let read = read.map_err(|failed| wrong(failed.to_string()))?;
    let editor = Editor::new(&read.source).map_err(|_| wrong("it cannot be edited".to_owned()))?;
    let judged = comparison.candidates.iter().take(break_even::MOST_MIXES + 1);
    let mixes: Vec<Option<&Mix>> = judged.map(|one| mix_of(&read, &one.id)).collect();
    let paths = comparison.paths as u64;
    let shops = |most: u64| Shops {
        editor: &editor,
        mixes: &mixes,
        paths: paths.min(most),
        seed: comparison.seed,
    };
    let expect = |paths: u64| follower.expect(paths);
    let work = Work { progress: follower, expect: &expect };
    let stopped = |error: NoAnswer| match error {
        NoAnswer::Interrupted(interrupted) => interrupted.into(),
        error => wrong(error.to_string()),
    };
    let found = by_returns(&shops(returns::MOST_PATHS), &read.scenario, work).map_err(stopped)?;
    further.returns = Some(found);
    if with_break_even {
        let found = break_even(&shops(break_even::MOST_PATHS), &loaded.model, work);
        further.break_even = Some(found.map_err(stopped)?);
    }
    Ok(())
}

/// The mix of that id; `None` for today's.
fn mix_of<'a>(read: &'a Read, id: &str) -> Option<&'a Mix> {
    let mut mixes = read.scenario.mixes.iter().filter(|_| id != TODAY);
    mixes.find(|mix| mix.id.value == id)
}
