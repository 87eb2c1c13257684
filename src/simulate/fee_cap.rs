//! A ceiling of the commission of an order (MODEL 7).

use super::parameters::lanes;
use crate::model::{Channel, CommissionCap, ParameterId};
use crate::numeric::{
    Lanes, regularized_gamma_p, regularized_gamma_q, regularized_incomplete_beta,
};

/// Above so many orders their mean is as good as certain.
const MANY_ORDERS: f64 = 1e6;

/// The most that the commission of an order can be, on the paths of a block.
#[derive(Debug, Clone)]
pub(super) struct FeeCap {
    /// Commission below the ceiling, share of 1.
    pub(super) commission: Lanes,
    /// The ceiling over the average value of an order.
    most: Lanes,
    /// Shape of the gamma distribution of order values: 1 / cv²; infinite where all are alike.
    shape: Lanes,
    order_value: Lanes,
}

/// What a rupiah of a channel's sales pays on average to the platform, given the value of each
/// parameter.
pub(crate) fn average_commission(channel: &Channel, value: impl Fn(ParameterId) -> f64) -> f64 {
    let commission = value(channel.terms.commission);
    let cap = channel.commission_cap.zip(channel.order_value);
    cap.map_or(commission, |(cap, order_value)| {
        let at = |id, _| value(id);
        FeeCap::prepare(cap, channel.terms.commission, order_value, at).average(commission, 0)
    })
}

impl FeeCap {
    /// The ceiling of a channel, given the value of each parameter on a lane.
    pub(super) fn prepare(
        cap: CommissionCap,
        commission: ParameterId,
        order_value: ParameterId,
        at: impl Fn(ParameterId, usize) -> f64,
    ) -> Self {
        let cv = |lane| at(cap.order_value_cv, lane);
        Self {
            commission: lanes(|lane| at(commission, lane)),
            most: lanes(|lane| at(cap.most, lane) / at(order_value, lane)),
            shape: lanes(|lane| 1.0 / (cv(lane) * cv(lane))),
            order_value: lanes(|lane| at(order_value, lane)),
        }
    }

    /// What a rupiah of sales pays on average at a commission: E min(c V, K) / E V, where V is gamma.
    pub(super) fn average(&self, commission: f64, lane: usize) -> f64 {
        if commission <= 0.0 {
            return commission;
        }
        let (shape, most) = (self.shape[lane], self.most[lane] / commission);
        if shape == f64::INFINITY {
            return commission * most.min(1.0);
        }
        // The value at which the ceiling begins, in units of the gamma distribution of scale one.
        let ceiling = shape * most;
        let below = regularized_gamma_p(shape + 1.0, ceiling);
        commission * (below + most * regularized_gamma_q(shape, ceiling))
    }

    /// What a rupiah pays where so many orders (at their average value, rupiah) add up to `sales`.
    ///
    /// Given their sum, the part of one of n gamma values is Beta(a, (n - 1) a); this is the exact
    /// mean of what all of them pay.
    pub(super) fn of_counted(
        &self,
        commission: f64,
        at_average_value: f64,
        sales: f64,
        lane: usize,
    ) -> f64 {
        let count = at_average_value / self.order_value[lane];
        if commission <= 0.0 || count > MANY_ORDERS {
            return self.average(commission, lane);
        }
        let ceiling = self.most[lane] * self.order_value[lane] / commission;
        let part = ceiling / sales;
        let shape = self.shape[lane];
        if count <= 1.0 || shape == f64::INFINITY {
            return commission * (part * count).min(1.0);
        }
        if part >= 1.0 {
            return commission;
        }
        let others = (count - 1.0) * shape;
        let above = 1.0 - regularized_incomplete_beta(shape, others, part);
        let below = regularized_incomplete_beta(shape + 1.0, others, part);
        commission * (below + count * part * above).min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::{LANES, exp};

    fn cap(most: f64, cv: f64) -> FeeCap {
        FeeCap {
            commission: [0.06; LANES],
            most: [most / 600_000.0; LANES],
            shape: [1.0 / (cv * cv); LANES],
            order_value: [600_000.0; LANES],
        }
    }

    #[test]
    fn the_mean_of_exponential_orders_is_the_closed_form() {
        let fee = cap(40_000.0, 1.0).average(0.06, 0) * 600_000.0;
        assert!((fee - 36_000.0 * (1.0 - exp(-40.0 / 36.0))).abs() < 1e-6, "{fee}");
    }

    #[test]
    fn orders_that_are_alike_pay_the_ceiling_or_less() {
        assert_eq!(cap(40_000.0, 0.0).average(0.06, 0), 0.06);
        assert!((cap(18_000.0, 0.0).average(0.06, 0) - 0.03).abs() < 1e-15);
    }

    /// Two exponential orders that add up to S: each is uniform on 0..S.
    #[test]
    fn counted_orders_by_hand() {
        let cap = cap(30_000.0, 1.0);
        // The ceiling begins at half a million; of a million, E min(U, 1/2) is 3/8.
        let rate = cap.of_counted(0.06, 1_200_000.0, 1_000_000.0, 0);
        assert!((rate - 0.06 * 2.0 * 0.375).abs() < 1e-12, "{rate}");
        let one = cap.of_counted(0.06, 600_000.0, 2_000_000.0, 0);
        assert!((one * 2_000_000.0 - 30_000.0).abs() < 1e-6, "{one}");
    }
}
