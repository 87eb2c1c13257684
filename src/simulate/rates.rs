//! What a rupiah of sales pays and costs (MODEL 7).

use super::fee_cap::FeeCap;
use super::parameters::{Parameters, lanes};
use crate::model::{Channel, Model};
use crate::numeric::{LANES, Lanes};

/// What a rupiah of sales pays and costs; `None` where it is nothing on every path.
#[derive(Debug, Clone)]
pub(super) struct Rates {
    /// What returns take out of payouts: their value, and the freight of orders that are sent back.
    pub(super) taken_back: Option<Lanes>,
    /// Sales less returns.
    pub(super) kept: Lanes,
    /// Commission of the platform on sales less returns.
    pub(super) commission: Option<Lanes>,
    /// The most that the platform can keep of sales less returns: what creators leave.
    room: Lanes,
    pub(super) creators: Option<Lanes>,
    pub(super) order_fee: Option<Lanes>,
    pub(super) goods: Option<Lanes>,
    pub(super) packing: Option<Lanes>,
    cap: Option<FeeCap>,
    has_freight: bool,
}

impl Rates {
    /// The terms of a day.
    pub(super) fn prepare(
        channel: &Channel,
        model: &Model,
        parameters: &Parameters,
        day: i64,
    ) -> Self {
        let terms = &channel.terms;
        let at = |id, lane| model.changes.value(id, day, |id| parameters.at(id, lane));
        let zero = |id| model.parameters.is_zero(id) && !model.changes.touch(id);
        let per_order = |id, lane: usize| match channel.order_value {
            Some(value) => at(id, lane) / at(value, lane),
            None => 0.0,
        };
        let kept = lanes(|lane| 1.0 - at(terms.returns, lane));
        let affiliates = |lane: usize| {
            let affiliates = channel.affiliates.as_ref();
            affiliates.map_or(0.0, |a| at(a.commission, lane) * a.ordinary_share(|id| at(id, lane)))
        };
        let room = lanes(|lane| {
            let creators = at(terms.creator_commission, lane) * at(terms.creator_share, lane);
            (1.0 - creators - affiliates(lane)).max(0.0)
        });
        let cap = channel.commission_cap.zip(channel.order_value);
        let cap = cap.map(|(cap, value)| FeeCap::prepare(cap, terms.commission, value, at));
        let capped = |commission: f64, lane: usize| {
            cap.as_ref().map_or(commission, |cap| cap.average(commission, lane))
        };
        let present = |absent: bool, rate: &dyn Fn(usize) -> f64| (!absent).then(|| lanes(rate));
        Self {
            taken_back: present(zero(terms.returns), &|lane| {
                let freight = channel.return_freight.map_or(0.0, |id| per_order(id, lane));
                at(terms.returns, lane) * (1.0 + freight)
            }),
            commission: present(zero(terms.commission), &|lane| {
                capped(at(terms.commission, lane), lane).min(room[lane]) * kept[lane]
            }),
            room,
            creators: present(zero(terms.creator_commission), &|lane| {
                at(terms.creator_commission, lane) * at(terms.creator_share, lane) * kept[lane]
            }),
            order_fee: present(zero(terms.order_fee), &|lane| per_order(terms.order_fee, lane)),
            goods: present(zero(terms.goods_share), &|lane| {
                let back = at(terms.returns, lane) * at(terms.resale, lane);
                at(terms.goods_share, lane) * (1.0 - back)
            }),
            packing: present(zero(terms.packing), &|lane| per_order(terms.packing, lane)),
            kept,
            cap,
            has_freight: channel.return_freight.is_some(),
        }
    }

    /// Commission of the platform on a day's sales, where a shock can add points to it: never more
    /// than what creators leave. `orders` are counted orders at their average value, where the
    /// commission of each has a ceiling.
    #[inline(always)]
    pub(super) fn commission_of(
        &self,
        sales: &Lanes,
        points: Option<&Lanes>,
        orders: Option<&Lanes>,
    ) -> Lanes {
        if let Some(cap) = &self.cap {
            return self.capped_commission_of(cap, sales, points, orders);
        }
        let mut amount = self.commission.unwrap_or([0.0; LANES]);
        for lane in 0..LANES {
            let added = points.map_or(0.0, |points| points[lane] * self.kept[lane]);
            let most = self.room[lane] * self.kept[lane];
            amount[lane] = (amount[lane] + added).min(most) * sales[lane];
        }
        amount
    }

    #[inline(never)]
    fn capped_commission_of(
        &self,
        cap: &FeeCap,
        sales: &Lanes,
        points: Option<&Lanes>,
        orders: Option<&Lanes>,
    ) -> Lanes {
        lanes(|lane| {
            if sales[lane] == 0.0 {
                return 0.0;
            }
            let added = points.map_or(0.0, |points| points[lane]);
            let commission = cap.commission[lane] + added;
            let rate = match orders {
                Some(orders) => cap.of_counted(commission, orders[lane], sales[lane], lane),
                None => cap.average(commission, lane),
            };
            rate.min(self.room[lane]) * self.kept[lane] * sales[lane]
        })
    }

    /// Cost of the goods of a day's sales, less what comes back and can be sold again.
    #[inline(always)]
    pub(super) fn goods_of(&self, sales: &Lanes, unit_cost: Option<&Lanes>) -> Option<Lanes> {
        let mut amount = self.goods?;
        for lane in 0..LANES {
            amount[lane] *= sales[lane];
        }
        if let Some(factor) = unit_cost {
            for lane in 0..LANES {
                amount[lane] *= factor[lane];
            }
        }
        Some(amount)
    }

    /// What is left of sales when they are paid out; `commission` where it is booked by itself,
    /// `orders` the orders at their average value.
    pub(super) fn net_of(
        &self,
        sales: &Lanes,
        commission: Option<&Lanes>,
        orders: &Lanes,
    ) -> Lanes {
        let rate = |rate: &Option<Lanes>, lane: usize| rate.as_ref().map_or(0.0, |r| r[lane]);
        lanes(|lane| {
            let own = commission.map_or(rate(&self.commission, lane) * sales[lane], |c| c[lane]);
            let fees = rate(&self.order_fee, lane) * orders[lane];
            let freight = rate(&self.taken_back, lane) - (1.0 - self.kept[lane]);
            let freight = if self.has_freight { freight } else { 0.0 };
            sales[lane] * (self.kept[lane] - rate(&self.creators, lane) - freight) - fees - own
        })
    }
}
