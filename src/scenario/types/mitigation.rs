//! `[[mitigation]]`.

use super::Located;
use crate::scenario::Number;

/// `[[mitigation]]`: what makes shocks milder, shorter or rarer, and what it costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Mitigation {
    /// Unique id.
    pub id: Located<String>,
    /// Shown name; the id by default.
    pub name: Located<String>,
    /// Ids of the shocks that it works against; never empty.
    pub shocks: Vec<Located<String>>,
    /// Share by which the severity is smaller.
    pub severity_reduction: Located<Number>,
    /// Share by which the duration is shorter.
    pub duration_reduction: Located<Number>,
    /// Share of the occurrences that do not happen.
    pub happens_less: Located<Number>,
    /// Whether it is used.
    pub used: Located<bool>,
    /// Rupiah a month.
    pub cost_per_month: Located<Number>,
    /// Day of the month on which that is paid.
    pub cost_day: Located<u8>,
    /// Rupiah on day 0.
    pub cost_at_start: Located<Number>,
}
