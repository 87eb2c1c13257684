//! The text in which problems are shown.

use super::Span;

/// A file's name and text, kept so that problems can show the lines they are about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    name: String,
    text: String,
}

/// A line and a column, both counted from one; columns are characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
}

impl Source {
    /// A file of this name with this text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// The name shown in messages.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text to which spans refer.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text at a place; shorter when the place reaches past the end.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        let start = self.floor(span.start);
        let end = self.floor(span.end).max(start);
        self.text.get(start..end).unwrap_or_default()
    }

    /// Line and column of a byte.
    #[must_use]
    pub fn place(&self, byte: usize) -> Place {
        let before = self.slice(Span::new(0, byte));
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        Place { line: before.bytes().filter(|&b| b == b'\n').count() + 1, column }
    }

    /// The line that holds a byte, without its line ending.
    #[must_use]
    pub fn line_at(&self, byte: usize) -> Span {
        let at = self.floor(byte);
        let start = self.text[..at].rfind('\n').map_or(0, |found| found + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |found| at + found);
        let line = &self.text[start..end];
        // Without a line feed after it a carriage return is something in the line.
        let ends_with_both = end < self.text.len() && line.ends_with('\r');
        Span::new(start, end - usize::from(ends_with_both))
    }

    /// The nearest character boundary at or before a byte, inside the text.
    #[must_use]
    pub fn floor(&self, byte: usize) -> usize {
        let mut at = byte.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters() {
        let source = Source::new("a.toml", "x = 1\r\nnama = \"ä漢\" # y");
        let at = source.text().find('#').unwrap();
        assert_eq!(source.place(at), Place { line: 2, column: 13 });
    }

    #[test]
    fn lines_come_without_their_ending() {
        let source = Source::new("a.toml", "one\r\ntwo\n\nfour");
        let line = |byte| source.slice(source.line_at(byte));
        assert_eq!(
            [line(0), line(3), line(5), line(9), line(10), line(99)],
            ["one", "one", "two", "", "four", "four"]
        );
    }

    #[test]
    fn places_past_the_end_are_harmless() {
        let source = Source::new("a.toml", "ä");
        assert_eq!(source.slice(Span::new(1, 50)), "ä");
        assert_eq!(source.place(50), Place { line: 1, column: 2 });
    }
}
