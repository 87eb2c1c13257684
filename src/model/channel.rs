//! A channel: what it sells on an ordinary day, how it varies, and what a sale pays and costs.

use std::sync::Arc;

use super::account::AccountId;
use super::ads::Ads;
use super::affiliates::Affiliates;
use super::delivery::Capacity;
use super::effort::Effort;
use super::event::EventTerms;
use super::fatigue::Fatigue;
use super::horizon::Horizon;
use super::live::Live;
use super::parameter::{ParameterId, ParameterTable};
use super::shape::{DemandShape, Ramp, ShapeTable};
use crate::scenario::{self, Located, Number, OfKind, Scenario};

/// A channel of the model.
#[derive(Debug, Clone, PartialEq)]
pub struct Channel {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) platform: String,
    pub(crate) base: Base,
    pub(crate) affiliates: Option<Affiliates>,
    pub(crate) order_value: Option<ParameterId>,
    pub(crate) shape: DemandShape,
    /// The shape by day, where it is the same on every path.
    pub(crate) shape_table: Option<Arc<ShapeTable>>,
    pub(crate) variation: Variation,
    pub(crate) ads: Option<Ads>,
    /// Standard deviation of order values over their mean, where orders are counted one by one.
    pub(crate) lumpy_orders: Option<ParameterId>,
    pub(crate) terms: Terms,
    pub(crate) commission_cap: Option<CommissionCap>,
    /// Orders from day 0 on that pay neither commission nor order fee.
    pub(crate) free_orders: Option<ParameterId>,
    /// Rupiah for an order that is sent back.
    pub(crate) return_freight: Option<ParameterId>,
    /// Days after the payout of a sale until returns are taken out.
    pub(crate) returns_late_days: usize,
    pub(crate) payout: Payout,
    /// Days that money waits for a weekday on which it is paid out, by day modulo seven; `None` where
    /// every day is one.
    pub(crate) payout_waits: Option<[usize; WEEK]>,
    pub(crate) caps: Vec<Cap>,
    /// What events do to its fees and costs.
    pub(crate) event_terms: Vec<EventTerms>,
    /// Days between sale and payment of goods, rounded to whole days.
    pub(crate) goods_credit_days: ParameterId,
    pub(crate) opening_receipts: Option<ParameterId>,
    pub(crate) opening_bills: Option<ParameterId>,
    /// Rupiah a month while the channel is used.
    pub(crate) fixed_cost: ParameterId,
    /// First of its accounts, see [`super::AccountKind::OF_A_CHANNEL`].
    pub(crate) first_account: AccountId,
}

/// The most that the commission of an order can be, and how much orders differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CommissionCap {
    /// Rupiah an order.
    pub(crate) most: ParameterId,
    /// Standard deviation of order values over their mean.
    pub(crate) order_value_cv: ParameterId,
}

/// Days on which a channel may sell no more than so much.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cap {
    /// First day.
    pub(crate) from: i64,
    /// Last day.
    pub(crate) to: i64,
    /// The most in a day.
    pub(crate) limit: Capacity,
}

/// Days of a week.
const WEEK: usize = 7;

/// Where ordinary sales come from, rupiah a week.
#[derive(Debug, Clone, PartialEq)]
pub enum Base {
    /// Stated sales a week.
    Weekly(ParameterId),
    /// Orders a week times order value.
    Orders(ParameterId),
    /// A live funnel times order value.
    Live(Live),
}

/// Slow level and day-to-day noise.
#[derive(Debug, Clone, PartialEq)]
pub struct Variation {
    /// n: standard deviation of the day-to-day noise of log sales.
    pub(crate) noise: ParameterId,
    /// s: step of the slow level a day.
    pub(crate) step: ParameterId,
    /// Half-life of the slow level, days.
    pub(crate) half_life: ParameterId,
    /// sd0; `None` for sqrt(s n).
    pub(crate) start: Option<ParameterId>,
}

macro_rules! terms {
    ($($key:ident,)+) => {
        /// What a sale pays and costs.
        #[derive(Debug, Clone, PartialEq)]
        pub struct Terms {
            $( pub(crate) $key: ParameterId, )+
            pub(crate) goods_share: ParameterId,
            pub(crate) packing: ParameterId,
        }

        impl Terms {
            /// All of them.
            pub(crate) fn numbers(&self) -> Vec<ParameterId> {
                vec![$( self.$key, )+ self.goods_share, self.packing]
            }

            fn build(
                channel: &scenario::Channel,
                costs: &scenario::Costs,
                numbers: &mut Numbers,
            ) -> Self {
                let packing = channel.packing_per_order.as_ref();
                Self {
                    $( $key: numbers.add(stringify!($key), &channel.$key), )+
                    goods_share: numbers.inherited(
                        "goods_share",
                        channel.goods_share.as_ref(),
                        "costs.goods_share",
                        &costs.goods_share,
                    ),
                    packing: numbers.inherited(
                        "packing_per_order",
                        packing,
                        "costs.packing_per_order",
                        &costs.packing_per_order,
                    ),
                }
            }
        }
    };
}

terms! {
    commission,
    order_fee,
    creator_commission,
    creator_share,
    returns,
    resale,
}

/// When the money of a sale arrives.
#[derive(Debug, Clone, PartialEq)]
pub enum Payout {
    /// After one delay, days, rounded to whole days.
    Delay(ParameterId),
    /// In fixed shares after several delays: (days, share).
    Shares(Vec<(usize, f64)>),
}

impl Channel {
    /// Unique id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Shown name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Platform.
    pub fn platform(&self) -> &str {
        &self.platform
    }

    /// Whether its sales of a day are more than a product of factors: counted, or cut off.
    pub(crate) fn has_memory(&self) -> bool {
        self.lumpy_orders.is_some() || !self.caps.is_empty()
    }

    /// Ordinary sales at full strength, rupiah a week, given the value of each parameter: the
    /// channel's own and what affiliates bring.
    pub(crate) fn ordinary_week(&self, value: impl Fn(ParameterId) -> f64) -> f64 {
        let order_value = self.order_value.map_or(0.0, &value);
        let own = match &self.base {
            Base::Weekly(sales) => value(*sales),
            Base::Orders(orders) => value(*orders) * order_value,
            Base::Live(live) => live.orders_a_week(&value) * order_value,
        };
        self.affiliates.as_ref().map_or(own, |affiliates| own * (1.0 + value(affiliates.lift)))
    }

    pub(super) fn build(
        channel: &scenario::Channel,
        scenario: &Scenario,
        first_account: AccountId,
        horizon: Horizon,
        table: &mut ParameterTable,
    ) -> Self {
        let costs = &scenario.costs;
        let mut numbers = Numbers { id: &channel.id.value, table };
        let base = match &channel.sales {
            scenario::Sales::Weekly(sales) => Base::Weekly(numbers.add("weekly_sales", sales)),
            scenario::Sales::Orders(orders) => Base::Orders(numbers.add("orders_per_week", orders)),
            scenario::Sales::Live(live) => Base::Live(Live::build(live, &mut numbers)),
        };
        let lumpy_orders = channel
            .lumpy_orders
            .value
            .then(|| numbers.add("order_value_cv", &channel.order_value_cv));
        let commission_cap = channel.commission_cap.as_ref().map(|cap| CommissionCap {
            most: numbers.add("commission_cap", cap),
            order_value_cv: lumpy_orders
                .unwrap_or_else(|| numbers.add("order_value_cv", &channel.order_value_cv)),
        });
        Self {
            id: channel.id.value.clone(),
            name: channel.name.value.clone(),
            platform: channel.platform.value.clone(),
            base,
            affiliates: channel
                .affiliates
                .as_ref()
                .map(|affiliates| Affiliates::build(affiliates, &channel.id.value, &mut numbers)),
            order_value: numbers.optional("order_value", channel.order_value.as_ref()),
            shape: build_shape(channel, &scenario.business, horizon, &mut numbers),
            shape_table: None,
            variation: build_variation(channel, &scenario.variation, &mut numbers),
            ads: channel.ads.as_ref().map(|ads| Ads::build(ads, horizon, &mut numbers)),
            lumpy_orders,
            terms: Terms::build(channel, costs, &mut numbers),
            commission_cap,
            free_orders: numbers.optional("free_orders", channel.free_orders.as_ref()),
            return_freight: numbers.optional("return_freight", channel.return_freight.as_ref()),
            returns_late_days: channel.returns_late_days.value as usize,
            payout: build_payout(&channel.payout, &mut numbers),
            payout_waits: payout_waits(channel, horizon),
            caps: build_caps(channel, horizon, &mut numbers),
            event_terms: Vec::new(),
            goods_credit_days: numbers.inherited(
                "goods_credit_days",
                channel.goods_credit_days.as_ref(),
                "costs.goods_credit_days",
                &costs.goods_credit_days,
            ),
            opening_receipts: numbers
                .optional("opening_receipts", channel.opening_receipts.as_ref()),
            opening_bills: numbers.optional("opening_bills", channel.opening_bills.as_ref()),
            fixed_cost: numbers.add("fixed_cost_per_month", &channel.fixed_cost_per_month),
            first_account,
        }
    }
}

/// The numbers of one channel on their way into the table.
pub(super) struct Numbers<'a> {
    id: &'a str,
    table: &'a mut ParameterTable,
}

impl Numbers<'_> {
    pub(super) fn add(&mut self, key: &str, number: &Located<Number>) -> ParameterId {
        self.table.add(&format!("channel.{}.{key}", self.id), &number.value)
    }

    pub(super) fn optional(
        &mut self,
        key: &str,
        number: Option<&Located<Number>>,
    ) -> Option<ParameterId> {
        number.map(|number| self.add(key, number))
    }

    /// A number that the channel has of its own or takes over from the key at `place`, where it is one
    /// draw for all channels.
    fn inherited(
        &mut self,
        key: &str,
        own: Option<&Located<Number>>,
        place: &str,
        general: &Located<Number>,
    ) -> ParameterId {
        match own {
            Some(number) => self.add(key, number),
            None => self.table.add_inherited(place, &general.value),
        }
    }
}

fn build_shape(
    channel: &scenario::Channel,
    business: &scenario::Business,
    horizon: Horizon,
    numbers: &mut Numbers,
) -> DemandShape {
    let growth = numbers.add("growth_per_year", &channel.growth_per_year);
    let ramp = channel.ramp.as_ref().map(|ramp| Ramp {
        start_day: ramp.start.as_ref().map_or(0, |start| horizon.day_of(start.value)),
        delay: numbers.add("ramp.delay_days", &ramp.delay_days),
        length: numbers.add("ramp.length_days", &ramp.length_days),
    });
    let exponent = numbers.inherited(
        "returns_to_effort",
        channel.returns_to_effort.as_ref(),
        "business.returns_to_effort",
        &business.returns_to_effort,
    );
    let effort = Effort::today(channel.reference_share.is_none(), exponent);
    let mut shape = DemandShape::new(channel.sales_by_weekday(), growth, ramp, effort);
    if let scenario::Sales::Live(live) = &channel.sales {
        shape.set_fatigue(live.fatigue.as_ref().map(|fatigue| Fatigue {
            half_life: numbers.add("live.fatigue_half_life_days", &fatigue.half_life_days),
            floor: numbers.add("live.fatigue_floor", &fatigue.floor),
        }));
    }
    shape
}

fn build_variation(
    channel: &scenario::Channel,
    general: &scenario::Variation,
    numbers: &mut Numbers,
) -> Variation {
    let mut inherited = |key: &str, own: &Option<Located<Number>>, of_kind: OfKind<'_>| {
        let place = format!("variation.{}", of_kind.key);
        numbers.inherited(key, own.as_ref(), &place, of_kind.number)
    };
    let half_life =
        OfKind { key: "slow_level_half_life_days", number: &general.slow_level_half_life_days };
    Variation {
        noise: inherited("noise", &channel.noise, general.noise(channel)),
        step: inherited(
            "slow_level_step",
            &channel.slow_level_step,
            general.slow_level_step(channel),
        ),
        half_life: inherited(half_life.key, &channel.slow_level_half_life_days, half_life),
        start: numbers.optional("slow_level_start", channel.slow_level_start.as_ref()),
    }
}

/// How long money waits for a weekday on which it is paid out.
fn payout_waits(channel: &scenario::Channel, horizon: Horizon) -> Option<[usize; WEEK]> {
    let days = &channel.payout_weekdays;
    let is_paid = |day: usize| {
        let weekday = horizon.date(day as i64).weekday().to_monday_zero_offset();
        let name = scenario::WEEKDAYS[weekday.unsigned_abs() as usize];
        days.iter().any(|day| day.value == name)
    };
    let wait = |day: usize| (0..WEEK).find(|wait| is_paid(day + wait)).unwrap_or(0);
    (!days.is_empty()).then(|| std::array::from_fn(wait))
}

fn build_caps(channel: &scenario::Channel, horizon: Horizon, numbers: &mut Numbers) -> Vec<Cap> {
    let mut build = |(cap, number): (&scenario::Cap, i32)| Cap {
        from: horizon.day_of(cap.from.value),
        to: horizon.day_of(cap.to.value),
        limit: match &cap.limit {
            scenario::Capacity::Orders(orders) => {
                Capacity::Orders(numbers.add(&format!("caps.{number}.orders_per_day"), orders))
            }
            scenario::Capacity::Sales(sales) => {
                Capacity::Sales(numbers.add(&format!("caps.{number}.sales_per_day"), sales))
            }
        },
    };
    channel.caps.iter().zip(1..).map(&mut build).collect()
}

fn build_payout(payout: &scenario::Payout, numbers: &mut Numbers) -> Payout {
    match payout {
        scenario::Payout::Delay(days) => Payout::Delay(numbers.add("payout_delay_days", days)),
        scenario::Payout::Shares(shares) => Payout::Shares(
            shares.iter().map(|part| (part.days.value as usize, part.share.value)).collect(),
        ),
    }
}
