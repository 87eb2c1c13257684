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

/// A case with the file of its name.
macro_rules! case {
    ($name:literal) => {
        Case { name: $name, text: include_str!(concat!("../../scenarios/", $name, ".toml")) }
    };
}

/// All cases, the ones to begin with first.
pub const CASES: &[Case] = &[
    case!("live-shutdown"),
    case!("live-halt-2025"),
    case!("shop-closure-2023"),
    case!("oemar-batik"),
    case!("khalisa-batik"),
    case!("kalisa-batik"),
    case!("account-ban"),
    case!("algorithm-step"),
    case!("anjab-store"),
    case!("gajah-sakti"),
    case!("keylaafood"),
    case!("radefa-optik"),
    case!("creator-commission"),
    case!("viral-overselling"),
    case!("ramadan-beeru"),
    case!("ramadan-apelicious"),
    case!("beli-lokal"),
    case!("offline-goes-online"),
    case!("recovery-plan"),
    case!("power-cut-and-protest"),
    case!("jambi"),
    case!("shop-closure-return"),
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
