//! A warning in every language.

use crate::language::{Said, Words, count, decimal, percent};
use crate::problems::{Problem, Span};
use crate::scenario::format::Unit;

/// The words of a warning.
pub(super) struct Wording {
    /// What was understood.
    pub(super) message: String,
    /// A few words at the marked place.
    pub(super) label: String,
    /// What was probably meant.
    pub(super) help: String,
}

/// A warning at a place, worded by a function that is asked once a language.
pub(super) fn notice(span: Span, wording: impl Fn(Words) -> Wording) -> Problem {
    Problem::warning(Said::each(|words| wording(words).message))
        .at(span)
        .label(Said::each(|words| wording(words).label))
        .help(Said::each(|words| wording(words).help))
}

/// A warning of which all words come from the sentences of one key.
pub(super) fn simple(
    span: Span,
    key: &str,
    values: impl Fn(Words) -> Vec<(&'static str, String)>,
) -> Problem {
    notice(span, |words| {
        let values = values(words);
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let text = |part: &str| words.text(&format!("warning.{key}.{part}"), &values);
        Wording { message: text("message"), label: text("label"), help: text("help") }
    })
}

/// A number as people say it.
pub(super) fn said(value: f64, unit: Unit, words: Words) -> String {
    let language = words.language();
    // Money is rounded to whole rupiah elsewhere, which would hide what a point does.
    let is_part = value.fract() != 0.0 && value.abs() < 1e3;
    if unit.is_money() && !is_part {
        return words.money(value);
    }
    if unit.is_share() {
        return percent(value, language);
    }
    if value >= 0.0 && value.fract() == 0.0 && value < 1e15 {
        return count(value as u64, language);
    }
    let is_whole = |scale: &f64| (value * scale - (value * scale).round()).abs() < 1e-6;
    let places = [1.0, 10.0, 100.0, 1000.0].iter().position(is_whole);
    decimal(value, places.unwrap_or(4), language)
}

/// Several things of which one is meant.
pub(super) fn either(texts: &[String], words: Words) -> String {
    texts.join(&format!(" {} ", words.text("warning.or", &[])))
}
