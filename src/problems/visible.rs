//! Text of unknown origin made harmless to show.

use std::borrow::Cow;

/// The text with control characters and direction marks written out: they could hide or reorder
/// what is shown, or change the terminal. Line ends stay.
///
/// ```
/// assert_eq!(ragam::problems::visible("a\u{9b}31m"), "a\\u{9b}31m");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_hidden(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Whether a character is not to reach a terminal: it is seen by nobody and changes what is seen.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    let directs = matches!(
        c,
        '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    );
    directs || (c.is_control() && c != '\n')
}

/// Lines of a file as they can be shown: what is hidden has a sign in its place.
///
/// Tabs and the ends of lines stay, for the renderer knows them.
pub(super) fn lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let ends_line = c == '\r' && rest.peek() == Some(&'\n');
        shown.push(if c == '\t' || ends_line { c } else { sign(c) });
    }
    shown
}

/// The picture of a control character where there is one.
fn sign(c: char) -> char {
    match u32::from(c) {
        _ if !is_hidden(c) => c,
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7f => '\u{2421}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_stays() {
        assert!(matches!(visible("Toko Melati, 漢字\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn lines_keep_their_tabs_and_ends() {
        assert_eq!(
            lines("\ta\r\nb\r\r\n\u{9b}\u{7f}\u{2067}"),
            "\ta\r\nb\u{240d}\r\n\u{fffd}\u{2421}\u{fffd}"
        );
    }

    #[test]
    fn hidden_characters_are_written_out() {
        assert_eq!(visible("a\u{1b}[31m\u{202e}\t"), "a\\u{1b}[31m\\u{202e}\\u{9}");
    }
}
