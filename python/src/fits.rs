//! From a shop's own files to a scenario, and forecasts tried on its past.

use jiff::civil::Date;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use ragam::charts::{Look, Picture, past_forecasts};
use ragam::ensemble::{Interrupted, Progress};
use ragam::fit::backtest::Backtest;
use ragam::fit::level::loadings;
use ragam::fit::reading::{Export, Reading, read};
use ragam::fit::writing::{Answers, scenario};
use ragam::fit::{self, Fitted, kind_of, telling, title_of};
use ragam::language::{Language, Words};
use ragam::output::{self, CsvStyle, OutputError, coverage_table};
use serde_json::{Value, json};

use crate::answer::{Answer, language};
use crate::failed::Failed;
use crate::follow::{Follower, Manner, work};

/// Files by their names.
type Files = Vec<(String, Vec<u8>)>;

/// A file that could not be used: its name, why, how to mend it.
type Refused = (String, String, String);

/// What no file says: name, then cash, rent and drawings in rupiah, then the goods' share of sales.
type Told = (Option<String>, Option<f64>, Option<f64>, Option<f64>, Option<f64>);

/// The text of a scenario, what was read and found, and the files that could not be used.
type Scenario = (String, Vec<String>, Vec<Refused>);

fn understood(files: &Files, channel: Option<&str>) -> Reading {
    let exports: Vec<Export<'_>> =
        files.iter().map(|(name, bytes)| Export { name, bytes }).collect();
    let mut reading = read(&exports);
    if let Some(name) = channel {
        reading.name_channel(name);
    }
    reading
}

fn refused(reading: &Reading, words: &Words) -> Vec<Refused> {
    let told = |(file, why): &(String, fit::reading::Unreadable)| {
        (file.clone(), why.sentence(words), why.help(words))
    };
    reading.refused.iter().map(told).collect()
}

fn nothing(reading: &Reading, words: &Words) -> Failed {
    let mut lines = vec![words.text("fit.told.nothing", &[])];
    lines
        .extend(refused(reading, words).into_iter().map(|(file, why, _)| format!("{file}: {why}")));
    Failed::Said(lines.join("\n"), words.text("fit.told.nothing_help", &[]))
}

fn stretch((first, last): &(String, String)) -> PyResult<(Date, Date)> {
    let date = |text: &String| {
        let wrong = |_| PyValueError::new_err(format!("shocks: {text} is no date"));
        text.parse::<Date>().map_err(wrong)
    };
    Ok((date(first)?, date(last)?))
}

/// A scenario from a shop's own files.
#[pyfunction(name = "fit")]
#[pyo3(signature = (files, lang, channel, shocks, told))]
pub(crate) fn fit_files(
    py: Python<'_>,
    files: Files,
    lang: &str,
    channel: Option<String>,
    shocks: Vec<(String, String)>,
    told: Told,
) -> PyResult<Scenario> {
    let manner = Manner { language: language(lang)?, threads: None, progress: None };
    let words = Words::of(manner.language);
    let named: PyResult<Vec<(Date, Date)>> = shocks.iter().map(stretch).collect();
    let named = named?;
    let (name, cash, rent, family, goods_share) = told;
    let answers = Answers { name, cash, rent, family, goods_share };
    work(py, &manner, |follower| {
        let reading = understood(&files, channel.as_deref());
        let mut lines = telling::read(&reading, &words);
        let mut channels: Vec<Fitted<'_>> = Vec::new();
        for channel in &reading.shop.channels {
            go_on(follower)?;
            channels.extend(fit::fit(channel, &named));
        }
        if channels.is_empty() {
            return Err(nothing(&reading, &words));
        }
        lines.extend(channels.iter().flat_map(|fitted| telling::fitted(fitted, &words)));
        let pairs: Vec<_> =
            channels.iter().map(|fitted| (&fitted.history, &fitted.posterior)).collect();
        let text = scenario(&reading.shop, &channels, &loadings(&pairs), &answers, &words);
        Ok((text, lines, refused(&reading, &words)))
    })
}

fn go_on(follower: &Follower) -> Result<(), Failed> {
    if follower.is_interrupted() { Err(Interrupted::Asked.into()) } else { Ok(()) }
}

/// Forecasts tried on the past of a shop, by channel.
struct Past {
    channels: Vec<(String, Vec<Backtest>)>,
    /// The channel that sold most, whose first setting is drawn.
    largest: Option<usize>,
}

/// How often forecasts would have held in the past.
#[pyfunction]
#[pyo3(signature = (files, lang, channel, history, horizon, every))]
pub(crate) fn backtest(
    py: Python<'_>,
    files: Files,
    lang: &str,
    channel: Option<String>,
    history: Vec<usize>,
    horizon: Vec<usize>,
    every: usize,
) -> PyResult<(Answer, Vec<Refused>)> {
    let within = |days: &[usize], least, most| days.iter().all(|day| (least..=most).contains(day));
    if !within(&history, 28, 3_650) || !within(&horizon, 1, 730) || !within(&[every], 1, 90) {
        let limits = "history: 28 to 3650 days; horizon: 1 to 730 days; every: 1 to 90 days";
        return Err(PyValueError::new_err(limits));
    }
    let manner = Manner { language: language(lang)?, threads: None, progress: None };
    let words = Words::of(manner.language);
    work(py, &manner, |follower| {
        let reading = understood(&files, channel.as_deref());
        if reading.shop.channels.is_empty() {
            return Err(nothing(&reading, &words));
        }
        let mut channels = Vec::new();
        let mut largest: Option<(f64, usize)> = None;
        for channel in &reading.shop.channels {
            let mut tried = Vec::new();
            for days in
                history.iter().flat_map(|before| horizon.iter().map(|after| (*before, *after)))
            {
                go_on(follower)?;
                tried.extend(Backtest::of(channel, kind_of(&channel.id), days, every));
            }
            let sold: f64 = channel.sales.iter().flatten().sum();
            if !tried.is_empty() && largest.is_none_or(|(known, _)| sold > known) {
                largest = Some((sold, channels.len()));
            }
            channels.push((channel.id.clone(), tried));
        }
        let past = Past { channels, largest: largest.map(|(_, at)| at) };
        Ok((Answer::new(past), refused(&reading, &words)))
    })
}

impl output::Answer for Past {
    fn business(&self) -> &str {
        ""
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        let words = Words::of(language);
        let mut lines = Vec::new();
        for (channel, tried) in &self.channels {
            lines.push(format!("{channel}:"));
            lines.extend(tried.iter().flat_map(|tried| telling::backtest(tried, &words)));
            lines.push(telling::verdict(tried, &words));
        }
        lines
    }

    fn summary(&self, _language: Language) -> Value {
        let tried = |one: &Backtest| {
            let coverage = one.coverage();
            json!({
                "history_days": one.history,
                "horizon_days": one.horizon,
                "dates": one.origins.len(),
                "held": { "50": coverage.held[0], "80": coverage.held[1], "95": coverage.held[2] },
            })
        };
        let channel = |(id, all): &(String, Vec<Backtest>)| json!({ "id": id, "tried": all.iter().map(tried).collect::<Vec<_>>() });
        json!({ "channels": self.channels.iter().map(channel).collect::<Vec<_>>() })
    }

    fn tables(&self, style: CsvStyle) -> Vec<(&'static str, output::Table)> {
        vec![("coverage.csv", coverage_table(&self.channels, style))]
    }

    fn charts(&self, look: Look) -> Result<Vec<(String, Picture)>, OutputError> {
        let largest = self.largest.and_then(|at| self.channels.get(at));
        let first = largest.and_then(|(id, tried)| Some((id, tried.first()?)));
        let Some((id, tried)) = first else { return Ok(Vec::new()) };
        let name = "past_forecasts".to_owned();
        match past_forecasts(&tried.chart(&title_of(id)), look) {
            Ok(picture) => Ok(vec![(name, picture)]),
            Err(source) => Err(OutputError::Chart { name, source }),
        }
    }
}
