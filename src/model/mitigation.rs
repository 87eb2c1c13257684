//! Mitigations: what makes shocks milder, shorter or rarer, and what it costs.

use super::parameter::{ParameterId, ParameterTable};
use super::shock::Shock;
use crate::numeric::stream_name;
use crate::scenario::{self, Scenario};

/// A mitigation of the model.
#[derive(Debug, Clone, PartialEq)]
pub struct Mitigation {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The shocks that it works against, by position.
    pub(crate) shocks: Vec<usize>,
    /// What it costs; `None` when it is not used.
    pub(crate) cost: Option<MitigationCost>,
}

/// What a mitigation costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MitigationCost {
    /// Rupiah a month.
    pub(crate) per_month: ParameterId,
    /// Day of the month on which that is paid.
    pub(crate) day: u8,
    /// Rupiah on day 0.
    pub(crate) at_start: ParameterId,
}

/// What a mitigation does to one shock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Relief {
    /// Share by which the severity is smaller.
    pub(crate) severity_reduction: ParameterId,
    /// Share by which the duration is shorter.
    pub(crate) duration_reduction: ParameterId,
    /// Share of the occurrences that do not happen.
    pub(crate) happens_less: ParameterId,
    /// Name of the stream that decides which; the occurrence's number is the index.
    pub(crate) stream: u64,
}

/// All mitigations; those that are used are added to the shocks that they work against.
pub(super) fn build_mitigations(
    scenario: &Scenario,
    shocks: &mut [Shock],
    table: &mut ParameterTable,
) -> Vec<Mitigation> {
    let one = |mitigation| build_mitigation(mitigation, shocks, table);
    scenario.mitigations.iter().map(one).collect()
}

fn build_mitigation(
    mitigation: &scenario::Mitigation,
    shocks: &mut [Shock],
    table: &mut ParameterTable,
) -> Mitigation {
    let id = &mitigation.id.value;
    let named = |shock: &Shock| mitigation.shocks.iter().any(|name| name.value == shock.id);
    let positions = (0..shocks.len()).filter(|position| named(&shocks[*position]));
    let mut built = Mitigation {
        id: id.clone(),
        name: mitigation.name.value.clone(),
        shocks: positions.collect(),
        cost: None,
    };
    // The numbers of what is not used do not exist: `check` does not list them.
    if !mitigation.used.value {
        return built;
    }
    let mut add = |key: &str, number: &scenario::Located<scenario::Number>| {
        table.add(&format!("mitigation.{id}.{key}"), &number.value)
    };
    let severity_reduction = add("severity_reduction", &mitigation.severity_reduction);
    let duration_reduction = add("duration_reduction", &mitigation.duration_reduction);
    let happens_less = add("happens_less", &mitigation.happens_less);
    built.cost = Some(MitigationCost {
        per_month: add("cost_per_month", &mitigation.cost_per_month),
        day: mitigation.cost_day.value,
        at_start: add("cost_at_start", &mitigation.cost_at_start),
    });
    for position in &built.shocks {
        let shock = &mut shocks[*position];
        let stream = stream_name(&["shock", &shock.id, "mitigation", id]);
        shock.reliefs.push(Relief { severity_reduction, duration_reduction, happens_less, stream });
    }
    built
}
