//! Everything that is drawn for a block of paths, and remembered from model to model.
//!
//! A draw is a pure function of what it depends on (MODEL 11). So when several models are simulated
//! over the same paths, one after another, a tile stands as it is where all that it depends on is
//! what it was: the mixes of a shop share noise and shocks, two severities share the noise. What a
//! tile depends on is compared by value, lane by lane, never by trust in how the models came about;
//! and it is not listed by hand: shocks remember what they read, the others name every field of what
//! they are made of, so that the compiler asks for a new one.

use super::affiliates::AffiliateTile;
use super::effects::Effects;
use super::parameters::{Parameters, Read, Reading};
use super::variation::{FactorNormals, VariationDraw, VariationTile};
use crate::model::{Affiliates, Channel, Factor, Model, ParameterId, Seeds, Shock, Variation};
use crate::numeric::Lanes;

/// What is drawn for a block, with what it was drawn from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draws {
    /// Where on the streams the draws below stand.
    place: Option<Place>,
    pub(crate) parameters: Parameters,
    factors: FactorNormals,
    /// Ids of the factors that were drawn.
    factor_ids: Vec<String>,
    pub(crate) variation: Vec<VariationTile>,
    variation_from: Vec<Option<VariationInputs>>,
    pub(crate) affiliates: Vec<Option<AffiliateTile>>,
    affiliates_from: Vec<Option<AffiliatesInputs>>,
    pub(crate) effects: Effects,
    effects_from: Option<EffectsInputs>,
}

/// What all draws of a block depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Seeds of luck.
    pub(crate) seeds: Seeds,
    pub(crate) first_path: u32,
    pub(crate) days: usize,
}

impl Place {
    pub(crate) fn of(model: &Model, first_path: u32) -> Self {
        Self { seeds: model.luck_seeds, first_path, days: model.horizon.days() }
    }
}

/// What the variation of a channel depends on besides its place and the factors.
#[derive(Debug, Clone, PartialEq)]
struct VariationInputs {
    channel: String,
    values: Vec<Lanes>,
}

/// What the affiliates of a channel depend on.
#[derive(Debug, Clone, PartialEq)]
struct AffiliatesInputs {
    affiliates: Affiliates,
    values: Vec<Lanes>,
}

/// What the effects of shocks depend on besides their place.
#[derive(Debug, Clone)]
struct EffectsInputs {
    channels: usize,
    shocks: Vec<Shock>,
    read: Read,
}

impl Draws {
    /// Draws what a model needs on the paths from `first_path` on.
    pub(crate) fn draw(&mut self, model: &Model, first_path: u32) {
        let place = Place::of(model, first_path);
        self.parameters.draw(model, first_path);
        if self.place != Some(place) {
            self.forget();
            self.place = Some(place);
        }
        self.draw_variation(model, first_path);
        self.draw_affiliates(model, first_path);
        self.draw_effects(model, place);
    }

    /// Keeps the memory of the tiles, but none of them stands any longer.
    fn forget(&mut self) {
        self.factor_ids.clear();
        self.variation_from.clear();
        self.affiliates_from.clear();
        self.effects_from = None;
    }

    fn draw_variation(&mut self, model: &Model, first_path: u32) {
        let ids = || model.factors.iter().map(|factor| &factor.id);
        if !ids().eq(&self.factor_ids) {
            self.factors.draw(model, first_path);
            self.factor_ids = ids().cloned().collect();
            self.variation_from.clear();
        }
        self.variation.resize(model.channels.len(), None);
        self.variation_from.resize(model.channels.len(), None);
        let parameters = &self.parameters;
        let draw = VariationDraw { model, parameters, factors: &self.factors, first_path };
        let tiles = self.variation.iter_mut().zip(&mut self.variation_from).enumerate();
        for (position, (tile, from)) in tiles {
            let inputs = VariationInputs::of(model, position, parameters);
            if from.as_ref() != Some(&inputs) {
                draw.channel(position, tile);
                *from = Some(inputs);
            }
        }
    }

    fn draw_affiliates(&mut self, model: &Model, first_path: u32) {
        self.affiliates.resize(model.channels.len(), None);
        self.affiliates_from.resize(model.channels.len(), None);
        let tiles = self.affiliates.iter_mut().zip(&mut self.affiliates_from);
        for (channel, (tile, from)) in model.channels.iter().zip(tiles) {
            let inputs = AffiliatesInputs::of(channel, &self.parameters);
            if *from == inputs && tile.is_some() == inputs.is_some() {
                continue;
            }
            *tile = channel
                .affiliates
                .as_ref()
                .map(|of| AffiliateTile::draw(of, model, &self.parameters, first_path));
            *from = inputs;
        }
    }

    fn draw_effects(&mut self, model: &Model, place: Place) {
        let channels = model.channels.len();
        if let Some(from) = &self.effects_from {
            let is_same = from.channels == channels && from.shocks == model.shocks;
            // Only of the same shocks are the positions that were read the same numbers.
            if is_same && from.read.holds_for(&self.parameters) {
                return;
            }
        }
        let reading = Reading::of(&self.parameters);
        self.effects.draw(&model.shocks, channels, place, &reading);
        let (shocks, read) = (model.shocks.clone(), reading.read());
        self.effects_from = Some(EffectsInputs { channels, shocks, read });
    }
}

impl Draws {
    /// The effects of all shocks but one on the paths that stand here, which were drawn for this model.
    pub(crate) fn lay_effects_but(&self, shock: usize, model: &Model, effects: &mut Effects) {
        if let Some(place) = self.place {
            let reading = Reading::of(&self.parameters);
            effects.lay_but(&self.effects, (&model.shocks, shock), place, &reading);
        }
    }
}

impl VariationInputs {
    fn of(model: &Model, position: usize, parameters: &Parameters) -> Self {
        let channel = &model.channels[position];
        let Variation { noise, step, half_life, start } = channel.variation;
        let loadings = |factor: &Factor| {
            let Factor { id: _, loadings, slow_loadings } = factor;
            [loadings[position], slow_loadings[position]]
        };
        let loadings = model.factors.iter().flat_map(loadings);
        let ids = [half_life, step, noise].into_iter().chain(loadings).chain(start);
        let value = |id: ParameterId| *parameters.lanes(id);
        Self { channel: channel.id.clone(), values: ids.map(value).collect() }
    }
}

impl AffiliatesInputs {
    fn of(channel: &Channel, parameters: &Parameters) -> Option<Self> {
        let affiliates = channel.affiliates.clone()?;
        // Commission acts on money, not on what is drawn; the stream is compared with the rest.
        let Affiliates { lift, commission: _, noise, stream: _ } = affiliates;
        let values = [lift, noise].map(|id| *parameters.lanes(id));
        Some(Self { affiliates, values: values.to_vec() })
    }
}
