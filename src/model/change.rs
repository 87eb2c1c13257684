//! Numbers that change on a date (MODEL 10b).

use super::horizon::Horizon;
use super::parameter::{ParameterId, ParameterTable};
use crate::scenario::{ByPath, Change, Scenario};

/// All changes, in the order of their days.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changes {
    steps: Vec<Step>,
}

/// One number on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Step {
    id: ParameterId,
    day: i64,
    how: How,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum How {
    /// Another number.
    Set(ParameterId),
    /// So many times what held before.
    Times(ParameterId),
    /// More by this share of what held before.
    Grow(ParameterId),
}

impl Changes {
    /// Numbers the changes; the numbers that they change are in the table already.
    pub(super) fn build(scenario: &Scenario, horizon: Horizon, table: &mut ParameterTable) -> Self {
        let mut steps = Vec::new();
        let last = horizon.date(horizon.days() as i64 - 1);
        for (change, place) in scenario.changes.iter().zip(1..) {
            let day = horizon.day_of(change.date.value);
            let mut add = |list: &ByPath, key: &str, days: &[i64], how: HowOf| {
                for (path, number) in list {
                    let Some(id) = table.find(&path.value) else {
                        continue;
                    };
                    let name = format!("change.{place}.{key}.{}", path.value);
                    let how = how(table.add(&name, &number.value));
                    steps.extend(days.iter().map(|day| Step { id, day: *day, how }));
                }
            };
            let years: Vec<i64> =
                Change::anniversaries(change, last).map(|date| horizon.day_of(date)).collect();
            add(&change.set, "set", &[day], How::Set);
            add(&change.factor, "factor", &[day], How::Times);
            add(&change.growth, "growth", &years, How::Grow);
        }
        // A stable order: of one day, as in the file.
        steps.sort_by_key(|step| step.day);
        Self { steps }
    }

    /// Whether a number ever changes.
    pub(crate) fn touch(&self, id: ParameterId) -> bool {
        self.steps.iter().any(|step| step.id == id)
    }

    /// The days on which any of these numbers changes, in order.
    pub(crate) fn days(&self, ids: &[ParameterId]) -> Vec<i64> {
        let steps = self.steps.iter().filter(|step| ids.contains(&step.id));
        let mut days: Vec<i64> = steps.map(|step| step.day).collect();
        days.dedup();
        days
    }

    /// The number on a day, given the value of each parameter.
    pub(crate) fn value(
        &self,
        id: ParameterId,
        day: i64,
        value: impl Fn(ParameterId) -> f64,
    ) -> f64 {
        let steps = self.steps.iter().take_while(|step| step.day <= day);
        steps.filter(|step| step.id == id).fold(value(id), |before, step| match step.how {
            How::Set(number) => value(number),
            How::Times(factor) => before * value(factor),
            How::Grow(share) => before * (1.0 + value(share)),
        })
    }
}

type HowOf = fn(ParameterId) -> How;
