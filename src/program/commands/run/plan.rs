//! What the arguments of `ragam run` mean.

use std::path::{Path, PathBuf};

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::language::{Words, say};
use crate::model::Model;
use crate::output::{ArtifactOptions, PictureFormat, bytes_of_a_path};
use crate::program::args::{FormatArg, OutputArgs, RunArgs};
use crate::program::notice::Notice;

/// What is to be done.
pub(in crate::program::commands) struct Plan {
    /// Files and folders to be read.
    pub(in crate::program::commands) inputs: Vec<PathBuf>,
    /// Folder for the results.
    pub(in crate::program::commands) out: PathBuf,
    /// Number of paths in place of the scenario's.
    pub(in crate::program::commands) paths: Option<u64>,
    /// Seed in place of the scenario's.
    pub(in crate::program::commands) seed: Option<u64>,
    /// Relative standard error of expected shortfall that is wanted.
    pub(in crate::program::commands) precision: Option<f64>,
    /// Numbers that are put into the scenarios, by the paths of their keys.
    pub(in crate::program::commands) sets: Vec<(String, f64)>,
    /// Whether a row for each path is written.
    pub(in crate::program::commands) paths_csv: bool,
    /// What is written for each scenario.
    pub(in crate::program::commands) artifacts: ArtifactOptions,
    /// What is said of it.
    pub(in crate::program::commands) speech: Speech,
    threads: Option<usize>,
}

/// What goes to standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::program::commands) enum Speech {
    /// Sentences for people.
    Sentences,
    /// One JSON document.
    Json,
    /// Nothing.
    Silence,
}

impl From<RunArgs> for Plan {
    fn from(typed: RunArgs) -> Self {
        Self {
            precision: typed.precision,
            sets: typed.sets,
            paths_csv: typed.paths_csv,
            ..Self::new(typed.inputs, &typed.output)
        }
    }
}

impl Plan {
    /// A plan for these inputs, with the scenario's own number of paths if none was typed.
    pub(in crate::program::commands) fn new(inputs: Vec<PathBuf>, typed: &OutputArgs) -> Self {
        Self {
            inputs,
            out: typed.out.clone(),
            paths: typed.paths,
            seed: typed.seed,
            precision: None,
            sets: Vec::new(),
            paths_csv: false,
            artifacts: ArtifactOptions {
                language: typed.lang,
                charts: !typed.no_charts,
                formats: formats(&typed.formats),
                csv: typed.csv.style(typed.lang),
            },
            speech: match (typed.quiet, typed.json) {
                (true, _) => Speech::Silence,
                (_, true) => Speech::Json,
                _ => Speech::Sentences,
            },
            threads: typed.threads,
        }
    }

    /// Bytes that each path of a model takes beside the simulation.
    pub(in crate::program::commands) fn beside(&self, model: &Model) -> u64 {
        if self.paths_csv { bytes_of_a_path(model) } else { 0 }
    }

    /// The shown name of today's mix.
    pub(in crate::program::commands) fn today(&self) -> String {
        Words::of(self.artifacts.language).text("terminal.compare.today", &[])
    }

    /// The threads that simulate; as many as there are cores unless said otherwise.
    pub(in crate::program::commands) fn pool(&self) -> Result<ThreadPool, Notice> {
        let threads = self.threads.unwrap_or(0);
        ThreadPoolBuilder::new().num_threads(threads).build().map_err(|error| {
            let what = say!("notice.threads.message", error = error.to_string());
            Notice::error(Path::new("--threads"), what, say!("notice.threads.help"))
        })
    }
}

/// Each format once, in the order of the charts' files whatever the order of typing.
fn formats(typed: &[FormatArg]) -> Vec<PictureFormat> {
    let known = [(FormatArg::Png, PictureFormat::Png), (FormatArg::Svg, PictureFormat::Svg)];
    known.iter().filter(|(arg, _)| typed.contains(arg)).map(|(_, format)| *format).collect()
}
