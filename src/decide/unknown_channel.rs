//! Channels by the names that people type.

use std::fmt;

use crate::language::{Said, say};
use crate::scenario::{Scenario, nearest};

/// A channel that the scenario does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownChannel {
    /// The name that was given.
    pub name: String,
    /// The nearest name, if one is near.
    pub nearest: Option<String>,
    /// All names.
    pub known: Vec<String>,
}

impl UnknownChannel {
    /// What is wrong.
    pub fn said(&self) -> Said {
        say!("no_answer.channel.message", name = &self.name)
    }

    /// How to mend it.
    pub fn help(&self) -> Said {
        match &self.nearest {
            Some(name) => say!("no_answer.channel.help_nearest", name = name),
            None => say!("no_answer.channel.help_known", known = self.known.join(", ")),
        }
    }
}

impl fmt::Display for UnknownChannel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(f)
    }
}

impl std::error::Error for UnknownChannel {}

/// The position of a channel.
pub(super) fn find_channel(id: &str, scenario: &Scenario) -> Result<usize, UnknownChannel> {
    let ids = || scenario.channels.iter().map(|channel| channel.id.value.as_str());
    ids().position(|known| known == id).ok_or_else(|| UnknownChannel {
        name: id.to_owned(),
        nearest: nearest(id, ids()).map(str::to_owned),
        known: ids().map(str::to_owned).collect(),
    })
}
