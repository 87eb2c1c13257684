//! `[[channel]]`: fees, costs and payouts.

use super::key::{day_of_month, integer, number, plain, rupiah, share, tables};
use super::{Fallback, KeyFormat, TableFormat};

pub(super) const COMMISSION: KeyFormat = share("commission")
    .unit("share of sales less returns")
    .default("0")
    .example("0.08")
    .doc("Commission of the platform.");

pub(super) const ORDER_FEE: KeyFormat = rupiah("order_fee")
    .unit("rupiah an order")
    .default("0")
    .example("1_250")
    .doc("Fee of the platform for every order, returned or not; needs `order_value`.");

pub(super) const CREATOR_COMMISSION: KeyFormat = share("creator_commission")
    .unit("share of their sales less returns")
    .default("0")
    .example("0.1")
    .doc("Commission of creators or affiliates; with `creator_share`.");

pub(super) const CREATOR_SHARE: KeyFormat = share("creator_share")
    .unit("share of sales")
    .default("0")
    .example("0.3")
    .doc("Share of sales that comes through creators; with `creator_commission`.");

pub(super) const RETURNS: KeyFormat = share("returns")
    .unit("share of sales")
    .default("0")
    .example("0.03")
    .doc("Share of sales that is sent back.");

pub(super) const RESALE: KeyFormat = share("resale")
    .unit("share of returned goods")
    .default("0.9")
    .example("0.9")
    .doc("Share of returned goods that can be sold again; with `returns`.");

pub(super) const GOODS_SHARE: KeyFormat = number("goods_share")
    .from(0.0)
    .to(5.0)
    .unit("share of sales")
    .default_is(Fallback::Costs("goods_share"))
    .example("0.6")
    .doc("Cost of goods.");

pub(super) const GOODS_CREDIT_DAYS: KeyFormat = number("goods_credit_days")
    .from(0.0)
    .to(365.0)
    .unit("days")
    .default_is(Fallback::Costs("goods_credit_days"))
    .example("14")
    .doc("Days between a sale and the payment of its goods, rounded to whole days.");

pub(super) const PACKING_PER_ORDER: KeyFormat = rupiah("packing_per_order")
    .unit("rupiah an order")
    .default_is(Fallback::Costs("packing_per_order"))
    .example("2_000")
    .doc("Packing and shipping paid by the shop; needs `order_value`.");

pub(super) const FIXED_COST_PER_MONTH: KeyFormat = rupiah("fixed_cost_per_month")
    .unit("rupiah a month")
    .default("0")
    .example("250_000")
    .doc("Fixed cost of using the channel.");

pub(super) const FIXED_COST_DAY: KeyFormat = day_of_month("fixed_cost_day")
    .default("1")
    .example("1")
    .doc("Day on which the fixed cost is paid; in shorter months the last day.");

pub(super) const PAYOUT_DELAY_DAYS: KeyFormat = number("payout_delay_days")
    .from(0.0)
    .to(365.0)
    .unit("days")
    .default("0")
    .example("7")
    .doc("Days until the money of a sale arrives, rounded to whole days.");

pub(super) const PAYOUT_SHARES: KeyFormat = tables("payout_shares", &PAYOUT_SHARE, 366)
    .non_empty()
    .example("[{ days = 3, share = 0.7 }, { days = 14, share = 0.3 }]");

const PAYOUT_SHARE: TableFormat = TableFormat {
    name: "an entry of `payout_shares`",
    doc: "Shares of the money of a sale that arrive after different delays, instead of `payout_delay_days`.",
    keys: &[
        integer("days")
            .from(0.0)
            .to(365.0)
            .unit("days")
            .required("3")
            .doc("Days until this share arrives."),
        plain("share")
            .above(0.0)
            .to(1.0)
            .unit("share of 1")
            .required("0.7")
            .doc("The share; together they make 1."),
    ],
    groups: &[],
};

pub(super) const OPENING_RECEIPTS: KeyFormat = rupiah("opening_receipts")
    .default_is(Fallback::Words("computed from ordinary sales"))
    .example("1_200_000")
    .doc("Money of earlier sales that is still to come on the first day.");

pub(super) const OPENING_BILLS: KeyFormat = rupiah("opening_bills")
    .default_is(Fallback::Words("computed from ordinary sales"))
    .example("800_000")
    .doc("Supplier bills of earlier sales that are still to be paid on the first day.");
