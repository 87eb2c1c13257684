//! Quantiles of weighted points and of mixtures of normal distributions.

use super::posterior::Node;
use crate::numeric::standard_normal_cdf;

/// A quantile along one axis of a grid: the weight of each point is spread evenly over its part of
/// the axis.
pub(super) fn grid_quantile(nodes: &[Node], of: impl Fn(&Node) -> f64, probability: f64) -> f64 {
    let mut points: Vec<(f64, f64)> = nodes.iter().map(|node| (of(node), node.weight)).collect();
    points.sort_by(|one, other| one.0.total_cmp(&other.0));
    let near = |one: f64, other: f64| (one - other).abs() <= 1e-9 * one.abs().max(1e-9);
    let groups: Vec<(f64, f64)> = points
        .chunk_by(|one, next| near(one.0, next.0))
        .map(|group| (group[0].0, group.iter().map(|point| point.1).sum()))
        .collect();
    let edge = |left: usize| (groups[left].0 + groups[left + 1].0) / 2.0;
    let mut below = 0.0;
    for (at, (value, weight)) in groups.iter().enumerate() {
        if below + weight >= probability || at + 1 == groups.len() {
            let next = if at + 1 < groups.len() {
                edge(at)
            } else {
                2.0 * value - if at > 0 { edge(at - 1) } else { *value }
            };
            let before = if at > 0 { edge(at - 1) } else { 2.0 * value - next };
            let share = if *weight > 0.0 { (probability - below) / weight } else { 0.5 };
            return before + (next - before) * share.clamp(0.0, 1.0);
        }
        below += weight;
    }
    f64::NAN
}

/// A quantile of a mixture of normal distributions, by halving.
pub(super) fn normal_quantile(
    nodes: &[Node],
    of: impl Fn(&Node) -> (f64, f64),
    probability: f64,
) -> f64 {
    let parts: Vec<(f64, f64, f64)> = nodes
        .iter()
        .map(|node| {
            let (mean, variance) = of(node);
            (mean, variance.max(1e-18).sqrt(), node.weight)
        })
        .collect();
    let cdf = |x: f64| -> f64 {
        parts.iter().map(|(mean, sd, weight)| weight * standard_normal_cdf((x - mean) / sd)).sum()
    };
    let low = parts.iter().map(|(mean, sd, _)| mean - 9.0 * sd).fold(f64::INFINITY, f64::min);
    let high = parts.iter().map(|(mean, sd, _)| mean + 9.0 * sd).fold(f64::NEG_INFINITY, f64::max);
    let (mut low, mut high) = (low, high);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if cdf(middle) < probability { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}
