//! `[channel.ads]`.

use super::key::{date, number, rupiah, tables};
use super::{Fallback, TableFormat};

pub(super) const ADS: TableFormat = TableFormat {
    name: "[channel.ads]",
    doc: "Advertising: what it costs, and what sales gain or lose when it changes.",
    keys: &[
        rupiah("per_week_today")
            .above(0.0)
            .unit("rupiah a week")
            .required("400_000")
            .doc("Today's spending, at which the channel sells its ordinary sales."),
        rupiah("per_week")
            .unit("rupiah a week")
            .default_is(Fallback::SameAs("per_week_today"))
            .example("600_000")
            .doc("Spending that is decided from day 0 on; a week is paid on its first day for the week after it."),
        number("effect_exponent")
            .from(0.0)
            .to(0.3)
            .unit("exponent")
            .default("0.1")
            .example("0.1")
            .doc("Sales go with (spending / today's spending) to this power."),
        tables("plan", &PLAN, 200)
            .example("[{ from = 2026-03-01, to = 2026-03-20, factor = 3 }]"),
    ],
    groups: &[],
};

const PLAN: TableFormat = TableFormat {
    name: "an entry of `plan`",
    doc: "Days on which more or less is spent, such as a campaign.",
    keys: &[
        date("from").required("2026-03-01").doc("First day."),
        date("to").required("2026-03-20").doc("Last day."),
        number("factor")
            .from(0.0)
            .to(1000.0)
            .unit("multiple of the spending")
            .required("3")
            .doc("Spending on these days against `per_week`; entries that overlap multiply."),
    ],
    groups: &[],
};
