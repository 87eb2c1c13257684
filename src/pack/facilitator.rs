//! `facilitator.md`: the plan of the lesson.

use super::lesson::{Lesson, Part};
use super::{PackError, Told, other_files};
use crate::language::{Words, count};
use crate::output::number_name;
use crate::scenario::Mark;

/// The plan of the lesson as Markdown.
pub(super) fn facilitator(told: &Told<'_>) -> Result<Vec<u8>, PackError> {
    let lesson = told.lesson();
    let plan = Plan { told, words: told.words };
    let parts = [plan.head(), plan.needed(), plan.times(&lesson), plan.slides(&lesson)];
    Ok(parts.into_iter().chain([plan.numbers()]).collect::<String>().into_bytes())
}

struct Plan<'a> {
    told: &'a Told<'a>,
    words: Words,
}

impl Plan<'_> {
    fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        plain(&self.words.text(key, values))
    }

    fn head(&self) -> String {
        let report = &self.told.material.report;
        let paths = count(report.paths as u64, self.words.language());
        let values = [("paths", paths.as_str()), ("seed", &report.seed.to_string())];
        let title = self.text("pack.facilitator.title", &[("business", &report.business)]);
        format!("# {title}\n\n{}\n\n", self.text("pack.facilitator.lead", &values))
    }

    fn needed(&self) -> String {
        let mut lines = vec![
            self.text("pack.facilitator.needed_room", &[]),
            self.text("pack.facilitator.needed_people", &[]),
        ];
        let files = other_files();
        lines
            .extend(files.map(|name| self.text("pack.facilitator.needed_file", &[("name", name)])));
        let lines: String = lines.iter().map(|line| format!("- {line}\n")).collect();
        format!("## {}\n\n{lines}\n", self.text("pack.facilitator.needed", &[]))
    }

    fn times(&self, lesson: &Lesson) -> String {
        let heads = ["time", "step", "slides"]
            .map(|name| self.text(&format!("pack.facilitator.{name}"), &[]));
        let row = |part: &Part| {
            let places = lesson.slides.iter().zip(1..).filter(|(slide, _)| slide.step == part.step);
            let places: Vec<u32> = places.map(|(_, place)| place).collect();
            let slides = match places.as_slice() {
                [first, .., last] => format!("{first}–{last}"),
                [only] => only.to_string(),
                [] => String::new(),
            };
            let name = plain(&part.step.name(self.words));
            format!("| {}–{} | {name} | {slides} |\n", part.from, part.to)
        };
        let rows: String = lesson.parts.iter().map(row).collect();
        let title = self.text("pack.facilitator.times", &[]);
        format!("## {title}\n\n| {} |\n|---|---|---|\n{rows}\n", heads.join(" | "))
    }

    fn slides(&self, lesson: &Lesson) -> String {
        let mut told = String::new();
        let mut step = None;
        for (slide, number) in lesson.slides.iter().zip(1..) {
            if step != Some(slide.step) {
                step = Some(slide.step);
                told.push_str(&format!("## {}\n\n", plain(&slide.step.name(self.words))));
            }
            let values = [("n", &*i32::to_string(&number)), ("title", slide.title.as_str())];
            let title = self.text("pack.facilitator.slide", &values);
            told.push_str(&format!("### {title}\n\n"));
            let notes = &slide.notes;
            let one = |key: &str, text: &str| format!("{}\n\n", self.text(key, &[("text", text)]));
            told.push_str(&one("pack.notes.ask", &notes.ask));
            told.push_str(&format!("{}\n\n", self.text("pack.notes.answer", &[])));
            notes.answer.iter().for_each(|line| told.push_str(&format!("- {}\n", plain(line))));
            told.push('\n');
            told.push_str(&one("pack.notes.discuss", &notes.discuss));
            told.push_str(&one("pack.notes.belief", &notes.belief));
            told.push_str(&one("pack.notes.truth", &notes.truth));
        }
        told
    }

    /// Every number of the scenario with its mark and source.
    fn numbers(&self) -> String {
        let material = self.told.material;
        if material.numbers.is_empty() {
            return String::new();
        }
        let heads = ["number", "value", "mark", "source"]
            .map(|name| self.text(&format!("pack.facilitator.{name}"), &[]));
        let shown = material.model.shown_names();
        let rows: String = material
            .numbers
            .iter()
            .map(|one| {
                let name = plain(&number_name(&one.key, &shown, self.words));
                let (value, source) = (plain(&one.value), plain(&one.source));
                format!("| {name} | {value} | {} | {source} |\n", self.mark(one.mark))
            })
            .collect();
        let (assumed, all) = material.text().assumed();
        let number = |n: usize| count(n as u64, self.words.language());
        let values = [("n", &*number(assumed)), ("all", &*number(all))];
        format!(
            "## {}\n\n{}\n\n| {} |\n|---|---|---|---|\n{rows}",
            self.text("pack.facilitator.numbers", &[]),
            self.text("pack.facilitator.numbers_lead", &values),
            heads.join(" | ")
        )
    }

    fn mark(&self, mark: Mark) -> String {
        self.text(
            match mark {
                Mark::Reported => "pack.facilitator.mark_reported",
                Mark::Assumed => "pack.facilitator.mark_assumed",
                Mark::Measured => "pack.facilitator.mark_measured",
                Mark::Answered => "pack.facilitator.mark_answered",
                Mark::Note => "pack.facilitator.mark_note",
                Mark::Unmarked => "pack.facilitator.mark_unmarked",
            },
            &[],
        )
    }
}

/// A text that Markdown shows as it is: a name from a file makes no heading, link, table or markup.
fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' => {
                safe.push('\\');
                safe.push(letter);
            }
            other if other.is_control() => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_no_markup() {
        assert_eq!(
            plain("# [a](b) | *c* <d>\n`e`"),
            "\\# \\[a\\](b) \\| \\*c\\* &lt;d&gt; \\`e\\`"
        );
        assert_eq!(plain("Rp12,5 jt (±3)"), "Rp12,5 jt (±3)");
    }
}
