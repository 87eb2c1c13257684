//! Orders counted one by one (MODEL 3): compound Poisson-gamma, by inversion.

use super::parameters::{Parameters, lanes};
use crate::model::{Channel, Model};
use crate::numeric::{
    LANES, Lanes, StreamKey, fill_uniforms, gamma_quantile_near_lanes, poisson_quantile_lanes,
    stream_name,
};

/// The order counts and values of one channel on the paths of a block.
#[derive(Debug, Clone)]
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
    /// What sales were expected to be, rupiah.
    expected: Lanes,
    /// Rupiah.
    pub(crate) sales: Lanes,
    /// Number of orders times the average value of an order, rupiah: what fees and packing an
    /// order are counted by.
    pub(crate) at_average_value: Lanes,
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
    /// `known` are the orders of the same day of the same paths in another run: where as much was
    /// expected on all of them, they are the same.
    pub(crate) fn of_day(
        &self,
        day: usize,
        expected: &Lanes,
        known: Option<&DayOrders>,
    ) -> DayOrders {
        if let Some(known) = known.filter(|known| known.expected == *expected) {
            return *known;
        }
        let (mut means, mut is_countable) = ([0.0; LANES], [true; LANES]);
        for lane in 0..LANES {
            means[lane] = expected[lane] / self.order_value[lane];
            // A mean that is not a number comes from amounts beyond all bounds: let it show.
            is_countable[lane] = means[lane] > 0.0 && means[lane] < MOST_ORDERS;
            means[lane] = if is_countable[lane] { means[lane] } else { 0.0 };
        }
        let counts = poisson_quantile_lanes(&means, &self.uniforms(self.counts, day));
        let mut orders =
            DayOrders { expected: *expected, sales: *expected, at_average_value: *expected };
        let sums = self.sums(&counts, day);
        for lane in 0..LANES {
            if is_countable[lane] {
                orders.at_average_value[lane] = counts[lane] * self.order_value[lane];
                orders.sales[lane] = sums[lane];
            }
        }
        orders
    }

    /// The values of so many orders, together.
    fn sums(&self, counts: &Lanes, day: usize) -> Lanes {
        let varies = |lane: usize| counts[lane] > 0.0 && self.shape[lane] != f64::INFINITY;
        let shapes = lanes(|lane| if varies(lane) { counts[lane] * self.shape[lane] } else { 1.0 });
        let gammas = gamma_quantile_near_lanes(&shapes, &self.uniforms(self.values, day));
        lanes(|lane| {
            let value = self.order_value[lane];
            let alike = counts[lane] * value;
            if varies(lane) { value / self.shape[lane] * gammas[lane] } else { alike }
        })
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
