//! Files that can be read, and files that must not break the reader.

mod full;
mod full_channels;
mod garbage;
mod limits;
mod minimal;
mod rules;
mod values;

use super::{Distribution, Factor, Loading, Located, Number, Read, Shape, read};
use crate::problems::Severity;

/// A file in which every key of the format stands once.
const FULL: &str = include_str!("full.toml");

/// The other: keys of what the owner does.
const FULL_OWNER: &str = include_str!("full_owner.toml");

/// The third: terms of platforms and suppliers.
const FULL_TERMS: &str = include_str!("full_terms.toml");

/// Reads a file that is known to be good.
fn good(text: &str) -> Read {
    read("good.toml", text.as_bytes()).unwrap_or_else(|failed| panic!("{failed}"))
}

/// The messages of a file that is known to be bad.
fn messages(text: &str) -> Vec<String> {
    let failed = read("bad.toml", text.as_bytes()).expect_err("the file is bad");
    assert!(failed.problems().iter().any(|problem| problem.severity == Severity::Error));
    failed.problems().iter().map(|problem| problem.message.to_string()).collect()
}

/// The values without their places.
fn bare<T: Clone>(located: &[Located<T>]) -> Vec<T> {
    located.iter().map(|located| located.value.clone()).collect()
}

fn drawn(shape: Shape) -> Number {
    between(shape, f64::NEG_INFINITY, f64::INFINITY)
}

fn between(shape: Shape, minimum: f64, maximum: f64) -> Number {
    Number::Drawn(Distribution { shape, minimum, maximum })
}

fn plain(value: f64) -> Number {
    Number::Plain(value)
}

/// The loadings of channels on a factor: of day-to-day noise, and of the slow level.
fn loadings(factor: &Factor, channels: &[&str]) -> (Vec<Number>, Vec<Number>) {
    let value = |loading: Loading<'_>| loading.number.value.clone();
    let quick = channels.iter().map(|channel| value(factor.loading_of(channel)));
    (
        quick.collect(),
        channels.iter().map(|channel| value(factor.slow_loading_of(channel))).collect(),
    )
}
