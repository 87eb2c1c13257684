//! Opens the days of a block: everything that is prepared from the draws before day 0.

use super::ads::ChannelAds;
use super::books::{Before, Books, Delays, Exposure};
use super::by_day::ByDay;
use super::days::Days;
use super::delivery::Delivery;
use super::demand::Demand;
use super::draws::Draws;
use super::effects::{ChannelEffects, Effects};
use super::event_terms::ChannelEvents;
use super::ledger::{Ledger, Recording};
use super::links::Links;
use super::orders::LumpyOrders;
use super::owner::{Owner, rate_withheld_before};
use super::parameters::Parameters;
use super::responses::Responses;
use super::stock::Stock;
use super::wages::WagesDue;
use crate::model::{Channel, DAYS_PER_YEAR, Model, ParameterId, Shock};
use crate::numeric::{LANES, Lanes};

/// Months of a year.
const MONTHS: f64 = 12.0;

/// What all runs of a block's days share: the same futures with and without shocks, with one
/// opening balance or another.
pub(crate) struct Setup<'a> {
    pub(super) model: &'a Model,
    draws: &'a Draws,
    demand: Vec<Demand>,
    full: Vec<Option<Demand>>,
    ads: Vec<Option<ChannelAds>>,
    orders: Vec<Option<LumpyOrders>>,
    amounts: Vec<ByDay>,
    fixed_costs: ByDay,
    events: Vec<Option<ChannelEvents>>,
}

impl<'a> Setup<'a> {
    pub(crate) fn new(model: &'a Model, draws: &'a Draws, first_path: u32) -> Self {
        let parameters = &draws.parameters;
        let days = model.horizon.days();
        let future = model.delivery.stock.as_ref().map_or(0, |stock| stock.days_to_cover());
        let channels = || model.channels.iter();
        let demand = |channel| {
            let past = past_of(channel, model, parameters);
            Demand::prepare(channel, model, parameters, past, future)
        };
        let starts = |position: usize| {
            let raises = model.responses.iter().flat_map(|response| &response.raise);
            raises.into_iter().any(|raise| raise.channel == position)
        };
        let full = channels().enumerate().map(|(position, channel)| {
            (!channel.shape.is_used() && starts(position))
                .then(|| Demand::at_full_strength(channel, model, parameters))
        });
        let ads = channels().enumerate().map(|(position, channel)| {
            let ads = channel.ads.as_ref()?;
            let runs = channel.shape.is_used() || starts(position);
            runs.then(|| ChannelAds::prepare(ads, model, parameters, days + future))
        });
        let orders = channels().map(|c| LumpyOrders::prepare(c, model, parameters, first_path));
        let events = channels().map(|channel| {
            let past = past_of(channel, model, parameters);
            ChannelEvents::prepare(channel, parameters, past, days + future)
        });
        let amounts = model.schedule.amounts().iter();
        let amounts = amounts.map(|amount| {
            ByDay::prepare(model, parameters, &amount.numbers(), |value| amount.at(value))
        });
        Self {
            demand: channels().map(demand).collect(),
            full: full.collect(),
            ads: ads.collect(),
            orders: orders.collect(),
            amounts: amounts.collect(),
            fixed_costs: fixed_costs(model, parameters),
            events: events.collect(),
            model,
            draws,
        }
    }

    /// The parameters drawn.
    pub(super) fn parameters(&self) -> &'a Parameters {
        &self.draws.parameters
    }

    /// Cash before day 0, by the draws of the model.
    pub(super) fn opening(&self) -> &'a Lanes {
        self.draws.parameters.lanes(self.model.opening_cash)
    }

    /// Opens the days with a balance, and with what shocks do; without it nothing strikes.
    pub(crate) fn days<'s, 'r>(
        &'s self,
        effects: Option<&'s Effects>,
        opening: &Lanes,
        recording: Option<Recording<'r>>,
    ) -> Days<'s, 'r> {
        let Self { model, draws, .. } = *self;
        let Draws { parameters, variation, affiliates, .. } = draws;
        let starts = effects.map(|effects| effects.first_start.as_slice());
        let effects = effects.map(|effects| effects.channels.as_slice());
        let is_hit = |channel: usize| {
            effects.is_some_and(|effects: &[ChannelEffects]| effects[channel].demand.is_some())
        };
        let books = self.open_books();
        let stock = model.delivery.stock.as_ref().map(|stock| {
            let need = self.expected_need(&books, model.horizon.days() + stock.days_to_cover());
            Stock::open(stock, model, parameters, &need, |day| self.need_on(&books, day))
        });
        let ledger = Ledger::open(model, parameters, opening, recording);
        Days {
            model,
            parameters,
            variation,
            affiliates,
            effects,
            demand: &self.demand,
            full: &self.full,
            amounts: &self.amounts,
            fixed_costs: &self.fixed_costs,
            events: &self.events,
            has_extras: self.has_extras(),
            links: Links::prepare(model, parameters, is_hit),
            ads: self.ads.clone(),
            orders: &self.orders,
            responses: Responses::prepare(model, parameters, starts),
            delivery: Delivery::prepare(model, parameters, stock),
            books,
            owner: Owner::open(model, parameters, &ledger),
            wages: WagesDue::new(model),
            ledger,
        }
    }

    fn has_extras(&self) -> Vec<bool> {
        let acts = !self.model.responses.is_empty();
        let pairs = self.ads.iter().zip(&self.draws.affiliates);
        pairs.map(|(ads, affiliates)| acts || ads.is_some() || affiliates.is_some()).collect()
    }

    fn open_books(&self) -> Vec<Books> {
        let (model, parameters) = (self.model, &self.draws.parameters);
        let touched = |position: usize, by: fn(&Shock) -> bool| {
            let hits = |shock: &Shock| shock.hits.iter().any(|hit| hit.channel == position);
            model.shocks.iter().any(|shock| by(shock) && hits(shock))
        };
        let withheld = model.tax.as_ref().and_then(|tax| tax.withheld.as_ref());
        let rate_before = model.tax.as_ref().map(|tax| rate_withheld_before(tax, parameters));
        let open = |(position, channel)| {
            let exposure = Exposure {
                commission: touched(position, |shock| shock.commission_points.is_some())
                    || self.events[position].is_some(),
                payouts: touched(position, |shock| shock.holds_payouts),
                withheld: withheld.filter(|it| it.by[position]).map(|it| it.account),
            };
            let demand = &self.demand[position];
            let before = Before {
                demand,
                events: self.events[position].as_ref(),
                withheld: withheld
                    .filter(|it| it.by[position])
                    .zip(rate_before.as_ref())
                    .map(|(it, rate)| (it.from, rate)),
            };
            Books::open(channel, model, parameters, before, exposure)
        };
        model.channels.iter().enumerate().map(open).collect()
    }

    /// Expected cost of the goods of each day: of m, with ads as planned, not of the future.
    fn expected_need(&self, books: &[Books], days: usize) -> Vec<Lanes> {
        (0..days as i64).map(|day| self.need_on(books, day)).collect()
    }

    /// The same of one day; before day 0 ads are today's.
    fn need_on(&self, books: &[Books], day: i64) -> Lanes {
        let mut need = [0.0; LANES];
        for (channel, books) in books.iter().enumerate() {
            let of_channel = need_of(
                books,
                &self.demand[channel],
                self.ads[channel].as_ref(),
                self.events[channel].as_ref(),
                day,
            );
            for (need, more) in need.iter_mut().zip(of_channel.iter().flatten()) {
                *need += more;
            }
        }
        need
    }
}

/// Expected cost of the goods of a channel on one day, at usual prices; `None` where goods cost nothing.
pub(super) fn need_of(
    books: &Books,
    demand: &Demand,
    ads: Option<&ChannelAds>,
    events: Option<&ChannelEvents>,
    day: i64,
) -> Option<Lanes> {
    let rate = books.goods_rate(day)?;
    let mut need = demand.expected(day);
    let ads = ads.zip(usize::try_from(day).ok()).map(|(ads, day)| ads.planned(day));
    let discounted = events.and_then(|events| events.goods(day));
    for lane in 0..LANES {
        let effect =
            ads.map_or(1.0, |effect| effect[lane]) * discounted.map_or(1.0, |goods| goods[lane]);
        need[lane] = rate[lane] * need[lane] * effect;
    }
    Some(need)
}

/// Days before day 0 whose sales can still move money.
fn past_of(channel: &Channel, model: &Model, parameters: &Parameters) -> usize {
    // Before a stock was bought on credit, what it replaced had been sold.
    let stock = model.delivery.stock.as_ref().filter(|stock| stock.credit_days.is_some());
    let reviewed = stock.map_or(0, |stock| stock.review_days);
    Delays::prepare(channel, model, parameters, -1).past() + reviewed
}

/// Fixed costs of a day: a year of monthly costs, spread evenly.
fn fixed_costs(model: &Model, parameters: &Parameters) -> ByDay {
    let monthly: Vec<ParameterId> = model.schedule.monthly_costs().collect();
    ByDay::prepare(model, parameters, &monthly, |value| {
        monthly.iter().fold(0.0, |total, id| total + value(*id) * MONTHS / DAYS_PER_YEAR)
    })
}
