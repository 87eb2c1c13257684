//! What happens between channels (MODEL 5): halo and recapture.

use super::parameters::Parameters;
use crate::model::Model;
use crate::numeric::{LANES, Lanes, exp2};

/// The links of a block that can matter: those whose source some shock can hit.
#[derive(Debug, Clone, Default)]
pub(crate) struct Links {
    links: Vec<BlockLink>,
}

#[derive(Debug, Clone)]
struct BlockLink {
    from: usize,
    to: usize,
    recapture: Lanes,
    halo: Lanes,
    /// What is left of the gap after a day: 2^(-1 / half-life).
    phi: Lanes,
    /// a: share of lost buyers who have found the other shop.
    found: Lanes,
}

impl Links {
    /// Prepares the links of a block.
    ///
    /// `is_hit` tells whether any shock can hit a channel's demand; a link from a channel that
    /// is never hit does nothing.
    pub(crate) fn prepare(
        model: &Model,
        parameters: &Parameters,
        is_hit: impl Fn(usize) -> bool,
    ) -> Self {
        let links = model.links.iter().filter(|link| is_hit(link.from));
        let links = links.map(|link| BlockLink {
            from: link.from,
            to: link.to,
            recapture: *parameters.lanes(link.recapture),
            halo: *parameters.lanes(link.halo),
            phi: parameters.lanes(link.half_life).map(daily_retention),
            found: [0.0; LANES],
        });
        Self { links: links.collect() }
    }

    /// Turns direct demand into demand with halo and recapture, for one day.
    ///
    /// `ordinary` is m X, `demand` comes in as m X q and `factors` holds q, by channel (`None`
    /// where it is one).
    #[inline(always)]
    pub(crate) fn apply(
        &mut self,
        ordinary: &[Lanes],
        factors: &[Option<&Lanes>],
        demand: &mut [Lanes],
    ) {
        for link in &self.links {
            if let Some(q) = factors[link.from] {
                let demand = &mut demand[link.to];
                for lane in 0..LANES {
                    demand[lane] *= 1.0 - link.halo[lane] * (1.0 - q[lane]);
                }
            }
        }
        for link in &mut self.links {
            if let Some(q) = factors[link.from] {
                link.recapture(q, factors[link.to], ordinary, demand);
            }
        }
    }
}

impl BlockLink {
    /// Buyers who cannot buy at `from` and find their way to `to`.
    #[inline(always)]
    fn recapture(
        &mut self,
        q: &Lanes,
        q_there: Option<&Lanes>,
        ordinary: &[Lanes],
        demand: &mut [Lanes],
    ) {
        let from = &ordinary[self.from];
        let there = &ordinary[self.to];
        let into = &mut demand[self.to];
        for lane in 0..LANES {
            let lost = (1.0 - q[lane]).max(0.0);
            let found = self.phi[lane] * self.found[lane] + (1.0 - self.phi[lane]) * lost;
            self.found[lane] = found;
            let able = q_there.map_or(1.0, |q| q[lane].min(1.0));
            // A channel that sells nothing today is closed or not in use: it takes nobody in.
            let open = if there[lane] > 0.0 { 1.0 } else { 0.0 };
            into[lane] += self.recapture[lane] * found.min(lost) * from[lane] * able * open;
        }
    }
}

fn daily_retention(half_life: f64) -> f64 {
    if half_life > 0.0 { exp2(-1.0 / half_life) } else { 0.0 }
}
