//! A table of the format.

use super::KeyFormat;
use crate::language::{Said, say};
use crate::scenario::words::quote;

/// A table: its keys, and rules on which of them go together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TableFormat {
    /// Its heading as in a file, such as `[[channel]]`; empty for the whole file.
    pub name: &'static str,
    /// What it is, as one or two sentences.
    pub doc: &'static str,
    /// Its keys. A single key named `*` stands for any names.
    pub keys: &'static [KeyFormat],
    /// Rules on which keys go together.
    pub groups: &'static [Group],
}

/// A rule on which keys of a table go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Exactly one of them.
    ExactlyOne(&'static [&'static str]),
    /// At least one of them.
    AtLeastOne(&'static [&'static str]),
    /// At most one of them.
    AtMostOne(&'static [&'static str]),
    /// All or none of them.
    Together(&'static [&'static str]),
    /// The first does nothing unless one of the others is given.
    Needs(&'static str, &'static [&'static str]),
}

impl TableFormat {
    /// The key of a name; in a table of free names, the one that stands for all.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static KeyFormat> {
        self.keys.iter().find(|key| key.name == name || key.name == "*")
    }

    /// Whether the author chooses the names.
    #[must_use]
    pub fn has_free_names(&self) -> bool {
        self.keys.iter().any(|key| key.name == "*")
    }

    /// Whether its names are paths of keys: those of what a change on a date can change.
    #[must_use]
    pub fn has_paths(&self) -> bool {
        matches!(
            self.name,
            "[mix.set]" | "[change.set]" | "[change.factor]" | "[change.growth]" | "[draw.set]"
        )
    }

    /// Whether it is an entry of a list, without a heading of its own.
    fn is_entry(&self) -> bool {
        self.name.contains('`')
    }

    /// Its name without brackets and quotes.
    pub(in crate::scenario) fn plain_name(&self) -> &'static str {
        match self.name {
            "" => "file",
            name if self.is_entry() => name.split('`').nth(1).unwrap_or(name),
            name => name.trim_matches(['[', ']']),
        }
    }

    /// What it is called in a sentence.
    pub(in crate::scenario) fn title(&self) -> Said {
        match self.name {
            "" => say!("problem.table.file"),
            name if super::distribution(name).is_some() => {
                say!("problem.table.distribution", name = name)
            }
            _ if self.is_entry() => say!("problem.table.entry", list = quote(self.plain_name())),
            name => Said::text(name),
        }
    }
}

impl Group {
    /// All keys that it speaks of.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        let (first, rest) = match *self {
            Self::ExactlyOne(keys)
            | Self::AtLeastOne(keys)
            | Self::AtMostOne(keys)
            | Self::Together(keys) => (None, keys),
            Self::Needs(key, keys) => (Some(key), keys),
        };
        first.into_iter().chain(rest.iter().copied())
    }
}
