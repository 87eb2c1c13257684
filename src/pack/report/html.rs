//! Text as it may stand in a page.

/// A text that no browser takes for anything else, between tags and within attributes.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            sign if sign.is_control() => safe.push(' '),
            sign => safe.push(sign),
        }
    }
    safe
}

/// A text within a tag.
pub(super) fn element(tag: &str, text: &str) -> String {
    format!("<{tag}>{}</{tag}>\n", escaped(text))
}

/// A list with a bullet a text.
pub(super) fn list(texts: &[String]) -> String {
    let items: String = texts.iter().map(|text| element("li", text)).collect();
    format!("<ul>\n{items}</ul>\n")
}

/// A part of the page under a heading.
pub(super) fn section(class: &str, heading: &str, inside: &str) -> String {
    format!("<section class=\"{class}\">\n{}{inside}</section>\n", element("h2", heading))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_taken_for_a_tag_or_ends_an_attribute() {
        let hostile = "<script>alert(\"1\")</script> & 'x'\u{0}";
        let safe = escaped(hostile);
        assert!(!safe.contains(['<', '>', '"', '\'', '\u{0}']), "{safe}");
        assert_eq!(element("p", "a<b"), "<p>a&lt;b</p>\n");
    }
}
