//! The page in one language.

use super::html::{element, escaped, list, section};
use super::numbers::numbers;
use crate::charts::{Look, Size};
use crate::language::{Language, Words, count, date_long};
use crate::pack::{Drawn, Material, PackError, Told};

/// Words that are explained, in the order in which a reader meets them.
const EXPLAINED: [&str; 16] = [
    "simulation",
    "possible_future",
    "of_hundred",
    "shock",
    "with_and_without",
    "channel",
    "mix",
    "effort",
    "cash",
    "out_of_cash",
    "reserve",
    "middle",
    "bad_times",
    "band",
    "assumed",
    "seed",
];

/// All that is told in a language.
pub(super) fn part(material: &Material, language: Language) -> Result<String, PackError> {
    let words = Words::of(language).in_currency(&material.report.currency);
    let told = Told::without_pictures(material, words);
    let text = |key: &str| words.text(&format!("document.report.{key}"), &[]);
    let mut part = format!("<article class=\"part part-{0}\" lang=\"{0}\">\n", language.code());
    part.push_str(&head(material, words));
    part.push_str(&section("summary", &text("summary"), &list(&told.sentences())));
    let mut ways = vec![text("read_chance")];
    if !material.report.shocks.is_empty() {
        ways.push(text("read_twice"));
    }
    ways.extend(["read_unsure", "read_print"].map(text));
    part.push_str(&section("reading", &text("reading"), &list(&ways)));
    part.push_str(&section("shop", &text("shop"), &list(&told.meaning())));
    part.push_str(&section("drawn", &text("pictures"), &pictures(&told)?));
    part.push_str(&section("numbers", &text("numbers"), &numbers(material, words)));
    part.push_str(&section("glossary", &text("glossary"), &glossary(words)));
    part.push_str(&foot(material, words));
    part.push_str("</article>\n");
    Ok(part)
}

fn head(material: &Material, words: Words) -> String {
    let horizon = material.report.horizon;
    let last = horizon.date(horizon.days() as i64 - 1);
    let dates = [
        ("from", date_long(horizon.start(), words.language())),
        ("to", date_long(last, words.language())),
    ];
    let dates = dates.each_ref().map(|(name, date)| (*name, date.as_str()));
    let lead = words.text("document.report.lead", &dates);
    format!(
        "<header>\n{}<p class=\"lead\">{}</p>\n</header>\n",
        element("h1", &material.report.business),
        escaped(&lead)
    )
}

/// The pictures, drawn upright with large type, so that they can be read on a phone and two side by
/// side on paper.
fn pictures(told: &Told<'_>) -> Result<String, PackError> {
    let drawn = told.drawn(Look { size: Size::Phone, ..Look::from(told.words) })?;
    // Each frame of single futures shows those before it too.
    let is_frame = |one: &&Drawn| one.name.starts_with("future_");
    let last = drawn.iter().filter(is_frame).map(|one| one.name.as_str()).max();
    let shown = drawn.iter().filter(|one| !is_frame(one) || last == Some(one.name.as_str()));
    let figures: String = shown.map(|one| figure(one, told.words)).collect();
    Ok(format!("<div class=\"pictures\">\n{figures}</div>\n"))
}

fn figure(drawn: &Drawn, words: Words) -> String {
    let prefix = format!("{}-{}-", words.language().code(), drawn.name);
    format!(
        "<figure>\n{}\n<figcaption>{}</figcaption>\n</figure>\n",
        drawn.picture.svg_with_text(&prefix),
        escaped(drawn.picture.description())
    )
}

fn glossary(words: Words) -> String {
    let explained = EXPLAINED.map(|word| {
        let term = words.text(&format!("document.word.{word}.term"), &[]);
        let meaning = words.text(&format!("document.word.{word}.meaning"), &[]);
        element("dt", &term) + &element("dd", &meaning)
    });
    format!("<dl>\n{}</dl>\n", explained.concat())
}

fn foot(material: &Material, words: Words) -> String {
    let report = &material.report;
    let told = [
        ("paths", count(report.paths as u64, words.language())),
        ("seed", report.seed.to_string()),
        ("file", material.name.clone()),
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
    ];
    let told = told.each_ref().map(|(name, value)| (*name, value.as_str()));
    let foot = words.text("document.report.foot", &told);
    format!("<footer>\n{}</footer>\n", element("p", &foot))
}
