//! `[[mix]]`.

use super::Located;

/// `[[mix]]`: another way to spread the effort over channels.
#[derive(Debug, Clone, PartialEq)]
pub struct Mix {
    /// Unique id; never `today`.
    pub id: Located<String>,
    /// Shown name; the id by default.
    pub name: Located<String>,
    /// Shares of the effort by channel id, summing to one; a channel that is not named has none.
    pub shares: Vec<(Located<String>, Located<f64>)>,
    /// Whether it has long been in place.
    pub in_place: Located<bool>,
}
