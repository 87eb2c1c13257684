//! `[[channel]]`.

use jiff::civil::Date;

use super::{Ads, Costs, Located};
use crate::scenario::Number;

/// `[[channel]]`: one way to sell.
#[derive(Debug, Clone, PartialEq)]
pub struct Channel {
    /// Unique id.
    pub id: Located<String>,
    /// Shown name; the id by default.
    pub name: Located<String>,
    /// Platform; the id by default.
    pub platform: Located<String>,
    /// Features such as `live`.
    pub features: Vec<Located<String>>,
    /// Where ordinary sales come from.
    pub sales: Sales,
    /// What affiliates bring, if there are any.
    pub affiliates: Option<Affiliates>,
    /// Rupiah an order; needed where orders are counted.
    pub order_value: Option<Located<Number>>,
    /// Growth of sales a year, share of 1 (`growth_per_year`).
    pub growth_per_year: Located<Number>,
    /// Relative sales Monday to Sunday, zeros on skipped weekdays; not yet scaled.
    pub weekday_profile: Located<[f64; 7]>,
    /// Relative sales a day, January to December; not yet scaled.
    pub month_profile: Located<[f64; 12]>,
    /// Days of the month that sell more or less.
    pub pay_days: Vec<PayDays>,
    /// Share of the effort at which a channel that is not used today would sell its ordinary sales.
    pub reference_share: Option<Located<f64>>,
    /// Share of the effort that the channel has today; `None` means its share of ordinary sales.
    pub today_share: Option<Located<f64>>,
    /// Returns to effort k: sales go with (share / today's share)^k.
    pub returns_to_effort: Located<Number>,
    /// How a channel starts, if it is not yet running at full strength.
    pub ramp: Option<Ramp>,
    /// `[channel.ads]`.
    pub ads: Option<Ads>,
    /// Whether orders are counted one by one.
    pub lumpy_orders: Located<bool>,
    /// Standard deviation of order values over their mean; with `lumpy_orders`.
    pub order_value_cv: Located<Number>,
    /// Day-to-day noise `n` (standard deviation of log sales).
    pub noise: Located<Number>,
    /// Slow level: step `s` a day.
    pub slow_level_step: Located<Number>,
    /// Slow level: half-life, days.
    pub slow_level_half_life_days: Located<Number>,
    /// Slow level: standard deviation on day 0; `None` means sqrt(s n).
    pub slow_level_start: Option<Located<Number>>,
    /// Commission of the platform, share of sales less returns.
    pub commission: Located<Number>,
    /// Fee of the platform an order, rupiah.
    pub order_fee: Located<Number>,
    /// Commission of creators, share of their sales less returns.
    pub creator_commission: Located<Number>,
    /// Share of sales that comes through creators.
    pub creator_share: Located<Number>,
    /// Share of sales sent back.
    pub returns: Located<Number>,
    /// Share of returned goods that can be sold again.
    pub resale: Located<Number>,
    /// Cost of goods, share of sales; `None` means that of `[costs]`.
    pub goods_share: Option<Located<Number>>,
    /// Days between sale and payment of goods; `None` means those of `[costs]`.
    pub goods_credit_days: Option<Located<Number>>,
    /// Packing and shipping paid by the shop, rupiah an order; `None` means that of `[costs]`.
    pub packing_per_order: Option<Located<Number>>,
    /// Fixed cost while the channel is used, rupiah a month.
    pub fixed_cost_per_month: Located<Number>,
    /// Day of the month on which it is paid.
    pub fixed_cost_day: Located<u8>,
    /// When the money of a sale arrives.
    pub payout: Payout,
    /// Receipts still due on day 0, rupiah, replacing the computed pipeline.
    pub opening_receipts: Option<Located<Number>>,
    /// Supplier bills still due on day 0, rupiah, replacing the computed pipeline.
    pub opening_bills: Option<Located<Number>>,
}

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
}

/// Where a channel's ordinary sales come from.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "there are a handful of channels")]
pub enum Sales {
    /// `weekly_sales`, rupiah a week.
    Weekly(Located<Number>),
    /// `orders_per_week`, times the channel's `order_value`.
    Orders(Located<Number>),
    /// `[channel.live]`, times the channel's `order_value`.
    Live(Live),
}

/// `[channel.live]`: the funnel of a live channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Live {
    /// Sessions a week.
    pub sessions_per_week: Located<Number>,
    /// Sessions a week at which the funnel's figures hold; `None` means `sessions_per_week`.
    pub reference_sessions_per_week: Option<Located<Number>>,
    /// Hours a session.
    pub hours_per_session: Located<Number>,
    /// People reached in the first hour.
    pub viewers_first_hour: Located<Number>,
    /// People reached in each later hour.
    pub viewers_later_hour: Located<Number>,
    /// Buyers per person reached.
    pub conversion: Located<Number>,
    /// Factor of the people reached.
    pub time_slot_factor: Located<Number>,
    /// Who holds the sessions, where that can limit them.
    pub hosts: Option<Hosts>,
    /// How viewers tire of the shows, if they do.
    pub fatigue: Option<Fatigue>,
    /// Exponent `e` of sales in the number of sessions, at most 1.
    pub returns_to_sessions: Located<Number>,
}

/// Who holds live sessions: hosts x sessions of a host x (1 - absence) a week at most.
#[derive(Debug, Clone, PartialEq)]
pub struct Hosts {
    /// Number of hosts.
    pub hosts: Located<Number>,
    /// Sessions that a host can hold in a week.
    pub sessions_per_host_per_week: Located<Number>,
    /// Share of their sessions that hosts miss.
    pub host_absence: Located<Number>,
}

/// How viewers tire of live shows: floor + (1 - floor) 2^(-t / half-life) from day 0 on.
#[derive(Debug, Clone, PartialEq)]
pub struct Fatigue {
    /// Half-life, days.
    pub half_life_days: Located<Number>,
    /// Share of sales that is left in the end.
    pub floor: Located<Number>,
}

/// `[channel.affiliates]`: sales on top of the channel's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Affiliates {
    /// Their sales as a share of the channel's own.
    pub lift: Located<Number>,
    /// Their commission, share of their sales less returns.
    pub commission: Located<Number>,
    /// Noise of what they bring (standard deviation of log sales).
    pub noise: Located<Number>,
}

/// `[channel.ramp]`: zero until `start` + `delay_days`, then a logistic from 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Ramp {
    /// First day of the work on the channel; day 0 by default.
    pub start: Located<Date>,
    /// Days without result (evidence: about 60).
    pub delay_days: Located<Number>,
    /// Days from nothing to full strength.
    pub length_days: Located<Number>,
}

/// An entry of `pay_days`: days of every month on which sales are multiplied.
#[derive(Debug, Clone, PartialEq)]
pub struct PayDays {
    /// First day of the month.
    pub from_day: Located<i8>,
    /// Last day of the month; before `from_day` where it lies in the next month.
    pub to_day: Located<i8>,
    /// Demand on these days is multiplied by this.
    pub factor: Located<Number>,
}

/// When the money of a sale arrives.
#[derive(Debug, Clone, PartialEq)]
pub enum Payout {
    /// `payout_delay_days`: one delay, rounded to whole days.
    Delay(Located<Number>),
    /// `payout_shares`: (days, share), shares summing to one.
    Shares(Vec<(Located<u32>, Located<f64>)>),
}
