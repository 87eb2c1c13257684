//! What the business can deliver (MODEL 6): capacity, stock, and the trust that cancelled orders
//! cost.

use std::ops::Range;

use super::by_day::ByDay;
use super::ledger::Ledger;
use super::parameters::{Parameters, lanes};
use super::stock::Stock;
use crate::model::{Capacity, Channel, Model};
use crate::numeric::{LANES, Lanes, exp2};

/// Delivery on the paths of a block.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    capacity: Option<(Capacity, ByDay)>,
    pub(crate) stock: Option<Stock>,
    trust: Option<Trust>,
    /// What could not be delivered so far, rupiah of sales.
    pub(crate) undelivered: Lanes,
}

/// Trust that was lost, by channel.
#[derive(Debug, Clone)]
struct Trust {
    lost_per_share: Lanes,
    /// What is left of a loss after a day.
    retention: Lanes,
    /// Share of demand that stays away.
    lost: Vec<Lanes>,
}

/// The demand of one channel on one day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DayDemand<'a> {
    /// m X, rupiah.
    pub(crate) ordinary: &'a Lanes,
    /// Rupiah that customers want to buy.
    pub(crate) demand: &'a Lanes,
    /// Orders of that demand.
    pub(crate) orders: Option<Lanes>,
    /// Cost of the goods of a rupiah of sales.
    pub(crate) goods: Option<Lanes>,
}

impl Delivery {
    /// Delivery of a block; `None` where nothing limits it.
    pub(crate) fn prepare(
        model: &Model,
        parameters: &Parameters,
        stock: Option<Stock>,
    ) -> Option<Self> {
        if !model.is_limited() {
            return None;
        }
        let capacity = model.delivery.capacity.map(|capacity| {
            let (Capacity::Orders(id) | Capacity::Sales(id)) = capacity;
            (capacity, ByDay::prepare(model, parameters, &[id], |value| value(id)))
        });
        let trust = model.delivery.overselling.map(|overselling| Trust {
            lost_per_share: *parameters.lanes(overselling.trust_lost),
            retention: parameters.lanes(overselling.half_life).map(|days| exp2(-1.0 / days)),
            lost: vec![[0.0; LANES]; model.channels.len()],
        });
        Some(Self { capacity, stock, trust, undelivered: [0.0; LANES] })
    }

    /// Share of a channel's demand that trusts the shop.
    pub(crate) fn trusting(&self, channel: usize) -> Option<Lanes> {
        let trust = self.trust.as_ref()?;
        Some(lanes(|lane| 1.0 - trust.lost[channel][lane]))
    }

    /// The days whose goods are ordered on a day: those from their arrival until the next ones arrive.
    pub(crate) fn ordered_for(&self, day: usize) -> Option<Range<usize>> {
        self.stock.as_ref()?.ordered_for(day)
    }

    /// In the morning: goods arrive, and on days of review new ones are ordered and paid.
    pub(crate) fn begin(&mut self, day: usize, unit_cost: &Lanes, ledger: &mut Ledger) {
        if let Some(stock) = &mut self.stock {
            stock.begin(day, unit_cost, ledger);
        }
    }

    /// The share of a channel's demand of a day that it may sell; `None` where no cap holds.
    ///
    /// What is beyond was never an order, so that no trust is lost.
    pub(crate) fn cap(
        &mut self,
        channel: &Channel,
        day: usize,
        sales: &Lanes,
        orders: Option<&Lanes>,
        parameters: &Parameters,
    ) -> Option<Lanes> {
        let day = day as i64;
        let caps = channel.caps.iter().filter(|cap| (cap.from..=cap.to).contains(&day));
        let mut share = None;
        for cap in caps {
            let share = share.get_or_insert([1.0; LANES]);
            match cap.limit {
                Capacity::Orders(most) => {
                    limit_to(share, parameters.lanes(most), orders.unwrap_or(sales));
                }
                Capacity::Sales(most) => limit_to(share, parameters.lanes(most), sales),
            }
        }
        for lane in 0..LANES {
            let left = share.as_ref().map_or(1.0, |share| share[lane]);
            self.undelivered[lane] += (1.0 - left) * sales[lane];
        }
        share
    }

    /// The share of the day's demand that can be delivered, the same for all channels.
    pub(crate) fn deliver(&mut self, day: usize, channels: &[DayDemand]) -> Lanes {
        let mut share = [1.0; LANES];
        if let Some((capacity, limit)) = &self.capacity {
            limit_to(
                &mut share,
                limit.at(day),
                &total(channels, |channel| match capacity {
                    Capacity::Orders(_) => channel.orders.unwrap_or(*channel.demand),
                    Capacity::Sales(_) => *channel.demand,
                }),
            );
        }
        let goods = |channel: &DayDemand| match channel.goods {
            Some(rate) => lanes(|lane| rate[lane] * channel.demand[lane]),
            None => [0.0; LANES],
        };
        if let Some(stock) = &mut self.stock {
            let needed = total(channels, goods);
            limit_to(&mut share, stock.on_hand(), &needed);
            stock.take(&lanes(|lane| share[lane] * needed[lane]));
        }
        let demand = total(channels, |channel| *channel.demand);
        for lane in 0..LANES {
            self.undelivered[lane] += (1.0 - share[lane]) * demand[lane];
        }
        if let Some(trust) = &mut self.trust {
            trust.end_day(channels, &share);
        }
        share
    }
}

impl Trust {
    /// What was cancelled today keeps buyers away tomorrow; older losses heal.
    fn end_day(&mut self, channels: &[DayDemand], share: &Lanes) {
        for (lost, channel) in self.lost.iter_mut().zip(channels) {
            for lane in 0..LANES {
                let cancelled = (1.0 - share[lane]) * channel.demand[lane];
                let ordinary = channel.ordinary[lane];
                let of_ordinary = if ordinary > 0.0 { cancelled / ordinary } else { 0.0 };
                let healed = lost[lane] * self.retention[lane];
                lost[lane] = (healed + self.lost_per_share[lane] * of_ordinary).min(1.0);
            }
        }
    }
}

/// Lowers a share where more is wanted than there is.
fn limit_to(share: &mut Lanes, limit: &Lanes, wanted: &Lanes) {
    for lane in 0..LANES {
        if wanted[lane] > limit[lane] {
            share[lane] = share[lane].min(limit[lane] / wanted[lane]);
        }
    }
}

fn total(channels: &[DayDemand], of: impl Fn(&DayDemand) -> Lanes) -> Lanes {
    let mut sum = [0.0; LANES];
    for channel in channels {
        let amount = of(channel);
        for lane in 0..LANES {
            sum[lane] += amount[lane];
        }
    }
    sum
}
