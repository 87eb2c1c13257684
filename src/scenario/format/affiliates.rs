//! `[channel.affiliates]`.

use super::TableFormat;
use super::key::{number, share};

pub(super) const AFFILIATES: TableFormat = TableFormat {
    name: "[channel.affiliates]",
    doc: "Sales that affiliates bring on top of the channel's own: more reach, more luck, and a commission.",
    keys: &[
        number("lift")
            .from(0.0)
            .to(100.0)
            .unit("share of the channel's own sales")
            .required("0.3")
            .doc("What they bring on average, on top of the channel's own ordinary sales."),
        share("commission")
            .unit("share of their sales less returns")
            .required("0.1")
            .doc("Their commission."),
        number("noise")
            .from(0.0)
            .to(3.0)
            .unit("standard deviation of log sales")
            .default("1.0")
            .example("1.0")
            .doc("How much what they bring differs from day to day, besides the channel's own noise."),
    ],
    groups: &[],
};
