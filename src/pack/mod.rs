//! What a trainer carries into the room: slides, a plan of the lesson, and what else is made of one scenario.
//!
//! The questions are put once ([`Material`]); [`Told`] is what was found in one language, with its pictures. Each
//! document is one line in `DOCUMENTS` and a module that makes its bytes of a [`Told`]. Nothing here touches a
//! file, the clock or the terminal.

mod answer;
mod error;
mod facilitator;
mod figures;
#[cfg(feature = "pdf")]
mod game;
#[cfg(feature = "pdf")]
mod handout;
pub mod lesson;
mod material;
#[cfg(feature = "pdf")]
mod pdf;
mod report;
#[cfg(test)]
mod samples;
mod slides;
mod told;

pub use answer::Pack;
pub use error::PackError;
pub use material::Material;
pub use told::{Drawn, Told};

use crate::language::Language;

/// A document of the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The name of its file, without a folder.
    pub name: &'static str,
    /// What the file holds.
    pub bytes: Vec<u8>,
}

/// How the bytes of a document are made.
type Make = fn(&Told<'_>) -> Result<Vec<u8>, PackError>;

/// The documents in the order in which they are listed: what people call it, the name of its file, its maker. Files
/// of one kind share a name.
const DOCUMENTS: &[(&str, &str, Make)] = &[
    ("slides", "slides.pptx", slides::slides),
    #[cfg(feature = "pdf")]
    ("slides", "slides.pdf", slides::printed),
    ("facilitator", "facilitator.md", facilitator::facilitator),
    #[cfg(feature = "pdf")]
    ("handout", "handout.pdf", handout::handout),
    #[cfg(feature = "pdf")]
    ("game", "game.pdf", game::game),
    ("report", "report.html", report::report),
    ("figures", "figures.xlsx", figures::figures),
];

/// The kinds of documents, each once, in the order in which they are listed.
#[must_use]
pub fn kinds() -> Vec<&'static str> {
    let mut kinds: Vec<&'static str> = DOCUMENTS.iter().map(|(kind, ..)| *kind).collect();
    kinds.dedup();
    kinds
}

/// The names of all files of a pack but the plan of the lesson, which lists them.
fn other_files() -> impl Iterator<Item = &'static str> {
    let others = DOCUMENTS.iter().filter(|(kind, ..)| *kind != "facilitator");
    others.map(|(_, name, _)| *name)
}

/// The documents of these kinds, or all where none is named, in a language.
///
/// # Errors
/// When a picture cannot be drawn or a document cannot be made.
pub fn documents(
    material: &Material,
    language: Language,
    only: &[String],
) -> Result<Vec<Document>, PackError> {
    let told = Told::of(material, language)?;
    let is_wanted = |kind: &str| only.is_empty() || only.iter().any(|wanted| wanted == kind);
    let wanted = DOCUMENTS.iter().filter(|(kind, ..)| is_wanted(kind));
    wanted.map(|(_, name, make)| Ok(Document { name, bytes: make(&told)? })).collect()
}
