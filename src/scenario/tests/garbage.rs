//! Whatever the bytes are: no panic, and never a failure without a reason.

use proptest::prelude::*;

use super::FULL;
use crate::problems::{Renderer, Severity, Style};
use crate::scenario::read;

/// Reads anything, and renders what there is to say.
fn survives(bytes: &[u8]) {
    let renderer = Renderer::new(Style::Plain);
    match read("garbage.toml", bytes) {
        Ok(read) => {
            let _shown = renderer.render(&read.source, &read.warnings);
        }
        Err(failed) => {
            let problems = failed.problems();
            assert!(problems.iter().any(|problem| problem.severity == Severity::Error));
            let shown = failed.render(&renderer);
            assert!(!shown.is_empty() && !shown.contains('\u{1b}') && !shown.contains('\u{202e}'));
            let ends = problems.iter().filter_map(|problem| problem.span);
            assert!(ends.into_iter().all(|span| span.start <= span.end));
        }
    }
}

/// Pieces of which broken files are made.
const PIECES: &[&str] = &[
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ",",
    ".",
    "\"",
    "'",
    "#",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\\",
    "-",
    "+",
    "_",
    "0",
    "1e999",
    "nan",
    "-inf",
    "true",
    "2026-02-30",
    "9999-12-31T23:59:60Z",
    "[channel]",
    "[[channel]]",
    "[channel.live]",
    "[[shock]]",
    "[business]",
    "[[business]]",
    "id = ",
    "market",
    "hits",
    "distribution = \"normal\"",
    "\u{feff}",
    "漢",
    "\u{202e}",
    "\u{0}",
    "\u{1b}[31m",
    "99999999999999999999",
    "0x1F",
    "format = 1",
    "a.b.c = 1",
    "\"\"\"",
];

/// An edit of a text: at a place, take so many bytes away and put a piece in.
fn edits() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, &'static str)>> {
    let edit = (any::<prop::sample::Index>(), 0_usize..12, prop::sample::select(PIECES));
    prop::collection::vec(edit, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        survives(&bytes);
    }

    #[test]
    fn arbitrary_text(text in "\\PC{0,300}") {
        survives(text.as_bytes());
    }

    #[test]
    fn arbitrary_pieces(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        survives(pieces.concat().as_bytes());
    }

    #[test]
    fn mutations_of_a_good_file(edits in edits()) {
        let mut bytes = FULL.as_bytes().to_vec();
        for (at, take, piece) in edits {
            let start = at.index(bytes.len() + 1);
            let end = (start + take).min(bytes.len());
            bytes.splice(start..end, piece.bytes());
        }
        survives(&bytes);
    }

    #[test]
    fn lines_in_another_order(from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let mut lines: Vec<&str> = FULL.lines().collect();
        let line = lines.remove(from.index(lines.len()));
        lines.insert(to.index(lines.len()), line);
        survives(lines.join("\n").as_bytes());
    }
}

#[test]
fn truncated_anywhere() {
    for end in 0..FULL.len() {
        survives(&FULL.as_bytes()[..end]);
    }
}

#[test]
fn without_any_one_line() {
    let lines: Vec<&str> = FULL.lines().collect();
    for at in 0..lines.len() {
        let mut left = lines.clone();
        left.remove(at);
        survives(left.join("\n").as_bytes());
    }
}
