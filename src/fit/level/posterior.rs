//! The parameters that fit, each with its weight: a grid over step, noise and half-life that is
//! laid closer around what the data support.

use super::kalman::{Given, Variation, given};
use super::mixture;
use super::observations::History;
use super::prior::{HALF_LIFE, Kind};
use crate::numeric::{exp, ln};

/// One point of the grid.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its parameters.
    pub variation: Variation,
    /// Its probability; all nodes together have one.
    pub weight: f64,
    /// What follows from them.
    pub given: Given,
}

/// What a history says of a channel's variation.
#[derive(Debug, Clone, PartialEq)]
pub struct Posterior {
    /// The points of the grid that matter.
    pub nodes: Vec<Node>,
}

/// Points along step, noise and half-life of the first grids, and of the last.
const COARSE: [usize; 3] = [9, 9, 2];
const FINE: [usize; 3] = [17, 17, 5];

/// Grids before the last, each laid around what the one before supports.
const NARROWINGS: usize = 2;

/// Points less likely than the best by this factor (a logarithm) do not widen the next grid.
const NEGLIGIBLE: f64 = 9.0;

/// Prior standard deviations that the first grid reaches to both sides.
const REACH: f64 = 4.0;

/// A span of the logarithms of step and noise.
#[derive(Debug, Clone, Copy)]
struct Region {
    step: (f64, f64),
    noise: (f64, f64),
}

impl Region {
    fn first(kind: Kind) -> Self {
        let span = |prior: super::prior::LogNormal| {
            let middle = ln(prior.median);
            (middle - REACH * prior.sigma, middle + REACH * prior.sigma)
        };
        Self { step: span(kind.step()), noise: span(kind.noise()) }
    }

    fn points(&self, counts: [usize; 3]) -> Vec<Variation> {
        let along = |(low, high): (f64, f64), count: usize| {
            (0..count).map(move |at| low + (high - low) * at as f64 / (count - 1) as f64)
        };
        let (least, _, most) = HALF_LIFE;
        let mut points = Vec::with_capacity(counts.iter().product());
        for step in along(self.step, counts[0]) {
            for noise in along(self.noise, counts[1]) {
                // Middles of equal parts: at the ends the prior has no weight.
                for part in 0..counts[2] {
                    let share = (part as f64 + 0.5) / counts[2] as f64;
                    let half_life = least + (most - least) * share;
                    points.push(Variation { step: exp(step), noise: exp(noise), half_life });
                }
            }
        }
        points
    }

    /// The part of it that matters, one point wider on every side.
    fn narrowed(&self, nodes: &[(Variation, f64)], counts: [usize; 3]) -> Self {
        let best = nodes.iter().map(|(_, log)| *log).fold(f64::NEG_INFINITY, f64::max);
        let kept = || nodes.iter().filter(|(_, log)| best - log < NEGLIGIBLE);
        let span = |of: fn(&Variation) -> f64, old: (f64, f64), count: usize| {
            let values = kept().map(|(variation, _)| ln(of(variation)));
            let (low, high) =
                values.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| (a.min(v), b.max(v)));
            let gap = (old.1 - old.0) / (count - 1) as f64;
            ((low - gap).max(old.0), (high + gap).min(old.1))
        };
        Self {
            step: span(|variation| variation.step, self.step, counts[0]),
            noise: span(|variation| variation.noise, self.noise, counts[1]),
        }
    }
}

impl Posterior {
    /// The posterior of a history; `None` when nothing was observed or numbers leave all bounds.
    #[must_use]
    pub fn of(history: &History, kind: Kind) -> Option<Self> {
        if history.observations.is_empty() {
            return None;
        }
        let prior = history.effects.prior();
        // Around the mean of what was seen nothing is known of the level.
        let count = history.observations.len() as f64;
        let mean = history.observations.iter().map(|seen| seen.value).sum::<f64>() / count;
        let prior: Vec<(f64, f64)> = prior
            .iter()
            .enumerate()
            .map(|(at, p)| if at == 0 { (mean, p.1) } else { *p })
            .collect();
        let last = history.days.saturating_sub(1);
        let at = |variation: Variation| given(&history.observations, &prior, variation, last);
        let mut region = Region::first(kind);
        for _ in 0..NARROWINGS {
            let log = |variation: &Variation| {
                let found = at(*variation)?;
                Some((*variation, found.log_likelihood + kind.log_density(*variation)))
            };
            let nodes: Vec<(Variation, f64)> =
                region.points(COARSE).iter().filter_map(log).collect();
            if nodes.is_empty() {
                return None;
            }
            region = region.narrowed(&nodes, COARSE);
        }
        let node = |variation: Variation| {
            let given = at(variation)?;
            let weight = given.log_likelihood + kind.log_density(variation);
            Some(Node { variation, weight, given })
        };
        let nodes = region.points(FINE).into_iter().filter_map(node).collect();
        Some(Self { nodes: weighted(nodes)? })
    }

    /// The mean over the posterior.
    #[must_use]
    pub fn mean(&self, of: impl Fn(&Node) -> f64) -> f64 {
        self.nodes.iter().map(|node| node.weight * of(node)).sum()
    }

    /// Mean parameters: those of step and noise are of their logarithms.
    #[must_use]
    pub fn middle(&self) -> Variation {
        Variation {
            step: exp(self.mean(|node| ln(node.variation.step))),
            noise: exp(self.mean(|node| ln(node.variation.noise))),
            half_life: self.mean(|node| node.variation.half_life),
        }
    }

    /// Mean effects of the calendar.
    #[must_use]
    pub fn effects(&self) -> Vec<f64> {
        let count = self.nodes.first().map_or(0, |node| node.given.effects.len());
        (0..count).map(|at| self.mean(|node| node.given.effects[at])).collect()
    }

    /// Mean and standard deviation of an effect.
    #[must_use]
    pub fn effect(&self, at: usize) -> (f64, f64) {
        let mean = self.mean(|node| node.given.effects[at]);
        let variance = self.mean(|node| {
            let away = node.given.effects[at] - mean;
            node.given.covariance.at(at, at) + away * away
        });
        (mean, variance.sqrt())
    }

    /// Mean and standard deviation of today's level, log sales of an ordinary day.
    #[must_use]
    pub fn level(&self) -> (f64, f64) {
        let mean = self.mean(|node| node.given.level);
        let variance = self.mean(|node| {
            let away = node.given.level - mean;
            node.given.level_variance + away * away
        });
        (mean, variance.sqrt())
    }

    /// A quantile of the step.
    #[must_use]
    pub fn step_quantile(&self, probability: f64) -> f64 {
        exp(mixture::grid_quantile(&self.nodes, |node| ln(node.variation.step), probability))
    }

    /// A quantile of the noise.
    #[must_use]
    pub fn noise_quantile(&self, probability: f64) -> f64 {
        exp(mixture::grid_quantile(&self.nodes, |node| ln(node.variation.noise), probability))
    }

    /// A quantile of the half-life, days.
    #[must_use]
    pub fn half_life_quantile(&self, probability: f64) -> f64 {
        mixture::grid_quantile(&self.nodes, |node| node.variation.half_life, probability)
    }

    /// A quantile of today's level.
    #[must_use]
    pub fn level_quantile(&self, probability: f64) -> f64 {
        mixture::normal_quantile(
            &self.nodes,
            |node| (node.given.level, node.given.level_variance),
            probability,
        )
    }

    /// A quantile of an effect.
    #[must_use]
    pub fn effect_quantile(&self, at: usize, probability: f64) -> f64 {
        let of = |node: &Node| (node.given.effects[at], node.given.covariance.at(at, at));
        mixture::normal_quantile(&self.nodes, of, probability)
    }
}

/// Log weights become probabilities; what has next to none is left out.
fn weighted(mut nodes: Vec<Node>) -> Option<Vec<Node>> {
    let best = nodes.iter().map(|node| node.weight).fold(f64::NEG_INFINITY, f64::max);
    nodes.retain(|node| best - node.weight < 20.0);
    for node in &mut nodes {
        node.weight = exp(node.weight - best);
    }
    let total: f64 = nodes.iter().map(|node| node.weight).sum();
    for node in &mut nodes {
        node.weight /= total;
    }
    (total.is_finite() && total > 0.0).then_some(nodes)
}
