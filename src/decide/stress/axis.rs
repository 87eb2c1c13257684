//! What is varied, and its values.

use super::{AxisError, StressedShop};
use crate::decide::NoAnswer;
use crate::decide::unknown_channel::find_channel;
use crate::scenario::format::Unit;
use crate::scenario::{Editor, Scenario, Shock};

/// The most points that are computed: more cells than these nobody can read off a map.
pub const MOST_POINTS: usize = 4_000;

/// Paths that begin so name a channel's share of the effort.
const SHARE: &str = "share.";

/// A number of the scenario and the values that are tried for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Its path, such as `shock.live_halt.severity` or `share.tiktok_live`.
    pub path: String,
    /// What it means.
    pub meaning: Meaning,
    /// The values, rising, in the unit of the key.
    pub values: Vec<f64>,
    /// The value with nothing varied, where it is a plain number.
    pub today: Option<f64>,
}

/// What a path means, as far as it can be told in words.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// Share of demand lost in a shock.
    Severity {
        /// Shown name of the shock.
        shock: String,
    },
    /// Days that a shock lasts.
    Duration {
        /// Shown name of the shock.
        shock: String,
        /// Whether it takes sales away while it lasts; a boom brings some.
        takes_away: bool,
    },
    /// Share of the effort that a channel has.
    Share {
        /// Position of the channel.
        channel: usize,
        /// Shown name of the channel.
        name: String,
    },
    /// Any other number.
    Number {
        /// Its unit.
        unit: Unit,
        /// Ids and shown names of what the scenario has.
        shown: Vec<(String, String)>,
    },
}

impl Axis {
    /// The axis along a path, from one value to another in steps.
    ///
    /// # Errors
    /// A range that is wrong or too fine, a share of a channel that is not there, or no share.
    pub fn new(
        path: &str,
        (from, to, step): (f64, f64, f64),
        shop: &StressedShop,
        scenario: &Scenario,
    ) -> Result<Self, NoAnswer> {
        let meaning = Meaning::of(path, scenario, shop.study.editor())?;
        let values = values(path, from, to, step)?;
        let today = match &meaning {
            Meaning::Share { channel, .. } => shop.shares(scenario).shares.get(*channel).copied(),
            _ => shop.study.editor().number_of(shop.mix.as_ref(), path),
        };
        let axis = Self { path: path.to_owned(), meaning, values, today };
        if matches!(axis.meaning, Meaning::Share { .. }) {
            let outside = axis.values.iter().find(|value| !(0.0..=1.0).contains(*value));
            if let Some(&value) = outside {
                return Err(AxisError::NoShare { path: axis.path, value }.into());
            }
        }
        Ok(axis)
    }

    /// The same axis with today's value among the others, where it lies between them: what is said of the
    /// whole way must hold for the shop as it is, and effort that moves either way from today costs sales.
    pub(super) fn with_today(mut self) -> Self {
        let Some(today) = self.today.filter(|_| self.holds_today()) else { return self };
        // Seven tenths in binary and the sum of what is sold may differ in the last digit.
        let same = |value: &f64| (value - today).abs() <= 1e-9 * today.abs();
        match self.values.iter().position(same) {
            Some(place) => self.values[place] = today,
            None => {
                let place = self.values.partition_point(|value| *value < today);
                self.values.insert(place, today);
            }
        }
        self
    }

    /// Whether today's value lies among the values or between them.
    pub fn holds_today(&self) -> bool {
        let ends = self.values.first().zip(self.values.last());
        self.today.zip(ends).is_some_and(|(today, (first, last))| (*first..=*last).contains(&today))
    }

    /// Whether it is a number of a shock, so that nothing hangs on it without shocks.
    pub fn is_of_a_shock(&self) -> bool {
        self.path.starts_with("shock.")
    }

    /// How much has to be drawn anew when the number changes: axes that make much new should
    /// change least often.
    pub(super) fn makes_new(&self) -> u8 {
        let noise = ["noise", "slow_level", "affiliates", "loading"];
        match self.path.split('.').next() {
            Some("values" | "factor") => 3,
            Some("channel") if noise.iter().any(|key| self.path.contains(key)) => 3,
            Some("shock" | "mitigation") => 2,
            _ => 1,
        }
    }
}

impl Meaning {
    fn of(path: &str, scenario: &Scenario, editor: &Editor) -> Result<Self, NoAnswer> {
        if let Some(id) = path.strip_prefix(SHARE) {
            return share_of(id, scenario);
        }
        let names: Vec<&str> = path.split('.').collect();
        let named = |id: &str| {
            let shock = scenario.shocks.iter().find(|shock| shock.id.value == id)?;
            Some((shock.name.value.clone(), takes_away(shock, scenario)))
        };
        let known = match names.as_slice() {
            ["shock", id, "severity"] => named(id).map(|(shock, _)| Self::Severity { shock }),
            ["shock", id, "duration_days"] => {
                named(id).map(|(shock, takes_away)| Self::Duration { shock, takes_away })
            }
            _ => None,
        };
        Ok(known.unwrap_or_else(|| Self::Number {
            unit: editor.unit(path),
            shown: scenario.shown_names(),
        }))
    }
}

fn share_of(id: &str, scenario: &Scenario) -> Result<Meaning, NoAnswer> {
    let channel = find_channel(id, scenario)?;
    if scenario.channels.len() == 1 {
        return Err(AxisError::OnlyChannel(id.to_owned()).into());
    }
    Ok(Meaning::Share { channel, name: scenario.channels[channel].name.value.clone() })
}

fn values(path: &str, from: f64, to: f64, step: f64) -> Result<Vec<f64>, AxisError> {
    let path = || path.to_owned();
    if !(from.is_finite() && to.is_finite() && step.is_finite()) {
        return Err(AxisError::NotFinite { path: path() });
    }
    if to < from {
        return Err(AxisError::Empty { path: path(), from, to });
    }
    if step <= 0.0 {
        return Err(AxisError::Step { path: path(), step });
    }
    // 0:1:0.1 has eleven values, whatever is lost in binary.
    let last = ((to - from) / step + 1e-9).floor();
    if last >= MOST_POINTS as f64 {
        return Err(AxisError::TooMany { points: last + 1.0 });
    }
    Ok((0..=last as usize).map(|place| rounded(from + place as f64 * step)).collect())
}

/// Twelve significant digits, so that three tenths are 0.3.
fn rounded(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}

/// The axes along which most shops break: how severe each shock is, how long it lasts, and the share
/// of each channel that has one.
///
/// # Errors
/// None that a sound scenario has.
pub fn usual_axes(
    shop: &StressedShop,
    scenario: &Scenario,
    shares: &[f64],
    days: usize,
) -> Result<Vec<Axis>, NoAnswer> {
    let step = if days >= 84 { 28.0 } else { 7.0 };
    let mut axes = Vec::new();
    let mut add = |path: &str, range| {
        let axis = possible(Axis::new(path, range, shop, scenario)?, shop);
        axes.extend((axis.values.len() > 1).then(|| axis.with_today()));
        Ok::<(), NoAnswer>(())
    };
    for shock in &scenario.shocks {
        let id = &shock.id.value;
        if takes_away(shock, scenario) {
            add(&format!("shock.{id}.severity"), (0.0, 1.0, 0.1))?;
        }
        add(&format!("shock.{id}.duration_days"), (0.0, days.min(3650) as f64, step))?;
    }
    for (channel, share) in scenario.channels.iter().zip(shares) {
        if *share > 0.0 && scenario.channels.len() > 1 {
            add(&format!("share.{}", channel.id.value), (0.0, 1.0, 0.1))?;
        }
    }
    Ok(axes)
}

/// An axis without the values that the scenario cannot have: some shocks cannot last no time at
/// all, and last a day instead.
fn possible(mut axis: Axis, shop: &StressedShop) -> Axis {
    let can = |axis: &Axis, value: f64| shop.model(&[(axis, value)]).is_ok();
    if axis.values.first() == Some(&0.0) && !can(&axis, 0.0) && can(&axis, 1.0) {
        axis.values[0] = 1.0;
    }
    let values = axis.values.iter().copied().filter(|value| can(&axis, *value)).collect();
    Axis { values, ..axis }
}

/// Whether a shock has a severity that is no boom.
fn takes_away(shock: &Shock, scenario: &Scenario) -> bool {
    let severity = shock.severity.as_ref().and_then(|s| s.value.support(&scenario.values));
    severity.is_some_and(|support| support.high > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_holds_both_ends() {
        let found = values("x", 0.0, 1.0, 0.1).unwrap();
        assert_eq!(found, [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]);
        assert_eq!(values("x", 5.0, 5.0, 1.0).unwrap(), [5.0]);
        assert_eq!(values("x", 0.0, 10.0, 4.0).unwrap(), [0.0, 4.0, 8.0]);
        assert_eq!(values("x", 1e7, 3e7, 1e7).unwrap(), [1e7, 2e7, 3e7]);
    }

    #[test]
    fn wrong_ranges_are_refused() {
        let refused = |from, to, step| values("x", from, to, step).unwrap_err();
        assert!(matches!(refused(1.0, 0.0, 0.1), AxisError::Empty { .. }));
        assert!(matches!(refused(0.0, 1.0, 0.0), AxisError::Step { .. }));
        assert!(matches!(refused(0.0, 1.0, -0.1), AxisError::Step { .. }));
        assert!(matches!(refused(0.0, f64::INFINITY, 0.1), AxisError::NotFinite { .. }));
        assert!(matches!(refused(0.0, 1.0, 1e-9), AxisError::TooMany { .. }));
        assert!(matches!(refused(0.0, 1.0, 1e-320), AxisError::TooMany { .. }));
    }
}
