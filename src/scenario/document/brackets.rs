//! Lists and braces that are never closed, and so swallow the lines below.

use crate::language::say;
use crate::problems::{Problem, Source, Span};

/// The problem of an open bracket, when the parser has stumbled over what follows it.
pub(super) fn left_open(source: &Source, span: Span, description: &str) -> Option<Problem> {
    let open = last_open(source.text().get(..span.start)?)?;
    if !is_left_open(source, open, span, description) {
        return None;
    }
    let bracket = source.slice(Span::new(open, open + 1));
    let (kind, close) = if bracket == "[" {
        (say!("problem.brackets.list"), "]")
    } else {
        (say!("problem.brackets.table"), "}")
    };
    Some(
        Problem::error(say!("problem.brackets.left_open.message", kind = kind))
            .at(Span::new(open, open + 1))
            .label(say!("problem.brackets.left_open.label"))
            .see(span, say!("problem.brackets.left_open.see"))
            .help(say!("problem.brackets.left_open.help", close = close)),
    )
}

/// Whether the bracket is to blame, and not a missing comma.
fn is_left_open(source: &Source, open: usize, span: Span, description: &str) -> bool {
    let next = source.slice(Span::new(span.start, span.start + 1));
    let below = source.place(span.start).line > source.place(open).line;
    match description {
        "unclosed array" | "unclosed inline table" => true,
        "missing key for inline table element" => next == "{",
        "missing comma between array elements" | "unexpected `=` in array" => {
            below && begins_anew(source.slice(source.line_at(span.start)).trim_start())
        }
        _ => below && description.starts_with("missing") && next == "[",
    }
}

/// Whether a line reads like a heading or a setting, and not like a part of a list.
fn begins_anew(line: &str) -> bool {
    let name_end = line.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
    let after_name = name_end.and_then(|end| line.get(end..)).unwrap_or_default();
    let setting = name_end != Some(0) && after_name.trim_start().starts_with('=');
    let heading = line.starts_with('[') && line.trim_end().ends_with(']') && !line.contains(',');
    setting || heading
}

/// The last bracket that is still open at the end of a text; strings and comments are skipped.
fn last_open(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    let mut skipping = None;
    for (at, c) in text.char_indices() {
        match (skipping, c) {
            (Some('#' | '"' | '\''), '\n') => skipping = None,
            (Some(quote), c) if c == quote && quote != '#' => skipping = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '#') => skipping = Some(c),
            (None, '[' | '{') => open.push(at),
            (None, ']' | '}') => {
                open.pop();
            }
            (None, _) => {}
        }
    }
    open.pop()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_and_headings_begin_anew() {
        assert!(begins_anew("returns = 0.02") && begins_anew("[costs]"));
        assert!(!begins_anew("{ days = 3, share = 0.7 },") && !begins_anew("[1, 2]"));
    }

    #[test]
    fn the_last_open_bracket() {
        assert_eq!(last_open("a = [1, [2], "), Some(4));
        assert_eq!(last_open("a = [\"]\", 2 # ]\n"), Some(4));
        assert_eq!(last_open("[a]\nb = { c = [1] }\n"), None);
    }
}
