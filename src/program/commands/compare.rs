//! `ragam compare`: mixes, or scenarios, over the same draws.

use std::ffi::OsString;
use std::path::Path;

use super::run::{Plan, Speech};
use crate::language::Words;
use crate::model::Model;
use crate::output::{comparison_artifacts, comparison_json, comparison_spoken};
use crate::program::World;
use crate::program::args::CompareArgs;
use crate::program::ending::Ending;
use crate::program::load::{Loaded, load};
use crate::program::notice::{Notice, shown};
use crate::program::progress::{self, Follower};
use crate::program::results::{self, Staging};
use crate::report::{Candidate, Comparison, Incomparable};

/// The id of today's mix.
const TODAY: &str = "today";

/// Why there is no comparison.
enum Stopped {
    /// Said already, or nothing to say.
    As(Ending),
    /// To be said.
    Because(Notice, Ending),
}

impl From<Notice> for Stopped {
    fn from(notice: Notice) -> Self {
        Self::Because(notice, Ending::FilesFailed)
    }
}

/// Compares what was asked for.
pub(super) fn compare(typed: CompareArgs, world: &World) -> Ending {
    let plan = Plan::new(typed.files, &typed.output);
    match compare_plan(&plan, &typed.mix, world) {
        Ok(()) => Ending::Well,
        Err(Stopped::As(ending)) => ending,
        Err(Stopped::Because(notice, ending)) => {
            world.terminal.notice(&notice);
            ending
        }
    }
}

fn compare_plan(plan: &Plan, mixes: &[String], world: &World) -> Result<(), Stopped> {
    let loaded = load_all(plan, world)?;
    let candidates = match loaded.as_slice() {
        [one] => of_mixes(one, mixes, plan)?,
        several => of_files(several, mixes, plan)?,
    };
    let pool = plan.pool()?;
    world.interrupt.guard();
    results::make_folder(&plan.out)?;
    let target = plan.out.join(folder_of(&plan.inputs[0]));
    results::check_folder(&target)?;
    let comparison = pool.install(|| simulate(candidates, plan, world))?;
    let written = write(&comparison, &target, plan)?;
    say(&comparison, &target, &written, plan, world);
    Ok(())
}

fn load_all(plan: &Plan, world: &World) -> Result<Vec<Loaded>, Stopped> {
    let mut ending = Ending::Well;
    let mut loaded = Vec::new();
    for path in &plan.inputs {
        match load(path) {
            Ok(one) => {
                one.warn(&world.terminal);
                loaded.push(one);
            }
            Err(refused) => ending = ending.max(refused.report(&world.terminal)),
        }
    }
    if ending == Ending::Well { Ok(loaded) } else { Err(Stopped::As(ending)) }
}

/// Today's mix and those of the file, or only the ones asked for, in the order asked for.
fn of_mixes(loaded: &Loaded, wanted: &[String], plan: &Plan) -> Result<Vec<Candidate>, Stopped> {
    let words = Words::of(plan.artifacts.language);
    let today = words.text("terminal.compare.today", &[]);
    let mut all = vec![candidate(TODAY, &today, loaded.model.clone(), plan)];
    for variant in &loaded.variants {
        let model = Model::build_mix(&variant.scenario, Some(&variant.mix));
        all.push(candidate(&variant.mix.id.value, &variant.mix.name.value, model, plan));
    }
    if loaded.variants.is_empty() {
        let what = "this scenario has no [[mix]], so there is nothing to compare";
        let help = "describe one, with its `shares`, or give a second scenario file";
        let notice = Notice::error(&loaded.path, what, help);
        return Err(Stopped::Because(notice, Ending::ScenarioWrong));
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
        let what = format!("there is no mix `{id}`");
        let help = format!("the mixes are {}", known.join(", "));
        Stopped::Because(Notice::error(path, what, help), Ending::ScenarioWrong)
    })
}

fn of_files(loaded: &[Loaded], wanted: &[String], plan: &Plan) -> Result<Vec<Candidate>, Stopped> {
    if !wanted.is_empty() {
        let what = "mixes can be chosen in one file only, and several files are given";
        let notice = Notice::error(Path::new("--mix"), what, "give one file, or leave out --mix");
        return Err(Stopped::Because(notice, Ending::ScenarioWrong));
    }
    let one = |loaded: &Loaded| {
        let name = loaded.model.name().to_owned();
        candidate(&loaded.file_name(), &name, loaded.model.clone(), plan)
    };
    Ok(loaded.iter().map(one).collect())
}

fn candidate(id: &str, name: &str, model: Model, plan: &Plan) -> Candidate {
    let model = model.with_simulation(plan.paths, plan.seed);
    Candidate { id: id.to_owned(), name: name.to_owned(), model }
}

fn simulate(candidates: Vec<Candidate>, plan: &Plan, world: &World) -> Result<Comparison, Stopped> {
    let bar = world.terminal.bar();
    if plan.speech == Speech::Sentences {
        progress::show(bar);
    }
    let follower = Follower::new(bar, &world.interrupt);
    let paths = candidates.first().map_or(0, |candidate| candidate.model.paths());
    follower.expect(paths * candidates.len() as u64);
    let found = Comparison::of(candidates, &follower);
    bar.finish_and_clear();
    found.map_err(|error| match error {
        Incomparable::Interrupted => Stopped::As(Ending::Interrupted),
        error => {
            let help = "compare scenarios of the same days and money";
            let notice = Notice::error(&plan.inputs[0], error.to_string(), help);
            Stopped::Because(notice, Ending::ScenarioWrong)
        }
    })
}

/// `shop.toml` is compared in the folder `shop-compared`.
fn folder_of(first: &Path) -> OsString {
    let mut name = first.file_stem().unwrap_or(first.as_os_str()).to_owned();
    name.push("-compared");
    name
}

fn write(comparison: &Comparison, target: &Path, plan: &Plan) -> Result<Vec<String>, Stopped> {
    let artifacts = comparison_artifacts(comparison, &plan.artifacts).map_err(|error| {
        let help = "use --no-charts to do without it";
        Stopped::Because(Notice::error(target, error.to_string(), help), Ending::ScenarioWrong)
    })?;
    let staging = Staging::inside(&plan.out)?;
    let staged = staging.write_all(target, &artifacts)?;
    let names: Vec<String> = artifacts.into_iter().map(|artifact| artifact.name).collect();
    results::publish(&staged, target, &names)?;
    Ok(names)
}

fn say(comparison: &Comparison, target: &Path, files: &[String], plan: &Plan, world: &World) {
    match plan.speech {
        Speech::Silence => {}
        Speech::Json => world.terminal.say(&comparison_json(comparison, files)),
        Speech::Sentences => {
            let mut text = format!("{}\n", comparison.business);
            for line in comparison_spoken(comparison, plan.artifacts.language) {
                text.push_str(&format!("  {line}\n"));
            }
            text.push_str(&format!("  -> {}: {}\n", shown(target), files.join(", ")));
            world.terminal.say(text.as_bytes());
        }
    }
}
