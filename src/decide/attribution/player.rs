//! Who brings risk, and the model without them.

use crate::model::Model;

/// Something that brings risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Player {
    /// The shock at a position.
    Shock(usize),
    /// Ordinary ups and downs of sales.
    UpsAndDowns,
    /// The numbers that are not known.
    NotKnown,
    /// All shocks, and ordinary ups and downs.
    Luck,
    /// What befalls the channel at a position.
    Channel(usize),
}

impl Player {
    /// What can be uncertain in a model: each shock, ups and downs, what is not known.
    pub(super) fn causes(model: &Model) -> Vec<Self> {
        let mut players: Vec<Self> = (0..model.shocks().len()).map(Self::Shock).collect();
        let mut channels = model.channels().iter().enumerate();
        if channels.any(|(at, channel)| model.can_sell(at) && model.has_ups_and_downs(channel)) {
            players.push(Self::UpsAndDowns);
        }
        if model.unknown_numbers().next().is_some() {
            players.push(Self::NotKnown);
        }
        players
    }

    /// Luck and what is not known.
    pub(super) fn both_kinds() -> Vec<Self> {
        vec![Self::Luck, Self::NotKnown]
    }

    /// The channels that sell and carry risk of their own.
    pub(super) fn channels(model: &Model) -> Vec<Self> {
        let hit = |position| {
            model.shocks().iter().flat_map(|shock| &shock.hits).any(|hit| hit.channel == position)
        };
        let channels = model.channels().iter().enumerate();
        let at_risk = channels.filter(|(position, channel)| {
            model.can_sell(*position) && (model.has_ups_and_downs(channel) || hit(*position))
        });
        at_risk.map(|(position, _)| Self::Channel(position)).collect()
    }

    /// The model without the player.
    fn absent_from(self, model: Model) -> Model {
        match self {
            Self::Shock(position) => model.without_shock(position),
            Self::UpsAndDowns => model.without_ups_and_downs(),
            Self::NotKnown => model.with_nothing_unknown(),
            Self::Luck => model.without_shocks().without_ups_and_downs(),
            Self::Channel(position) => model.with_channel_free_of_risk(position),
        }
    }

    /// The model with those players alone that are present.
    pub(super) fn coalition(model: &Model, players: &[Self], present: &[bool]) -> Model {
        let absent = players.iter().zip(present).filter(|(_, present)| !**present);
        absent.fold(model.clone(), |model, (player, _)| player.absent_from(model))
    }

    /// The player with what it is called.
    pub(super) fn named(self, model: &Model) -> Part {
        let (shocks, channels) = (model.shocks(), model.channels());
        let (id, name) = match self {
            Self::Shock(at) => shocks.get(at).map(|shock| (shock.id(), shock.name())),
            Self::Channel(at) => channels.get(at).map(|channel| (channel.id(), channel.name())),
            Self::UpsAndDowns => Some(("ups_and_downs", "")),
            Self::NotKnown => Some(("not_known", "")),
            Self::Luck => Some(("luck", "")),
        }
        .unwrap_or_default();
        let name = (!name.is_empty()).then(|| name.to_owned());
        Part { player: self, id: id.to_owned(), name }
    }
}

/// A player of a game, with what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The player.
    pub player: Player,
    /// The id of the shock or channel; else what kind of thing it is.
    pub id: String,
    /// The shown name of the shock or channel.
    pub name: Option<String>,
}
