//! Text that is broken into lines.

use super::item::Style;
use crate::charts::drawable;

/// Breaks a text at blanks into lines no wider than `width`; a word that is wider is broken where the
/// line ends.
pub(in crate::pack) fn lines(text: &str, style: Style, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in drawable(text).split(' ').filter(|word| !word.is_empty()) {
        for piece in pieces(word, style, width) {
            match lines.last_mut() {
                Some(line) if style.width(&format!("{line} {piece}")) <= width => {
                    line.push(' ');
                    line.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
    }
    lines
}

/// The same in no more lines than these: what is too much ends with an ellipsis.
pub(super) fn at_most(text: &str, style: Style, width: f64, most: usize) -> Vec<String> {
    let mut lines = lines(text, style, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && style.width(&format!("{last}…")) > width {
                last.pop();
            }
            last.truncate(last.trim_end().len());
            last.push('…');
        }
    }
    lines
}

/// A word in pieces that are no wider than `width`, each of at least one character.
fn pieces(word: &str, style: Style, width: f64) -> Vec<String> {
    if style.width(word) <= width {
        return vec![word.to_owned()];
    }
    let mut pieces = vec![String::new()];
    for sign in word.chars() {
        let Some(last) = pieces.last_mut() else { break };
        let longer = format!("{last}{sign}");
        if last.is_empty() || style.width(&longer) <= width {
            *last = longer;
        } else {
            pieces.push(sign.to_string());
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style::regular(10.0);

    #[test]
    fn no_line_is_wider_than_asked_and_no_word_is_lost() {
        let text = "Uang kas habis dalam 28 dari 100 kemungkinan masa depan toko ini";
        for width in [40.0, 77.5, 120.0, 1000.0] {
            let broken = lines(text, STYLE, width);
            assert!(broken.iter().all(|line| STYLE.width(line) <= width), "{broken:?}");
            let letters = |text: &str| text.replace(' ', "");
            assert_eq!(letters(&broken.concat()), letters(text));
        }
        assert!(lines("  ", STYLE, 50.0).is_empty());
    }

    #[test]
    fn a_long_word_is_broken_and_a_long_text_is_cut_visibly() {
        let word = "w".repeat(200);
        let broken = lines(&word, STYLE, 60.0);
        assert!(broken.len() > 10 && broken.iter().all(|line| STYLE.width(line) <= 60.0));
        let cut = at_most(&word, STYLE, 60.0, 2);
        assert!(cut.len() == 2 && cut[1].ends_with('…') && STYLE.width(&cut[1]) <= 60.0);
        assert_eq!(at_most("pendek", STYLE, 60.0, 2), ["pendek"]);
    }
}
