//! What a scenario leads to, as far as a row wants to see it.

use ragam::decide::Further;
use ragam::ensemble::{Ensemble, Silent};
use ragam::language::Language;
use ragam::model::Model;
use ragam::output::{
    self, Artifact, ArtifactOptions, ComparisonAnswer, CsvStyle, PictureFormat, RunAnswer,
    ScenarioText, meaning, spoken,
};
use ragam::report::{Candidate, Comparison, Report};
use ragam::scenario::{Read, read};
use serde_json::Value;

/// The name under which all texts are read.
const NAME: &str = "shop.toml";

/// An output in which a key must show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Output {
    /// A value of `summary.json`, by its JSON pointer. The digest of the file is not asked for: it
    /// changes with every letter.
    Summary(&'static str),
    /// `cash.csv`.
    Cash,
    /// `sales.csv`.
    Sales,
    /// A chart, by its name without the ending.
    Chart(&'static str),
    /// The sentences that `run` says.
    Spoken,
    /// The sentences that `check` says.
    Meaning,
    /// A value of the summary of a comparison of the mixes, by its JSON pointer.
    Comparison(&'static str),
    /// The chart of a comparison of the mixes.
    ComparisonChart,
    /// The message with which the changed file is refused; for keys with a single possible value.
    Refusal,
}

/// One of each, but for the refusal.
pub(crate) const OF_EACH_KIND: [Output; 8] = [
    Output::Summary(""),
    Output::Cash,
    Output::Sales,
    Output::Chart("cash_fan"),
    Output::Spoken,
    Output::Meaning,
    Output::Comparison(""),
    Output::ComparisonChart,
];

impl Output {
    /// What a scenario text leads to; for a text with problems or warnings, these as the error.
    pub(crate) fn of(self, text: &str) -> Result<String, String> {
        match self {
            Self::Summary(pointer) => {
                pointed_at(pointer, &file("summary.json", run(text, false)?)?)
            }
            Self::Cash => file("cash.csv", run(text, false)?),
            Self::Sales => file("sales.csv", run(text, false)?),
            Self::Chart(name) => file(&format!("{name}.svg"), run(text, true)?),
            Self::Spoken => Ok(spoken(&report(text)?, Language::English).join("\n")),
            Self::Meaning => Ok(meaning(&model(text)?, Language::English).join("\n")),
            Self::Comparison(pointer) => {
                pointed_at(pointer, &file("summary.json", compare(text, false)?)?)
            }
            Self::ComparisonChart => file("mix_comparison.svg", compare(text, true)?),
            Self::Refusal => Ok(match read(NAME, text.as_bytes()) {
                Ok(_) => "accepted".to_owned(),
                Err(failed) => failed.to_string(),
            }),
        }
    }
}

/// A text that reads without problems or warnings: a warning would say that a key does nothing.
fn sound(text: &str) -> Result<Read, String> {
    let read = read(NAME, text.as_bytes()).map_err(in_words)?;
    match read.warnings.first() {
        None => Ok(read),
        Some(warning) => Err(format!("warning: {}", warning.message)),
    }
}

fn model(text: &str) -> Result<Model, String> {
    Ok(Model::build(&sound(text)?.scenario))
}

fn report(text: &str) -> Result<Report, String> {
    let model = model(text)?;
    let ensemble = Ensemble::simulate(&model, model.paths(), &Silent).map_err(in_words)?;
    Report::of(&model, &ensemble).map_err(in_words)
}

/// The files of a run.
fn run(text: &str, charts: bool) -> Result<Vec<Artifact>, String> {
    let scenario = ScenarioText { name: NAME, bytes: text.as_bytes() };
    let answer = RunAnswer { report: &report(text)?, text: scenario };
    output::files(&answer, &options(charts)).map_err(in_words)
}

/// The files of a comparison of today's mix and those of the text.
fn compare(text: &str, charts: bool) -> Result<Vec<Artifact>, String> {
    let read = sound(text)?;
    let candidate = |id: &str, name: &str, model: Model| {
        let (id, name) = (id.to_owned(), name.to_owned());
        Candidate { id, name, model }
    };
    let mut candidates = vec![candidate("today", "Today", Model::build(&read.scenario))];
    candidates.extend(read.variants.iter().map(|variant| {
        let model = Model::build_mix(&variant.scenario, Some(&variant.mix));
        candidate(&variant.mix.id.value, &variant.mix.name.value, model)
    }));
    let comparison = Comparison::of(candidates, &Silent).map_err(in_words)?;
    let answer = ComparisonAnswer { comparison, further: Further::default(), places: Vec::new() };
    output::files(&answer, &options(charts)).map_err(in_words)
}

fn options(charts: bool) -> ArtifactOptions {
    ArtifactOptions {
        language: Language::English,
        charts,
        formats: vec![PictureFormat::Svg],
        csv: CsvStyle::Plain,
    }
}

fn file(name: &str, files: Vec<Artifact>) -> Result<String, String> {
    let found = files.into_iter().find(|file| file.name == name);
    let file = found.ok_or_else(|| format!("there is no file {name}"))?;
    String::from_utf8(file.bytes).map_err(in_words)
}

/// A value of a JSON text; of the whole text, all but the digest of the scenario.
fn pointed_at(pointer: &str, text: &str) -> Result<String, String> {
    let mut all: Value = serde_json::from_str(text).map_err(in_words)?;
    if let Some(digest) = all.pointer_mut("/scenario/sha256") {
        *digest = Value::Null;
    }
    let found = all.pointer(pointer).ok_or_else(|| format!("nothing stands at {pointer}"))?;
    Ok(found.to_string())
}

fn in_words(error: impl std::fmt::Display) -> String {
    error.to_string()
}
