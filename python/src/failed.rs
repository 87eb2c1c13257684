//! Why there is no answer, as exceptions of the package.

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use ragam::decide::NoAnswer;
use ragam::district::{NoDistrict, NoFindings, NotOneDistrict};
use ragam::ensemble::Interrupted;
use ragam::language::{Language, Said, Words};
use ragam::metrics::MetricError;
use ragam::output::OutputError;
use ragam::problems::{Problem, Renderer, Severity, Source, Style};
use ragam::scenario;

/// Why there is no answer.
pub(crate) enum Failed {
    /// The scenario is not sound.
    Unsound(scenario::Failed),
    /// Problems of a text that was to be changed.
    Unchanged(Source, Vec<Problem>),
    /// The files of a district are not sound.
    District(NoDistrict),
    /// Nothing can be read off the sums of a district.
    NoFindings(NoFindings),
    /// The question has none.
    NoAnswer(NoAnswer),
    /// A chart could not be drawn.
    Output(OutputError),
    /// Anything else: what, and how to mend it.
    Said(String, String),
}

macro_rules! from {
    ($($error:ty = $variant:expr;)+) => {
        $(impl From<$error> for Failed {
            fn from(error: $error) -> Self {
                $variant(error)
            }
        })+
    };
}

from! {
    scenario::Failed = Self::Unsound;
    NoAnswer = Self::NoAnswer;
    OutputError = Self::Output;
    MetricError = |error| Self::NoAnswer(NoAnswer::Metric(error));
    NoFindings = Self::NoFindings;
    NotOneDistrict = |error| Self::NoFindings(NoFindings::Sums(error));
    Interrupted = |error| Self::NoAnswer(NoAnswer::Interrupted(error));
}

/// A problem as data: whether it is an error, message, label, help, line and column from 1.
pub(crate) type ProblemData = (bool, String, String, Option<String>, Option<usize>, Option<usize>);

impl Failed {
    /// The exception.
    pub(crate) fn raised(self, py: Python<'_>, language: Language) -> PyErr {
        let words = Words::of(language);
        match self {
            Self::Unsound(failed) => unsound(py, failed.source(), failed.problems(), language),
            Self::Unchanged(source, problems) => unsound(py, &source, &problems, language),
            Self::District(failed) => {
                let texts = failed.problems.iter();
                let problems = texts.flat_map(|(source, found)| data(source, found, language));
                let problems: Vec<ProblemData> = problems.collect();
                exception(py, "ScenarioError", (failed.render(language), problems))
            }
            Self::NoFindings(error) => {
                no_answer(py, error.said().say(words), error.help().say(words))
            }
            Self::NoAnswer(error) => {
                no_answer(py, error.said().say(words), error.help().say(words))
            }
            Self::Said(what, help) => no_answer(py, what, help),
            Self::Output(error) => PyRuntimeError::new_err(error.to_string()),
        }
    }
}

fn no_answer(py: Python<'_>, message: String, help: String) -> PyErr {
    exception(py, "NoAnswerError", (message, help))
}

fn unsound(py: Python<'_>, source: &Source, problems: &[Problem], language: Language) -> PyErr {
    let text = rendered(source, problems, language);
    exception(py, "ScenarioError", (text, data(source, problems, language)))
}

/// An exception that the package itself defines: classes in here could not extend exceptions before
/// Python 3.12.
fn exception<'py>(
    py: Python<'py>,
    name: &str,
    arguments: impl pyo3::call::PyCallArgs<'py>,
) -> PyErr {
    let class = py.import("ragam._errors").and_then(|module| module.getattr(name));
    match class.and_then(|class| class.call1(arguments)) {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => error,
    }
}

/// Problems as text.
pub(crate) fn rendered(source: &Source, problems: &[Problem], language: Language) -> String {
    Renderer::new(Style::Plain).language(language).render(source, problems)
}

/// Problems as data.
pub(crate) fn data(source: &Source, problems: &[Problem], language: Language) -> Vec<ProblemData> {
    let say = |said: &Said| said.say(Words::of(language));
    let one = |problem: &Problem| {
        let place = problem.span.map(|span| source.place(span.start));
        (
            problem.severity == Severity::Error,
            say(&problem.message),
            say(&problem.label),
            problem.help.as_ref().map(say),
            place.map(|place| place.line),
            place.map(|place| place.column),
        )
    };
    problems.iter().map(one).collect()
}
