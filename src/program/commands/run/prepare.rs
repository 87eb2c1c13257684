//! What is done before anything is simulated: names, reading, places for the results.

use std::ffi::OsString;

use rayon::prelude::*;

use super::job::Job;
use super::plan::Plan;
use crate::language::say;
use crate::program::World;
use crate::program::ending::Ending;
use crate::program::inputs::Input;
use crate::program::load::{Refused, Sound, load_with};
use crate::program::memory;
use crate::program::notice::{Notice, shown};
use crate::program::results;

/// An input and the name of the folder for its results.
pub(super) struct Candidate<T> {
    what: T,
    folder: OsString,
}

/// Names the results of every file, sound or not: mending one file renames no other's results.
pub(super) fn candidates(inputs: Vec<Input>) -> Vec<Candidate<Input>> {
    let files: Vec<_> = inputs.iter().filter_map(Input::file).collect();
    let mut names = results::folder_names(&files).into_iter();
    inputs
        .into_iter()
        .map(|input| {
            let name = input.file().and_then(|_| names.next());
            Candidate { what: input, folder: name.unwrap_or_default() }
        })
        .collect()
}

/// Reads all files.
pub(super) fn load_all(
    candidates: Vec<Candidate<Input>>,
    plan: &Plan,
) -> Vec<Candidate<Result<Sound, Refused>>> {
    candidates
        .into_par_iter()
        .map(|candidate| {
            let loaded = match candidate.what {
                // Ten thousand models at once would take gigabytes; each is made again for its run.
                Input::File(path) => load_with(&path, &plan.sets)
                    .map(|loaded| Sound::of(loaded, plan.paths, |model| plan.beside(model))),
                Input::Missing(notice) => Err(Refused::Unreadable(notice)),
            };
            Candidate { what: loaded, folder: candidate.folder }
        })
        .collect()
}

/// Says what is wrong with the files, in their order, and keeps the sound ones.
pub(super) fn report(
    loaded: Vec<Candidate<Result<Sound, Refused>>>,
    plan: &Plan,
    world: &World,
) -> (Vec<Candidate<Sound>>, Ending) {
    let mut ending = Ending::Well;
    let mut sound = Vec::new();
    for candidate in loaded {
        match candidate.what {
            Err(refused) => ending = ending.max(refused.report(&world.terminal)),
            Ok(loaded) => {
                loaded.warn(&world.terminal);
                let candidate = Candidate { what: loaded, folder: candidate.folder };
                if let Some(notice) = candidate.other_name(plan) {
                    world.terminal.notice(&notice);
                }
                sound.push(candidate);
            }
        }
    }
    (sound, ending)
}

impl Candidate<Sound> {
    /// Says so when the results are not where one would look for them.
    fn other_name(&self, plan: &Plan) -> Option<Notice> {
        let path = &self.what.path;
        (path.file_stem() != Some(&self.folder)).then(|| {
            let folder = shown(&plan.out.join(&self.folder));
            let help = say!("notice.same_name.help", folder = folder);
            let is_dots = path.file_stem().is_some_and(|stem| stem == "." || stem == "..");
            let what = if is_dots {
                say!("notice.same_name.dots")
            } else {
                say!("notice.same_name.message")
            };
            Notice::warning(path, what, help)
        })
    }
}

/// Makes jobs of those whose results have a place, and says what stands in the way of the others.
pub(super) fn jobs(sound: Vec<Candidate<Sound>>, plan: &Plan, world: &World) -> (Vec<Job>, Ending) {
    let mut ending = Ending::Well;
    let mut jobs = Vec::new();
    for candidate in sound {
        let job = Job::new(candidate.what, &candidate.folder, plan);
        if let Some(notice) = memory::refusal_of(&job.sound.path, job.sound.needed, job.sound.paths)
        {
            world.terminal.notice(&notice);
            ending = ending.max(Ending::ScenarioWrong);
            continue;
        }
        match results::check_folder(&job.target) {
            Ok(()) => jobs.push(job),
            Err(notice) => {
                world.terminal.notice(&notice);
                ending = ending.max(Ending::FilesFailed);
            }
        }
    }
    (jobs, ending)
}
