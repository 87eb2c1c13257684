//! Links between channels.

use super::parameter::{ParameterId, ParameterTable};
use crate::scenario::Scenario;

/// What one channel's shocks do to another channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) recapture: ParameterId,
    pub(crate) half_life: ParameterId,
    pub(crate) halo: ParameterId,
}

/// All links, their ends as positions.
pub(super) fn build_links(scenario: &Scenario, table: &mut ParameterTable) -> Vec<Link> {
    let position = |id: &str| scenario.channels.iter().position(|channel| channel.id.value == id);
    let mut links = Vec::with_capacity(scenario.links.len());
    for link in &scenario.links {
        // Reading refuses links to unknown channels.
        let (Some(from), Some(to)) = (position(&link.from.value), position(&link.to.value)) else {
            continue;
        };
        let name = format!("link.{}.{}", link.from.value, link.to.value);
        links.push(Link {
            from,
            to,
            recapture: table.add(&format!("{name}.recapture"), &link.recapture.value),
            half_life: table.add(&format!("{name}.half_life_days"), &link.half_life_days.value),
            halo: table.add(&format!("{name}.halo"), &link.halo.value),
        });
    }
    links
}
