//! Files that are something else than a scenario: said as what they are, with what to do.

use crate::language::say;
use crate::problems::Problem;

/// What a file is that was given for a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A workbook, `.xlsx` or `.xls`.
    Workbook,
    /// A table of text with separators, `.csv` or `.tsv`.
    Table,
    /// A PDF document.
    Document,
    /// A district of many shops.
    District,
}

/// The first bytes of zipped files, of which workbooks are some; of old workbooks; of PDF.
const BEGINNINGS: [(&[u8], Kind); 3] = [
    (b"PK\x03\x04", Kind::Workbook),
    (b"\xd0\xcf\x11\xe0", Kind::Workbook),
    (b"%PDF", Kind::Document),
];

/// What separates the cells of a table.
const SEPARATORS: [char; 3] = [';', ',', '\t'];

/// A line with so many separators of one kind is no line of a scenario unless it holds a `=`.
const SEPARATORS_OF_A_TABLE: usize = 2;

/// What a file is by its first bytes.
pub(super) fn by_beginning(bytes: &[u8]) -> Option<Kind> {
    BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)).map(|(_, kind)| *kind)
}

/// Whether a text that is no scenario is a table.
pub(super) fn is_table(name: &str, text: &str) -> bool {
    let small = name.to_lowercase();
    if small.ends_with(".csv") || small.ends_with(".tsv") {
        return true;
    }
    let Some(line) = text.lines().map(str::trim).find(|line| !line.is_empty()) else {
        return false;
    };
    let is_toml = line.contains('=') || line.starts_with(['#', '[']);
    let cells = |separator: &char| line.matches(*separator).count() >= SEPARATORS_OF_A_TABLE;
    !is_toml && SEPARATORS.iter().any(cells)
}

/// What it is, and what to do with it.
pub(super) fn problem(kind: Kind, name: &str) -> Problem {
    let (message, help) = match kind {
        Kind::Workbook => (
            say!("wrong_file.workbook.message", file = name),
            say!("wrong_file.workbook.help", file = name),
        ),
        Kind::Table => (
            say!("wrong_file.table.message", file = name),
            say!("wrong_file.table.help", file = name),
        ),
        Kind::District => (
            say!("wrong_file.district.message", file = name),
            say!("wrong_file.district.help", file = name),
        ),
        Kind::Document => (
            say!("wrong_file.document.message", file = name),
            say!("wrong_file.document.help", file = name),
        ),
    };
    Problem::error(message).help(help)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::language::{Language, Words};

    fn said(name: &str, bytes: &[u8]) -> (String, String) {
        let problem = read(name, bytes).unwrap_err().problems()[0].clone();
        let indonesian = problem.message.say(Words::of(Language::Indonesian));
        (problem.message.to_string(), indonesian)
    }

    #[test]
    fn a_workbook_is_called_that() {
        let (english, indonesian) = said("orders.xlsx", b"PK\x03\x04\x14\x00\x06");
        assert!(english.contains("workbook") && indonesian.contains("Excel"), "{english}");
    }

    #[test]
    fn a_table_is_called_that_by_its_name_and_by_its_first_line() {
        for (name, text) in [
            ("sales.csv", "date,sales\n2026-01-01,5\n"),
            ("sales.txt", "tanggal;saluran;penjualan\n1;a;2\n"),
            ("x.toml", "a\tb\tc\n"),
        ] {
            assert!(said(name, text.as_bytes()).0.contains("table"), "{name}");
        }
    }

    #[test]
    fn a_scenario_with_a_slip_is_no_table() {
        assert!(!is_table("x.toml", "format = 1, 2, 3\n"));
        assert!(!is_table("x.toml", "[a, b, c]\n") && !is_table("x.toml", "# a, b, c\n"));
    }
}
