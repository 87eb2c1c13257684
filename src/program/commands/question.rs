//! A question about scenarios: loaded, simulated, answered into a folder of its own.
//!
//! The commands that decide, such as `compare`, differ in what they compute and say; how
//! they load, show progress, write and stop is the same.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::run::{Plan, Speech};
use crate::decide::{NoAnswer, Study};
use crate::ensemble::Interrupted;
use crate::language::{Said, say};
use crate::output::{self, Answer, SUMMARY};
use crate::program::World;
use crate::program::ending::Ending;
use crate::program::load::{Loaded, load};
use crate::program::memory;
use crate::program::notice::{Notice, shown};
use crate::program::progress::{self, Follower};
use crate::program::results::{self, Staging};

/// Why there is no answer.
pub(super) enum Unanswered {
    /// Said already, or nothing to say.
    As(Ending),
    /// To be said.
    Because(Notice, Ending),
}

impl Unanswered {
    /// The scenario or what was asked of it is wrong.
    pub(super) fn wrong(place: &Path, what: impl Into<Said>, help: impl Into<Said>) -> Self {
        Self::Because(Notice::error(place, what, help), Ending::ScenarioWrong)
    }

    /// What was asked for at a place has no answer.
    pub(super) fn no_answer(place: &Path, error: &NoAnswer) -> Self {
        match error {
            NoAnswer::Interrupted(Interrupted::Asked) => Self::As(Ending::Interrupted),
            error if error.is_of_the_question() => {
                let notice = Notice::error(place, error.said(), error.help());
                Self::Because(notice, Ending::UsageWrong)
            }
            error => Self::wrong(place, error.said(), error.help()),
        }
    }
}

/// Refuses a question that needs more memory than there is: so many bytes for so many paths.
pub(super) fn admit(place: &Path, needed: u64, paths: u64) -> Result<(), Unanswered> {
    match memory::refusal_of(place, needed, paths) {
        Some(notice) => Err(Unanswered::Because(notice, Ending::ScenarioWrong)),
        None => Ok(()),
    }
}

impl From<Notice> for Unanswered {
    fn from(notice: Notice) -> Self {
        Self::Because(notice, Ending::FilesFailed)
    }
}

impl Loaded {
    /// The scenario with the paths and the seed of a plan, to put questions to.
    pub(super) fn study(&self, plan: &Plan) -> Result<Study, NoAnswer> {
        Study::new(&self.read, plan.paths, plan.seed)
    }
}

/// The answer to a question about one scenario.
pub(super) fn answer_one<A: Answer + Send + 'static>(
    plan: &Plan,
    suffix: &str,
    world: &World,
    ask: impl FnOnce(&Loaded, &Study, &Follower) -> Result<A, NoAnswer> + Send,
) -> Ending {
    answer(plan, suffix, world, |loaded, follower| {
        let [one] = loaded else { return Err(Unanswered::As(Ending::UsageWrong)) };
        let no_answer = |error: NoAnswer| Unanswered::no_answer(&one.path, &error);
        let paths = plan.paths.unwrap_or(one.model.paths());
        let models = memory::SIDE_BY_SIDE.max(1 + one.read.variants.len() as u64);
        admit(&one.path, memory::outcomes(paths, models), paths)?;
        let study = one.study(plan).map_err(no_answer)?;
        Ok(Box::new(ask(one, &study, follower).map_err(no_answer)?))
    })
}

/// Answers a question about the scenarios of a plan. The answer goes to the folder of the first
/// one's name with `-suffix`, such as `shop-compared`; `ask` runs in the pool of threads.
pub(super) fn answer(
    plan: &Plan,
    suffix: &str,
    world: &World,
    ask: impl FnOnce(&[Loaded], &Follower) -> Result<Box<dyn Answer + Send>, Unanswered> + Send,
) -> Ending {
    answer_in(plan, &folder_of(&plan.inputs[0], suffix), world, ask)
}

/// The same into a folder of this name.
pub(super) fn answer_in(
    plan: &Plan,
    folder: &OsStr,
    world: &World,
    ask: impl FnOnce(&[Loaded], &Follower) -> Result<Box<dyn Answer + Send>, Unanswered> + Send,
) -> Ending {
    ended(try_answer(plan, folder, world, ask), world)
}

/// Answers a question whose files were read already.
pub(super) fn deliver(
    plan: &Plan,
    suffix: &str,
    world: &World,
    ask: impl FnOnce(&Follower) -> Result<Box<dyn Answer + Send>, Unanswered> + Send,
) -> Ending {
    ended(try_deliver(plan, &folder_of(&plan.inputs[0], suffix), world, ask), world)
}

fn ended(outcome: Result<(), Unanswered>, world: &World) -> Ending {
    match outcome {
        Ok(()) => Ending::Well,
        Err(Unanswered::As(ending)) => ending,
        Err(Unanswered::Because(notice, ending)) => {
            world.terminal.notice(&notice);
            ending
        }
    }
}

fn try_answer(
    plan: &Plan,
    folder: &OsStr,
    world: &World,
    ask: impl FnOnce(&[Loaded], &Follower) -> Result<Box<dyn Answer + Send>, Unanswered> + Send,
) -> Result<(), Unanswered> {
    let loaded = load_all(plan, world)?;
    try_deliver(plan, folder, world, |follower| ask(&loaded, follower))
}

fn try_deliver(
    plan: &Plan,
    folder: &OsStr,
    world: &World,
    ask: impl FnOnce(&Follower) -> Result<Box<dyn Answer + Send>, Unanswered> + Send,
) -> Result<(), Unanswered> {
    let pool = plan.pool()?;
    world.interrupt.guard();
    let target = plan.out.join(folder);
    let is_new = !plan.out.exists();
    results::make_folder(&plan.out)?;
    results::check_folder(&target)?;
    let bar = world.terminal.bar();
    if plan.speech == Speech::Sentences {
        progress::show(bar, world.terminal.language());
    }
    let follower = Follower::new(bar, &world.interrupt);
    let made = pool.install(|| {
        let answer = ask(&follower)?;
        let files = output::files(answer.as_ref(), &plan.artifacts);
        let help = say!("notice.chart.help");
        let files =
            files.map_err(|error| Unanswered::wrong(&plan.inputs[0], error.said(), help))?;
        Ok((answer, files))
    });
    bar.finish_and_clear();
    let (answer, artifacts) = made.inspect_err(|_: &Unanswered| {
        if is_new {
            // Nothing was written; a folder that is not empty stays.
            let _ = std::fs::remove_dir(&plan.out);
        }
    })?;
    let staging = Staging::inside(&plan.out)?;
    let staged = staging.write_all(&target, &artifacts)?;
    let files: Vec<String> = artifacts.iter().map(|file| file.name.clone()).collect();
    results::publish(&staged, &target, &files)?;
    match plan.speech {
        Speech::Silence => {}
        Speech::Json => {
            let summary = artifacts.iter().find(|file| file.name == SUMMARY);
            world.terminal.say(summary.map_or(&[], |file| file.bytes.as_slice()));
        }
        Speech::Sentences => {
            let mut text = format!("{}\n", answer.business());
            for line in answer.sentences(plan.artifacts.language) {
                text.push_str(&format!("  {line}\n"));
            }
            text.push_str(&format!("  -> {}: {}\n", shown(&target), files.join(", ")));
            world.terminal.say(text.as_bytes());
        }
    }
    Ok(())
}

fn load_all(plan: &Plan, world: &World) -> Result<Vec<Loaded>, Unanswered> {
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
    if ending == Ending::Well { Ok(loaded) } else { Err(Unanswered::As(ending)) }
}

/// `shop.toml` is compared in the folder `shop-compared`.
fn folder_of(first: &Path, suffix: &str) -> OsString {
    let mut name = first.file_stem().unwrap_or(first.as_os_str()).to_owned();
    name.push("-");
    name.push(suffix);
    name
}
