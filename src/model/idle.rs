//! Numbers that are not known but move nothing in a shop: they stand at their mean, so that nobody is
//! told that they matter.

use super::parameter::Source;
use super::{Channel, Model, ParameterId};

/// Where the numbers stand that channels take over.
const GENERAL: [&str; 3] = ["variation.", "business.returns_to_effort", "factor.market."];

impl Model {
    /// Holds at their mean the numbers of variation and effort on which nothing hangs.
    pub(super) fn settle_idle_numbers(&mut self) {
        for id in self.idle_numbers() {
            if self.parameters.fixed(id).is_none() {
                let mean = self.parameters.mean(id);
                self.parameters.set_source(id, Source::Fixed(mean));
            }
        }
    }

    /// Every number of them that no channel uses.
    fn idle_numbers(&self) -> Vec<ParameterId> {
        let mut all: Vec<ParameterId> = Vec::new();
        let mut used: Vec<ParameterId> = Vec::new();
        // With one channel alone there is nothing to move together with.
        let several = |varies: &dyn Fn(&Channel) -> bool| {
            self.channels.iter().filter(|channel| varies(channel)).count() > 1
        };
        let noisy = |channel: &Channel| !self.parameters.is_zero(channel.variation.noise);
        let slow = |channel: &Channel| self.wanders(channel);
        let (several_noisy, several_slow) = (several(&noisy), several(&slow));
        let raised = self.responses.iter().any(|response| !response.raise.is_empty());
        for (position, channel) in self.channels.iter().enumerate() {
            let half_life = channel.variation.half_life;
            let exponent = channel.shape.effort_exponent();
            all.extend([half_life, exponent]);
            used.extend(slow(channel).then_some(half_life));
            let moved = raised || channel.shape.hangs_on_returns();
            used.extend(moved.then_some(exponent));
            for factor in &self.factors {
                let (quick, slowly) = (factor.loadings[position], factor.slow_loadings[position]);
                all.extend([quick, slowly]);
                used.extend((several_noisy && noisy(channel)).then_some(quick));
                used.extend((several_slow && slow(channel)).then_some(slowly));
            }
        }
        // What a channel says of itself stays as it is said, and a named value may be used elsewhere.
        let general = |id: &ParameterId| {
            let name = self.parameters.get(*id).name();
            GENERAL.iter().any(|beginning| name.starts_with(beginning))
        };
        all.retain(|id| !used.contains(id) && general(id));
        all
    }

    /// Whether the slow level of a channel is ever another than one.
    fn wanders(&self, channel: &Channel) -> bool {
        let is_zero = |id| self.parameters.is_zero(id);
        let variation = &channel.variation;
        // A level that starts at sqrt(s n) and takes no steps starts at zero.
        !is_zero(variation.step) || variation.start.is_some_and(|start| !is_zero(start))
    }
}
