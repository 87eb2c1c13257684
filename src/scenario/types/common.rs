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
    /// Loading of the channels that have none of their own: of the slow level; `None` means
    /// `loading`.
    pub slow_loading: Option<Located<Number>>,
    /// Loadings of single channels, by their ids: of day-to-day noise.
    pub loadings: Loadings,
    /// Loadings of single channels, by their ids: of the slow level; `None` means `loadings`.
    pub slow_loadings: Option<Loadings>,
}

/// Loadings of single channels, by their ids.
pub type Loadings = Vec<(Located<String>, Located<Number>)>;

/// The loading of a channel on a factor, and the key of the factor at which it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Loading<'a> {
    /// Such as `slow_loading`, or `loadings.shopee`.
    pub key: String,
    /// The number.
    pub number: &'a Located<Number>,
}

impl Factor {
    /// The loading of a channel's day-to-day noise.
    #[must_use]
    pub fn loading_of(&self, channel: &str) -> Loading<'_> {
        single("loadings", &self.loadings, channel)
            .unwrap_or_else(|| Loading { key: "loading".to_owned(), number: &self.loading })
    }

    /// The loading of a channel's slow level.
    #[must_use]
    pub fn slow_loading_of(&self, channel: &str) -> Loading<'_> {
        let single = match &self.slow_loadings {
            Some(loadings) => single("slow_loadings", loadings, channel),
            None => single("loadings", &self.loadings, channel),
        };
        single.unwrap_or_else(|| match &self.slow_loading {
            Some(number) => Loading { key: "slow_loading".to_owned(), number },
            None => Loading { key: "loading".to_owned(), number: &self.loading },
        })
    }
}

fn single<'a>(table: &str, loadings: &'a Loadings, channel: &str) -> Option<Loading<'a>> {
    let (_, number) = loadings.iter().find(|(id, _)| id.value == channel)?;
    Some(Loading { key: format!("{table}.{channel}"), number })
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
