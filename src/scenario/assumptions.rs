//! The numbers of a file with what their comments say of them: reported by whom, assumed why.

use super::document::{self, Node, Table, Value};
use super::format::{Kind, ROOT, TableFormat};
use crate::problems::{Source, Span};

/// Where a number comes from, by the first word of its comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Somebody said or measured it.
    Reported,
    /// Nobody reported it.
    Assumed,
    /// Found on records of this shop or another.
    Measured,
    /// The owner said so.
    Answered,
    /// A comment that begins otherwise.
    Note,
    /// Nothing is said of it.
    Unmarked,
}

/// The first words of comments, in both languages.
const MARKS: [(&str, Mark); 9] = [
    ("reported", Mark::Reported),
    ("dilaporkan", Mark::Reported),
    ("assumed", Mark::Assumed),
    ("anggapan", Mark::Assumed),
    ("measured", Mark::Measured),
    ("fitted", Mark::Measured),
    ("diukur", Mark::Measured),
    ("answer", Mark::Answered),
    ("jawaban", Mark::Answered),
];

/// A number of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    /// The path of its key, such as `channel.shopee.commission`.
    pub key: String,
    /// What stands in the file.
    pub value: String,
    /// Where it comes from.
    pub mark: Mark,
    /// Its comment without the mark; empty where there is none.
    pub source: String,
    /// Its line, from 1.
    pub line: usize,
}

impl Mark {
    /// Its name in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Assumed => "assumed",
            Self::Measured => "measured",
            Self::Answered => "answered",
            Self::Note => "note",
            Self::Unmarked => "unmarked",
        }
    }
}

/// The numbers of a file in its order, without those that say how it is simulated; none of a text that
/// is no document.
#[must_use]
pub fn assumptions(source: &Source) -> Vec<Assumption> {
    let mut list = List { source, found: Vec::new() };
    if let Ok(root) = document::parse(source) {
        list.table(&root, &ROOT, "");
    }
    list.found
}

struct List<'a> {
    source: &'a Source,
    found: Vec<Assumption>,
}

impl List<'_> {
    fn table(&mut self, table: &Table, format: &'static TableFormat, path: &str) {
        for entry in &table.entries {
            let at_top = path.is_empty();
            let Some(key) = format.key(&entry.key) else { continue };
            if at_top && ["format", "simulation"].contains(&key.name) {
                continue;
            }
            let path = if at_top { entry.key.clone() } else { format!("{path}.{}", entry.key) };
            self.value(&entry.node, key.kind, path, entry.key_span);
        }
    }

    fn value(&mut self, node: &Node, kind: Kind, path: String, place: Span) {
        match (kind, &node.value) {
            (Kind::Table(inner), Value::Table(table)) => self.table(table, inner, &path),
            (Kind::Tables(inner, _) | Kind::IdsOrTables(inner, _), Value::Array(items)) => {
                for (item, name) in items.iter().zip(document::names(items, inner)) {
                    if let Some(table) = item.value.as_table() {
                        self.table(table, inner, &format!("{path}.{name}"));
                    }
                }
            }
            (
                Kind::Number | Kind::Value | Kind::Plain | Kind::Integer | Kind::Anything,
                Value::Integer(_)
                | Value::Float(_)
                | Value::Array(_)
                | Value::Table(_)
                | Value::Text(_),
            ) => self.number(node, path, place),
            _ => {}
        }
    }

    fn number(&mut self, node: &Node, key: String, place: Span) {
        let comment = self.behind(node.span).or_else(|| self.above(place)).unwrap_or_default();
        let (mark, source) = marked(&comment);
        self.found.push(Assumption {
            key,
            value: self.source.slice(node.span).to_owned(),
            mark,
            source,
            line: self.source.place(place.start).line,
        });
    }

    /// The comment behind a value, on the line where it ends.
    fn behind(&self, value: Span) -> Option<String> {
        let line = self.source.line_at(value.end.saturating_sub(1));
        let rest = self.source.slice(Span::new(value.end, line.end));
        let (_, comment) = rest.split_once('#')?;
        Some(comment.trim().to_owned())
    }

    /// The comment in the lines right above a key.
    fn above(&self, key: Span) -> Option<String> {
        let mut lines = Vec::new();
        let mut start = self.source.line_at(key.start).start;
        while start > 0 {
            let line = self.source.line_at(start - 1);
            let Some(text) = self.source.slice(line).trim().strip_prefix('#') else { break };
            lines.push(text.trim().to_owned());
            start = line.start;
        }
        lines.reverse();
        (!lines.is_empty()).then(|| lines.join(" "))
    }
}

fn marked(comment: &str) -> (Mark, String) {
    let small = comment.to_lowercase();
    let found = MARKS.iter().find(|(word, _)| small.starts_with(word));
    match found {
        Some((word, mark)) => {
            let rest = comment.get(word.len()..).unwrap_or_default();
            (*mark, rest.trim_start_matches([':', ' ']).to_owned())
        }
        None if comment.is_empty() => (Mark::Unmarked, String::new()),
        None => (Mark::Note, comment.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "format = 1\n[business]\nname = \"x\"\n# assumed: two\n# weeks of it\n\
        opening_cash = 5_000_000\n[[channel]]\nid = \"a\"\nweekly_sales = [7, 9] # reported [H]: so\n\
        commission = 0.1 # jawaban\norder_value = 90\n[channel.ramp]\ndelay_days = 3 # as said\n\
        [[costs.other]]\nname = \"Listrik\"\nper_month = 3\n";

    fn found(key: &str) -> Assumption {
        let all = assumptions(&Source::new("x.toml", TEXT));
        all.into_iter().find(|one| one.key == key).unwrap()
    }

    #[test]
    fn a_number_comes_with_its_mark_and_its_source() {
        let cash = found("business.opening_cash");
        assert_eq!((cash.mark, cash.source.as_str()), (Mark::Assumed, "two weeks of it"));
        assert_eq!((cash.value.as_str(), cash.line), ("5_000_000", 6));
        let sales = found("channel.a.weekly_sales");
        assert_eq!((sales.mark, sales.source.as_str()), (Mark::Reported, "[H]: so"));
        assert_eq!(sales.value, "[7, 9]");
        assert_eq!(found("channel.a.commission").mark, Mark::Answered);
        assert_eq!(found("channel.a.order_value").mark, Mark::Unmarked);
        assert_eq!(found("channel.a.ramp.delay_days").mark, Mark::Note);
        assert_eq!(found("costs.other.Listrik.per_month").value, "3");
    }

    #[test]
    fn what_is_no_document_has_none() {
        assert_eq!(assumptions(&Source::new("x.toml", "= =")), []);
    }
}
