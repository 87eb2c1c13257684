//! Orders counted one by one (MODEL 3): compound Poisson-gamma, by inversion.

use super::parameters::{Parameters, lanes};
use crate::model::{Channel, Model};
use crate::numeric::{LANES, Lanes, StreamKey, gamma_quantile_near, poisson_quantile, stream_name};

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
            StreamKey::new(model.luck_seed, stream_name(&["channel", &channel.id, purpose]))
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
    /// good to one part in a million, see [`gamma_quantile_near`].
    /// `known` are the orders of the same day of the same paths in another run: where as much was
    /// expected, they are the same.
    pub(crate) fn of_day(
        &self,
        day: usize,
        expected: &Lanes,
        known: Option<&DayOrders>,
    ) -> DayOrders {
        let zero = [0.0; LANES];
        let mut orders = DayOrders { expected: *expected, sales: zero, at_average_value: zero };
        for lane in 0..LANES {
            if let Some(known) = known.filter(|known| known.expected[lane] == expected[lane]) {
                orders.sales[lane] = known.sales[lane];
                orders.at_average_value[lane] = known.at_average_value[lane];
                continue;
            }
            let value = self.order_value[lane];
            let path = self.first_path + lane as u32;
            let mean = expected[lane] / value;
            // A mean that is not a number comes from amounts beyond all bounds: let it show.
            if !(mean > 0.0 && mean < MOST_ORDERS) {
                orders.sales[lane] = expected[lane];
                orders.at_average_value[lane] = expected[lane];
                continue;
            }
            let count = poisson_quantile(mean, self.counts.uniform(path, day as u32)) as f64;
            orders.at_average_value[lane] = count * value;
            orders.sales[lane] = if count == 0.0 || self.shape[lane] == f64::INFINITY {
                count * value
            } else {
                let shape = count * self.shape[lane];
                let uniform = self.values.uniform(path, day as u32);
                value / self.shape[lane] * gamma_quantile_near(shape, uniform)
            };
        }
        orders
    }
}

/// Above so many orders a day, counting them makes no difference that can be seen.
const MOST_ORDERS: f64 = 1e9;

/// An amount times a factor, path by path.
pub(crate) fn scaled(amount: &Lanes, share: &Lanes) -> Lanes {
    lanes(|lane| amount[lane] * share[lane])
}
