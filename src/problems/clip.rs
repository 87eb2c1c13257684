//! Cutting a marked place down to what can be shown.

use std::ops::Range;

use super::{Source, Span};

/// The most characters that are marked: enough to see what is meant.
const LONGEST_MARK: usize = 60;

/// The part of a place that lies on its first line, and no more than can be read at a glance.
///
/// A place may be a whole table over many lines; marking its beginning says as much.
pub(super) fn to_first_line(source: &Source, span: Span) -> Range<usize> {
    let line_end = source.line_at(span.start).end;
    // The end of a line is not shown, and a place may be in it.
    let start = source.floor(span.start).min(line_end);
    let wanted = source.floor(span.end).clamp(start, line_end);
    let text = source.slice(Span::new(start, wanted));
    let length = text.char_indices().nth(LONGEST_MARK).map_or(text.len(), |(at, _)| at);
    start..start + length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_to_the_first_line() {
        let source = Source::new("a", "[one]\r\nx = 1\n");
        assert_eq!(to_first_line(&source, Span::new(1, 12)), 1..5);
        assert_eq!(to_first_line(&source, Span::new(5, 7)), 5..5);
    }

    #[test]
    fn keeps_long_marks_short() {
        let source = Source::new("a", "漢".repeat(1000));
        assert_eq!(to_first_line(&source, Span::new(3, 3000)), 3..183);
    }

    #[test]
    fn never_leaves_the_text() {
        let source = Source::new("a", "abc");
        assert_eq!(to_first_line(&source, Span::new(10, 20)), 3..3);
    }
}
