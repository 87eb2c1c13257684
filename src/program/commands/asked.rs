//! A question about scenarios: loaded, simulated, answered into a folder of its own.
//!
//! The commands that decide, such as `compare`, differ in what they compute and say; how
//! they load, show progress, write and stop is the same.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::run::{Plan, Speech};
use crate::ensemble::Interrupted;
use crate::output::{Artifact, OutputError};
use crate::program::World;
use crate::program::ending::Ending;
use crate::program::load::{Loaded, load};
use crate::program::notice::{Notice, shown};
use crate::program::progress::{self, Follower};
use crate::program::results::{self, Staging};

/// Why there is no answer.
pub(super) enum Stopped {
    /// Said already, or nothing to say.
    As(Ending),
    /// The numbers of the scenario lead to no figures.
    Broken(Interrupted),
    /// To be said.
    Because(Notice, Ending),
}

impl Stopped {
    /// The scenario or what was asked of it is wrong.
    pub(super) fn wrong(place: &Path, what: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Because(Notice::error(place, what, help), Ending::ScenarioWrong)
    }

    /// A file could not be made.
    pub(super) fn output(place: &Path, error: &OutputError) -> Self {
        Self::wrong(place, error.to_string(), "use --no-charts to do without it")
    }
}

impl From<Notice> for Stopped {
    fn from(notice: Notice) -> Self {
        Self::Because(notice, Ending::FilesFailed)
    }
}

impl From<Interrupted> for Stopped {
    fn from(stopped: Interrupted) -> Self {
        match stopped {
            Interrupted::Asked => Self::As(Ending::Interrupted),
            // The message names the scenario in its place.
            Interrupted::NotFinite { .. } => Self::Broken(stopped),
        }
    }
}

/// What came of a question.
pub(super) struct Answer {
    /// Name of the business.
    pub(super) business: String,
    /// Sentences for people.
    pub(super) lines: Vec<String>,
    /// The files, `summary.json` among them.
    pub(super) artifacts: Vec<Artifact>,
}

/// Answers a question about the scenarios of a plan. The answer goes to the folder of the first
/// one's name with `-suffix`, such as `shop-compared`; `ask` runs in the pool of threads.
pub(super) fn answer(
    plan: &Plan,
    suffix: &str,
    world: &World,
    ask: impl FnOnce(&[Loaded], &Follower) -> Result<Answer, Stopped> + Send,
) -> Ending {
    match try_answer(plan, suffix, world, ask) {
        Ok(()) => Ending::Well,
        Err(Stopped::As(ending)) => ending,
        Err(Stopped::Broken(why)) => {
            let place = plan.inputs.first().map_or(Path::new(""), PathBuf::as_path);
            world.terminal.notice(&Notice::error(place, why.to_string(), why.help()));
            Ending::ScenarioWrong
        }
        Err(Stopped::Because(notice, ending)) => {
            world.terminal.notice(&notice);
            ending
        }
    }
}

fn try_answer(
    plan: &Plan,
    suffix: &str,
    world: &World,
    ask: impl FnOnce(&[Loaded], &Follower) -> Result<Answer, Stopped> + Send,
) -> Result<(), Stopped> {
    let loaded = load_all(plan, world)?;
    let pool = plan.pool()?;
    world.interrupt.guard();
    let target = plan.out.join(folder_of(&plan.inputs[0], suffix));
    let is_new = !plan.out.exists();
    results::make_folder(&plan.out)?;
    results::check_folder(&target)?;
    let bar = world.terminal.bar();
    if plan.speech == Speech::Sentences {
        progress::show(bar);
    }
    let follower = Follower::new(bar, &world.interrupt);
    let answer = pool.install(|| ask(&loaded, &follower));
    bar.finish_and_clear();
    let answer = answer.inspect_err(|_| {
        if is_new {
            // Nothing was written; a folder that is not empty stays.
            let _ = std::fs::remove_dir(&plan.out);
        }
    })?;
    let staging = Staging::inside(&plan.out)?;
    let staged = staging.write_all(&target, &answer.artifacts)?;
    let files: Vec<String> = answer.artifacts.iter().map(|file| file.name.clone()).collect();
    results::publish(&staged, &target, &files)?;
    say(&answer, &target, &files, plan, world);
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

/// `shop.toml` is compared in the folder `shop-compared`.
fn folder_of(first: &Path, suffix: &str) -> OsString {
    let mut name = first.file_stem().unwrap_or(first.as_os_str()).to_owned();
    name.push("-");
    name.push(suffix);
    name
}

fn say(answer: &Answer, target: &Path, files: &[String], plan: &Plan, world: &World) {
    match plan.speech {
        Speech::Silence => {}
        Speech::Json => {
            let summary = answer.artifacts.iter().find(|file| file.name == results::SUMMARY);
            world.terminal.say(summary.map_or(&[], |file| file.bytes.as_slice()));
        }
        Speech::Sentences => {
            let mut text = format!("{}\n", answer.business);
            for line in &answer.lines {
                text.push_str(&format!("  {line}\n"));
            }
            text.push_str(&format!("  -> {}: {}\n", shown(target), files.join(", ")));
            world.terminal.say(text.as_bytes());
        }
    }
}
