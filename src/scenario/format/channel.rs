//! `[[channel]]`: what it is, how it sells and how it varies. Its money is in `channel_money`,
//! its pay days in `channel_season`.

use super::ads::ADS;
use super::affiliates::AFFILIATES;
use super::channel_money as money;
use super::channel_season as season;
use super::key::{date, id, number, other, plain, rupiah, share, table, text, truth};
use super::{Fallback, Group, KeyFormat, Kind, TableFormat};

pub(super) const CHANNEL: TableFormat = TableFormat {
    name: "[[channel]]",
    doc: "One way to sell. Exactly one of `weekly_sales`, `orders_per_week` and `[channel.live]` says how much.",
    keys: &[
        id("id").required("\"tiktok_live\"").doc("Name of the channel, each once."),
        text("name", 80).default_is(Fallback::SameAs("id")).example("\"TikTok Live\"").doc("The name shown on charts."),
        id("platform").default_is(Fallback::SameAs("id")).example("\"tiktok\"").doc(
            "The platform it depends on; channels of one platform can be hit together.",
        ),
        other("features", Kind::Ids).example("[\"live\"]").doc(
            "What it depends on besides, such as live; all channels with a feature can be hit together.",
        ),
        number("weekly_sales").from(0.0).to(1e13).unit("rupiah a week").example("6_000_000").doc("Gross sales of an ordinary week."),
        number("orders_per_week").from(0.0).to(1e8).unit("orders a week").example("40").doc(
            "Orders of an ordinary week; with `order_value`.",
        ),
        table("live", &LIVE),
        table("affiliates", &AFFILIATES),
        rupiah("order_value").above(0.0).unit("rupiah an order").example("85_000").doc(
            "Average value of an order; needed wherever orders are counted.",
        ),
        plain("reference_share").above(0.0).to(1.0).unit("share of 1").example("0.3").doc(
            "For a channel that is not used today: the share of the effort at which it would sell its ordinary sales. Only a mix can start it.",
        ),
        plain("today_share").above(0.0).to(1.0).unit("share of 1").example("0.5").doc(
            "Share of the effort that the channel has today, when that is not its share of sales.",
        ),
        number("returns_to_effort").from(0.0).to(2.0).unit("exponent").default("0.8").example("[0.6, 0.8, 1.0]").doc(
            "Returns to effort: twice the effort sells 2 to this power as much.",
        ),
        number("growth_per_year").above(-1.0).to(10.0).unit("share of 1 a year").default("0").example("0.1").doc(
            "Growth of sales: 0.1 is 10% a year.",
        ),
        other("weekday_profile", Kind::Plains(7)).from(0.0).default("[1, 1, 1, 1, 1, 1, 1]").example("[1, 1, 1, 1, 1.2, 1.5, 1.3]").doc(
            "Sales of the weekdays in proportion, Monday first; 0 for a closed day.",
        ),
        other("month_profile", Kind::Plains(12)).from(0.0).default("[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]")
            .example("[1, 1, 1.3, 1.2, 0.9, 1, 1, 1, 1, 1, 1.1, 1.2]").doc(
            "Sales a day of the months in proportion, January first.",
        ),
        season::PAY_DAYS,
        table("ramp", &RAMP),
        table("ads", &ADS),
        truth("lumpy_orders").default("false").example("true").doc(
            "Whether orders are counted one by one: for small shops, where chance decides how many come; with `order_value`. Then `noise` is without the chance of counts and values.",
        ),
        number("order_value_cv").from(0.0).to(10.0).unit("standard deviation over mean").default("1").example("1.2").doc(
            "How much the values of single orders differ; with `lumpy_orders`.",
        ),
        number("noise").from(0.0).to(3.0).unit("standard deviation of log sales").default_is(NOISE).example("0.5").doc(
            "How much sales differ from day to day.",
        ),
        share("slow_level_step").unit("standard deviation of log sales a day").default("0.05").example("0.05").doc(
            "How far the level of sales wanders in a day.",
        ),
        number("slow_level_half_life_days").above(0.0).to(1e9).unit("days").default("90").example("90").doc(
            "Days until half of such a wandering has passed.",
        ),
        number("slow_level_start").from(0.0).to(3.0).unit("standard deviation of log sales")
            .default_is(Fallback::Words("the square root of slow_level_step x noise")).example("0.15").doc(
            "How roughly today's level is known.",
        ),
        money::COMMISSION,
        money::ORDER_FEE,
        money::CREATOR_COMMISSION,
        money::CREATOR_SHARE,
        money::RETURNS,
        money::RESALE,
        money::GOODS_SHARE,
        money::GOODS_CREDIT_DAYS,
        money::PACKING_PER_ORDER,
        money::FIXED_COST_PER_MONTH,
        money::FIXED_COST_DAY,
        money::PAYOUT_DELAY_DAYS,
        money::PAYOUT_SHARES,
        money::OPENING_RECEIPTS,
        money::OPENING_BILLS,
    ],
    groups: &[
        Group::ExactlyOne(&["weekly_sales", "orders_per_week", "live"]),
        Group::AtMostOne(&["payout_delay_days", "payout_shares"]),
        Group::Together(&["creator_commission", "creator_share"]),
        Group::AtMostOne(&["affiliates", "creator_commission"]),
        Group::Needs("resale", &["returns"]),
        Group::Needs("order_value_cv", &["lumpy_orders"]),
        Group::Needs("fixed_cost_day", &["fixed_cost_per_month"]),
    ],
};

/// Counted orders leave less to chance than sums of money do.
const NOISE: Fallback = Fallback::When { given: "orders_per_week", then: "0.3", otherwise: "0.5" };

const LIVE: TableFormat = TableFormat {
    name: "[channel.live]",
    doc: "Sales of a live channel: sessions a week x people reached x conversion x order value.",
    keys: &[
        sessions("sessions_per_week").from(0.0).required("5").doc("Live sessions a week."),
        sessions("reference_sessions_per_week")
            .above(0.0)
            .example("5")
            .default_is(Fallback::SameAs("sessions_per_week"))
            .doc("Sessions a week at which the other figures of this table hold."),
        number("hours_per_session")
            .above(0.0)
            .to(24.0)
            .unit("hours")
            .default("1")
            .example("2")
            .doc("Hours a session."),
        number("viewers_first_hour")
            .from(0.0)
            .to(1e8)
            .unit("people a session")
            .required("300")
            .doc("People reached in the first hour of a session."),
        number("viewers_later_hour")
            .from(0.0)
            .to(1e8)
            .unit("people an hour")
            .default("0")
            .example("150")
            .doc("People reached in each further hour."),
        share("conversion")
            .unit("orders a person reached")
            .required("0.02")
            .doc("Share of the people reached who order."),
        number("time_slot_factor")
            .from(0.0)
            .to(10.0)
            .unit("factor")
            .default("1")
            .example("1.3")
            .doc(
                "People reached at another time of day, against the one at which the figures hold.",
            ),
        share("returns_to_sessions").unit("exponent").default("0.8").example("0.8").doc(
            "How sales grow with the number of sessions: 1 means in proportion, 0 not at all.",
        ),
        other("skipped_weekdays", Kind::Choices(WEEKDAYS))
            .example("[\"monday\"]")
            .doc("Weekdays without live sessions."),
        number("hosts")
            .from(0.0)
            .to(500.0)
            .unit("people")
            .example("2")
            .doc("Hosts; with `sessions_per_host_per_week` they limit the sessions that are held."),
        number("sessions_per_host_per_week")
            .above(0.0)
            .to(50.0)
            .unit("sessions a week")
            .example("4")
            .doc("Sessions that a host can hold in a week; with `hosts`."),
        share("host_absence")
            .default("0")
            .example("0.1")
            .doc("Share of their sessions that hosts miss."),
        number("fatigue_half_life_days")
            .above(0.0)
            .to(36_500.0)
            .unit("days")
            .example("180")
            .doc("Viewers tire of the shows: days until half of what is lost in the end is lost."),
        share("fatigue_floor")
            .default("0.5")
            .example("0.5")
            .doc("Share of sales that is left in the end when viewers tire."),
    ],
    groups: &[
        Group::Needs("viewers_later_hour", &["hours_per_session"]),
        Group::Together(&["hosts", "sessions_per_host_per_week"]),
        Group::Needs("host_absence", &["hosts"]),
        Group::Needs("fatigue_floor", &["fatigue_half_life_days"]),
    ],
};

const fn sessions(name: &'static str) -> KeyFormat {
    number(name).to(500.0).unit("sessions a week")
}

/// The weekdays, Monday first.
pub(in crate::scenario) const WEEKDAYS: &[&str] =
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const RAMP: TableFormat = TableFormat {
    name: "[channel.ramp]",
    doc: "How a new channel starts: nothing at first, then more and more up to full strength.",
    keys: &[
        date("start")
            .default_is(Fallback::Words("the first day of the simulation"))
            .example("2026-02-01")
            .doc("First day of the work on the channel."),
        number("delay_days")
            .from(0.0)
            .to(3650.0)
            .unit("days")
            .default("60")
            .example("60")
            .doc("Days of work without any sales."),
        number("length_days")
            .from(0.0)
            .to(3650.0)
            .unit("days")
            .default("90")
            .example("90")
            .doc("Days from the first sales to full strength."),
    ],
    groups: &[],
};
