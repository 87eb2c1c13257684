//! From a file to a model.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use super::ending::Ending;
use super::inputs;
use super::memory;
use super::notice::{Notice, shown};
use super::terminal::Terminal;
use crate::language::say;
use crate::model::Model;
use crate::problems::{Problem, Source};
use crate::scenario::{self, Read, rewrite};

/// No more than this is read of a file, so that an endless one ends; far above what a scenario
/// may have, so that the reader can say how large the file is.
const READ_AT_MOST: u64 = 16 * 1024 * 1024;

/// A scenario that can be simulated.
pub(super) struct Loaded {
    /// Where it was read.
    pub(super) path: PathBuf,
    /// What was read.
    pub(super) bytes: Vec<u8>,
    /// What it means.
    pub(super) model: Model,
    /// What it says.
    pub(super) read: Read,
}

/// A sound scenario that waits for its turn without its model, which is large.
pub(super) struct Sound {
    /// Where it was read.
    pub(super) path: PathBuf,
    /// What was read.
    pub(super) bytes: Vec<u8>,
    /// Paths to be simulated.
    pub(super) paths: u64,
    /// Memory that they take, bytes.
    pub(super) needed: u64,
    read: Read,
}

impl Sound {
    /// Forgets the model of a scenario of which so many paths are to be simulated, each of which takes
    /// so many bytes beside the simulation.
    pub(super) fn of(loaded: Loaded, paths: Option<u64>, beside: impl Fn(&Model) -> u64) -> Self {
        let model = loaded.model.with_simulation(paths, None);
        let beside = model.paths().saturating_mul(beside(&model));
        Self {
            path: loaded.path,
            bytes: loaded.bytes,
            paths: model.paths(),
            needed: memory::needed(&model).saturating_add(beside),
            read: loaded.read,
        }
    }

    /// The model once more.
    pub(super) fn model(&self) -> Model {
        Model::build(&self.read.scenario)
    }

    /// The name of the file without its folder, as it can be shown.
    pub(super) fn file_name(&self) -> String {
        file_name(&self.path)
    }

    /// Prints what the author should know of.
    pub(super) fn warn(&self, terminal: &Terminal) {
        warn(&self.read, terminal);
    }
}

/// Why a file gives no model.
pub(super) enum Refused {
    /// It could not be read.
    Unreadable(Notice),
    /// What was to be set in it cannot be set.
    Unset(Vec<Notice>),
    /// It holds no sound scenario.
    Wrong(scenario::Failed),
}

/// Reads a scenario file.
pub(super) fn load(path: &Path) -> Result<Loaded, Refused> {
    load_with(path, &[])
}

/// Reads a scenario file and puts numbers into it, each by the path of its key.
pub(super) fn load_with(path: &Path, sets: &[(String, f64)]) -> Result<Loaded, Refused> {
    // A fault of the program in one file must not keep it from reading the others.
    catch_unwind(|| try_load(path, sets)).unwrap_or_else(|_| {
        let what = say!("notice.fault.message");
        let help = say!("notice.fault.help");
        Err(Refused::Unreadable(Notice::error(path, what, help)))
    })
}

fn try_load(path: &Path, sets: &[(String, f64)]) -> Result<Loaded, Refused> {
    let mut bytes = bytes_of(path).map_err(Refused::Unreadable)?;
    if !sets.is_empty() {
        bytes = changed(path, &bytes, sets)?;
    }
    let read = scenario::read(&shown(path), &bytes).map_err(Refused::Wrong)?;
    let model = Model::build(&read.scenario);
    Ok(Loaded { path: path.to_path_buf(), bytes, model, read })
}

/// The text of a scenario with other numbers in it.
fn changed(path: &Path, bytes: &[u8], sets: &[(String, f64)]) -> Result<Vec<u8>, Refused> {
    // A file that is wrong as it stands is told as such.
    let mut source = scenario::read(&shown(path), bytes).map_err(Refused::Wrong)?.source;
    let mut notices = Vec::new();
    for (key, value) in sets {
        match rewrite::put_number(&source, key, *value) {
            Ok(text) => source = Source::new(source.name(), text),
            Err(problems) => notices.extend(problems.into_iter().map(|one| unset(key, one))),
        }
    }
    if notices.is_empty() {
        Ok(source.text().as_bytes().to_vec())
    } else {
        Err(Refused::Unset(notices))
    }
}

fn unset(key: &str, why: Problem) -> Notice {
    let place = format!("--set {key}");
    Notice::error(Path::new(&place), why.message, why.help.unwrap_or_default())
}

impl Loaded {
    /// The name of the file without its folder, as it can be shown.
    pub(super) fn file_name(&self) -> String {
        file_name(&self.path)
    }

    /// Prints what the author should know of.
    pub(super) fn warn(&self, terminal: &Terminal) {
        warn(&self.read, terminal);
    }

    /// What the author should know of.
    pub(super) fn warnings(&self) -> &[Problem] {
        &self.read.warnings
    }

    /// What was read, for showing places.
    pub(super) fn source(&self) -> &Source {
        &self.read.source
    }
}

fn file_name(path: &Path) -> String {
    shown(Path::new(path.file_name().unwrap_or(path.as_os_str())))
}

fn warn(read: &Read, terminal: &Terminal) {
    terminal.problems(&read.source, &read.warnings);
}

impl Refused {
    /// Prints what is wrong.
    pub(super) fn report(&self, terminal: &Terminal) -> Ending {
        match self {
            Self::Unreadable(notice) => {
                terminal.notice(notice);
                Ending::FilesFailed
            }
            Self::Unset(notices) => {
                notices.iter().for_each(|notice| terminal.notice(notice));
                Ending::UsageWrong
            }
            Self::Wrong(failed) => {
                terminal.problems(failed.source(), failed.problems());
                Ending::ScenarioWrong
            }
        }
    }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Notice> {
    bytes_up_to(path, READ_AT_MOST)
}

/// The bytes of a file, no more than so many.
pub(super) fn bytes_up_to(path: &Path, most: u64) -> Result<Vec<u8>, Notice> {
    let metadata = fs::metadata(path).map_err(|error| inputs::missing(path, &error))?;
    if metadata.is_dir() {
        return Err(folder_for_file(path));
    }
    read(path, most).map_err(|error| Notice::cannot_read(path, &error))
}

fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn folder_for_file(path: &Path) -> Notice {
    let inside = inputs::scenarios_in(path).unwrap_or_default();
    let help = match inside.first() {
        Some(file) => say!("notice.one_file.help", file = shown(file)),
        None => say!("notice.one_file.help_none"),
    };
    Notice::error(path, say!("notice.one_file.message"), help)
}
