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
    /// Rows have more cells than the headers have columns, and no other row could be used.
    #[error("more cells than columns")]
    TooManyCells {
        /// Columns of the headers.
        columns: usize,
        /// The line of the first such row.
        line: usize,
    },
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
            Self::TooManyCells { columns, line } => {
                let (n, column) = (columns.to_string(), (columns + 1).to_string());
                let line = line.to_string();
                let places = [("line", &*line), ("columns", &*n), ("column", &*column)];
                words.text("fit.unreadable.too_many_cells", &places)
            }
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
            Self::TooManyCells { .. } => words.text("fit.unreadable.help_too_many_cells", &[]),
            _ => words.text("fit.unreadable.help_damaged", &[]),
        }
    }
}
