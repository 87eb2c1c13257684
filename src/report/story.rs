//! What may happen to a shop, before anything is simulated: its shocks, links, responses and limits.
//! Numbers that are not known stand at their mean.

use jiff::civil::Date;

use crate::model::{Capacity, Model, OccurrenceValue, ParameterId, Recovery, Shock, Timing, When};
use crate::numeric::exp_m1;

/// When a shock comes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Comes {
    /// On that day, for certain.
    On(Date),
    /// Once at most, between two days.
    Between {
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
        /// Chance that it comes at all, share of 1.
        chance: f64,
    },
    /// Again and again.
    Rate {
        /// Times a year on average.
        times: f64,
        /// Chance that a year has one at least, share of 1.
        chance: f64,
    },
    /// Not at all.
    Never,
}

/// What a shock does.
#[derive(Debug, Clone, PartialEq)]
pub struct ShockMeaning {
    /// Shown name.
    pub name: String,
    /// The name under which it is shared with other shops.
    pub shared: Option<String>,
    /// When.
    pub comes: Comes,
    /// Shown names of the channels that it hits.
    pub channels: Vec<String>,
    /// Share of sales that is lost; negative for sales that are gained.
    pub lost: Option<f64>,
    /// Share of the sale that platforms take more.
    pub commission_points: Option<f64>,
    /// Share by which goods cost more.
    pub unit_cost_increase: Option<f64>,
    /// Whether payouts are held.
    pub holds_payouts: bool,
    /// Share of what is held that is lost for good.
    pub payouts_lost: Option<f64>,
    /// Days.
    pub days: f64,
    /// Days after which half of the loss is made good; `None` where it passes otherwise.
    pub half_life_days: Option<f64>,
    /// Share of the loss that stays.
    pub lasting: f64,
}

/// What one channel's shocks do to another.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkMeaning {
    /// Shown name of the channel from which buyers come.
    pub from: String,
    /// Shown name of the other.
    pub to: String,
    /// Share of the lost sales that buyers make up for there.
    pub recapture: f64,
    /// Share of the other's demand that the first one brings.
    pub halo: f64,
}

/// When a response begins.
#[derive(Debug, Clone, PartialEq)]
pub enum Begins {
    /// On that day.
    On(Date),
    /// So many days after a shock.
    AfterShock {
        /// Shown name of the shock.
        shock: String,
        /// Days.
        days: f64,
    },
    /// When sales fall below a share of ordinary ones.
    SalesBelow(f64),
    /// When cash pays fixed costs for fewer days than these.
    CashBelow(f64),
}

/// What the owner does, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseMeaning {
    /// Shown name.
    pub name: String,
    /// When it begins.
    pub begins: Begins,
}

/// What bounds a shop; `None` where nothing does.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Limits {
    /// Orders a day.
    pub orders_per_day: Option<f64>,
    /// Rupiah of sales a day.
    pub sales_per_day: Option<f64>,
    /// Days from a review of the stock to the arrival of goods.
    pub stock_days: Option<usize>,
    /// The credit line, rupiah.
    pub credit: Option<f64>,
    /// Final income tax, share of sales.
    pub tax_rate: Option<f64>,
    /// Sales of a year that are free of it, rupiah.
    pub tax_free: Option<f64>,
}

pub(super) fn shocks(model: &Model) -> Vec<ShockMeaning> {
    model.shocks().iter().map(|shock| of_shock(model, shock)).collect()
}

fn of_shock(model: &Model, shock: &Shock) -> ShockMeaning {
    let mean = |number: &OccurrenceValue| match number {
        OccurrenceValue::OfThePath(id) => model.parameters().mean(*id),
        OccurrenceValue::EachTime { distribution, .. } => distribution.mean(),
    };
    // Every field by name, so that the compiler asks what is to be said of a new one.
    let Shock {
        id: _,
        name,
        shared,
        timing,
        timing_stream: _,
        duration,
        onset: _,
        recovery,
        lasting,
        severity,
        boom,
        commission_points,
        unit_cost_increase,
        holds_payouts,
        payouts_lost,
        reliefs: _,
        hits,
    } = shock;
    let boom = boom.as_ref().map(|boom| -mean(boom));
    ShockMeaning {
        name: name.clone(),
        shared: shared.clone(),
        comes: comes(model, timing),
        channels: hits.iter().map(|hit| channel_name(model, hit.channel)).collect(),
        lost: severity.as_ref().map(mean).or(boom),
        commission_points: commission_points.as_ref().map(mean),
        unit_cost_increase: unit_cost_increase.as_ref().map(mean),
        holds_payouts: *holds_payouts,
        payouts_lost: payouts_lost.as_ref().map(mean),
        days: mean(duration),
        half_life_days: match recovery {
            Recovery::Exponential(days) => Some(mean(days)),
            _ => None,
        },
        lasting: mean(lasting),
    }
}

fn comes(model: &Model, timing: &Timing) -> Comes {
    let date = |day: i64| model.horizon().date(day);
    match timing {
        Timing::Date(day) => Comes::On(date(day.floor() as i64)),
        Timing::Window { from, to, probability } => Comes::Between {
            from: date(*from),
            to: date(*to),
            chance: model.parameters().mean(*probability),
        },
        Timing::Rate(rate) => {
            let times = model.parameters().mean(*rate);
            // Arrivals are Poisson.
            Comes::Rate { times, chance: -exp_m1(-times) }
        }
        Timing::Never => Comes::Never,
    }
}

fn channel_name(model: &Model, position: usize) -> String {
    model.channels().get(position).map_or_else(String::new, |channel| channel.name().to_owned())
}

pub(super) fn links(model: &Model) -> Vec<LinkMeaning> {
    let value = |id: ParameterId| model.parameters().mean(id);
    let told = model.links.iter().map(|link| LinkMeaning {
        from: channel_name(model, link.from),
        to: channel_name(model, link.to),
        recapture: value(link.recapture),
        halo: value(link.halo),
    });
    told.collect()
}

pub(super) fn responses(model: &Model) -> Vec<ResponseMeaning> {
    let value = |id: ParameterId| model.parameters().mean(id);
    let shock = |at: usize| model.shocks().get(at).map_or("", |shock| shock.name());
    let told = model.responses().iter().map(|response| ResponseMeaning {
        name: response.name().to_owned(),
        begins: match response.when {
            When::Day(day) => Begins::On(model.horizon().date(day)),
            When::AfterShock { shock: at, days } => {
                Begins::AfterShock { shock: shock(at).to_owned(), days: value(days) }
            }
            When::SalesBelow { share, .. } => Begins::SalesBelow(value(share)),
            When::CashBelow(days) => Begins::CashBelow(value(days)),
        },
    });
    told.collect()
}

pub(super) fn limits(model: &Model) -> Limits {
    let value = |id: ParameterId| model.parameters().mean(id);
    let (orders, sales) = match model.delivery.capacity {
        Some(Capacity::Orders(orders)) => (Some(value(orders)), None),
        Some(Capacity::Sales(sales)) => (None, Some(value(sales))),
        None => (None, None),
    };
    let tax = model.tax.as_ref();
    Limits {
        orders_per_day: orders,
        sales_per_day: sales,
        stock_days: model.delivery.stock.as_ref().map(|stock| stock.days_to_cover()),
        credit: Some(value(model.credit.limit)).filter(|limit| *limit > 0.0),
        tax_rate: tax.map(|tax| value(tax.rate)),
        tax_free: tax.map(|tax| value(tax.threshold)),
    }
}
