//! What is written and said about which unknown number matters most.

use serde_json::{Value, json};

use super::OfMix;
use super::charts::tornado_of;
use super::number_names::number_name;
use super::parts::input;
use crate::charts::{Look, Picture, tornado};
use crate::decide::{Figure, NumberEffect, Pinned, Sensitivity};
use crate::language::{Language, Words, chance, percent};
use crate::metrics::{Estimate, SobolIndices};
use crate::output::answer::one_chart;
use crate::output::cells::{Cell, CsvStyle};
use crate::output::csv::{ESTIMATE, estimate_cells};
use crate::output::json::{SUMMARY_VERSION, about, engine, estimate, with};
use crate::output::{Answer, OutputError, Table};
use crate::report::Unit;

/// Name of the chart's files.
const CHART: &str = "sensitivity";

/// So many numbers are said aloud.
const MOST_SAID: usize = 5;

impl Answer for OfMix<Sensitivity> {
    fn business(&self) -> &str {
        &self.found.business
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        sentences(&self.found, language)
    }

    fn summary(&self, _language: Language) -> Value {
        summary(&self.found, &self.mix)
    }

    fn tables(&self, style: CsvStyle) -> Vec<(&'static str, Table)> {
        vec![("sensitivity.csv", table(&self.found, style))]
    }

    fn charts(&self, look: Look) -> Result<Vec<(String, Picture)>, OutputError> {
        let look = look.in_currency(&self.found.currency).with_seed(self.found.seed);
        one_chart(CHART, tornado(&tornado_of(&self.found, look.words), look))
    }
}

/// The name of a figure in files.
fn name_of(figure: Figure) -> &'static str {
    match figure {
        Figure::NetCashFlow => "net_cash_flow",
        Figure::LowestCash => "lowest_cash",
        Figure::Sales => "sales",
    }
}

fn summary(sensitivity: &Sensitivity, mix: &str) -> Value {
    let asked = about(&sensitivity.business, &sensitivity.currency, sensitivity.horizon);
    let numbers: Vec<Value> = sensitivity.numbers.iter().map(number_json).collect();
    json!({
        "summary_version": SUMMARY_VERSION,
        "engine": engine(sensitivity.seed, sensitivity.paths as usize),
        "scenario": with(asked, "mix", mix),
        "conventions": {
            "low, high": "one number held at its 10% or 90% point, all else drawn; differences are from the same paths with it drawn; errors are paired",
            "swing": "high less low, on the same paths",
            "first_order": "share of the variance that would go on average if this input were known",
            "total": "share of the variance that would stay on average if all else were known",
            "luck": "all that is drawn but the unknown numbers",
            "has_effect": "drawing the number anew changes the figure, or whether cash runs out, on some path",
        },
        "figure": name_of(sensitivity.figure),
        "mean": estimate(&sensitivity.mean, Unit::Money),
        "standard_deviation": estimate(&sensitivity.standard_deviation, Unit::Money),
        "probability_out_of_cash": estimate(&sensitivity.out_of_cash.estimate, Unit::Share),
        "numbers": numbers,
        "luck": sensitivity.luck.as_ref().map(indices_json),
    })
}

fn number_json(effect: &NumberEffect) -> Value {
    json!({
        "name": effect.name,
        "has_effect": effect.has_effect,
        "low": pinned_json(&effect.low),
        "high": pinned_json(&effect.high),
        "mean_swing": estimate(&effect.mean_swing, Unit::Money),
        "out_of_cash_swing": estimate(&effect.out_of_cash_swing, Unit::Share),
        "variance": effect.indices.as_ref().map(indices_json),
    })
}

fn pinned_json(pinned: &Pinned) -> Value {
    json!({
        "input": pinned.value,
        "mean": estimate(&pinned.mean, Unit::Money),
        "mean_difference": estimate(&pinned.mean_difference, Unit::Money),
        "probability_out_of_cash": estimate(&pinned.out_of_cash.estimate, Unit::Share),
        "out_of_cash_difference": estimate(&pinned.out_of_cash_difference, Unit::Share),
    })
}

fn indices_json(indices: &SobolIndices) -> Value {
    json!({
        "first_order": estimate(&indices.first_order, Unit::Share),
        "total": estimate(&indices.total, Unit::Share),
    })
}

/// One row a figure: of all numbers drawn, of each number at each point, of luck.
fn table(sensitivity: &Sensitivity, style: CsvStyle) -> Table {
    let mut table = Table::new(style);
    table.row(["number", "point", "input", "figure"].into_iter().chain(ESTIMATE));
    let mut add = |place: [&str; 2], input: f64, figure: (&str, Unit), estimate: &Estimate| {
        let (name, unit) = figure;
        let [number, point] = place.map(Cell::from);
        let row = [number, point, Cell::Number(input), name.into()];
        table.row(row.into_iter().chain(estimate_cells(estimate, unit)));
    };
    let none = f64::NAN;
    let mean_name = format!("{}_mean", name_of(sensitivity.figure));
    let mean = (mean_name.as_str(), Unit::Money);
    let mean_difference = format!("{mean_name}_difference");
    let chance = ("probability_out_of_cash", Unit::Share);
    add([""; 2], none, mean, &sensitivity.mean);
    add([""; 2], none, chance, &sensitivity.out_of_cash.estimate);
    for effect in &sensitivity.numbers {
        let name = effect.name.as_str();
        for (point, pinned) in [("low", &effect.low), ("high", &effect.high)] {
            let (place, input) = ([name, point], pinned.value);
            add(place, input, mean, &pinned.mean);
            add(place, input, (&mean_difference, Unit::Money), &pinned.mean_difference);
            add(place, input, chance, &pinned.out_of_cash.estimate);
            let difference = ("out_of_cash_difference", Unit::Share);
            add(place, input, difference, &pinned.out_of_cash_difference);
        }
        add([name, "swing"], none, mean, &effect.mean_swing);
        add([name, "swing"], none, chance, &effect.out_of_cash_swing);
    }
    let numbers = sensitivity.numbers.iter().map(|e| (e.name.as_str(), e.indices.as_ref()));
    for (name, indices) in numbers.chain([("luck", sensitivity.luck.as_ref())]) {
        if let Some(indices) = indices {
            add([name, ""], none, ("first_order", Unit::Share), &indices.first_order);
            add([name, ""], none, ("total", Unit::Share), &indices.total);
        }
    }
    table
}

/// The sentences about which unknown number matters most.
fn sentences(sensitivity: &Sensitivity, language: Language) -> Vec<String> {
    let words = Words::of(language).in_currency(&sensitivity.currency);
    let speaker = Speaker { sensitivity, words };
    let mut lines = vec![speaker.all_drawn()];
    let clear = |effect: &&NumberEffect| {
        is_clear(&effect.mean_swing) || is_clear(&effect.out_of_cash_swing)
    };
    let effects = || sensitivity.numbers.iter().filter(|effect| effect.has_effect);
    lines.extend(effects().filter(clear).take(MOST_SAID).map(|effect| speaker.effect(effect)));
    let count =
        |n: usize, key: &str| (n > 0).then(|| speaker.words.text(key, &[("n", &n.to_string())]));
    let more = effects().filter(clear).count().saturating_sub(MOST_SAID);
    lines.extend(count(more, "terminal.sensitivity.more"));
    lines.extend(count(
        effects().filter(|effect| !clear(effect)).count(),
        "terminal.sensitivity.unclear",
    ));
    lines.extend(speaker.without_effect());
    lines.extend(speaker.luck());
    lines
}

/// Whether the interval of a difference leaves out zero.
fn is_clear(estimate: &Estimate) -> bool {
    estimate.interval.is_some_and(|interval| interval.low > 0.0 || interval.high < 0.0)
}

struct Speaker<'a> {
    sensitivity: &'a Sensitivity,
    words: Words,
}

impl Speaker<'_> {
    fn money(&self, value: f64) -> String {
        self.words.money(value)
    }

    fn chance(&self, pinned: f64) -> String {
        chance(pinned, self.words.language())
    }

    fn figure(&self) -> String {
        let name = name_of(self.sensitivity.figure);
        self.words.text(&format!("terminal.sensitivity.figure.{name}"), &[])
    }

    fn name(&self, effect: &NumberEffect) -> String {
        number_name(&effect.name, &self.sensitivity.shown, self.words)
    }

    fn all_drawn(&self) -> String {
        let values = [
            ("figure", self.figure()),
            ("mean", self.money(self.sensitivity.mean.value)),
            ("chance", self.chance(self.sensitivity.out_of_cash.estimate.value)),
        ];
        self.text("terminal.sensitivity.all_drawn", &values)
    }

    fn effect(&self, effect: &NumberEffect) -> String {
        let at = |pinned: &Pinned| input(effect.unit, pinned.value, self.words);
        let mut line = self.text(
            "terminal.sensitivity.number",
            &[
                ("name", self.name(effect)),
                ("low", at(&effect.low)),
                ("high", at(&effect.high)),
                ("mean_low", self.money(effect.low.mean.value)),
                ("mean_high", self.money(effect.high.mean.value)),
            ],
        );
        if is_clear(&effect.out_of_cash_swing) {
            let values = [
                ("chance_low", self.chance(effect.low.out_of_cash.estimate.value)),
                ("chance_high", self.chance(effect.high.out_of_cash.estimate.value)),
            ];
            line.push(' ');
            line.push_str(&self.text("terminal.sensitivity.chances", &values));
        }
        line
    }

    fn without_effect(&self) -> Option<String> {
        let numbers = self.sensitivity.numbers.iter().filter(|effect| !effect.has_effect);
        let names: Vec<String> = numbers.map(|effect| self.name(effect)).collect();
        let line =
            || self.text("terminal.sensitivity.without_effect", &[("names", names.join(", "))]);
        (!names.is_empty()).then(line)
    }

    /// What would stay if all numbers were known: the total index of luck.
    fn luck(&self) -> Option<String> {
        let total = &self.sensitivity.luck.as_ref()?.total;
        let ends = total.interval.map_or((total.value, total.value), |i| (i.low, i.high));
        let told = |share: f64| percent(share.clamp(0.0, 1.0), self.words.language());
        let values = [
            ("share", told(total.value)),
            ("low", told(ends.0)),
            ("high", told(ends.1)),
            ("figure", self.figure()),
        ];
        Some(self.text("terminal.sensitivity.luck", &values))
    }

    fn text(&self, key: &str, values: &[(&str, String)]) -> String {
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.words.text(key, &values)
    }
}
