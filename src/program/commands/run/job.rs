//! One scenario, from the model to its files and what is said of it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use rayon::ThreadPool;

use super::plan::{Plan, Speech};
use super::precision::{self, Sureness};
use super::workers::Memory;
use crate::ensemble::{Ensemble, Interrupted};
use crate::language::{Language, Words, say};
use crate::metrics::MetricError;
use crate::model::Model;
use crate::output::{
    self, Artifact, OutputError, RunAnswer, RunWithPaths, SUMMARY, ScenarioRow, ScenarioText,
    SpokenTopic,
};
use crate::program::ending::Ending;
use crate::program::load::Sound;
use crate::program::notice::{Notice, shown};
use crate::program::progress::Follower;
use crate::program::results::{self, Staging};
use crate::report::Report;

/// A scenario to be run, and where its results go.
pub(super) struct Job {
    /// The scenario, without its model until its turn comes.
    pub(super) sound: Sound,
    /// The folder for its results.
    pub(super) target: PathBuf,
}

/// What was simulated.
struct Simulated<'m> {
    report: Report,
    sureness: Sureness,
    /// The paths with the memory that they take, if each is to have a row.
    paths: Option<(Model, Ensemble, Memory<'m>)>,
}

/// What all jobs share.
pub(super) struct Bench<'a> {
    pub(super) plan: &'a Plan,
    pub(super) pool: &'a ThreadPool,
    pub(super) staging: &'a Staging,
    pub(super) follower: &'a Follower<'a>,
    /// Whether other scenarios are run with it.
    pub(super) is_one_of_several: bool,
}

/// What came of a job.
pub(super) struct Done {
    /// For standard output.
    pub(super) said: Vec<u8>,
    /// For standard error.
    pub(super) notices: Vec<Notice>,
    pub(super) ending: Ending,
    /// Whether the results are in their place.
    pub(super) is_written: bool,
    /// What the table over scenarios says of it, if there is one.
    pub(super) row: Option<ScenarioRow>,
}

/// Why a job has no results.
#[derive(Debug)]
enum NoResults {
    Interrupted(Interrupted),
    Metric(MetricError),
    Output(OutputError),
}

impl From<Interrupted> for NoResults {
    fn from(error: Interrupted) -> Self {
        Self::Interrupted(error)
    }
}

impl From<MetricError> for NoResults {
    fn from(error: MetricError) -> Self {
        Self::Metric(error)
    }
}

impl From<OutputError> for NoResults {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}

impl Job {
    pub(super) fn new(sound: Sound, folder: &OsStr, plan: &Plan) -> Self {
        Self { sound, target: plan.out.join(folder) }
    }

    /// The memory that its paths take, bytes.
    pub(super) fn memory(&self, plan: &Plan) -> u64 {
        // How many paths a precision takes is not known beforehand.
        plan.precision.map_or(self.sound.needed, |_| u64::MAX)
    }

    /// Simulates, writes, and says what came of it.
    pub(super) fn work(&self, memory: Memory, bench: &Bench) -> Done {
        match self.make(memory, bench) {
            Ok((report, sureness, artifacts)) => {
                self.hand_over(&report, sureness, &artifacts, bench)
            }
            Err(stopped) => self.explain(&stopped),
        }
    }

    /// What is said when the program itself failed.
    pub(super) fn broken(&self) -> Done {
        let what = say!("notice.fault.message");
        let help = say!("notice.fault.help");
        let notice = Notice::error(&self.sound.path, what, help);
        Done::without_results(Ending::ScenarioWrong, Some(notice))
    }

    fn make(
        &self,
        memory: Memory,
        bench: &Bench,
    ) -> Result<(Report, Sureness, Vec<Artifact>), NoResults> {
        let Simulated { report, sureness, paths } = self.simulate(memory, bench)?;
        let name = self.sound.file_name();
        let text = ScenarioText { name: &name, bytes: &self.sound.bytes };
        let options = &bench.plan.artifacts;
        let run = RunAnswer { report: &report, text };
        // Not in the pool: its threads may be busy with blocks of another scenario until that ends.
        let artifacts = match &paths {
            None => output::files(&run, options)?,
            Some((model, ensemble, _memory)) => {
                output::files(&RunWithPaths { run, model, ensemble }, options)?
            }
        };
        Ok((report, sureness, artifacts))
    }

    /// The paths are gone when this returns, unless each is to have a row; what they say is small.
    fn simulate<'m>(&self, memory: Memory<'m>, bench: &Bench) -> Result<Simulated<'m>, NoResults> {
        let (plan, wanted) = (bench.plan, bench.plan.precision);
        let model = self.sound.model().with_simulation(plan.paths, plan.seed);
        let beside = plan.beside(&model);
        let figures = bench.pool.install(|| {
            let (ensemble, sureness) = precision::simulate(&model, wanted, beside, bench.follower)?;
            let report = Report::of(&model, &ensemble)?;
            Ok::<_, NoResults>((report, sureness, plan.paths_csv.then_some(ensemble)))
        });
        let (report, sureness, kept) = figures?;
        Ok(Simulated { report, sureness, paths: kept.map(|ensemble| (model, ensemble, memory)) })
    }

    /// Puts the results in their place. What they say is said even if that fails.
    fn hand_over(
        &self,
        report: &Report,
        sureness: Sureness,
        artifacts: &[Artifact],
        bench: &Bench,
    ) -> Done {
        let names: Vec<String> = artifacts.iter().map(|artifact| artifact.name.clone()).collect();
        let written = bench
            .staging
            .write_all(&self.target, artifacts)
            .and_then(|staged| results::publish(&staged, &self.target, &names));
        let unsure = sureness
            .shortcoming()
            .map(|(what, help)| Notice::warning(&self.sound.path, what, help));
        let said = match bench.plan.speech {
            Speech::Silence => Vec::new(),
            Speech::Json => summary(artifacts),
            Speech::Sentences => {
                let lines = lines(report, bench.plan.artifacts.language);
                self.sentences(&lines, written.is_ok().then_some(&names))
            }
        };
        let folder = self.target.file_name().unwrap_or_default();
        let row = || ScenarioRow::of(&shown(Path::new(folder)), &shown(&self.sound.path), report);
        Done {
            said,
            row: bench.is_one_of_several.then(row),
            is_written: written.is_ok(),
            ending: if written.is_ok() { Ending::Well } else { Ending::FilesFailed },
            notices: unsure.into_iter().chain(written.err()).collect(),
        }
    }

    /// The name of the file, the sentences, and where the results are.
    fn sentences(&self, lines: &[String], files: Option<&Vec<String>>) -> Vec<u8> {
        let mut text = format!("{}\n", shown(&self.sound.path));
        for line in lines {
            text.push_str(&format!("  {line}\n"));
        }
        if let Some(names) = files {
            text.push_str(&format!("  -> {}: {}\n", shown(&self.target), names.join(", ")));
        }
        text.push('\n');
        text.into_bytes()
    }

    fn explain(&self, stopped: &NoResults) -> Done {
        let (what, help) = match stopped {
            NoResults::Interrupted(Interrupted::Asked) => {
                return Done::without_results(Ending::Interrupted, None);
            }
            NoResults::Interrupted(why) => (why.said(), why.help()),
            NoResults::Metric(why) => {
                (say!("no_answer.metric.message", why = why.said()), say!("no_answer.metric.help"))
            }
            NoResults::Output(why) => (why.said(), say!("notice.output.help")),
        };
        let notice = Notice::error(&self.sound.path, what, help);
        Done::without_results(Ending::ScenarioWrong, Some(notice))
    }
}

impl Done {
    fn without_results(ending: Ending, notice: Option<Notice>) -> Self {
        Self {
            said: Vec::new(),
            notices: notice.into_iter().collect(),
            ending,
            is_written: false,
            row: None,
        }
    }
}

/// What is said of a run; where its paths are few, also how there can be more of them here.
fn lines(report: &Report, language: Language) -> Vec<String> {
    let mut lines = output::spoken(report, language);
    if !output::spoken_about(report, language, SpokenTopic::Caution).is_empty() {
        lines.push(Words::of(language).text("terminal.more_paths", &[]));
    }
    lines
}

fn summary(artifacts: &[Artifact]) -> Vec<u8> {
    let found = artifacts.iter().find(|artifact| artifact.name == SUMMARY);
    found.map(|artifact| artifact.bytes.clone()).unwrap_or_default()
}
