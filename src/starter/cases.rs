//! The cases that are shipped with the program.

use crate::language::Words;

/// A scenario that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// Its name on the command line and, with `.toml`, of its file.
    pub name: &'static str,
    /// The scenario.
    pub text: &'static str,
}

/// All cases, the ones to begin with first.
pub const CASES: [Case; 5] = [
    Case { name: "live-halt-2025", text: include_str!("../../scenarios/live-halt-2025.toml") },
    Case {
        name: "shop-closure-2023",
        text: include_str!("../../scenarios/shop-closure-2023.toml"),
    },
    Case { name: "oemar-batik", text: include_str!("../../scenarios/oemar-batik.toml") },
    Case { name: "khalisa-batik", text: include_str!("../../scenarios/khalisa-batik.toml") },
    Case { name: "kalisa-batik", text: include_str!("../../scenarios/kalisa-batik.toml") },
];

impl Case {
    /// The case of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        CASES.iter().find(|case| case.name == name)
    }

    /// What it is about, in one sentence.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        words.text(&format!("new.case.{}", self.name.replace('-', "_")), &[])
    }
}
