//! Each response: how often it begins, and when.

use super::metric::{Metric, MetricEstimate};
use crate::ensemble::Ensemble;
use crate::metrics::{Chance, MetricError, chance, median};
use crate::model::Model;
use crate::simulate::NEVER;

/// One response.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseReport {
    /// Id of the response.
    pub id: String,
    /// Shown name.
    pub name: String,
    /// Chance that it begins within the horizon.
    pub probability: Chance,
    /// Day on which it begins, over the paths on which it does; `None` when there is none.
    pub begins_on_day: Option<MetricEstimate>,
}

pub(super) fn responses(
    model: &Model,
    ensemble: &Ensemble,
) -> Result<Vec<ResponseReport>, MetricError> {
    let mut list = Vec::with_capacity(model.responses().len());
    for (position, response) in model.responses().iter().enumerate() {
        let days = ensemble.counts(|block| &block.responses_began[position]);
        let began: Vec<bool> = days.iter().map(|day| *day != NEVER).collect();
        let known: Vec<f64> =
            days.iter().filter(|day| **day != NEVER).map(|day| f64::from(*day)).collect();
        let middle = if known.is_empty() { None } else { Some(median(&known)?) };
        list.push(ResponseReport {
            id: response.id().to_owned(),
            name: response.name().to_owned(),
            probability: chance(&began)?,
            begins_on_day: middle
                .map(|found| MetricEstimate::new(Metric::BeginsOnDayMedian, found)),
        });
    }
    Ok(list)
}
