//! `[[mitigation]]`.

use super::Extracted;
use super::fields::Fields;
use crate::scenario::types::Mitigation;

pub(super) fn mitigation(fields: &Fields<'_>) -> Extracted<Mitigation> {
    Ok(Mitigation {
        id: fields.text("id")?,
        name: fields.text("name")?,
        shocks: fields.texts("shocks")?,
        severity_reduction: fields.number("severity_reduction")?,
        duration_reduction: fields.number("duration_reduction")?,
        happens_less: fields.number("happens_less")?,
        used: fields.truth("used")?,
        cost_per_month: fields.number("cost_per_month")?,
        cost_day: fields.whole("cost_day")?,
        cost_at_start: fields.number("cost_at_start")?,
    })
}
