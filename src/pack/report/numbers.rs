//! Every number of the scenario with its mark and its source.

use super::html::{element, escaped};
use crate::language::{Words, count};
use crate::output::number_name;
use crate::pack::Material;
use crate::scenario::{Assumption, Mark};

/// How many there are of each kind, all of them, and what the file says at its head.
pub(super) fn numbers(material: &Material, words: Words) -> String {
    let shown = material.model.shown_names();
    let text = |key: &str| words.text(&format!("document.report.{key}"), &[]);
    let headings = ["number", "value", "mark", "source"].map(text);
    let head: String = headings
        .iter()
        .map(|heading| format!("<th scope=\"col\">{}</th>", escaped(heading)))
        .collect();
    let rows: String = material.numbers.iter().map(|number| row(number, &shown, words)).collect();
    let mut told = element("p", &how_many(material, words));
    told.push_str(&element("p", &text("value_note")));
    told.push_str(&format!(
        "<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    ));
    let notes = material.notes_at_the_head();
    if !notes.is_empty() {
        told.push_str(&element("h3", &text("head_notes")));
        told.push_str(&notes.iter().map(|note| element("p", note)).collect::<String>());
    }
    told
}

fn how_many(material: &Material, words: Words) -> String {
    let (assumed, all) = material.text().assumed();
    let told = |number: usize| count(number as u64, words.language());
    words.text("document.report.how_many", &[("n", &told(assumed)), ("all", &told(all))])
}

fn row(number: &Assumption, shown: &[(String, String)], words: Words) -> String {
    let name = number_name(&number.key, shown, words);
    let mark = mark_in_words(number.mark, words);
    format!(
        "<tr><td>{}</td><td><code>{}</code></td><td><span class=\"mark {}\">{}</span></td>\
         <td>{}</td></tr>\n",
        escaped(&name),
        escaped(&number.value),
        number.mark.name(),
        escaped(&mark),
        escaped(&number.source)
    )
}

/// What a mark is called.
pub(in crate::pack) fn mark_in_words(mark: Mark, words: Words) -> String {
    words.text(&format!("document.mark.{}", mark.name()), &[])
}
