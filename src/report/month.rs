//! An ordinary month of a shop in rupiah, without ups and downs and without shocks. Numbers that are
//! not known stand at their mean.

use super::meaning::{AlsoAMonth, WEEKS_PER_MONTH};
use crate::model::{Amount, Channel, Model, ParameterId};
use crate::simulate::average_commission;

/// Months of a year: what comes once a year is spread over them.
const MONTHS_PER_YEAR: f64 = 12.0;

/// An ordinary month, rupiah; what goes out is positive.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Month {
    /// Sales of all channels.
    pub sales: f64,
    /// Paid back for what buyers return, with its freight.
    pub refunds: f64,
    /// Commissions, fees, and what creators take.
    pub fees: f64,
    /// Goods and packing.
    pub goods: f64,
    /// Wages, with a twelfth of the religious holiday allowance.
    pub wages: f64,
    /// Rent.
    pub rent: f64,
    /// All other costs that come every month.
    pub other: f64,
    /// Ads.
    pub ads: f64,
    /// Payments of loans.
    pub loans: f64,
    /// What the owner takes out.
    pub drawings: f64,
    /// What is left over, negative where it is not enough.
    pub left_over: f64,
}

/// What a channel's sales cost, as shares of its sales.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shares {
    pub(super) refunds: f64,
    pub(super) fees: f64,
    pub(super) goods: f64,
}

impl Shares {
    pub(super) fn of(channel: &Channel, value: impl Fn(ParameterId) -> f64) -> Self {
        let terms = &channel.terms;
        let per_order = |id: ParameterId| channel.order_value.map_or(0.0, |v| value(id) / value(v));
        let returns = value(terms.returns);
        let freight = channel.return_freight.map_or(0.0, per_order);
        let affiliates = channel.affiliates.as_ref();
        let creators = value(terms.creator_commission) * value(terms.creator_share)
            + affiliates.map_or(0.0, |a| value(a.commission) * a.ordinary_share(&value));
        let taken = (1.0 - returns) * (average_commission(channel, &value) + creators);
        let kept = 1.0 - returns * value(terms.resale);
        Self {
            refunds: returns * (1.0 + freight),
            fees: taken + per_order(terms.order_fee),
            goods: value(terms.goods_share) * kept + per_order(terms.packing),
        }
    }

    /// What a rupiah of sales leaves.
    pub(super) fn margin(&self) -> f64 {
        1.0 - self.refunds - self.fees - self.goods
    }
}

impl Month {
    /// The month of a shop of which each channel sells so much in an ordinary week.
    pub(super) fn of(model: &Model, weekly_sales: &[f64], also: AlsoAMonth) -> Self {
        let value = |id: ParameterId| model.parameters().mean(id);
        let mut month = Self {
            ads: also.ads,
            loans: also.loans,
            drawings: also.drawings,
            wages: holiday_allowance(model) / MONTHS_PER_YEAR,
            ..Self::default()
        };
        for (channel, week) in model.channels().iter().zip(weekly_sales) {
            let sales = week * WEEKS_PER_MONTH;
            let shares = Shares::of(channel, value);
            month.sales += sales;
            month.refunds += sales * shares.refunds;
            month.fees += sales * shares.fees;
            month.goods += sales * shares.goods;
        }
        for id in model.schedule.monthly_costs() {
            let name = model.parameters().entries().get(id.index()).map(|entry| entry.name());
            match name {
                Some("costs.wages_per_month") => month.wages += value(id),
                Some("costs.rent_per_month") => month.rent += value(id),
                _ => month.other += value(id),
            }
        }
        month.left_over = month.sales - month.goes_out();
        month
    }

    /// All that goes out.
    #[must_use]
    pub fn goes_out(&self) -> f64 {
        self.of_sales() + self.whatever_is_sold()
    }

    /// What comes with sales.
    fn of_sales(&self) -> f64 {
        self.refunds + self.fees + self.goods
    }

    /// What has to be paid whatever is sold, the family included.
    #[must_use]
    pub fn whatever_is_sold(&self) -> f64 {
        self.wages + self.rent + self.other + self.ads + self.loans + self.drawings
    }

    /// Sales a month that pay for everything, the family included; infinite where every sale loses
    /// money, NaN without sales.
    #[must_use]
    pub fn break_even(&self) -> f64 {
        let margin = 1.0 - self.of_sales() / self.sales;
        if margin <= 0.0 { f64::INFINITY } else { self.whatever_is_sold() / margin }
    }
}

/// The allowance of one Lebaran, rupiah.
fn holiday_allowance(model: &Model) -> f64 {
    let value = |id: ParameterId| model.parameters().mean(id);
    let of = |amount: &Amount| match amount {
        Amount::Allowance { .. } => -amount.at(value),
        _ => 0.0,
    };
    model.schedule.amounts().iter().map(of).sum()
}
