//! `[[channel]]`: what it is, how it sells and how it varies, its fees and costs.

use super::declare::table;
use super::key::{
    day_of_month, days, id, integer, number, other, plain, rupiah, share, shown_name, table,
    tables, truth,
};
use super::live::WEEKDAYS;
use super::{
    Ads, Affiliates, Cap, Costs, Fallback, Group, Kind, PayDays, Payout, Ramp, Sales, Unit,
};
use crate::scenario::{Located, Number};

table! {
    "[[channel]]",
    /// One way to sell. Exactly one of `weekly_sales`, `orders_per_week` and `[channel.live]` says
    /// how much.
    struct Channel {
        /// Name of the channel, each once.
        id: Located<String> = id().required("\"tiktok_live\""),
        /// The name shown on charts.
        name: Located<String> = shown_name().example("\"TikTok Live\""),
        /// The platform it depends on; channels of one platform can be hit together.
        platform: Located<String> =
            id().default_is(Fallback::SameAs("id")).example("\"tiktok\""),
        /// What it depends on besides, such as live; all channels with a feature can be hit together.
        features: Vec<Located<String>> = other(Kind::Ids).example("[\"live\"]"),
        /// Where ordinary sales come from.
        sales: Sales,
        /// What affiliates bring, if there are any.
        affiliates: Option<Affiliates> = table::<Affiliates>(),
        /// Average value of an order; needed wherever orders are counted.
        order_value: Option<Located<Number>> =
            rupiah().above(0.0).unit(Unit::RupiahAnOrder).usual(1e3, 5e7, "order_value").example("85_000"),
        /// For a channel that is not used today: the share of the effort at which it would sell its
        /// ordinary sales. Only a mix can start it.
        reference_share: Option<Located<f64>> =
            plain().above(0.0).to(1.0).unit(Unit::Share).example("0.3"),
        /// Share of the effort that the channel has today, when that is not its share of sales.
        today_share: Option<Located<f64>> =
            plain().above(0.0).to(1.0).unit(Unit::Share).example("0.5"),
        /// Returns to effort: twice the effort sells 2 to this power as much.
        returns_to_effort: Option<Located<Number>> = number().from(0.0).to(2.0).unit(Unit::Exponent)
            .usual(0.1, 1.5, "exponent").default_is(Fallback::Of("business", "returns_to_effort")).example("[0.3, 0.6, 0.9]"),
        /// Growth of sales: 0.1 is 10% a year.
        growth_per_year: Located<Number> =
            number().above(-1.0).to(10.0).unit(Unit::ShareAYear).usual(-0.9, 3.0, "growth").default("0").example("0.1"),
        /// Sales of the weekdays in proportion, Monday first; 0 for a closed day.
        weekday_profile: Located<[f64; 7]> = other(Kind::Plains(7)).from(0.0).to(1e6)
            .default("[1, 1, 1, 1, 1, 1, 1]").example("[1, 1, 1, 1, 1.2, 1.5, 1.3]"),
        /// Sales a day of the months in proportion, January first.
        month_profile: Located<[f64; 12]> = other(Kind::Plains(12)).from(0.0).to(1e6)
            .default("[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]")
            .example("[1, 1, 1.3, 1.2, 0.9, 1, 1, 1, 1, 1, 1.1, 1.2]"),
        /// Days of the month that sell more or less.
        pay_days: Vec<PayDays> = tables::<PayDays>(31).non_empty()
            .example("[{ from_day = 25, to_day = 28, factor = 1.3 }]"),
        /// How a channel starts, if it is not yet running at full strength.
        ramp: Option<Ramp> = table::<Ramp>(),
        /// `[channel.ads]`.
        ads: Option<Ads> = table::<Ads>(),
        /// Whether orders are counted one by one: for small shops, where chance decides how many
        /// come; with `order_value`. Then `noise` is without the chance of counts and values.
        lumpy_orders: Located<bool> = truth().default("false").example("true"),
        /// How much the values of single orders differ; with `lumpy_orders` or `commission_cap`.
        order_value_cv: Located<Number> =
            number().from(0.0).to(10.0).unit(Unit::DeviationOverMean).usual(0.05, 3.0, "spread").default("1").example("1.2"),
        /// How much sales differ from day to day.
        noise: Option<Located<Number>> = number().from(0.0).to(3.0).unit(Unit::DeviationOfLogSales)
            .usual(0.02, 1.5, "noise").default_is(Fallback::Words("by kind of channel, from [variation]")).example("0.5"),
        /// How far the level of sales wanders in a day.
        slow_level_step: Option<Located<Number>> = share().unit(Unit::DeviationOfLogSalesADay)
            .usual(0.001, 0.2, "step").default_is(Fallback::Words("by kind of channel, from [variation]")).example("0.05"),
        /// Days until half of such a wandering has passed.
        slow_level_half_life_days: Option<Located<Number>> = days(1e9).above(0.0)
            .usual(5.0, 1e4, "half_life").default_is(Fallback::Of("variation", "slow_level_half_life_days")).example("90"),
        /// How roughly today's level is known.
        slow_level_start: Option<Located<Number>> =
            number().from(0.0).to(3.0).unit(Unit::DeviationOfLogSales)
                .usual(0.01, 1.0, "noise").default_is(Fallback::Words("the square root of slow_level_step x noise"))
                .example("0.15"),
        /// Commission of the platform.
        commission: Located<Number> =
            share().unit(Unit::ShareOfSalesLessReturns).usual(0.002, 0.35, "commission").default("0").example("0.08"),
        /// Fee of the platform for every order, returned or not; needs `order_value`.
        order_fee: Located<Number> =
            rupiah().unit(Unit::RupiahAnOrder).usual(100.0, 5e4, "order_fee").default("0").example("1_250"),
        /// The most that the commission of one order can be; needs `order_value`.
        commission_cap: Option<Located<Number>> =
            rupiah().above(0.0).unit(Unit::RupiahAnOrder).example("40_000"),
        /// Orders from day 0 on that pay neither commission nor order fee; needs `order_value`.
        free_orders: Option<Located<Number>> =
            number().from(0.0).to(1e9).unit(Unit::Orders).example("50"),
        /// Commission of creators or affiliates; with `creator_share`.
        creator_commission: Located<Number> =
            share().unit(Unit::ShareOfTheirSalesLessReturns).usual(0.005, 0.5, "commission").default("0").example("0.1"),
        /// Share of sales that comes through creators; with `creator_commission`.
        creator_share: Located<Number> =
            share().unit(Unit::ShareOfSales).default("0").example("0.3"),
        /// Share of sales that is sent back.
        returns: Located<Number> = share().unit(Unit::ShareOfSales).usual(0.001, 0.4, "returns").default("0").example("0.03"),
        /// Share of returned goods that can be sold again; with `returns`.
        resale: Located<Number> =
            share().unit(Unit::ShareOfReturnedGoods).default("0.9").example("0.9"),
        /// Freight that the shop pays for an order that is sent back, taken out of payouts; needs
        /// `order_value`.
        return_freight: Option<Located<Number>> =
            rupiah().unit(Unit::RupiahAnOrder).example("10_000"),
        /// Days after the payout of a sale until what is sent back is taken out of later payouts.
        returns_late_days: Located<u32> =
            integer().from(0.0).to(365.0).unit(Unit::Days).default("0").example("14"),
        /// Cost of goods.
        goods_share: Option<Located<Number>> = number().from(0.0).to(5.0).unit(Unit::ShareOfSales)
            .usual(0.05, 1.0, "goods").default_is(Fallback::Of("costs", "goods_share")).example("0.6"),
        /// Days between a sale and the payment of its goods, rounded to whole days.
        goods_credit_days: Option<Located<Number>> =
            days(365.0).usual(1.0, 120.0, "credit_days").default_is(Fallback::Of("costs", "goods_credit_days")).example("14"),
        /// Packing and shipping paid by the shop; needs `order_value`.
        packing_per_order: Option<Located<Number>> = rupiah().unit(Unit::RupiahAnOrder)
            .usual(100.0, 1e5, "packing").default_is(Fallback::Of("costs", "packing_per_order")).example("2_000"),
        /// Fixed cost of using the channel.
        fixed_cost_per_month: Located<Number> =
            rupiah().unit(Unit::RupiahAMonth).usual(5e3, 1e9, "monthly_cost").default("0").example("250_000"),
        /// Day on which the fixed cost is paid; in shorter months the last day.
        fixed_cost_day: Located<u8> = day_of_month().default("1").example("1"),
        /// When the money of a sale arrives.
        payout: Payout,
        /// Weekdays on which the platform pays out; what falls due on another day waits for the next.
        payout_weekdays: Vec<Located<String>> =
            other(Kind::Choices(WEEKDAYS)).example("[\"monday\"]"),
        /// Days on which the channel may sell no more than so much.
        caps: Vec<Cap> = tables::<Cap>(50).example(
            "[{ from = 2026-01-01, to = 2026-01-30, orders_per_day = 20 }]",
        ),
        /// Money of earlier sales that is still to come on the first day.
        opening_receipts: Option<Located<Number>> =
            rupiah().usual(1e3, 1e10, "cash").default_is(FROM_ORDINARY_SALES).example("1_200_000"),
        /// Supplier bills of earlier sales that are still to be paid on the first day.
        opening_bills: Option<Located<Number>> =
            rupiah().usual(1e3, 1e10, "cash").default_is(FROM_ORDINARY_SALES).example("800_000"),
    }
    rules: [
        Group::ExactlyOne(&["weekly_sales", "orders_per_week", "live"]),
        Group::AtMostOne(&["payout_delay_days", "payout_shares"]),
        Group::Together(&["creator_commission", "creator_share"]),
        Group::AtMostOne(&["affiliates", "creator_commission"]),
        Group::Needs("resale", &["returns"]),
        Group::Needs("return_freight", &["returns"]),
        Group::Needs("returns_late_days", &["returns"]),
        Group::Needs("order_value_cv", &["lumpy_orders", "commission_cap"]),
        Group::Needs("fixed_cost_day", &["fixed_cost_per_month"]),
    ]
}

const FROM_ORDINARY_SALES: Fallback = Fallback::Words("computed from ordinary sales");

impl Channel {
    /// Cost of its goods: its own, else that of all channels.
    #[must_use]
    pub fn goods_share<'a>(&'a self, costs: &'a Costs) -> &'a Located<Number> {
        self.goods_share.as_ref().unwrap_or(&costs.goods_share)
    }

    /// Packing of an order: its own, else that of all channels.
    #[must_use]
    pub fn packing_per_order<'a>(&'a self, costs: &'a Costs) -> &'a Located<Number> {
        self.packing_per_order.as_ref().unwrap_or(&costs.packing_per_order)
    }

    /// Relative sales Monday to Sunday, zeros on skipped weekdays; not yet scaled.
    #[must_use]
    pub fn sales_by_weekday(&self) -> [f64; 7] {
        let mut profile = self.weekday_profile.value;
        if let Sales::Live(live) = &self.sales {
            let is_skipped = |day: &str| live.skipped_weekdays.iter().any(|it| it.value == day);
            for (_, sales) in WEEKDAYS.iter().zip(&mut profile).filter(|(day, _)| is_skipped(day)) {
                *sales = 0.0;
            }
        }
        profile
    }
}
