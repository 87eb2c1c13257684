//! The road of a day: demand, noise, shocks, links, trust, counted orders, delivery, then the
//! ledger, for a block of paths side by side.

use std::ops::Range;

use super::ads::ChannelAds;
use super::affiliates::AffiliateTile;
use super::books::{Books, DaySales, DayTerms};
use super::by_day::ByDay;
use super::delivery::{DayDemand, Delivery};
use super::demand::Demand;
use super::effects::ChannelEffects;
use super::event_terms::{ChannelEvents, joined};
use super::ledger::Ledger;
use super::links::Links;
use super::orders::{LumpyOrders, OrderMemory, scaled};
use super::owner::Owner;
use super::parameters::{Parameters, lanes};
use super::responses::{Known, Responses};
use super::setup::need_of;
use super::trajectory::Trajectory;
use super::variation::VariationTile;
use super::wages::WagesDue;
use crate::model::Model;
use crate::numeric::{LANES, Lanes, versions};

/// What the days of a block work on.
pub(crate) struct Days<'a, 'r> {
    pub(crate) model: &'a Model,
    pub(crate) parameters: &'a Parameters,
    pub(crate) variation: &'a [VariationTile],
    pub(crate) affiliates: &'a [Option<AffiliateTile>],
    /// What shocks do, by channel; nothing when the days are run without shocks.
    pub(crate) effects: Option<&'a [ChannelEffects]>,
    pub(crate) demand: &'a [Demand],
    /// Demand at full strength of the channels that only a response starts.
    pub(crate) full: &'a [Option<Demand>],
    /// Signed amounts of the schedule, rupiah.
    pub(crate) amounts: &'a [ByDay],
    /// Fixed costs of a day, rupiah.
    pub(crate) fixed_costs: &'a ByDay,
    /// By channel: what events do to its fees and costs.
    pub(crate) events: &'a [Option<ChannelEvents>],
    /// By channel: whether it has affiliates or ads, or responses can move its demand.
    pub(crate) has_extras: Vec<bool>,
    pub(crate) links: Links,
    pub(crate) ads: Vec<Option<ChannelAds>>,
    pub(crate) orders: &'a [Option<LumpyOrders>],
    pub(crate) responses: Responses<'a>,
    pub(crate) delivery: Option<Delivery>,
    pub(crate) books: Vec<Books>,
    pub(crate) owner: Owner<'a>,
    pub(crate) wages: WagesDue,
    pub(crate) ledger: Ledger<'r>,
}

/// Room for the channels of one day, and what is remembered of counted orders from life to life.
#[derive(Debug, Clone, Default)]
pub(crate) struct DayScratch {
    /// m X.
    ordinary: Vec<Lanes>,
    sales: Vec<Lanes>,
    /// Counted orders at their average value, where orders are counted.
    orders: Vec<Option<Lanes>>,
    /// m, where a response watches sales.
    normal: Vec<Lanes>,
    memories: Vec<OrderMemory>,
}

impl DayScratch {
    fn reset(&mut self, counted: &[Option<LumpyOrders>]) {
        let channels = counted.len();
        self.ordinary.resize(channels, [0.0; LANES]);
        self.sales.resize(channels, [0.0; LANES]);
        self.normal.resize(channels, [0.0; LANES]);
        self.orders.clear();
        self.orders.resize(channels, None);
        self.memories.resize_with(channels, OrderMemory::default);
        for (memory, orders) in self.memories.iter_mut().zip(counted) {
            if let Some(orders) = orders {
                memory.begin(orders);
            }
        }
    }
}

versions! {
    /// Runs all days of a block.
    pub(crate) fn run_days(days: &mut Days, trajectory: &mut Trajectory, scratch: &mut DayScratch) {
        let channels = days.model.channels.len();
        let weeks = days.model.horizon.weeks();
        let has_memory = days.model.has_memory();
        let watch_sales = days.responses.watch_sales();
        scratch.reset(days.orders);
        let mut factors: Vec<Option<&Lanes>> = vec![None; channels];
        for day in 0..days.model.horizon.days() {
            days.begin(day);
            for channel in 0..channels {
                factors[channel] = days.shock_factor(channel, day);
                ordinary_sales(days, channel, day, &mut scratch.ordinary[channel]);
                let (ordinary, sales) = (&scratch.ordinary[channel], &mut scratch.sales[channel]);
                with_factor(ordinary, factors[channel], sales);
            }
            days.links.apply(&scratch.ordinary, &factors, &mut scratch.sales);
            if has_memory {
                days.deliver(day, scratch);
            }
            trajectory.note_sales(day, weeks, &scratch.sales);
            post(days, scratch, day);
            if watch_sales {
                days.watch(day, scratch);
            }
            days.wages.close(&days.ledger, &mut trajectory.unpaid_wages);
            trajectory.cash.push(days.ledger.close());
        }
    }
}

impl<'a> Days<'a, '_> {
    /// The morning: what the owner decides, what is due for the month, ads, goods.
    fn begin(&mut self, day: usize) {
        self.ledger.begin(day);
        if !self.responses.is_empty() {
            let balance = self.ledger.balance;
            let known = Known { balance: &balance, fixed_costs: self.fixed_costs.at(day) };
            self.responses.begin(day, known, self.model, self.parameters);
        }
        self.owner.begin(day, self.model.days_of_months[day], &self.ledger);
        self.ledger.post_interest();
        for (channel, ads) in self.ads.iter_mut().enumerate() {
            let response = self.responses.ads(channel);
            let Some(ads) = ads else {
                continue;
            };
            let ahead = ads.begin(day, response);
            let Some(cost) = (if ads.from_payouts { Some(ads.cost(day)) } else { ahead }) else {
                continue;
            };
            // A channel without effort has no ads until a response starts it.
            let is_used = self.model.channels[channel].shape.is_used();
            let cost = match (is_used, self.responses.is_started(channel)) {
                (true, _) => cost,
                (false, Some(started)) => scaled(&cost, started),
                (false, None) => continue,
            };
            if ads.from_payouts {
                self.books[channel].add_ads(day, &cost);
            } else {
                self.books[channel].post_ads(&cost, &mut self.ledger);
            }
        }
        if let Some(delivery) = &self.delivery {
            let ordered = delivery.ordered_for(day);
            let unit_cost = ordered.map(|days| self.unit_cost(day, days)).unwrap_or([1.0; LANES]);
            if let Some(delivery) = &mut self.delivery {
                delivery.begin(day, &unit_cost, &mut self.ledger);
            }
        }
    }

    /// Factor q of a channel's demand; `None` where no shock can touch it.
    #[inline(always)]
    fn shock_factor(&self, channel: usize, day: usize) -> Option<&'a Lanes> {
        self.effects?[channel].demand.as_ref().map(|rows| &rows[day])
    }

    /// Cost of goods against the usual on a day: that of the channels, weighted by what they are
    /// expected to need on the days that an order is for.
    fn unit_cost(&self, day: usize, ordered_for: Range<usize>) -> Lanes {
        let factor = |channel: usize| self.effects?[channel].unit_cost.as_ref();
        if (0..self.books.len()).all(|channel| factor(channel).is_none()) {
            return [1.0; LANES];
        }
        let mut needed = [0.0; LANES];
        let mut paid = [0.0; LANES];
        for channel in 0..self.books.len() {
            let factor = factor(channel);
            let (ads, events) = (self.ads[channel].as_ref(), self.events[channel].as_ref());
            for covered in ordered_for.clone() {
                let (books, demand) = (&self.books[channel], &self.demand[channel]);
                let need = need_of(books, demand, ads, events, covered as i64);
                let Some(need) = need else { break };
                for lane in 0..LANES {
                    needed[lane] += need[lane];
                    paid[lane] += need[lane] * factor.map_or(1.0, |rows| rows[day][lane]);
                }
            }
        }
        lanes(|lane| if paid[lane] == needed[lane] { 1.0 } else { paid[lane] / needed[lane] })
    }

    /// From demand to what is sold: trust, counted orders, capacity and stock.
    fn deliver(&mut self, day: usize, scratch: &mut DayScratch) {
        for channel in 0..scratch.sales.len() {
            let trusting = self.delivery.as_ref().and_then(|delivery| delivery.trusting(channel));
            if let Some(trusting) = trusting {
                scratch.sales[channel] = scaled(&scratch.sales[channel], &trusting);
            }
            if let Some(orders) = &self.orders[channel] {
                let memory = &mut scratch.memories[channel];
                let drawn = orders.of_day(day, &scratch.sales[channel], memory);
                scratch.sales[channel] = drawn.sales;
                scratch.orders[channel] = Some(drawn.at_average_value);
            }
        }
        if self.delivery.is_some() {
            self.cap(day, scratch);
            self.limit(day, scratch);
        }
    }

    /// Cuts what channels sell to what they may sell.
    fn cap(&mut self, day: usize, scratch: &mut DayScratch) {
        let Some(delivery) = &mut self.delivery else {
            return;
        };
        for (position, channel) in self.model.channels.iter().enumerate() {
            if channel.caps.is_empty() {
                continue;
            }
            let value = channel.order_value.map(|id| self.parameters.lanes(id));
            let (sales, orders) = (&mut scratch.sales[position], &mut scratch.orders[position]);
            let counted = orders.as_ref().unwrap_or(sales);
            let number = value.map(|value| lanes(|lane| counted[lane] / value[lane]));
            if let Some(share) = delivery.cap(channel, day, sales, number.as_ref(), self.parameters)
            {
                *sales = scaled(sales, &share);
                *orders = orders.as_ref().map(|orders| scaled(orders, &share));
            }
        }
    }

    /// Cuts what is sold to what can be delivered.
    fn limit(&mut self, day: usize, scratch: &mut DayScratch) {
        let order_value = |channel: usize| {
            self.model.channels[channel].order_value.map(|id| self.parameters.lanes(id))
        };
        let of_channel = |channel: usize| DayDemand {
            ordinary: &scratch.ordinary[channel],
            demand: &scratch.sales[channel],
            orders: order_value(channel).map(|value| {
                let base = scratch.orders[channel].as_ref().unwrap_or(&scratch.sales[channel]);
                lanes(|lane| base[lane] / value[lane])
            }),
            goods: self.books[channel].goods_rate(day as i64).map(|rate| {
                let events = self.events[channel].as_ref();
                let discounted = events.and_then(|events| events.goods(day as i64));
                discounted.map_or(*rate, |goods| scaled(rate, goods))
            }),
        };
        let demand: Vec<DayDemand> = (0..scratch.sales.len()).map(of_channel).collect();
        let Some(delivery) = &mut self.delivery else {
            return;
        };
        let share = delivery.deliver(day, &demand);
        for (sales, orders) in scratch.sales.iter_mut().zip(&mut scratch.orders) {
            *sales = scaled(sales, &share);
            *orders = orders.as_ref().map(|orders| scaled(orders, &share));
        }
    }

    /// Tells the responses what was sold and what is normal.
    fn watch(&mut self, day: usize, scratch: &mut DayScratch) {
        for (channel, normal) in scratch.normal.iter_mut().enumerate() {
            *normal = self.demand[channel].expected(day as i64);
            if let Some(ads) = &self.ads[channel] {
                *normal = scaled(normal, ads.planned(day));
            }
        }
        self.responses.note(day, &scratch.sales, &scratch.normal);
    }
}

/// m X of a channel on a day.
#[inline(always)]
fn ordinary_sales(days: &Days, channel: usize, day: usize, sales: &mut Lanes) {
    let demand = &days.demand[channel];
    match &days.variation[channel] {
        Some(tile) => demand.with_noise(day, &tile[day], sales),
        None => *sales = demand.expected(day as i64),
    }
    if days.has_extras[channel] {
        add_extras(days, channel, day, sales);
    }
}

/// What only some channels have: affiliates, ads, responses.
#[inline(never)]
fn add_extras(days: &Days, channel: usize, day: usize, sales: &mut Lanes) {
    if let (Some(full), Some(share)) = (&days.full[channel], days.responses.started(channel)) {
        *sales = scaled(&full.expected(day as i64), share);
        if let Some(tile) = &days.variation[channel] {
            let row = &tile[day];
            *sales = lanes(|lane| sales[lane] * f64::from(row[lane]));
        }
    }
    if let Some(affiliates) = &days.affiliates[channel] {
        affiliates.apply(day, sales);
    }
    if let Some(ads) = &days.ads[channel] {
        *sales = scaled(sales, ads.effect(day));
    }
    if let Some(factor) = days.responses.demand(channel) {
        *sales = scaled(sales, factor);
    }
}

#[inline(always)]
fn with_factor(sales: &Lanes, factor: Option<&Lanes>, out: &mut Lanes) {
    match factor {
        Some(factor) => {
            for lane in 0..LANES {
                out[lane] = sales[lane] * factor[lane];
            }
        }
        None => *out = *sales,
    }
}

#[inline(always)]
fn post<'a>(days: &mut Days<'a, '_>, scratch: &DayScratch, day: usize) {
    let withheld = withhold(days, scratch, day);
    for (channel, books) in days.books.iter_mut().enumerate() {
        let effects = days.effects.map(|effects| &effects[channel]);
        let affiliate_share = days.affiliates[channel].as_ref().map(|tile| tile.share(day));
        let row = |rows: Option<&'a Vec<Lanes>>| rows.map(|rows| &rows[day]);
        let mut points = row(effects.and_then(|e| e.commission_points.as_ref()));
        let mut unit_cost = row(effects.and_then(|e| e.unit_cost.as_ref()));
        let of_events;
        if let Some(events) = &days.events[channel] {
            of_events = (
                joined(points, events.points(day as i64), |a, b| a + b),
                joined(unit_cost, events.goods(day as i64), |a, b| a * b),
            );
            (points, unit_cost) = (of_events.0.as_ref(), of_events.1.as_ref());
        }
        let terms = DayTerms {
            affiliate_share: affiliate_share.as_ref(),
            commission_points: points,
            unit_cost,
            held: effects.and_then(|e| e.held.as_ref()).map_or(0, |rows| rows[day]),
            lost: row(effects.and_then(|e| e.lost.as_ref())),
            withheld: withheld.as_ref(),
            charged: None,
        };
        let sales =
            DaySales { sales: &scratch.sales[channel], orders: scratch.orders[channel].as_ref() };
        books.post_day(day, sales, terms, &mut days.ledger);
    }
    if days.owner.pays_tax() {
        for (books, sales) in days.books.iter().zip(&scratch.sales) {
            days.owner.note(sales, books.kept());
        }
    }
    post_schedule(days, day);
    days.owner.post(day, days.parameters, &mut days.ledger);
    if !days.responses.is_empty() {
        let today = days.model.days_of_months[day];
        let delivery = days.delivery.as_mut();
        days.responses.post((day, today), delivery, days.parameters, &mut days.ledger);
    }
}

/// What platforms withhold of a day's sales less returns, share of 1.
fn withhold(days: &mut Days, scratch: &DayScratch, day: usize) -> Option<Lanes> {
    let by = days.owner.withholds()?;
    let (mut total, mut own) = ([0.0; LANES], [0.0; LANES]);
    for (channel, books) in days.books.iter().enumerate() {
        let taxed = scaled(&scratch.sales[channel], books.kept_on(day as i64));
        for lane in 0..LANES {
            total[lane] += taxed[lane];
            own[lane] += if by[channel] { taxed[lane] } else { 0.0 };
        }
    }
    days.owner.withhold(day, &total, &own)
}

/// Posts what is due by the calendar, less what responses save.
fn post_schedule(days: &mut Days, day: usize) {
    for payment in days.model.schedule.on(day) {
        let mut amount = *days.amounts[payment.amount].at(day);
        if let Some(channel) = payment.only_if_started {
            match days.responses.is_started(channel) {
                Some(started) => amount = scaled(&amount, started),
                None => continue,
            }
        }
        if let Some(kept) = days.responses.kept(payment.account) {
            amount = scaled(&amount, kept);
        }
        days.wages.note(payment.account, &amount);
        if payment.is_apart {
            days.ledger.post_apart(payment.account, &amount);
        } else {
            days.ledger.post(payment.account, &amount);
        }
    }
}
