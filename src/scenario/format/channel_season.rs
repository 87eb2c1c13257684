//! `[[channel]]`: the days of the month on which it sells more.

use super::key::{day_of_month, number, tables};
use super::{Fallback, KeyFormat, TableFormat};

pub(super) const PAY_DAYS: KeyFormat = tables("pay_days", &PAY_DAY, 31)
    .non_empty()
    .example("[{ from_day = 25, to_day = 28, factor = 1.3 }]");

const PAY_DAY: TableFormat = TableFormat {
    name: "an entry of `pay_days`",
    doc: "Days of every month on which sales are higher or lower, such as the days after wages are paid. Entries that overlap multiply.",
    keys: &[
        day_of_month("from_day")
            .required("25")
            .doc("First of the days; a day that a short month lacks does not occur in it."),
        day_of_month("to_day")
            .default_is(Fallback::SameAs("from_day"))
            .example("28")
            .doc("Last of the days; a smaller number than `from_day` lies in the next month."),
        number("factor")
            .from(0.0)
            .to(100.0)
            .unit("times ordinary sales")
            .required("1.3")
            .doc("Sales of these days against what they would be otherwise."),
    ],
    groups: &[],
};
