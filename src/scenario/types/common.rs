//! What channels have in common: `[[factor]]` and `[[link]]`.

use super::Located;
use crate::scenario::Number;

/// `[[factor]]`: a common cause of variation.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    /// Unique id.
    pub id: Located<String>,
    /// Loading of the channels that have none of their own: of day-to-day noise.
    pub loading: Located<Number>,
    /// Loading of the channels that have none of their own: of the slow level.
    pub slow_loading: Located<Number>,
    /// One loading a channel, in channel order: of day-to-day noise.
    pub loadings: Vec<Located<Number>>,
    /// One loading a channel, in channel order: of the slow level.
    pub slow_loadings: Vec<Located<Number>>,
}

/// `[[link]]`: what one channel's fate does to another's sales.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Id of the channel that is hit.
    pub from: Located<String>,
    /// Id of the channel that feels it.
    pub to: Located<String>,
    /// Share of lost buyers who buy there instead.
    pub recapture: Located<Number>,
    /// Half-life of their finding it, days.
    pub half_life_days: Located<Number>,
    /// Share of the other channel's demand that comes from this one's traffic.
    pub halo: Located<Number>,
}
