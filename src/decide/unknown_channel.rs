//! Channels by the names that people type.

use crate::scenario::{Scenario, nearest};

/// A channel that the scenario does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no channel `{name}`")]
pub struct UnknownChannel {
    /// The name that was given.
    pub name: String,
    /// The nearest name, if one is near.
    pub nearest: Option<String>,
    /// All names.
    pub known: Vec<String>,
}

impl UnknownChannel {
    /// How to mend it.
    pub fn help(&self) -> String {
        match &self.nearest {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("the channels are {}", self.known.join(", ")),
        }
    }
}

/// The position of a channel.
pub(super) fn find_channel(id: &str, scenario: &Scenario) -> Result<usize, UnknownChannel> {
    let ids = || scenario.channels.iter().map(|channel| channel.id.value.as_str());
    ids().position(|known| known == id).ok_or_else(|| UnknownChannel {
        name: id.to_owned(),
        nearest: nearest(id, ids()).map(str::to_owned),
        known: ids().map(str::to_owned).collect(),
    })
}
