//! Text files: their encoding, their separator, their rows.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::grid::{Budget, Cell, Row, Visitor};
use super::unreadable::Unreadable;

/// Separators that spreadsheet programs write, the commonest first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Rows from which the separator is found.
const ROWS_TO_TRY: usize = 40;

pub(super) fn rows(bytes: &[u8], visit: &mut Visitor<'_>) -> Result<(), Unreadable> {
    let text = decoded(bytes);
    if text.chars().take(2_000).any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) {
        return Err(Unreadable::NoTable);
    }
    let mut reader = reader_of(&text, separator(&text));
    let mut budget = Budget::default();
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| Unreadable::NoTable)? {
        budget.spend(record.len())?;
        let line = record.position().map_or(0, |position| position.line() as usize);
        let cells: Vec<Cell<'_>> = record.iter().map(cell).collect();
        visit(Row { sheet: "", line, cells: &cells })?;
    }
    Ok(())
}

fn cell(text: &str) -> Cell<'_> {
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(Cow::Borrowed(text)) }
}

/// The text of a file: UTF-8 and UTF-16 with or without a mark; what is neither is Windows-1252,
/// in which every byte is a character.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    let encoding = if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) {
        UTF_8
    } else {
        utf_16_without_mark(bytes).unwrap_or(WINDOWS_1252)
    };
    encoding.decode_without_bom_handling(bytes).0
}

/// Western text in UTF-16 has a zero in every other byte.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(2_000)];
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = start.len() / 2;
    if half == 0 {
        None
    } else if zeros(1) * 2 > half {
        Some(UTF_16LE)
    } else if zeros(0) * 2 > half {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn reader_of(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
}

/// The separator that splits most rows into the same number of cells.
fn separator(text: &str) -> u8 {
    let score = |separator: u8| {
        let mut counts: Vec<usize> = Vec::new();
        let mut reader = reader_of(text, separator);
        let mut record = StringRecord::new();
        while counts.len() < ROWS_TO_TRY && matches!(reader.read_record(&mut record), Ok(true)) {
            counts.push(record.len());
        }
        let agreeing = |width: &usize| counts.iter().filter(|count| *count == width).count();
        counts.iter().map(|width| (width - 1) * agreeing(width)).max().unwrap_or(0)
    };
    // The first of equal ones.
    let best = SEPARATORS.iter().rev().max_by_key(|separator| score(**separator));
    best.copied().unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        rows(bytes, &mut |row| {
            let text = |cell: &Cell<'_>| match cell {
                Cell::Text(text) => text.to_string(),
                _ => String::new(),
            };
            found.push(row.cells.iter().map(text).collect());
            Ok(())
        })
        .unwrap();
        found
    }

    #[test]
    fn encodings_and_separators_are_found() {
        let expected = vec![vec!["tanggal", "penjualan"], vec!["2026-01-01", "1,5 é"]];
        for separator in [",", ";", "\t", "|"] {
            let text = format!("tanggal{separator}penjualan\n2026-01-01{separator}\"1,5 é\"\n");
            let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            let western = WINDOWS_1252.encode(&text).0.into_owned();
            let marked = [&[0xef, 0xbb, 0xbf], text.as_bytes()].concat();
            for bytes in [text.as_bytes(), &utf_16, &big, &western, &marked] {
                assert_eq!(cells(bytes), expected, "{separator:?} {bytes:?}");
            }
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let bytes: Vec<u8> = (0..=255).cycle().take(3_000).collect();
        assert!(rows(&bytes, &mut |_| Ok(())).is_err());
    }
}
