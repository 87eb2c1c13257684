//! What a trainer asks, answers and discusses.

use super::{Notes, Shown, Topic};
use crate::decide::Further;
use crate::language::count;
use crate::output::{
    Answer as _, ComparisonAnswer, MeaningTopic, SpokenTopic, meaning_about, spoken_about,
};
use crate::pack::Told;

/// The words to a slide.
pub(super) fn notes(told: &Told<'_>, topic: Topic, shown: &Shown) -> Notes {
    let language = told.words.language();
    let (assumed, all) = told.material.text().assumed();
    let (assumed, all) = (count(assumed as u64, language), count(all as u64, language));
    let paths = count(told.material.report.paths as u64, language);
    let values = [("paths", paths.as_str()), ("n", assumed.as_str()), ("all", all.as_str())];
    let text = |what: &str| told.words.text(&format!("pack.{}.{what}", topic.key()), &values);
    Notes {
        ask: text("ask"),
        answer: answer(told, topic, shown),
        discuss: text("discuss"),
        belief: text("belief"),
        truth: text("truth"),
    }
}

/// The answer: what the picture says, or what stands on the slide, then what the run says of it.
fn answer(told: &Told<'_>, topic: Topic, shown: &Shown) -> Vec<String> {
    let mut lines: Vec<String> = match shown {
        Shown::Picture(name) => {
            told.picture(name).map(|one| ended(one.title())).into_iter().collect()
        }
        Shown::Cover(_) => vec![told.words.text("pack.cover.answer", &[])],
        Shown::Lines(_)
            if [Topic::Guess, Topic::Shop, Topic::Shock, Topic::Channels].contains(&topic) =>
        {
            Vec::new()
        }
        Shown::Lines(lines) => lines.clone(),
    };
    for line in further(told, topic) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// A title as a sentence.
fn ended(title: &str) -> String {
    let has_end = title.ends_with(['.', '?', '!', '…']);
    if has_end { title.to_owned() } else { format!("{title}.") }
}

fn further(told: &Told<'_>, topic: Topic) -> Vec<String> {
    let spoken = |topics: &[SpokenTopic]| topics.iter().flat_map(|one| said(told, *one)).collect();
    let meaning = |topic| meaning_about(&told.material.model, told.words.language(), topic);
    match topic {
        Topic::Shop => meaning(MeaningTopic::Month),
        Topic::Channels => meaning(MeaningTopic::Channels),
        Topic::Dependence => spoken(&[SpokenTopic::Dependence]),
        Topic::Ordinary => meaning(MeaningTopic::Variation),
        Topic::Shock => meaning(MeaningTopic::Shocks),
        Topic::Anatomy => spoken(&[SpokenTopic::BecauseOfShocks]),
        Topic::Guess => spoken(&[SpokenTopic::OutOfCash, SpokenTopic::WithoutShocks]),
        Topic::Hundred => {
            spoken(&[SpokenTopic::OutOfCash, SpokenTopic::WithoutShocks, SpokenTopic::Shocks])
        }
        Topic::Fan => spoken(&[SpokenTopic::NetCashFlow, SpokenTopic::BecauseOfShocks]),
        Topic::Compare => compared(told),
        Topic::HaveNeed => spoken(&[SpokenTopic::Reserve]),
        Topic::Reserve => told.buffer.sentences(told.words.language()),
        Topic::Cover
        | Topic::Future
        | Topic::When
        | Topic::Money
        | Topic::Calendar
        | Topic::Live
        | Topic::Plan
        | Topic::WhatIf
        | Topic::Price
        | Topic::Monday => Vec::new(),
    }
}

fn said(told: &Told<'_>, topic: SpokenTopic) -> Vec<String> {
    spoken_about(&told.material.report, told.words.language(), topic)
}

fn compared(told: &Told<'_>) -> Vec<String> {
    let Some(comparison) = told.comparison.clone() else { return Vec::new() };
    let answer = ComparisonAnswer { comparison, further: Further::default(), places: Vec::new() };
    answer.sentences(told.words.language())
}
