//! The same model with one thing changed, for questions such as "what if this shock never came".
//!
//! All draws but those of the thing itself stay as they are, path by path: draws have names
//! (MODEL 11), and nothing here renames any but where it says so. What the model made ready when it
//! was built depends on numbers that are the same on every path alone; so only unknown numbers can
//! be changed here.

use super::parameter::{ParameterId, Source};
use super::shock::Timing;
use super::{Channel, Model, ShapeTable};
use crate::numeric::stream_name;
use std::sync::Arc;

impl Model {
    /// The numbers that are not known, each drawn once a path, in the order of the file.
    pub fn unknown_numbers(&self) -> impl Iterator<Item = ParameterId> {
        self.parameters.drawn()
    }

    /// The model with an unknown number held at a value on every path. A number that is known stays
    /// as it is.
    #[must_use]
    pub fn with_pinned(mut self, number: ParameterId, value: f64) -> Self {
        if self.parameters.fixed(number).is_none() {
            self.parameters.set_source(number, Source::Fixed(value));
            self.remake_tables();
        }
        self
    }

    /// The unknown returns to effort on which sales hang: those of channels whose effort the mix or a
    /// response changes.
    pub fn unknown_returns(&self) -> impl Iterator<Item = ParameterId> {
        let raised = self.responses.iter().any(|response| !response.raise.is_empty());
        let hanging =
            self.channels.iter().filter(move |one| raised || one.shape.hangs_on_returns());
        let exponents = hanging.map(|channel| channel.shape.effort_exponent());
        exponents.filter(|id| self.parameters.fixed(*id).is_none())
    }

    /// The model in which those returns are held where a share `probability` (open interval 0..1) of
    /// their draws lies below.
    #[must_use]
    pub fn with_returns_at(self, probability: f64) -> Self {
        let returns: Vec<ParameterId> = self.unknown_returns().collect();
        returns.into_iter().fold(self, |model, id| {
            let value = model.parameters.get(id).quantile(probability);
            model.with_pinned(id, value)
        })
    }

    /// The model with an unknown number drawn anew, independently of its own draws, and with it what
    /// others have of it that follow it; all else is as it was. A number that is known stays as it is.
    #[must_use]
    pub fn with_redrawn(mut self, number: ParameterId) -> Self {
        let stream = stream_name(&["parameter drawn anew", self.parameters.get(number).name()]);
        self.parameters.redraw(number, stream);
        self
    }

    /// The model in which nothing is unknown: every unknown number is its mean on every path.
    #[must_use]
    pub fn with_nothing_unknown(mut self) -> Self {
        let numbers: Vec<ParameterId> = self.unknown_numbers().collect();
        for number in numbers {
            let mean = self.parameters.mean(number);
            self.parameters.set_source(number, Source::Fixed(mean));
        }
        self.remake_tables();
        self
    }

    /// The model in which the shock at a position never comes. What its mitigations cost is paid
    /// all the same.
    #[must_use]
    pub fn without_shock(mut self, position: usize) -> Self {
        if let Some(shock) = self.shocks.get_mut(position) {
            shock.hits.clear();
            shock.timing = Timing::Never;
        }
        self
    }

    /// The model in which no shock ever comes: what [`simulate_block`](crate::simulate::simulate_block)
    /// lives beside the paths as they are.
    #[must_use]
    pub fn without_shocks(self) -> Self {
        (0..self.shocks.len()).fold(self, Self::without_shock)
    }

    /// The model in which the owner does not do what the response at a position says.
    #[must_use]
    pub fn without_response(mut self, position: usize) -> Self {
        if position < self.responses.len() {
            self.responses.remove(position);
        }
        self
    }

    /// The model without ordinary ups and downs: daily noise, the slow level, counted orders and
    /// the luck of affiliates are their means on every path.
    #[must_use]
    pub fn without_ups_and_downs(mut self) -> Self {
        let nothing = self.parameters.add_fixed("nothing", 0.0);
        self.channels.iter_mut().for_each(|channel| channel.sell_evenly(nothing));
        self.settle_idle_numbers();
        self
    }

    /// The model in which the channel at a position is free of risk: no shock hits it and its own
    /// sales have no ups and downs. What befalls other channels still reaches it by links.
    #[must_use]
    pub fn with_channel_free_of_risk(mut self, position: usize) -> Self {
        let nothing = self.parameters.add_fixed("nothing", 0.0);
        if let Some(channel) = self.channels.get_mut(position) {
            channel.sell_evenly(nothing);
        }
        // With one channel left that varies, nothing hangs on how it moves with the market.
        self.settle_idle_numbers();
        for shock in &mut self.shocks {
            shock.hits.retain(|hit| hit.channel != position);
            // What hits nobody any longer must not set off a response either.
            if shock.hits.is_empty() {
                shock.timing = Timing::Never;
            }
        }
        self
    }

    /// Whether the ordinary sales of a channel go up and down at all.
    pub fn has_ups_and_downs(&self, channel: &Channel) -> bool {
        let moves = |number: ParameterId| !self.parameters.is_zero(number);
        let variation = &channel.variation;
        moves(variation.noise)
            || moves(variation.step)
            || variation.start.is_some_and(moves)
            || channel.lumpy_orders.is_some()
            || channel.affiliates.as_ref().is_some_and(|a| moves(a.noise) && moves(a.lift))
    }

    /// Whether a channel sells at some time: it is used, or a response can start it.
    pub fn can_sell(&self, position: usize) -> bool {
        let raises = || self.responses.iter().flat_map(|response| &response.raise);
        let is_used = |channel: &Channel| channel.shape.is_used();
        self.channels.get(position).is_some_and(is_used)
            || raises().any(|raise| raise.channel == position)
    }

    /// Tables by day of shapes that have become the same on every path.
    fn remake_tables(&mut self) {
        for channel in &mut self.channels {
            if channel.shape_table.is_none() {
                let table = ShapeTable::of(&channel.shape, self.horizon, &self.parameters);
                channel.shape_table = table.map(Arc::new);
            }
        }
    }
}

impl Channel {
    /// Takes the ups and downs out of the channel; `nothing` is a number that is zero.
    fn sell_evenly(&mut self, nothing: ParameterId) {
        self.variation.noise = nothing;
        self.variation.step = nothing;
        self.variation.start = None;
        self.lumpy_orders = None;
        if let Some(affiliates) = &mut self.affiliates {
            affiliates.noise = nothing;
        }
    }
}
