//! A key that is not stated yet, added to the text.

use super::spliced;
use crate::language::say;
use crate::problems::{Problem, Source, Span};
use crate::scenario::document::{self, Entry, Node, Table, Value};
use crate::scenario::words;

/// The text with a key that a table of it lacks, such as `simulation.seed` or `channel.a.commission`; a
/// plain table is added where it is missing. Nothing where that cannot be done in the text as it is
/// written.
pub(super) fn added(source: &Source, root: &Table, path: &str, value: f64) -> Option<String> {
    let text = source.text();
    let added = in_section(text, path, value).or_else(|| beside(text, root, path, value))?;
    // Tables can be written in many ways: what was added must be found where it belongs.
    let read = document::parse(&Source::new(source.name(), added.as_str())).ok()?;
    let found = document::find(&read, path)?.value.as_number();
    found.is_some_and(|found| words::number(found) == words::number(value)).then_some(added)
}

/// A key of a plain table, below its header.
fn in_section(text: &str, path: &str, value: f64) -> Option<String> {
    let (table, key) = path.split_once('.').filter(|(_, key)| !key.contains('.'))?;
    document::key_at(path)?;
    let (header, line) = (format!("[{table}]"), format!("{key} = {}\n", words::number(value)));
    let mut added = String::with_capacity(text.len() + header.len() + line.len() + 2);
    let mut is_added = false;
    for old in text.split_inclusive('\n') {
        added.push_str(old);
        let bare = old.split('#').next().unwrap_or_default().trim();
        if !is_added && bare == header {
            if !old.ends_with('\n') {
                added.push('\n');
            }
            added.push_str(&line);
            is_added = true;
        }
    }
    if !is_added {
        added.push_str(&format!("\n{header}\n{line}"));
    }
    Some(added)
}

/// A key of any table, beside the first value that the table states.
fn beside(text: &str, root: &Table, path: &str, value: f64) -> Option<String> {
    let (table, keys) = document::holder(root, path)?;
    let first = table.entries.iter().filter(|entry| is_value(entry));
    let first = first.min_by_key(|entry| entry.key_span.start)?;
    let line = text.get(..first.key_span.start)?.rsplit('\n').next()?.trim_start();
    let key = format!("{} = {}", keys.join("."), words::number(value));
    let behind = text.get(first.node.span.end..)?;
    let rest = behind.split('\n').next()?;
    if line.contains('{') || rest.trim_start().starts_with([',', '}']) {
        let place = Span::new(first.node.span.end, first.node.span.end);
        return Some(spliced(text, place, &format!(", {key}")));
    }
    // A dotted key, whose table the new one shares.
    let end = first.node.span.end + rest.len();
    Some(spliced(text, Span::new(end, end), &format!("\n{line}{key}")))
}

/// Whether an entry stands on a line of its table, and not in a table of its own.
fn is_value(entry: &Entry) -> bool {
    let is_table = |node: &Node| node.value.as_table().is_some();
    !is_table(&entry.node)
        && !entry.node.value.as_array().is_some_and(|list| list.iter().any(is_table))
}

/// Why nothing stands at a path: it leads nowhere, told with the nearest that is known, or the file
/// does not state it.
pub(super) fn unstated(mut root: Table, path: &str, value: f64) -> Problem {
    let node = Node { value: Value::Float(value), span: Span::default() };
    let Err(near) = document::put_anywhere(&mut root, path, node, Span::default()) else {
        let problem = Problem::error(say!("problem.rewrite.not_stated.message", path = path));
        return problem.help(say!("problem.rewrite.not_stated.help"));
    };
    let problem = Problem::error(say!("problem.rewrite.leads_nowhere.message", path = path));
    problem.help(near.help.unwrap_or_else(|| say!("problem.edit.nowhere.help")))
}

#[cfg(test)]
mod tests {
    use super::super::put_number;
    use super::*;

    fn put(text: &str, path: &str, value: f64) -> Result<String, Vec<Problem>> {
        put_number(&Source::new("x.toml", text), path, value)
    }

    /// It "led nowhere", while a key of a plain table was added.
    #[test]
    fn a_key_that_an_entry_of_a_list_lacks_is_added() {
        for (text, path, written) in [
            (
                "[[channel]]\nid = \"a\" # one\nname = \"A\"",
                "channel.a.commission",
                "# one\ncommission = 0.5\nname",
            ),
            (
                "[[channel]]\nname = \"A\"\nid = \"a\"",
                "channel.a.commission",
                "\"A\"\ncommission = 0.5\nid",
            ),
            (
                "[[channel]]\nid = \"a\"\n[[channel]]\nid = \"b\"",
                "channel.b.commission",
                "\"b\"\ncommission = 0.5",
            ),
            ("channel = [{ id = \"a\" }]\n", "channel.a.commission", "\"a\", commission = 0.5 }]"),
            (
                "channel = [\n{ id = \"a\",\nname = \"x\" }]\n",
                "channel.a.commission",
                "\"a\", commission = 0.5,\n",
            ),
            (
                "[[shock]]\nid = \"s\"\n",
                "shock.s.window.probability",
                "\"s\"\nwindow.probability = 0.5\n",
            ),
            (
                "[[shock]]\nid = \"s\"\n[shock.window]\nfrom_day = 3\n",
                "shock.s.window.probability",
                "from_day = 3\nprobability = 0.5\n",
            ),
            (
                "[[shock]]\nid = \"s\"\nwindow.from_day = 3\n",
                "shock.s.window.probability",
                "from_day = 3\nwindow.probability = 0.5\n",
            ),
        ] {
            let added = put(text, path, 0.5).unwrap();
            assert!(added.contains(written), "{added}");
        }
    }

    #[test]
    fn what_cannot_be_added_is_told() {
        let told = |path: &str| {
            let text = "[[channel]]\nid = \"a\"\n[simulation]\nweeks = 3\n";
            let problem = put(text, path, 0.5).unwrap_err().remove(0);
            format!("{} {}", problem.message, problem.help.unwrap_or_default())
        };
        let other = told("channel.b.commission");
        assert!(other.contains("leads nowhere") && other.contains("`a`"), "{other}");
        assert!(told("channel.a.comission").contains("did you mean `commission`?"));
        assert!(told("simulation.week").contains("did you mean `weeks`?"));
        assert!(told("costs.other.1.per_month").contains("leads nowhere"));
    }
}
