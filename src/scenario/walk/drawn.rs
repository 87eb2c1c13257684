//! Written distributions: `{ distribution = "normal", mean = 10, sd = 2 }`.

use super::{Name, Walk, number, problem};
use crate::problems::{Problem, Problems, Span};
use crate::scenario::document::Table;
use crate::scenario::format::{DISTRIBUTIONS, KeyFormat, TableFormat, WHICH, distribution};
use crate::scenario::number::probability_within;
use crate::scenario::words::{did_you_mean, number as shown, quote, quoted_list};
use crate::scenario::{Distribution, Shape};

/// Below this probability what is left between `minimum` and `maximum` is an accident.
const LEAST_PROBABILITY: f64 = 1e-6;

/// Reads a written distribution; limits of the key are not looked at.
pub(super) fn read(
    table: &Table,
    span: Span,
    name: Name<'_>,
    problems: &mut Problems,
) -> Option<Distribution> {
    let format = which(table, span, name, problems)?;
    let mut figures = table.clone();
    figures.entries.retain(|entry| entry.key != WHICH);
    let found = Walk::of_one_table(&figures, span, format);
    if !found.is_empty() {
        problems.extend(found);
        return None;
    }
    let drawn = Figures { table: &figures, format }.distribution()?;
    let wrong = number::disorder(&drawn.shape, span)
        .or_else(|| bad_weights(&drawn.shape, span))
        .or_else(|| nothing_left(&drawn, span));
    match wrong {
        Some(problem) => problems.refuse(problem),
        None => Some(drawn),
    }
}

fn which(
    table: &Table,
    span: Span,
    name: Name<'_>,
    problems: &mut Problems,
) -> Option<&'static TableFormat> {
    let names: Vec<&str> = DISTRIBUTIONS.iter().map(|format| format.name).collect();
    let all = || format!("write one of {}", quoted_list(&names, "or"));
    let Some(entry) = table.entry(WHICH) else {
        let message = format!("this does not say which distribution {} has", name.quoted());
        let example = "for example: { distribution = \"normal\", mean = 10, sd = 2 }";
        return problems.refuse(problem(message, span, "no `distribution` here").help(example));
    };
    let place = entry.node.span;
    let Some(text) = entry.node.value.as_text() else {
        let message = "`distribution` must be a word in quotes".to_owned();
        return problems.refuse(problem(message, place, "").help(all()));
    };
    let found = distribution(text);
    if found.is_none() {
        let message = format!("there is no distribution {}", quote(text));
        let problem = problem(message, place, "unknown");
        problems.push(did_you_mean(problem, text, names.iter().copied(), all));
    }
    found
}

/// The figures of a distribution whose table has passed the walk.
struct Figures<'a> {
    table: &'a Table,
    format: &'static TableFormat,
}

impl Figures<'_> {
    fn get(&self, key: &str) -> Option<f64> {
        let given = self.table.get(key).and_then(|node| node.value.as_number());
        given.or_else(|| self.format.key(key).and_then(KeyFormat::default_number))
    }

    fn list(&self, key: &str) -> Option<Vec<f64>> {
        let items = self.table.get(key)?.value.as_array()?;
        items.iter().map(|item| item.value.as_number()).collect()
    }

    fn distribution(&self) -> Option<Distribution> {
        Some(Distribution {
            shape: self.shape()?,
            minimum: self.get("minimum").unwrap_or(f64::NEG_INFINITY),
            maximum: self.get("maximum").unwrap_or(f64::INFINITY),
        })
    }

    fn shape(&self) -> Option<Shape> {
        let get = |key| self.get(key);
        Some(match self.format.name {
            "normal" => Shape::Normal { mean: get("mean")?, sd: get("sd")? },
            "lognormal" => Shape::Lognormal { mean: get("mean")?, cv: get("cv")? },
            "gamma" => Shape::Gamma { mean: get("mean")?, cv: get("cv")? },
            "triangular" => {
                Shape::Triangular { low: get("low")?, likely: get("likely")?, high: get("high")? }
            }
            "beta" => Shape::Beta {
                alpha: get("alpha")?,
                beta: get("beta")?,
                low: get("low")?,
                high: get("high")?,
            },
            "pareto" => Shape::Pareto { scale: get("scale")?, tail_index: get("tail_index")? },
            "discrete" => {
                Shape::Discrete { values: self.list("values")?, weights: self.list("weights")? }
            }
            _ => return None,
        })
    }
}

fn bad_weights(shape: &Shape, span: Span) -> Option<Problem> {
    let Shape::Discrete { values, weights } = shape else {
        return None;
    };
    if values.len() != weights.len() {
        let label = format!("{} values, {} weights", values.len(), weights.len());
        let message = "every value needs one weight".to_owned();
        return Some(problem(message, span, &label).help("write as many weights as values"));
    }
    let sum: f64 = weights.iter().sum();
    (sum <= 0.0 || !sum.is_finite()).then(|| {
        let message = "the weights must add up to an ordinary number above 0".to_owned();
        problem(message, span, &format!("their sum is {}", shown(sum)))
            .help("give at least one value a weight above 0")
    })
}

fn nothing_left(drawn: &Distribution, span: Span) -> Option<Problem> {
    if drawn.minimum >= drawn.maximum {
        let message = "`minimum` must be below `maximum`".to_owned();
        return Some(problem(message, span, "nothing lies between them").help("exchange the two"));
    }
    let cut = drawn.minimum.is_finite() || drawn.maximum.is_finite();
    let left = if cut { probability_within(drawn) } else { 1.0 };
    // Where the figures are too extreme to tell, the file gets the benefit of the doubt.
    if left.is_nan() || left >= LEAST_PROBABILITY {
        return None;
    }
    let message = "`minimum` and `maximum` cut (almost) everything away".to_owned();
    let label = "less than one chance in a million is left";
    let help = "check the figures of the distribution, or widen the interval";
    Some(problem(message, span, label).help(help))
}
