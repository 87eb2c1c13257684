//! A text and a question about it.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use ragam::decide::optimize::{OptimizeRequest, Optimum, RiskLimit, WantedBounds};
use ragam::decide::stress::{Axis, Stress, StressRequest, StressedShop};
use ragam::decide::{
    Attribution, Figure, Further, MixesAsked, NoAnswer, Sensitivity, Study, TODAY, buffer,
    compare_mixes,
};
use ragam::ensemble::{Ensemble, Progress};
use ragam::language::{Language, Words};
use ragam::model::Model;
use ragam::output::{self, CheckedFile, ComparisonAnswer, OfMix, ScenarioMix};
use ragam::problems::Source;
use ragam::report::{Candidate, Comparison, Report};
use ragam::scenario::{self, Read, rewrite};

use crate::answer::{Answer, Run, language};
use crate::failed::{Failed, ProblemData, data, rendered};
use crate::follow::{Follower, Manner, work};
use crate::table::Table;

/// The most paths that are simulated of a model.
const MOST_PATHS: u64 = 5_000_000;

/// A scenario as its author wrote it: a name for messages, one for results, the bytes.
type Text = (String, String, Vec<u8>);

/// How it is asked: language, paths, seed, threads, progress.
type How = (String, Option<u64>, Option<u64>, Option<usize>, Option<Py<PyAny>>);

/// A text that is asked about.
struct Asked {
    shown: String,
    name: String,
    bytes: Vec<u8>,
    paths: Option<u64>,
    seed: Option<u64>,
}

impl Asked {
    fn of(text: Text, how: How) -> PyResult<(Self, Manner)> {
        let (shown, name, bytes) = text;
        let (code, paths, seed, threads, progress) = how;
        if paths.is_some_and(|paths| !(1..=MOST_PATHS).contains(&paths)) {
            return Err(PyValueError::new_err(format!("paths: 1 to {MOST_PATHS}")));
        }
        let manner = Manner { language: language(&code)?, threads, progress };
        Ok((Self { shown, name, bytes, paths, seed }, manner))
    }

    fn read(&self) -> Result<Read, scenario::Failed> {
        scenario::read(&self.shown, &self.bytes)
    }

    fn study(&self) -> Result<Study, Failed> {
        Ok(Study::new(&self.read()?, self.paths, self.seed)?)
    }

    /// Puts a question to the study.
    fn answer<A: output::Answer + Send + Sync + 'static>(
        &self,
        py: Python<'_>,
        manner: &Manner,
        ask: impl FnOnce(&Study, &Follower) -> Result<A, NoAnswer> + Send,
    ) -> PyResult<Answer> {
        work(py, manner, |follower| Ok(Answer::new(ask(&self.study()?, follower)?)))
    }

    fn model(&self) -> Result<Model, Failed> {
        let model = Model::build(&self.read()?.scenario);
        Ok(model.with_simulation(self.paths, self.seed))
    }
}

/// The shown name of today's mix.
fn today(language: Language) -> String {
    Words::of(language).text("terminal.compare.today", &[])
}

/// What a text says as JSON, all problems as data, and as text.
#[pyfunction]
#[pyo3(signature = (text, lang))]
pub(crate) fn check(text: Text, lang: &str) -> PyResult<(Vec<u8>, Vec<ProblemData>, String)> {
    let language = language(lang)?;
    let (shown, name, bytes) = text;
    let checked = |sound, source: &Source, problems: &_| {
        let file = CheckedFile { file: &name, sound, source: Some(source), problems };
        let told = output::check_json(&[file], language);
        (told, data(source, problems, language), rendered(source, problems, language))
    };
    Ok(match scenario::read(&shown, &bytes) {
        Ok(read) => {
            let model = Model::build(&read.scenario);
            checked(Some((&model, &read.variants)), &read.source, &read.warnings)
        }
        Err(failed) => checked(None, failed.source(), failed.problems()),
    })
}

/// The text with another number at a path.
#[pyfunction]
#[pyo3(signature = (text, path, value, lang))]
pub(crate) fn set_number(
    py: Python<'_>,
    text: Text,
    path: &str,
    value: f64,
    lang: &str,
) -> PyResult<String> {
    let language = language(lang)?;
    let (shown, _, bytes) = text;
    if !value.is_finite() {
        return Err(PyValueError::new_err(format!("{path}: {value} is no number")));
    }
    let changed = || {
        let read = scenario::read(&shown, &bytes)?;
        let changed = rewrite::put_number(&read.source, path, value);
        changed.map_err(|problems| Failed::Unchanged(read.source, problems))
    };
    changed().map_err(|failed: Failed| failed.raised(py, language))
}

/// Simulates a scenario.
#[pyfunction]
#[pyo3(signature = (text, how, keep_paths))]
pub(crate) fn run(py: Python<'_>, text: Text, how: How, keep_paths: bool) -> PyResult<Answer> {
    let (asked, manner) = Asked::of(text, how)?;
    let (report, columns) = work(py, &manner, |follower| {
        let model = asked.model()?;
        follower.expect(model.paths());
        let ensemble = Ensemble::simulate(&model, model.paths(), follower)?;
        let report = Report::of(&model, &ensemble)?;
        Ok((report, keep_paths.then(|| output::path_columns(&model, &ensemble))))
    })?;
    let paths = columns.map(Table::of_paths).transpose()?;
    Ok(Answer::new(Run { report, name: asked.name, bytes: asked.bytes }).with_paths(paths))
}

/// Compares mixes of a scenario.
#[pyfunction]
#[pyo3(signature = (text, how, mixes, break_even))]
pub(crate) fn compare(
    py: Python<'_>,
    text: Text,
    how: How,
    mixes: Vec<String>,
    break_even: bool,
) -> PyResult<Answer> {
    let (asked, manner) = Asked::of(text, how)?;
    let today = today(manner.language);
    asked.answer(py, &manner, |study, follower| {
        let question = MixesAsked { ids: &mixes, today: &today, break_even };
        let (comparison, further) = compare_mixes(study, &question, follower, |candidates| {
            Ok((compared(candidates, follower)?, None))
        })?;
        let places = comparison
            .candidates
            .iter()
            .map(|one| ScenarioMix { scenario: asked.name.clone(), mix: one.id.clone() });
        let places = places.collect();
        Ok(ComparisonAnswer { comparison, further, places })
    })
}

/// Compares several scenarios.
#[pyfunction]
#[pyo3(signature = (texts, how))]
pub(crate) fn compare_scenarios(py: Python<'_>, texts: Vec<Text>, how: How) -> PyResult<Answer> {
    let (code, paths, seed, threads, progress) = how;
    let (_, manner) = Asked::of(Text::default(), (code.clone(), paths, seed, threads, progress))?;
    let asked: PyResult<Vec<Asked>> = texts
        .into_iter()
        .map(|text| Ok(Asked::of(text, (code.clone(), paths, seed, threads, None))?.0))
        .collect();
    let asked = asked?;
    work(py, &manner, |follower| {
        let candidate = |one: &Asked| {
            let model = one.model()?;
            Ok(Candidate { id: one.name.clone(), name: model.name().to_owned(), model })
        };
        let candidates: Result<Vec<Candidate>, Failed> = asked.iter().map(candidate).collect();
        let comparison = compared(candidates?, follower)?;
        let place = |one: &Asked| ScenarioMix { scenario: one.name.clone(), mix: TODAY.to_owned() };
        let places = asked.iter().map(place).collect();
        Ok(Answer::new(ComparisonAnswer { comparison, further: Further::default(), places }))
    })
}

fn compared(candidates: Vec<Candidate>, follower: &Follower) -> Result<Comparison, NoAnswer> {
    let paths: u64 = candidates.iter().map(|one| one.model.paths()).sum();
    follower.expect(paths);
    Ok(Comparison::of(candidates, follower)?)
}

/// How much cash to hold.
#[pyfunction(name = "buffer")]
#[pyo3(signature = (text, how, survive, mixes))]
pub(crate) fn cash_buffer(
    py: Python<'_>,
    text: Text,
    how: How,
    survive: f64,
    mixes: Vec<String>,
) -> PyResult<Answer> {
    if !(survive > 0.0 && survive < 1.0) {
        return Err(PyValueError::new_err("survive: between 0 and 1"));
    }
    let (asked, manner) = Asked::of(text, how)?;
    let today = today(manner.language);
    asked.answer(py, &manner, |study, follower| {
        buffer::buffer(&study.candidates(&mixes, &today)?, survive, follower)
    })
}

/// What is varied: a path with first value, last value and step.
type WantedAxis = (String, (f64, f64, f64));

/// The chance of running out of cash over one or two numbers.
#[pyfunction]
#[pyo3(signature = (text, how, axes, breaking_point, chance, mix))]
pub(crate) fn stress(
    py: Python<'_>,
    text: Text,
    how: How,
    axes: Vec<WantedAxis>,
    breaking_point: bool,
    chance: f64,
    mix: Option<String>,
) -> PyResult<Answer> {
    if !(0.0001..=0.9999).contains(&chance) {
        return Err(PyValueError::new_err("chance: between 0.0001 and 0.9999"));
    }
    let (asked, manner) = Asked::of(text, how)?;
    asked.answer(py, &manner, |study, follower| {
        let mix = study.mix(mix.as_deref().unwrap_or(TODAY))?.cloned();
        let shop = StressedShop { study: study.clone(), mix };
        let scenario = shop.scenario()?;
        let axis = |(path, range): &WantedAxis| Axis::new(path, *range, &shop, &scenario);
        let axes: Result<Vec<Axis>, NoAnswer> = axes.iter().map(axis).collect();
        let request = StressRequest { axes: axes?, breaking: breaking_point, level: chance };
        Stress::of(&shop, &request, follower)
    })
}

/// The best mix. `risk_limit` is today's where it is not given, none where it is infinite.
#[pyfunction]
#[pyo3(signature = (text, how, min_share, max_share, risk_limit, step))]
pub(crate) fn optimize(
    py: Python<'_>,
    text: Text,
    how: How,
    min_share: Vec<(String, f64)>,
    max_share: Vec<(String, f64)>,
    risk_limit: Option<f64>,
    step: Option<f64>,
) -> PyResult<Answer> {
    if step.is_some_and(|step| !(0.001..=1.0).contains(&step)) {
        return Err(PyValueError::new_err("step: 0.001 to 1"));
    }
    let limit = match risk_limit {
        None => RiskLimit::Today,
        Some(amount) if amount == f64::INFINITY => RiskLimit::None,
        Some(amount) if amount.is_finite() => RiskLimit::Amount(amount),
        Some(amount) => return Err(PyValueError::new_err(format!("risk_limit: {amount}"))),
    };
    let bounds = WantedBounds { least: min_share, most: max_share };
    let (asked, manner) = Asked::of(text, how)?;
    asked.answer(py, &manner, |study, follower| {
        Optimum::of(study, &OptimizeRequest { bounds, limit, step }, follower)
    })
}

/// Which unknown number matters most.
#[pyfunction]
#[pyo3(signature = (text, how, figure, mix))]
pub(crate) fn sensitivity(
    py: Python<'_>,
    text: Text,
    how: How,
    figure: &str,
    mix: Option<String>,
) -> PyResult<Answer> {
    let figure = match figure {
        "net_cash_flow" => Figure::NetCashFlow,
        "lowest_cash" => Figure::LowestCash,
        "sales" => Figure::Sales,
        other => {
            let known = "net_cash_flow, lowest_cash, sales";
            return Err(PyValueError::new_err(format!("figure: {other} is none of {known}")));
        }
    };
    let (asked, manner) = Asked::of(text, how)?;
    let today = today(manner.language);
    asked.answer(py, &manner, |study, follower| {
        let one = study.candidate(mix.as_deref().unwrap_or(TODAY), &today)?;
        Ok(OfMix { mix: one.id, found: Sensitivity::of(&one.model, figure, follower)? })
    })
}

/// Where the risk comes from.
#[pyfunction]
#[pyo3(signature = (text, how, mix))]
pub(crate) fn attribute(
    py: Python<'_>,
    text: Text,
    how: How,
    mix: Option<String>,
) -> PyResult<Answer> {
    let (asked, manner) = Asked::of(text, how)?;
    let today = today(manner.language);
    asked.answer(py, &manner, |study, follower| {
        let one = study.candidate(mix.as_deref().unwrap_or(TODAY), &today)?;
        Ok(OfMix { mix: one.id, found: Attribution::of(&one.model, follower)? })
    })
}
