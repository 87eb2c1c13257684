//! The embedded fonts: which characters they have, and how wide a text is.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use resvg::usvg;
use rustybuzz::{Face, UnicodeBuffer};

/// The family name inside the embedded font files.
pub(super) const FAMILY: &str = "Ragam Sans";

/// How far text reaches above and below its base line, as a share of its size.
pub(crate) const ASCENT: f64 = 0.78;
pub(crate) const DESCENT: f64 = 0.22;

/// Half the height of capitals and digits: text with its base line this far below a point looks
/// centred on it.
pub(super) const MIDDLE: f64 = 0.35;

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/ragam-sans-regular.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/fonts/ragam-sans-bold.ttf");

/// Stands visibly for a character that the fonts lack.
const REPLACEMENT: char = '\u{fffd}';

/// Lines are broken by trying, which measures the same texts over and over.
const MOST_WIDTHS: usize = 4096;

thread_local! {
    static WIDTHS: RefCell<HashMap<(String, Weight), f64>> = RefCell::new(HashMap::new());
}

/// The same list from which the font files are cut.
static CHARACTERS: LazyLock<BTreeSet<char>> = LazyLock::new(|| {
    include_str!("../../assets/fonts/characters.txt").chars().filter(|c| !c.is_control()).collect()
});

static OPTIONS: LazyLock<usvg::Options<'static>> = LazyLock::new(|| {
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    usvg::Options { fontdb: Arc::new(fonts), ..usvg::Options::default() }
});

/// The fonts by weight, as text is measured; those of what draws it.
static FACES: LazyLock<[Option<Face<'static>>; 2]> =
    LazyLock::new(|| [REGULAR, BOLD].map(|file| Face::from_slice(file, 0)));

/// How drawings are read: with the embedded fonts and no others.
pub(super) fn options() -> &'static usvg::Options<'static> {
    &OPTIONS
}

/// A typeface of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// The fonts as a style sheet has them, within itself.
#[must_use]
pub fn font_faces() -> String {
    let face = |weight: Weight, name: &str| {
        let file = BASE64_STANDARD.encode(weight.file());
        format!(
            "@font-face {{ font-family: \"{FAMILY}\"; font-weight: {name}; \
             src: url(data:font/ttf;base64,{file}) format(\"truetype\"); }}\n"
        )
    };
    face(Weight::Regular, "400") + &face(Weight::Bold, "700")
}

impl Weight {
    /// The file of its font.
    pub(crate) const fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Bold => BOLD,
        }
    }
}

/// The text as the fonts can draw it: white space becomes single blanks, invisible signs go, and
/// every character that the fonts lack is replaced by a visible sign.
pub(crate) fn drawable(text: &str) -> String {
    let mut drawn = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !drawn.is_empty() && !drawn.ends_with(' ') {
                drawn.push(' ');
            }
        } else if CHARACTERS.contains(&c) {
            drawn.push(c);
        } else if !is_invisible(c) {
            drawn.push(REPLACEMENT);
        }
    }
    drawn.truncate(drawn.trim_end().len());
    drawn
}

/// Control characters, joiners, direction marks, variation selectors and tags.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{feff}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e01ef}')
}

/// The width in pixels of a text of this size, kerning included, as it will be drawn.
pub(crate) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let key = (drawable(text), weight);
    if key.0.is_empty() {
        return 0.0;
    }
    let known = WIDTHS.with_borrow(|widths| widths.get(&key).copied());
    let width = known.unwrap_or_else(|| {
        let measured = measure(&key.0, weight);
        WIDTHS.with_borrow_mut(|widths| {
            if widths.len() >= MOST_WIDTHS {
                widths.clear();
            }
            widths.insert(key, measured);
        });
        measured
    });
    width * size
}

/// The width of a text in ems: the sum of how far each glyph moves on, as the text is shaped when it is drawn.
fn measure(text: &str, weight: Weight) -> f64 {
    let face = match weight {
        Weight::Regular => &FACES[0],
        Weight::Bold => &FACES[1],
    };
    let Some(face) = face else {
        // Should the fonts ever fail, a generous guess keeps labels apart.
        return text.chars().count() as f64 * 0.7;
    };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    let shaped = rustybuzz::shape(face, &[], buffer);
    let advances: i64 =
        shaped.glyph_positions().iter().map(|glyph| i64::from(glyph.x_advance)).sum();
    advances as f64 / f64::from(face.units_per_em())
}

/// Text as it may stand between the tags of a drawing.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_character_has_an_outline() {
        for &c in CHARACTERS.iter().filter(|c| !c.is_whitespace()) {
            for weight in [Weight::Regular, Weight::Bold] {
                assert!(width(&c.to_string(), 100.0, weight) > 0.0, "{c:?} has no width");
            }
        }
    }

    #[test]
    fn unknown_characters_are_replaced_where_they_stand() {
        assert_eq!(drawable("Toko 花 Batik"), "Toko \u{fffd} Batik");
        assert_eq!(drawable("a\u{200d}b\u{fe0f}"), "ab");
        assert_eq!(drawable("  a\n\t b  "), "a b");
        assert_eq!(drawable("Kafé Ülkü"), "Kafé Ülkü");
    }

    /// What is drawn is as wide as what was measured, or labels would touch: kerning, digits, signs.
    #[test]
    fn a_text_is_as_wide_as_it_is_drawn() {
        for text in [
            "Rp12,5 jt",
            "AVATAR Toko",
            "Senin–Jumat",
            "fi ffl 0,5%",
            "\u{fffd}",
            "Dari 10.000 kemungkinan",
        ] {
            for (weight, named) in [(Weight::Regular, "normal"), (Weight::Bold, "bold")] {
                let drawing = format!(
                    "<svg xmlns=\"http://www.w3.org/2000/svg\"><text font-family=\"{FAMILY}\" \
                     font-size=\"100\" font-weight=\"{named}\">{text}</text></svg>"
                );
                let tree = usvg::Tree::from_str(&drawing, options()).unwrap();
                let [usvg::Node::Text(drawn)] = tree.root().children() else { panic!("{text}") };
                let drawn = f64::from(drawn.bounding_box().width());
                assert!((width(text, 100.0, weight) - drawn).abs() < 1e-3, "{text}: {drawn}");
            }
        }
    }

    #[test]
    fn width_grows_with_size_and_text() {
        let one = width("Rp12,5 jt", 30.0, Weight::Regular);
        assert!((width("Rp12,5 jt", 60.0, Weight::Regular) - 2.0 * one).abs() < 1e-6);
        assert!(width("Rp12,5 jt", 30.0, Weight::Bold) > one);
        assert!((width("0000", 100.0, Weight::Regular) - 240.0).abs() < 0.5);
        assert_eq!(width(" ", 30.0, Weight::Regular), 0.0);
    }
}
