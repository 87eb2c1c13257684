//! What channels have in common: `[[factor]]` and `[[link]]`.

use super::key::{id, number, share, table};
use super::{Fallback, TableFormat};

pub(super) const FACTOR: TableFormat = TableFormat {
    name: "[[factor]]",
    doc: "A common cause of variation, such as the market or the traffic of one platform. A factor `market` with loading 0.45 is there even when the file has none.",
    keys: &[
        id("id").required("\"market\"").doc("Name of the factor."),
        loading("loading")
            .default("0.45")
            .doc("How strongly the factor moves the day-to-day sales of channels that `loadings` does not name."),
        table("loadings", &LOADINGS),
        loading("slow_loading")
            .default_is(Fallback::SameAs("loading"))
            .doc("The same for the slow level of channels that `slow_loadings` does not name."),
        table("slow_loadings", &SLOW_LOADINGS).default_is(Fallback::SameAs("loadings")),
    ],
    groups: &[],
};

const fn loading(name: &'static str) -> super::KeyFormat {
    number(name).from(-1.0).to(1.0).unit("correlation").example("0.45")
}

const LOADINGS: TableFormat = TableFormat {
    name: "[factor.loadings]",
    doc: "Loadings of single channels on day-to-day sales, by channel id.",
    keys: &[loading("*").doc("How strongly the factor moves this channel's day-to-day sales.")],
    groups: &[],
};

const SLOW_LOADINGS: TableFormat = TableFormat {
    name: "[factor.slow_loadings]",
    doc: "Loadings of single channels on the slow level, by channel id. When the table is absent, `loadings` holds.",
    keys: &[loading("*").doc("How strongly the factor moves this channel's slow level.")],
    groups: &[],
};

pub(super) const LINK: TableFormat = TableFormat {
    name: "[[link]]",
    doc: "What one channel's fate does to the sales of another.",
    keys: &[
        id("from").required("\"tiktok_live\"").doc("Id of the channel that is hit."),
        id("to").required("\"shopee\"").doc("Id of the channel that feels it."),
        share("recapture")
            .default("0.1")
            .example("0.1")
            .doc("Share of the buyers lost at `from` who buy at `to` instead."),
        number("half_life_days")
            .from(0.0)
            .to(3650.0)
            .unit("days")
            .default("14")
            .example("14")
            .doc("Days until half of these buyers have found the other channel."),
        share("halo")
            .default("0.05")
            .example("0.05")
            .doc("Share of the demand at `to` that comes from the traffic of `from`."),
    ],
    groups: &[],
};
