//! What events do to fees and costs, by day of sale (MODEL 2, 7).

use super::parameters::Parameters;
use crate::model::{Channel, EventTerms, Strength};
use crate::numeric::{LANES, Lanes};

/// What the events of one channel do on the paths of a block, one row a day.
#[derive(Debug, Clone)]
pub(crate) struct ChannelEvents {
    /// Days before day 0 that have rows.
    past: i64,
    /// Points added to the commission.
    points: Option<Vec<Lanes>>,
    /// How many times as many goods a rupiah of sales takes.
    goods: Option<Vec<Lanes>>,
}

impl ChannelEvents {
    /// The terms of a channel from `past` days before day 0 on, for `days` days after it.
    pub(crate) fn prepare(
        channel: &Channel,
        parameters: &Parameters,
        past: usize,
        days: usize,
    ) -> Option<Self> {
        if channel.event_terms.is_empty() {
            return None;
        }
        let some = |has: fn(&EventTerms) -> bool, neutral: f64| {
            let any = channel.event_terms.iter().any(has);
            any.then(|| vec![[neutral; LANES]; past + days])
        };
        let mut events = Self {
            past: past as i64,
            points: some(|terms| terms.points.is_some(), 0.0),
            goods: some(|terms| terms.discount.is_some(), 1.0),
        };
        for terms in &channel.event_terms {
            events.lay(terms, parameters);
        }
        Some(events)
    }

    fn lay(&mut self, terms: &EventTerms, parameters: &Parameters) {
        for lane in 0..LANES {
            let at = |id| parameters.at(id, lane);
            let strength = Strength::of(&terms.felt, at);
            for (day, same_day) in terms.felt.by_day() {
                let Ok(place) = usize::try_from(day + self.past) else {
                    continue;
                };
                let felt = strength.felt(same_day);
                let rows = self.points.as_mut().zip(terms.points);
                if let Some((row, id)) =
                    rows.and_then(|(rows, id)| Some((rows.get_mut(place)?, id)))
                {
                    row[lane] += at(id) * felt;
                }
                let rows = self.goods.as_mut().zip(terms.discount);
                if let Some((row, id)) =
                    rows.and_then(|(rows, id)| Some((rows.get_mut(place)?, id)))
                {
                    row[lane] /= 1.0 - at(id) * felt;
                }
            }
        }
    }

    /// Points added to the commission of what is sold on a day.
    pub(crate) fn points(&self, day: i64) -> Option<&Lanes> {
        row(&self.points, day + self.past)
    }

    /// How many times as many goods a rupiah of sales of a day takes.
    pub(crate) fn goods(&self, day: i64) -> Option<&Lanes> {
        row(&self.goods, day + self.past)
    }
}

fn row(rows: &Option<Vec<Lanes>>, place: i64) -> Option<&Lanes> {
    rows.as_ref()?.get(usize::try_from(place).ok()?)
}

/// Two amounts, each where it is there, put together.
pub(crate) fn joined(
    one: Option<&Lanes>,
    other: Option<&Lanes>,
    put: impl Fn(f64, f64) -> f64,
) -> Option<Lanes> {
    match (one, other) {
        (Some(one), Some(other)) => {
            let mut both = *one;
            for lane in 0..LANES {
                both[lane] = put(both[lane], other[lane]);
            }
            Some(both)
        }
        (one, other) => one.or(other).copied(),
    }
}
