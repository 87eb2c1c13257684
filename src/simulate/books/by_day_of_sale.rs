//! The books of a channel by day of sale: where its terms change on a date, what was sold before
//! settles by the terms of its day (MODEL 10b).

use super::{Before, ChannelBooks, ChannelDue, DaySales, DayTerms, Delays, Exposure};
use crate::model::{Channel, Model, ParameterId, Payout};
use crate::numeric::{LANES, Lanes};
use crate::simulate::ledger::Ledger;
use crate::simulate::parameters::{Parameters, lanes};

/// The day that stands for all days before the first.
const BEFORE: i64 = -1;

const NOTHING: Lanes = [0.0; LANES];

/// The books of one channel on the paths of a block.
#[derive(Debug, Clone)]
pub(crate) struct Books {
    /// What was sold before the first change of its terms, then between two changes each.
    periods: Vec<Period>,
    /// The period of the days that are posted now.
    current: usize,
    free: Option<FreeOrders>,
}

/// The first orders, which pay no fees.
#[derive(Debug, Clone)]
struct FreeOrders {
    /// What is left of them, at the average value of an order, rupiah.
    left: Lanes,
}

#[derive(Debug, Clone)]
struct Period {
    first_day: i64,
    books: ChannelBooks,
    /// Days after which everything that was sold is settled, unless it is held.
    longest: usize,
}

impl Books {
    /// Opens the books with what sales before day 0 have left in the pipeline.
    pub(crate) fn open(
        channel: &Channel,
        model: &Model,
        parameters: &Parameters,
        before: Before,
        exposure: Exposure,
    ) -> Self {
        let open = |first_day| Period {
            first_day,
            books: ChannelBooks::open(channel, model, parameters, before, first_day, exposure),
            longest: Delays::prepare(channel, model, parameters, first_day).past(),
        };
        let days = model.changes.days(&changing(channel));
        let periods = std::iter::once(BEFORE).chain(days).map(open).collect();
        let free = channel.free_orders.zip(channel.order_value);
        let free = free.map(|(free, value)| FreeOrders {
            left: lanes(|lane| parameters.at(free, lane) * parameters.at(value, lane)),
        });
        Self { periods, current: 0, free }
    }

    /// Books a day's sales and posts what falls due on it.
    #[inline(always)]
    pub(crate) fn post_day(
        &mut self,
        day: usize,
        sold: DaySales,
        terms: DayTerms,
        ledger: &mut Ledger,
    ) {
        if self.periods.len() > 1 {
            self.post_earlier(day, terms, ledger);
        }
        let charged = self.free.as_mut().map(|free| free.charge(&sold));
        let terms = DayTerms { charged: charged.as_ref(), ..terms };
        self.periods[self.current].books.post_day(day, sold, terms, ledger);
    }

    /// Posts what is left of earlier periods, and begins a new one on its first day.
    #[inline(never)]
    fn post_earlier(&mut self, day: usize, terms: DayTerms, ledger: &mut Ledger) {
        self.current = self.period(day as i64);
        let sold = DaySales { sales: &NOTHING, orders: Some(&NOTHING) };
        let DayTerms { held, lost, .. } = terms;
        let terms = DayTerms { held, lost, ..DayTerms::default() };
        for earlier in 0..self.current {
            let ended = self.periods[earlier + 1].first_day;
            let period = &mut self.periods[earlier];
            if period.books.held.is_some() || day as i64 <= ended + period.longest as i64 {
                period.books.post_day(day, sold, terms, ledger);
            }
        }
    }

    /// Books what the ads of a day cost, to be taken out of its payouts.
    pub(crate) fn add_ads(&mut self, day: usize, cost: &Lanes) {
        let period = self.period(day as i64);
        self.periods[period].books.add_ads(day, cost);
    }

    /// Posts what a week of ads costs.
    pub(crate) fn post_ads(&self, cost: &Lanes, ledger: &mut Ledger) {
        self.periods[self.current].books.post_ads(cost, ledger);
    }

    /// Cost of the goods of a rupiah of sales of a day.
    pub(crate) fn goods_rate(&self, day: i64) -> Option<&Lanes> {
        self.periods[self.period(day)].books.goods_rate()
    }

    /// Share of the day's sales that is not returned.
    pub(crate) fn kept(&self) -> &Lanes {
        self.periods[self.current].books.kept()
    }

    /// Share of what is sold on a day that is not returned.
    pub(crate) fn kept_on(&self, day: i64) -> &Lanes {
        self.periods[self.period(day)].books.kept()
    }

    /// What is still due after the last day.
    pub(crate) fn due(&self) -> ChannelDue {
        let mut due = self.periods[0].books.due();
        for period in &self.periods[1..] {
            let more = period.books.due();
            for lane in 0..LANES {
                due.receipts[lane] += more.receipts[lane];
                due.held[lane] += more.held[lane];
                due.bills[lane] += more.bills[lane];
            }
        }
        due
    }

    fn period(&self, day: i64) -> usize {
        self.periods.iter().rposition(|period| period.first_day <= day).unwrap_or(0)
    }
}

impl FreeOrders {
    /// The share of a day's orders that pays, and what is left for the next days.
    fn charge(&mut self, sold: &DaySales) -> Lanes {
        let orders = sold.orders.unwrap_or(sold.sales);
        let mut charged = [1.0; LANES];
        for lane in 0..LANES {
            let free = self.left[lane].min(orders[lane]);
            self.left[lane] -= free;
            if orders[lane] > 0.0 {
                charged[lane] = 1.0 - free / orders[lane];
            }
        }
        charged
    }
}

/// The numbers by which a sale settles.
fn changing(channel: &Channel) -> Vec<ParameterId> {
    let mut ids = channel.terms.numbers();
    ids.push(channel.goods_credit_days);
    ids.extend(channel.commission_cap.map(|cap| cap.most));
    ids.extend(channel.return_freight);
    if let Payout::Delay(days) = channel.payout {
        ids.push(days);
    }
    ids
}
