//! What channels have in common: `[[factor]]` and `[[link]]`.

use super::declare::{Declared, Field, table};
use super::fields::{Extracted, Fields};
use super::key::{days, free_table, id, number, share};
use super::{Fallback, KeyFormat, TableFormat, Unit};
use crate::problems::Span;
use crate::scenario::document::Table;
use crate::scenario::{Located, Number};

table! {
    "[[factor]]",
    /// A common cause of variation, such as the market or the traffic of one platform. A factor
    /// `market` is there even when the file has none.
    struct Factor {
        /// Name of the factor.
        id: Located<String> = id().required("\"market\""),
        /// How strongly the factor moves the day-to-day sales of channels that `loadings` does not
        /// name.
        loading: Located<Number> =
            loading().default_is(Fallback::Market { market: "[0.3, 0.4, 0.6]", otherwise: "0.45" }),
        /// Loadings of single channels, by their ids: of day-to-day noise.
        loadings: Loadings = free_table(&LOADINGS),
        /// The same for the slow level of channels that `slow_loadings` does not name.
        slow_loading: SlowLoading = loading().default_is(Fallback::Words(
            "as `loading`; [0.4, 0.6, 0.85] of a factor `market` that states neither"
        )),
        /// Loadings of single channels, by their ids: of the slow level; `None` means `loadings`.
        slow_loadings: Option<Loadings> =
            free_table(&SLOW_LOADINGS).default_is(Fallback::SameAs("loadings")),
    }
}

/// The loading of the slow level of channels that have none of their own; `None` means `loading`.
#[derive(Debug, Clone, PartialEq)]
pub struct SlowLoading(pub Option<Located<Number>>);

impl Field for SlowLoading {
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self> {
        let is_market = fields.is("id", Factor::MARKET);
        if is_market && !fields.has(key) && !fields.has("loading") {
            return fields.parsed(key, MARKET_SLOW).map(|number| Self(Some(number)));
        }
        fields.get(key).map(Self)
    }
}

/// Months move the channels of one business together more than days do.
const MARKET_SLOW: &str = "[0.4, 0.6, 0.85]";

const fn loading() -> KeyFormat {
    number().from(-1.0).to(1.0).unit(Unit::Correlation).example("0.45")
}

const LOADINGS: TableFormat = TableFormat {
    name: "[factor.loadings]",
    doc: "Loadings of single channels on day-to-day sales, by channel id.",
    keys: &[loading().named("*", "How strongly the factor moves this channel's day-to-day sales.")],
    groups: &[],
};

const SLOW_LOADINGS: TableFormat = TableFormat {
    name: "[factor.slow_loadings]",
    doc: "Loadings of single channels on the slow level, by channel id. When the table is absent, `loadings` holds.",
    keys: &[loading().named("*", "How strongly the factor moves this channel's slow level.")],
    groups: &[],
};

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
    /// The factor that is always there.
    pub(in crate::scenario) const MARKET: &'static str = "market";

    /// The market of a file that says nothing of it.
    pub(in crate::scenario) fn market() -> Extracted<Self> {
        let mut table = Table::default();
        table.add("id", Self::MARKET);
        <Self as Declared>::read(&Fields::new(&table, Span::default(), Self::FORMAT))
    }

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
        single.unwrap_or_else(|| match &self.slow_loading.0 {
            Some(number) => Loading { key: "slow_loading".to_owned(), number },
            None => Loading { key: "loading".to_owned(), number: &self.loading },
        })
    }
}

fn single<'a>(table: &str, loadings: &'a Loadings, channel: &str) -> Option<Loading<'a>> {
    let (_, number) = loadings.iter().find(|(id, _)| id.value == channel)?;
    Some(Loading { key: format!("{table}.{channel}"), number })
}

table! {
    "[[link]]",
    /// What one channel's fate does to the sales of another.
    struct Link {
        /// Id of the channel that is hit.
        from: Located<String> = id().required("\"tiktok_live\""),
        /// Id of the channel that feels it.
        to: Located<String> = id().required("\"shopee\""),
        /// Share of the buyers lost at `from` who buy at `to` instead.
        recapture: Located<Number> = share().default("0.1").example("0.1"),
        /// Days until half of these buyers have found the other channel.
        half_life_days: Located<Number> = days(3650.0).usual(0.5, 365.0, "half_life").default("14").example("14"),
        /// Share of the demand at `to` that comes from the traffic of `from`.
        halo: Located<Number> = share().usual(0.005, 0.5, "halo").default("0.05").example("0.05"),
    }
}
