//! Why a file gives nothing.

use crate::language::Words;

/// Why a file could not be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It has more bytes, cells or rows than any export of a shop.
    #[error("larger than the limits")]
    TooLarge,
    /// A workbook of the old kind (.xls).
    #[error("an old workbook")]
    OldWorkbook,
    /// A workbook that cannot be opened.
    #[error("a damaged workbook")]
    DamagedWorkbook,
    /// A sheet of a workbook that cannot be read to its end; its name.
    #[error("a damaged sheet")]
    DamagedSheet(String),
    /// Neither a workbook nor text.
    #[error("no table")]
    NoTable,
    /// No row has the headers of a kind that is known.
    #[error("no known headers")]
    Unknown,
    /// The headers are known, but no row below them could be used.
    #[error("no usable row")]
    Empty,
}

impl Unreadable {
    /// What is wrong, as a sentence.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::TooLarge => words.text("fit.unreadable.too_large", &[]),
            Self::OldWorkbook => words.text("fit.unreadable.old_workbook", &[]),
            Self::DamagedWorkbook => words.text("fit.unreadable.damaged", &[]),
            Self::DamagedSheet(sheet) => {
                words.text("fit.unreadable.damaged_sheet", &[("sheet", sheet)])
            }
            Self::NoTable => words.text("fit.unreadable.no_table", &[]),
            Self::Unknown => words.text("fit.unreadable.unknown", &[]),
            Self::Empty => words.text("fit.unreadable.empty", &[]),
        }
    }

    /// How to mend it.
    #[must_use]
    pub fn help(&self, words: &Words) -> String {
        match self {
            Self::TooLarge => words.text("fit.unreadable.help_large", &[]),
            Self::OldWorkbook => words.text("fit.unreadable.help_old", &[]),
            Self::Unknown => words.text("fit.unreadable.help_unknown", &[]),
            Self::Empty => words.text("fit.unreadable.help_empty", &[]),
            _ => words.text("fit.unreadable.help_damaged", &[]),
        }
    }
}
