//! `report.html`: everything that was found, on one page for a browser or for paper.
//!
//! The page refers to nothing outside itself and runs no program: languages are switched by two buttons
//! and the style sheet. Pictures are drawings within it, so that they stay sharp on paper.

mod html;
mod numbers;
mod part;

use super::{Material, PackError, Told};
use crate::charts::font_faces;
use crate::language::{Language, Words};
use html::escaped;
pub(super) use numbers::mark_in_words;

const STYLE: &str = include_str!("report.css");

/// Nothing from outside, and no program, whatever a name may say.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";

/// The page, opened in the language that is told.
pub(super) fn report(told: &Told<'_>) -> Result<Vec<u8>, PackError> {
    page(told.material, told.words.language())
}

/// The page of what was found, opened in a language.
pub(super) fn page(material: &Material, opened: Language) -> Result<Vec<u8>, PackError> {
    let words = Words::of(opened);
    let business = escaped(&material.report.business);
    let title = words.text("document.report.title", &[("business", &business)]);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"generator\" content=\"Ragam {version}\">\n<title>{title}</title>\n\
         <style>\n{fonts}{STYLE}</style>\n</head>\n<body>\n<main>\n",
        code = opened.code(),
        version = env!("CARGO_PKG_VERSION"),
        fonts = font_faces(),
    );
    for language in Language::ALL {
        page.push_str(&switch(language, language == opened));
    }
    for language in Language::ALL {
        page.push_str(&part::part(material, language)?);
    }
    page.push_str("</main>\n</body>\n</html>\n");
    Ok(page.into_bytes())
}

/// The button of a language.
fn switch(language: Language, is_chosen: bool) -> String {
    let code = language.code();
    let name = Words::of(language).text("document.report.language", &[]);
    let checked = if is_chosen { " checked" } else { "" };
    format!(
        "<input class=\"switch\" type=\"radio\" name=\"language\" id=\"show-{code}\"{checked}>\
         <label class=\"choice\" for=\"show-{code}\" lang=\"{code}\">{name}</label>\n",
    )
}

#[cfg(test)]
mod tests;
