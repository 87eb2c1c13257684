//! `[capacity]`, `[stock]` and `[overselling]`: what the business can deliver.

use super::key::{integer, number, rupiah};
use super::{Fallback, Group, TableFormat};

pub(super) const CAPACITY: TableFormat =
    TableFormat {
        name: "[capacity]",
        doc: "The most that the business can deliver in a day; channels share it in proportion.",
        keys: &[
            number("orders_per_day").from(0.0).to(1e8).unit("orders a day").example("120").doc(
                "Orders that can be packed and sent in a day; every channel needs `order_value`.",
            ),
            rupiah("sales_per_day")
                .unit("rupiah a day")
                .example("9_000_000")
                .doc("Sales that can be delivered in a day."),
        ],
        groups: &[Group::ExactlyOne(&["orders_per_day", "sales_per_day"])],
    };

pub(super) const STOCK: TableFormat = TableFormat {
    name: "[stock]",
    doc: "Goods come from a stock that is bought at cost, paid when it is ordered, and can run out.",
    keys: &[
        integer("review_days")
            .from(1.0)
            .to(365.0)
            .unit("days")
            .default("7")
            .example("7")
            .doc("Days from one order to the next; the first is on day 0."),
        integer("lead_time_days")
            .from(0.0)
            .to(365.0)
            .unit("days")
            .default("3")
            .example("5")
            .doc("Days from order to arrival, in the morning."),
        number("safety_share")
            .from(0.0)
            .to(10.0)
            .unit("share of the expected need")
            .default("0.2")
            .example("0.3")
            .doc("What is ordered beyond the need expected until the next delivery."),
        rupiah("opening")
            .default_is(Fallback::Words("what the rule would have ordered up to on day 0"))
            .example("12_000_000")
            .doc("Stock before day 0, at cost."),
    ],
    groups: &[],
};

pub(super) const OVERSELLING: TableFormat = TableFormat {
    name: "[overselling]",
    doc: "Orders beyond capacity or stock are taken and then cancelled, which costs trust.",
    keys: &[
        number("trust_lost")
            .from(0.0)
            .to(10.0)
            .unit("share of demand, per share of ordinary sales cancelled")
            .required("0.3")
            .doc("Share of a channel's demand lost on the next day when a whole ordinary day is cancelled there."),
        number("half_life_days")
            .above(0.0)
            .to(3650.0)
            .unit("days")
            .default("14")
            .example("14")
            .doc("Days until half of the lost trust is back."),
    ],
    groups: &[],
};
