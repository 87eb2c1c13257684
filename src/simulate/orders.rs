//! Orders counted one by one (MODEL 3): compound Poisson-gamma, by inversion.

use super::parameters::{Parameters, lanes};
use crate::model::{Channel, Model};
use crate::numeric::{
    LANES, Lanes, StreamKey, fill_uniforms, gamma_quantile_of_normal_lanes, normal_quantile_lanes,
    poisson_quantile_lanes, stream_name,
};

/// The order counts and values of one channel on the paths of a block.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LumpyOrders {
    counts: StreamKey,
    values: StreamKey,
    first_path: u32,
    order_value: Lanes,
    /// Shape of the gamma distribution of one value: 1 / cv²; infinite where all are alike.
    shape: Lanes,
}

/// The orders of a day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DayOrders {
    /// Rupiah.
    pub(crate) sales: Lanes,
    /// Number of orders times the average value of an order, rupiah: what fees and packing an
    /// order are counted by.
    pub(crate) at_average_value: Lanes,
}

/// What is remembered of the counted orders of a channel from one life of a block to the next, and from one model
/// to the next: counting them is most of the work of a shop that counts. The first days of a life come first.
#[derive(Debug, Clone, Default)]
pub(crate) struct OrderMemory {
    /// What the days below were drawn from.
    from: Option<LumpyOrders>,
    days: Vec<DayMemory>,
}

#[derive(Debug, Clone)]
struct DayMemory {
    luck: Luck,
    /// What sales were expected to be when orders were counted last, rupiah, and what came of it.
    last: Option<(Lanes, DayOrders)>,
}

/// What of a day's orders is luck alone.
#[derive(Debug, Clone)]
struct Luck {
    /// Uniform numbers of the counts.
    counts: Lanes,
    /// Uniform numbers of the values, and the normal quantiles of these.
    values: Lanes,
    normals: Lanes,
}

impl OrderMemory {
    /// Forgets what does not hold for these orders.
    pub(crate) fn begin(&mut self, orders: &LumpyOrders) {
        match &self.from {
            Some(from) if from == orders => return,
            Some(from) if from.has_luck_of(orders) => {
                self.days.iter_mut().for_each(|day| day.last = None);
            }
            _ => self.days.clear(),
        }
        self.from = Some(orders.clone());
    }

    #[inline(always)]
    fn day(&mut self, orders: &LumpyOrders, day: usize) -> &mut DayMemory {
        while self.days.len() <= day {
            let luck = orders.luck(self.days.len());
            self.days.push(DayMemory { luck, last: None });
        }
        &mut self.days[day]
    }
}

impl LumpyOrders {
    /// The orders of a channel, if they are counted.
    pub(crate) fn prepare(
        channel: &Channel,
        model: &Model,
        parameters: &Parameters,
        first_path: u32,
    ) -> Option<Self> {
        let cv = parameters.lanes(channel.lumpy_orders?);
        let stream = |purpose: &str| {
            StreamKey::new(model.luck_seeds.own, stream_name(&["channel", &channel.id, purpose]))
        };
        Some(Self {
            counts: stream("order count"),
            values: stream("order values"),
            first_path,
            order_value: *parameters.lanes(channel.order_value?),
            shape: cv.map(|cv| 1.0 / (cv * cv)),
        })
    }

    /// Draws the orders of a day whose sales are expected to be so much.
    ///
    /// The count is Poisson; the sum of so many gamma values is gamma with as many times the
    /// shape. One uniform each, so that variants of a scenario stay paired. The gamma quantile is
    /// good to one part in a million, see
    /// [`gamma_quantile_near`](crate::numeric::gamma_quantile_near).
    /// Of paths for which as much was expected when the day was last drawn, what came of it stands.
    #[inline(always)]
    pub(crate) fn of_day(
        &self,
        day: usize,
        expected: &Lanes,
        memory: &mut OrderMemory,
    ) -> DayOrders {
        let DayMemory { luck, last } = memory.day(self, day);
        let mut is_new = [true; LANES];
        if let Some((before, orders)) = last {
            if before == expected {
                return *orders;
            }
            is_new = std::array::from_fn(|lane| before[lane] != expected[lane]);
        }
        let mut orders = self.drawn(expected, &is_new, luck);
        if let Some((_, known)) = last {
            for lane in 0..LANES {
                if !is_new[lane] {
                    orders.sales[lane] = known.sales[lane];
                    orders.at_average_value[lane] = known.at_average_value[lane];
                }
            }
        }
        *last = Some((*expected, orders));
        orders
    }

    /// The orders of the lanes that are wanted; the others hold nothing of use.
    #[inline(always)]
    fn drawn(&self, expected: &Lanes, is_wanted: &[bool; LANES], luck: &Luck) -> DayOrders {
        let (mut means, mut is_countable) = ([0.0; LANES], [true; LANES]);
        for lane in 0..LANES {
            means[lane] = expected[lane] / self.order_value[lane];
            // A mean that is not a number comes from amounts beyond all bounds: let it show.
            is_countable[lane] = means[lane] > 0.0 && means[lane] < MOST_ORDERS;
            let is_drawn = is_wanted[lane] && is_countable[lane];
            means[lane] = if is_drawn { means[lane] } else { 0.0 };
        }
        let counts = poisson_quantile_lanes(&means, &luck.counts);
        let mut orders = DayOrders { sales: *expected, at_average_value: *expected };
        let sums = self.sums(&counts, luck);
        for lane in 0..LANES {
            if is_countable[lane] {
                orders.at_average_value[lane] = counts[lane] * self.order_value[lane];
                orders.sales[lane] = sums[lane];
            }
        }
        orders
    }

    /// The values of so many orders, together.
    #[inline(always)]
    fn sums(&self, counts: &Lanes, luck: &Luck) -> Lanes {
        let varies = |lane: usize| counts[lane] > 0.0 && self.shape[lane] != f64::INFINITY;
        let shapes = lanes(|lane| if varies(lane) { counts[lane] * self.shape[lane] } else { 1.0 });
        let gammas = gamma_quantile_of_normal_lanes(&shapes, &luck.values, &luck.normals);
        lanes(|lane| {
            let value = self.order_value[lane];
            let alike = counts[lane] * value;
            if varies(lane) { value / self.shape[lane] * gammas[lane] } else { alike }
        })
    }

    fn luck(&self, day: usize) -> Luck {
        let values = self.uniforms(self.values, day);
        Luck {
            counts: self.uniforms(self.counts, day),
            normals: normal_quantile_lanes(&values),
            values,
        }
    }

    fn has_luck_of(&self, other: &Self) -> bool {
        let of = |orders: &Self| (orders.counts, orders.values, orders.first_path);
        of(self) == of(other)
    }

    /// A uniform number for the day on each path.
    fn uniforms(&self, key: StreamKey, day: usize) -> Lanes {
        let mut uniforms = [[0.0; LANES]; 2];
        fill_uniforms(key, self.first_path, day as u32, &mut uniforms);
        uniforms[0]
    }
}

/// Above so many orders a day, counting them makes no difference that can be seen.
const MOST_ORDERS: f64 = 1e9;

/// An amount times a factor, path by path.
pub(crate) fn scaled(amount: &Lanes, share: &Lanes) -> Lanes {
    lanes(|lane| amount[lane] * share[lane])
}
