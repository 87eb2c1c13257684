//! Files of a shop: read, said back, fitted.

use std::collections::BTreeMap;

use ragam::fit::reading::{Export, Reading, read};
use ragam::fit::writing::Answers;
use ragam::fit::{FittedShop, Question, stretch, telling};
use ragam::language::{Language, Words};
use ragam::problems::is_hidden;
use serde::Deserialize;
use serde_json::{Value, json};

/// What an owner says besides files.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Given {
    /// The name of the shop; empty where it has none.
    name: String,
    /// The channel of a table that names none; empty where it stays open.
    channel: String,
    /// Answers to questions by their word; an empty one stays open.
    answers: Vec<(String, String)>,
    /// Shocks that the owner knows of, as `2023-10-04..2023-12-12`.
    shocks: Vec<String>,
}

/// Reads files whose bytes stand one after another.
pub(crate) fn read_files(files: &[(String, usize)], attached: &[u8]) -> Result<Reading, String> {
    // A name stands in a comment of one line.
    let names: Vec<String> = files
        .iter()
        .map(|(name, _)| name.replace(|c| c == '\n' || is_hidden(c), "\u{fffd}"))
        .collect();
    let mut rest = attached;
    let mut exports = Vec::new();
    for (name, (_, length)) in names.iter().zip(files) {
        let (bytes, behind) = rest
            .split_at_checked(*length)
            .ok_or_else(|| format!("{name}: {} of {length} bytes came", rest.len()))?;
        exports.push(Export { name, bytes });
        rest = behind;
    }
    Ok(read(&exports))
}

/// What was read, what could not be, and what no file says.
pub(crate) fn read_back(reading: &Reading, language: Language) -> Value {
    let words = Words::of(language);
    let refused = reading.refused.iter().map(|(file, why)| {
        json!({ "file": file, "message": why.sentence(&words), "help": why.help(&words) })
    });
    let open = Question::ALL
        .into_iter()
        .filter(|question| question.is_open(&Answers::default(), &reading.shop));
    let questions = open.map(|question| {
        json!({
            "word": question.word(),
            "sentence": question.sentence(&words),
            "example": question.example(),
        })
    });
    json!({
        "told": telling::read(reading, &words),
        "refused": refused.collect::<Vec<_>>(),
        "sells": reading.shop.channels.iter().any(|channel| channel.sales.iter().flatten().any(|sales| *sales > 0.0)),
        "names_no_channel": reading.names_no_channel(),
        "questions": questions.collect::<Vec<_>>(),
    })
}

/// The scenario with what was fitted in sentences, or a sentence for each answer that is wrong.
pub(crate) fn fit(reading: &Reading, given: &Given, language: Language) -> Value {
    let words = Words::of(language);
    let mut wrong = BTreeMap::new();
    let mut answers = Answers {
        name: Some(given.name.trim().to_owned()).filter(|name| !name.is_empty()),
        ..Answers::default()
    };
    for question in Question::ALL {
        let text = given.answers.iter().find(|(word, _)| word == question.word());
        let Some(text) = text.map(|(_, text)| text.trim()).filter(|text| !text.is_empty()) else {
            continue;
        };
        match question.understood(text, &words) {
            Ok(number) => *question.place(&mut answers) = Some(number),
            Err(help) => _ = wrong.insert(question.word(), help),
        }
    }
    let named: Vec<_> = given.shocks.iter().filter_map(|text| stretch(text)).collect();
    if named.len() < given.shocks.len() {
        wrong.insert("shock", words.text("fit.told.shock_wrong", &[]));
    }
    if !wrong.is_empty() {
        return json!({ "wrong": wrong });
    }
    let mut reading = reading.clone();
    if !given.channel.is_empty() {
        reading.name_channel(&given.channel);
    }
    match FittedShop::of(&reading.shop, &named) {
        Some(fitted) => {
            json!({ "told": fitted.told(&words), "text": fitted.text(&answers, &words) })
        }
        None => json!({
            "failed": words.text("fit.told.nothing", &[]),
            "help": words.text("fit.told.nothing_help", &[]),
        }),
    }
}
