//! `[[response]]`.

use super::super::bases::{OTHER_OWNER, OWNER};
use super::super::output::Output::{Sales, Spoken, Summary};
use super::super::row::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        "response.id",
        OWNER,
        &[(r#"id = "promo""#, r#"id = "dorong""#)],
        Summary("/responses/0/id"),
    ),
    row(
        "response.name",
        OWNER,
        &[(r#"name = "Dorong penjualan""#, r#"name = "Dorong lagi""#)],
        Spoken,
    ),
    row("response.when.date", OTHER_OWNER, &[("date = 2026-02-02", "date = 2026-02-09")], Sales),
    row(
        "response.when.shock",
        OWNER,
        &[(r#"shock = "halt""#, r#"shock = "viral""#)],
        Summary("/responses/0/given_it_begins/begins_on_day_median/value"),
    ),
    row(
        "response.when.days_after",
        OWNER,
        &[("days_after = 4", "days_after = 5")],
        Summary("/responses/0/given_it_begins/begins_on_day_median/value"),
    ),
    row(
        "response.when.channel",
        OWNER,
        &[(r#"channel = "live", sales_below"#, r#"channel = "shop", sales_below"#)],
        Summary("/responses/1"),
    ),
    row(
        "response.when.sales_below",
        OWNER,
        &[("sales_below = 0.7", "sales_below = 0.3")],
        Summary("/responses/1"),
    ),
    row(
        "response.when.for_days",
        OWNER,
        &[("for_days = 5", "for_days = 9")],
        Summary("/responses/1"),
    ),
    row(
        "response.when.cash_below_days",
        OWNER,
        &[("cash_below_days = 90", "cash_below_days = 60")],
        Summary("/responses/2"),
    ),
    row("response.lasts_days", OWNER, &[("lasts_days = 80", "lasts_days = 60")], Sales),
    row(
        "response.ads.channel",
        OWNER,
        &[(r#"ads = [{ channel = "live""#, r#"ads = [{ channel = "shop""#)],
        Summary("/accounts/channel.shop.ads/value"),
    ),
    row(
        "response.ads.factor",
        OWNER,
        &[("factor = 2 }", "factor = 3 }")],
        Summary("/accounts/channel.live.ads/value"),
    ),
    row(
        "response.cut_costs.cost",
        OWNER,
        &[(r#"cost = "wages""#, r#"cost = "rent""#)],
        Summary("/accounts/rent/value"),
    ),
    row(
        "response.cut_costs.share",
        OWNER,
        &[("share = 0.25", "share = 0.35")],
        Summary("/accounts/wages/value"),
    ),
    row(
        "response.raise.channel",
        OWNER,
        &[(r#"{ channel = "shop", effort"#, r#"{ channel = "live", effort"#)],
        Sales,
    ),
    row("response.raise.effort", OWNER, &[("effort = 1.6", "effort = 1.7")], Sales),
    row("response.raise.delay_days", OWNER, &[("delay_days = 20", "delay_days = 15")], Sales),
    row("response.raise.length_days", OWNER, &[("length_days = 30", "length_days = 20")], Sales),
    row(
        "response.loan.amount",
        OWNER,
        &[("amount = 6_000_000", "amount = 7_000_000")],
        Summary("/metrics/loan_proceeds_mean/value"),
    ),
    row(
        "response.loan.months",
        OWNER,
        &[("months = 9", "months = 10")],
        Summary("/accounts/loan_repayment.response.pinjam/value"),
    ),
    row(
        "response.loan.interest_per_year",
        OWNER,
        &[("interest_per_year = 0.12", "interest_per_year = 0.15")],
        Summary("/accounts/loan_repayment.response.pinjam/value"),
    ),
    row(
        "response.sell_stock.share",
        OWNER,
        &[("share = 0.4,", "share = 0.3,")],
        Summary("/accounts/stock_sold.hemat/value"),
    ),
    row(
        "response.sell_stock.price",
        OWNER,
        &[("price = 0.65", "price = 0.6")],
        Summary("/accounts/stock_sold.hemat/value"),
    ),
    row(
        "response.phases.days",
        OWNER,
        &[("days = 10, cost", "days = 17, cost")],
        Summary("/accounts/response_cost.promo/value"),
    ),
    row(
        "response.phases.cost_per_week",
        OWNER,
        &[("cost_per_week = 250_000", "cost_per_week = 260_000")],
        Summary("/accounts/response_cost.promo/value"),
    ),
    row("response.phases.lift", OWNER, &[("lift = 0.15", "lift = 0.25")], Sales),
    row(
        "response.eight_weeks.cost_per_week",
        OTHER_OWNER,
        &[("cost_per_week = 200_000", "cost_per_week = 210_000")],
        Summary("/accounts/response_cost.rencana/value"),
    ),
    row("response.eight_weeks.lift", OTHER_OWNER, &[("lift = 0.3", "lift = 0.4")], Sales),
    row("response.lifts", OWNER, &[(r#"lifts = ["live"]"#, r#"lifts = ["shop"]"#)], Sales),
    row(
        "response.lift_half_life_days",
        OWNER,
        &[("lift_half_life_days = 25", "lift_half_life_days = 35")],
        Sales,
    ),
];
