//! Text inside XML.

/// A text as XML takes it, in an element or an attribute. What XML cannot hold at all, control characters among it,
/// becomes a space, so that a name from a file can neither break a document nor add to it.
pub(super) fn text(plain: &str) -> String {
    let mut safe = String::with_capacity(plain.len());
    for letter in plain.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&apos;"),
            other if other.is_control() || matches!(other, '\u{fffe}' | '\u{ffff}') => {
                safe.push(' ');
            }
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_place() {
        assert_eq!(text("<a b=\"c\">&'"), "&lt;a b=&quot;c&quot;&gt;&amp;&apos;");
        assert_eq!(text("a\u{0}b\u{1b}c\nd\u{7f}e\u{ffff}"), "a b c d e ");
        assert_eq!(text("Batik 🧵 ۞ “x”"), "Batik 🧵 ۞ “x”");
    }
}
