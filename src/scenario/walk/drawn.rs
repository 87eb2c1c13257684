//! Written distributions: `{ distribution = "normal", mean = 10, sd = 2 }`.

use super::{Name, Walk, number, problem};
use crate::language::{Last, Said, say};
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
    let all = || say!("problem.drawn.no_such.help", known = quoted_list(&names, Last::Or));
    let Some(entry) = table.entry(WHICH) else {
        let message = say!("problem.drawn.which.message", name = name.quoted());
        let example = say!("problem.drawn.which.help");
        return problems
            .refuse(problem(message, span, say!("problem.drawn.which.label")).help(example));
    };
    let place = entry.node.span;
    let Some(text) = entry.node.value.as_text() else {
        let message = say!("problem.drawn.no_word.message");
        return problems.refuse(problem(message, place, Said::default()).help(all()));
    };
    let found = distribution(text);
    if found.is_none() {
        let message = say!("problem.drawn.no_such.message", name = quote(text));
        let problem = problem(message, place, say!("problem.common.unknown"));
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
        let label =
            say!("problem.drawn.bad_weights.label", values = values.len(), weights = weights.len());
        let message = say!("problem.drawn.bad_weights.message");
        return Some(problem(message, span, label).help(say!("problem.drawn.bad_weights.help")));
    }
    let sum: f64 = weights.iter().sum();
    (sum <= 0.0 || !sum.is_finite()).then(|| {
        let message = say!("problem.drawn.weights_sum.message");
        problem(message, span, say!("problem.drawn.weights_sum.label", sum = shown(sum)))
            .help(say!("problem.drawn.weights_sum.help"))
    })
}

fn nothing_left(drawn: &Distribution, span: Span) -> Option<Problem> {
    if drawn.minimum >= drawn.maximum {
        let message = say!("problem.drawn.nothing_between.message");
        return Some(
            problem(message, span, say!("problem.drawn.nothing_between.label"))
                .help(say!("problem.drawn.nothing_between.help")),
        );
    }
    let cut = drawn.minimum.is_finite() || drawn.maximum.is_finite();
    let left = if cut { probability_within(drawn) } else { 1.0 };
    // Where the figures are too extreme to tell, the file gets the benefit of the doubt.
    if left.is_nan() || left >= LEAST_PROBABILITY {
        return None;
    }
    let message = say!("problem.drawn.nothing_left.message");
    let label = say!("problem.drawn.nothing_left.label");
    let help = say!("problem.drawn.nothing_left.help");
    Some(problem(message, span, label).help(help))
}
