//! `handout.pdf`: a page for each participant with room to write, and a worksheet of cash to fill in by hand.

mod participant;
mod worksheet;

use super::pdf::{A4, Align, Frame, Page, Properties, Style, write};
use super::{PackError, Told};
use crate::language::Words;

/// Room beside what stands on a sheet, points.
const MARGIN: f64 = 42.0;
/// The type of both sides.
const TITLE: Style = Style::bold(18.0);
const HEADING: Style = Style::bold(12.0);
const BODY: Style = Style::regular(10.0);
const SMALL: Style = Style::muted(8.5);

/// The two sides of the sheet.
pub(super) fn handout(told: &Told<'_>) -> Result<Vec<u8>, PackError> {
    let pages = [participant::participant(told), worksheet::worksheet(told)];
    let title = text(told.words, "document.handout.title");
    let description = text(told.words, "document.worksheet.title");
    let properties = Properties {
        title: &format!("{title}: {}", told.material.report.business),
        description: &description,
        language: told.words.language(),
    };
    write(&pages, properties).map_err(|why| PackError::document("handout.pdf", why))
}

/// A side with its title, and where to write on it.
fn open_side(words: Words, title: &str) -> (Page, Frame) {
    let mut page = Page::new(A4);
    let inside = page.inside(MARGIN);
    page.text(&text(words, title), (inside.left, 56.0), TITLE, Align::Left);
    (page, inside)
}

fn text(words: Words, key: &str) -> String {
    words.text(key, &[])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::pack::samples::{HOSTILE, PLAIN, material};

    #[test]
    fn nothing_leaves_the_sheet_or_touches_and_it_is_full_of_room() {
        for sample in [HOSTILE, PLAIN] {
            for language in Language::ALL {
                let words = Words::of(language);
                let told = Told::without_pictures(material(sample), words);
                for page in [participant::participant(&told), worksheet::worksheet(&told)] {
                    assert_eq!(page.faults(), Vec::<String>::new(), "{language}");
                    assert!(!page.words().contains("[document."), "{}", page.words());
                }
                assert_eq!(handout(&told).unwrap(), handout(&told).unwrap());
            }
        }
    }

    #[test]
    fn only_a_shop_with_shocks_is_asked_about_them() {
        let words = Words::of(Language::Indonesian);
        let of =
            |sample| participant::participant(&Told::without_pictures(material(sample), words));
        assert!(of(HOSTILE).words().contains("tanpa gangguan"));
        assert!(!of(PLAIN).words().contains("Ternyata, tanpa"));
    }
}
