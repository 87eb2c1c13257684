//! `[[channel]]`: fees, costs and payouts.

use super::super::bases::EVERYTHING;
use super::super::output::Output::{Cash, Summary};
use super::super::row::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        "channel.commission",
        EVERYTHING,
        &[("commission = 0.08", "commission = 0.09")],
        Summary("/accounts/channel.tiktok_live.commission/value"),
    ),
    row(
        "channel.order_fee",
        EVERYTHING,
        &[("order_fee = 1_250\ncreator", "order_fee = 1_350\ncreator")],
        Summary("/accounts/channel.tiktok_live.order_fees/value"),
    ),
    row(
        "channel.creator_commission",
        EVERYTHING,
        &[("creator_commission = 0.2", "creator_commission = 0.3")],
        Summary("/accounts/channel.tiktok_live.creator_commission/value"),
    ),
    row(
        "channel.creator_share",
        EVERYTHING,
        &[("creator_share = [0.1, 0.4]", "creator_share = [0.1, 0.5]")],
        Summary("/accounts/channel.tiktok_live.creator_commission/value"),
    ),
    row(
        "channel.returns",
        EVERYTHING,
        &[("returns = [0.02, 0.1]", "returns = [0.02, 0.2]")],
        Summary("/accounts/channel.tiktok_live.returns/value"),
    ),
    row(
        "channel.resale",
        EVERYTHING,
        &[("resale = 0.8", "resale = 0.7")],
        Summary("/accounts/channel.tiktok_live.goods/value"),
    ),
    row(
        "channel.goods_share",
        EVERYTHING,
        &[(
            "goods_share = \"cost_share\"\ngoods_credit_days",
            "goods_share = 0.6\ngoods_credit_days",
        )],
        Summary("/accounts/channel.tiktok_live.goods/value"),
    ),
    row(
        "channel.goods_credit_days",
        EVERYTHING,
        &[("goods_credit_days = [5, 20]", "goods_credit_days = [5, 30]")],
        Summary("/metrics/bills_due_at_end_mean/value"),
    ),
    row(
        "channel.packing_per_order",
        EVERYTHING,
        &[("packing_per_order = 2_000", "packing_per_order = 2_100")],
        Summary("/accounts/channel.tiktok_live.packing/value"),
    ),
    row(
        "channel.fixed_cost_per_month",
        EVERYTHING,
        &[("fixed_cost_per_month = 1_000_000", "fixed_cost_per_month = 1_100_000")],
        Summary("/accounts/channel.tiktok_live.fixed_cost/value"),
    ),
    row(
        "channel.fixed_cost_day",
        EVERYTHING,
        &[("fixed_cost_day = 31", "fixed_cost_day = 15")],
        Cash,
    ),
    row(
        "channel.payout_delay_days",
        EVERYTHING,
        &[("payout_delay_days = [3, 9]", "payout_delay_days = [3, 14]")],
        Summary("/metrics/receipts_due_at_end_mean/value"),
    ),
    row(
        "channel.payout_shares.days",
        EVERYTHING,
        &[("{ days = 7, share = 0.4 }", "{ days = 8, share = 0.4 }")],
        Summary("/metrics/receipts_due_at_end_mean/value"),
    ),
    row(
        "channel.payout_shares.share",
        EVERYTHING,
        &[("share = 0.6", "share = 0.5"), ("share = 0.4", "share = 0.5")],
        Summary("/metrics/receipts_due_at_end_mean/value"),
    ),
    row(
        "channel.opening_receipts",
        EVERYTHING,
        &[("opening_receipts = 500_000", "opening_receipts = 600_000")],
        Summary("/accounts/channel.instagram.opening_receipts/value"),
    ),
    row(
        "channel.opening_bills",
        EVERYTHING,
        &[("opening_bills = 3_000_000", "opening_bills = 3_100_000")],
        Summary("/accounts/channel.shopee.opening_bills/value"),
    ),
];
