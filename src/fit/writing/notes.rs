//! Where a number comes from, in words.

use crate::fit::reading::Source;
use crate::language::{Words, count, date_long};

/// Writes notes in one language.
pub(super) struct Notes<'w> {
    pub(super) words: &'w Words,
}

impl Notes<'_> {
    /// Measured from files: which, how many records, from when to when.
    pub(super) fn of_files(&self, source: &Source) -> String {
        let language = self.words.language();
        let files = source.files.join(", ");
        let rows = count(source.count as u64, language);
        let (from, to) = source.period.map_or_else(Default::default, |(a, b)| {
            (date_long(a, language), date_long(b, language))
        });
        let places = [("files", &*files), ("rows", &*rows), ("from", &*from), ("to", &*to)];
        self.words.text("fit.note.measured", &places)
    }

    /// Measured, in a sentence of its own.
    pub(super) fn measured(&self, key: &str, places: &[(&str, &str)]) -> String {
        let how = self.words.text(key, places);
        self.words.text("fit.note.measured_how", &[("how", &how)])
    }

    /// Assumed, with why.
    pub(super) fn assumed(&self, key: &str) -> String {
        let why = self.words.text(key, &[]);
        self.words.text("fit.note.assumed", &[("why", &why)])
    }

    /// As the owner said.
    pub(super) fn answered(&self) -> String {
        self.words.text("fit.note.answered", &[])
    }
}
