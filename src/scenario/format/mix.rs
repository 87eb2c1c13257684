//! `[[mix]]`.

use super::key::{id, other, plain, table, text, truth};
use super::{Fallback, Kind, TableFormat};

pub(super) const MIX: TableFormat = TableFormat {
    name: "[[mix]]",
    doc: "Another way to spread the effort over channels, compared with today's by `compare`.",
    keys: &[
        id("id").required("\"spread\"").doc("Name of the mix, each once; `today` is taken."),
        text("name", 80)
            .default_is(Fallback::SameAs("id"))
            .example("\"Half of it elsewhere\"")
            .doc("The name shown on charts."),
        table("shares", &SHARES).needed(),
        truth("in_place").default("false").example("true").doc(
            "Whether the mix has long been in place: without the time it takes to move, and before day 0 too.",
        ),
        table("set", &SET),
    ],
    groups: &[],
};

const SHARES: TableFormat = TableFormat {
    name: "[mix.shares]",
    doc: "Share of the effort by channel id; together they are 1. A channel that is not named gets none.",
    keys: &[plain("*")
        .from(0.0)
        .to(1.0)
        .unit("share of 1")
        .example("0.4")
        .doc("Share of the effort that this channel gets.")],
    groups: &[],
};

const SET: TableFormat = TableFormat {
    name: "[mix.set]",
    doc: "Other values that the mix changes, by the path of their key in quotes, such as \"business.opening_cash\" = 60_000_000.",
    keys: &[other("*", Kind::Anything)
        .example("60_000_000")
        .doc("The value that the key of that path has in this mix.")],
    groups: &[],
};
