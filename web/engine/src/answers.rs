//! Answers of the library as JSON.

use std::collections::BTreeMap;

use ragam::ensemble::{Ensemble, Part};
use ragam::language::{Language, Said, Words, chance};
use ragam::model::Model;
use ragam::numeric::LANES;
use ragam::output::{self, RunAnswer, ScenarioText};
use ragam::problems::{Problem, Renderer, Severity, Source, Style};
use ragam::report::{Fate, Glance, Life, Meaning, Metric, Report};
use ragam::scenario::{self, rewrite};
use ragam::simulate::{Block, NEVER};
use ragam::starter::{Answers, CASES, QUESTIONS, scenario_text};
use serde_json::{Value, json};

use crate::possible;

/// The name of a text in messages.
pub(crate) const NAME: &str = "toko.toml";

/// A scenario with its futures so far.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) text: String,
    /// Id, shown name and model: today first, then the mixes.
    pub(crate) models: Vec<(String, String, Model)>,
    pub(crate) ensembles: Vec<Ensemble>,
    /// Futures that are made and not yet put to the others: by who made them, then by model.
    pub(crate) waiting: Vec<Vec<Part>>,
}

/// The sentences of the page by their keys.
pub(crate) fn words(language: Language) -> Value {
    let words: BTreeMap<_, _> = Words::of(language).under("web.").collect();
    json!(words)
}

/// The shipped cases with a sentence about each.
pub(crate) fn cases(language: Language) -> Value {
    let words = Words::of(language);
    let case = |case: &ragam::starter::Case| json!({ "name": case.name, "sentence": case.sentence(&words), "text": case.text });
    CASES.iter().map(case).collect()
}

/// The ten questions with the answers to begin with.
pub(crate) fn questions(language: Language) -> Value {
    let words = Words::of(language);
    let question = |question: &ragam::starter::Question| {
        json!({
            "flag": question.flag,
            "sentence": question.sentence(&words),
            "example": question.example(&words),
        })
    };
    QUESTIONS.iter().map(question).collect()
}

/// A text from answers, or a sentence for each answer that is wrong.
pub(crate) fn draft(language: Language, given: &[(String, String)]) -> Value {
    let words = Words::of(language);
    let mut answers = Answers::default();
    let mut wrong = BTreeMap::new();
    for question in &QUESTIONS {
        let text = given.iter().find(|(flag, _)| flag == question.flag);
        let text = text.map_or("", |(_, text)| text.as_str());
        if let Err(sentence) = question.answer(text, &mut answers, &words) {
            wrong.insert(question.flag, sentence);
        }
    }
    if wrong.is_empty()
        && let Err(conflict) = answers.check()
    {
        wrong.insert("marketplace", conflict.sentence(&words));
    }
    if wrong.is_empty() {
        json!({ "text": scenario_text(&answers, &words) })
    } else {
        json!({ "wrong": wrong })
    }
}

/// What a text says before anything is simulated, or all problems with their places.
pub(crate) fn check(text: &str, language: Language) -> Value {
    let read = match scenario::read(NAME, text.as_bytes()) {
        Ok(read) => read,
        Err(failed) => return problems(failed.source(), failed.problems(), language),
    };
    let model = Model::build(&read.scenario);
    let meaning = Meaning::of(&model);
    let channels = read.scenario.channels.iter().zip(&meaning.channels);
    let shock = |shock: &scenario::Shock| {
        json!({
            "id": shock.id.value,
            "name": shock.name.value,
            "numbers": numbers_of(&read.source, &shock.id.value),
        })
    };
    let mix = |variant: &scenario::Variant| {
        let shares = &variant.mix.shares;
        let shares: Vec<_> =
            shares.iter().map(|(id, share)| (id.value.clone(), share.value)).collect();
        json!({ "id": variant.mix.id.value, "name": variant.mix.name.value, "shares": shares })
    };
    json!({
        "business": meaning.business,
        "seed": model.seed(),
        "paths": model.paths(),
        "days": model.horizon().days(),
        "start": model.horizon().start().to_string(),
        "month": output::meaning(&model, language),
        "channels": channels.map(|(channel, means)| json!({
            "id": channel.id.value,
            "name": means.name,
            "weekly_sales": means.weekly_sales,
            "share": means.share,
        })).collect::<Vec<_>>(),
        "shocks": read.scenario.shocks.iter().map(shock).collect::<Vec<_>>(),
        "aside": rewrite::aside(text).iter()
            .map(|(id, name)| json!({ "id": id, "name": name })).collect::<Vec<_>>(),
        "mixes": read.variants.iter().map(mix).collect::<Vec<_>>(),
        "currency_sign": Words::of(language).in_currency(model.currency()).currency().sign(),
        "movable": movable(&read.source, &read.scenario, language),
        "possible": possible::list(&read.scenario, language),
        "assumptions": possible::assumptions(&read.source, &model, language),
        "warnings": shown(&read.source, &read.warnings, language),
    })
}

/// The numbers that a page offers to move, those of the whole shop first.
fn movable(source: &Source, scenario: &scenario::Scenario, language: Language) -> Vec<Value> {
    let mut paths: Vec<(String, String, &str)> = vec![
        ("business.opening_cash".to_owned(), String::new(), "opening_cash"),
        ("costs.goods_share".to_owned(), String::new(), "goods_share"),
        ("costs.wages_per_month".to_owned(), String::new(), "wages_per_month"),
        ("costs.rent_per_month".to_owned(), String::new(), "rent_per_month"),
        ("drawings.per_month".to_owned(), String::new(), "drawings"),
    ];
    for other in &scenario.costs.other {
        let path = format!("costs.other.{}.per_month", other.name.value);
        paths.push((path, other.name.value.clone(), "other_cost"));
    }
    for channel in &scenario.channels {
        for (key, label) in [("weekly_sales", "weekly_sales"), ("order_value", "order_value")] {
            let path = format!("channel.{}.{key}", channel.id.value);
            paths.push((path, channel.name.value.clone(), label));
        }
    }
    let words = Words::of(language).in_currency(&scenario.business.currency.value);
    let found = paths.into_iter().filter_map(|(path, name, label)| {
        let movable = rewrite::movable(source, &path)?;
        let said = words.money(movable.middle);
        Some(json!({
            "path": path,
            "name": name,
            "label": label,
            "value": movable.middle,
            "is_range": movable.is_range,
            "said": said,
        }))
    });
    found.collect()
}

/// What a page offers to move of a shock: how often, how long, how strongly.
fn numbers_of(source: &Source, shock: &str) -> Vec<Value> {
    let keys = [
        ("rate_per_year", "rate"),
        ("window.probability", "probability"),
        ("duration_days", "days"),
        ("severity", "severity"),
        ("boom", "boom"),
        ("commission_points", "points"),
        ("unit_cost_increase", "dearer"),
    ];
    let found = keys.into_iter().filter_map(|(key, label)| {
        let path = format!("shock.{shock}.{key}");
        let movable = rewrite::movable(source, &path)?;
        Some(json!({
            "path": path,
            "label": label,
            "value": movable.middle,
            "is_range": movable.is_range,
        }))
    });
    found.collect()
}

/// The text with a number moved, or why not.
pub(crate) fn set(text: &str, path: &str, value: f64) -> Value {
    let source = Source::new(NAME, text);
    changed(&source, rewrite::set_number(&source, path, value))
}

/// The text with a mix of one's own.
pub(crate) fn mix(text: &str, id: &str, name: &str, percents: &[(String, u64)]) -> Value {
    let source = Source::new(NAME, text);
    changed(&source, rewrite::set_mix(&source, id, name, percents))
}

fn changed(source: &Source, text: Result<String, Vec<Problem>>) -> Value {
    match text {
        Ok(text) => json!({ "text": text }),
        Err(wrong) => problems(source, &wrong, Language::default()),
    }
}

/// The text with a shock set aside or taken back.
pub(crate) fn switch(text: &str, shock: &str, on: bool) -> Result<Value, String> {
    let changed =
        if on { rewrite::take_back(text, shock) } else { rewrite::set_aside(text, shock) };
    let text = changed.ok_or_else(|| format!("there is no shock {shock} to switch"))?;
    Ok(json!({ "text": text }))
}

/// Problems as an answer.
pub(crate) fn problems(source: &Source, problems: &[Problem], language: Language) -> Value {
    json!({
        "problems": shown(source, problems, language),
        "rendered": Renderer::new(Style::Plain).language(language).render(source, problems),
    })
}

fn shown(source: &Source, problems: &[Problem], language: Language) -> Vec<Value> {
    let say = |said: &Said| said.say(Words::of(language));
    let one = |problem: &Problem| {
        let place = problem.span.map(|span| source.place(span.start));
        json!({
            "is_error": problem.severity == Severity::Error,
            "message": say(&problem.message),
            "label": say(&problem.label),
            "help": problem.help.as_ref().map(say),
            "line": place.map(|place| place.line),
            "column": place.map(|place| place.column),
        })
    };
    problems.iter().map(one).collect()
}

impl Opened {
    pub(crate) fn paths(&self) -> usize {
        self.ensembles.first().map_or(0, Ensemble::paths)
    }

    /// What a page must know to lay out futures.
    pub(crate) fn shape(&self) -> Value {
        let wanted = self.models.first().map_or(0, |(_, _, model)| model.paths());
        json!({ "wanted": wanted, "models": self.models.len() })
    }

    fn report(&self, of: usize) -> Result<Report, String> {
        let (Some((_, _, model)), Some(ensemble)) = (self.models.get(of), self.ensembles.get(of))
        else {
            return Err("nothing is open".to_owned());
        };
        if ensemble.paths() == 0 {
            return Err("there are no futures yet".to_owned());
        }
        Report::of(model, ensemble).map_err(|error| error.to_string())
    }

    /// The figures that a page shows by themselves and the fan of cash by week: all that can be said
    /// at once.
    pub(crate) fn glance(&self, language: Language) -> Result<Value, String> {
        let (Some((_, _, model)), Some(ensemble)) = (self.models.first(), self.ensembles.first())
        else {
            return Err("nothing is open".to_owned());
        };
        let glance = Glance::of(model, ensemble).map_err(|error| error.to_string())?;
        let words = Words::of(language).in_currency(model.currency());
        let said = |fate: Fate| {
            json!({
                "out": fate.out,
                "out_said": chance(fate.out, language),
                "cash_needed": fate.cash_needed,
                "cash_needed_said": words.money(fate.cash_needed),
                "median": fate.median,
                "median_said": words.money(fate.median),
            })
        };
        let rounded = |row: Vec<f64>| row.into_iter().map(f64::round).collect::<Vec<f64>>();
        Ok(json!({
            "paths": glance.paths,
            "with": said(glance.with_shocks),
            "without": said(glance.without_shocks),
            "opening_cash": glance.opening_cash,
            "opening_cash_said": words.money(glance.opening_cash),
            "currency_sign": words.currency().sign(),
            "fan": glance.fan.map(rounded),
        }))
    }

    /// Sentences, and how often each shock comes: what a page shows besides.
    pub(crate) fn result(&self, language: Language) -> Result<Value, String> {
        let report = self.report(0)?;
        Ok(json!({
            "sentences": output::spoken(&report, language),
            "shocks": report.shocks.iter().map(|shock| json!({
                "id": shock.id,
                "name": shock.name,
                "chance": chance(shock.probability.estimate.value, language),
            })).collect::<Vec<_>>(),
        }))
    }

    /// The charts of a run, of today's mix.
    pub(crate) fn charts(&self, language: Language) -> Result<Value, String> {
        let report = self.report(0)?;
        let charts = output::run_charts(&report, language).map_err(|error| error.to_string())?;
        let charts = charts.iter().map(|(name, picture)| {
            json!({ "name": name, "title": picture.title(), "svg": picture.svg() })
        });
        Ok(json!({ "paths": report.paths, "charts": charts.collect::<Vec<_>>() }))
    }

    /// A chart as PNG, its bytes as numbers.
    pub(crate) fn picture(&self, language: Language, chart: &str) -> Result<Value, String> {
        let report = self.report(0)?;
        let charts = output::run_charts(&report, language).map_err(|error| error.to_string())?;
        let found = charts.iter().find(|(name, _)| *name == chart);
        let (_, picture) = found.ok_or_else(|| format!("there is no chart {chart}"))?;
        let png = picture.png().map_err(|error| error.to_string())?;
        Ok(json!({ "png": png }))
    }

    /// The summary of a run with every figure.
    pub(crate) fn summary(&self, name: &str) -> Result<Value, String> {
        let report = self.report(0)?;
        let text = ScenarioText { name, bytes: self.text.as_bytes() };
        let files = ["cash.csv", "sales.csv", "scenario.toml"].map(str::to_owned);
        let answer = RunAnswer { report: &report, text };
        let summary = output::summary(&answer, Language::default(), &files);
        Ok(json!({ "summary": String::from_utf8_lossy(&summary) }))
    }

    /// Futures of a mix one by one: whether and when each runs out of cash, what it leaves, its course by
    /// week; as they are, then the same without shocks. Nothing of a mix that is not there.
    pub(crate) fn futures(&self, mix: usize, from: usize, to: usize) -> Value {
        let Some(ensemble) = self.ensembles.get(mix) else { return json!([[], []]) };
        let told = |life: Life| {
            let futures = (from..to.min(ensemble.paths())).filter_map(|path| {
                let block = ensemble.blocks().get(path / LANES)?;
                Some(future(block, path % LANES, life))
            });
            futures.collect::<Vec<_>>()
        };
        json!([told(Life::AsItIs), told(Life::WithoutShocks)])
    }

    /// The figures of every mix.
    pub(crate) fn mixes(&self, language: Language) -> Result<Value, String> {
        let mut list = Vec::new();
        for (position, (id, name, model)) in self.models.iter().enumerate() {
            let report = self.report(position)?;
            let money = |amount| Words::of(language).in_currency(model.currency()).money(amount);
            list.push(json!({
                "id": id,
                "name": name,
                "out": report.metrics.value(Metric::ProbabilityOutOfCash),
                "median_said": money(report.metrics.value(Metric::NetCashFlowMedian)),
                "cash_needed_said": money(report.metrics.value(Metric::CashNeeded95)),
            }));
        }
        Ok(json!({ "paths": self.paths(), "mixes": list }))
    }
}

/// One future of a block in one of its two lives.
fn future(block: &Block, lane: usize, life: Life) -> Value {
    let (cash, day, flow) = if life == Life::WithoutShocks {
        let found = &block.without_shocks;
        let cash = block.cash_without_shocks.as_ref().unwrap_or(&block.cash);
        (cash, found.first_day_out_of_cash[lane], found.net_cash_flow[lane])
    } else {
        let found = &block.figures;
        (&block.cash, found.first_day_out_of_cash[lane], found.net_cash_flow[lane])
    };
    // By week, in whole rupiah: a line of a few hundred points is all that is drawn.
    let cash: Vec<f64> = cash.iter().step_by(7).map(|row| row[lane].round()).collect();
    let day = Some(day).filter(|day| *day != NEVER);
    json!({ "out_on_day": day, "flow": flow, "cash": cash })
}
