//! The smallest interval that a number cannot leave.

use super::{Distribution, Line, Number, Shape};
use crate::scenario::NamedValue;

/// The smallest interval that a number cannot leave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Support {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Whether the lower end itself is never drawn.
    pub open_below: bool,
}

impl Number {
    /// The interval that the number cannot leave; `None` for a name that `[values]` does not hold.
    #[must_use]
    pub fn support(&self, values: &[NamedValue]) -> Option<Support> {
        match self {
            Self::Plain(value) => Some(Support::closed(*value, *value)),
            Self::Drawn(distribution) => Some(distribution.support()),
            Self::Named(name) => of_name(&name.value, values, values.len()),
            Self::Function(line) => of_line(line, values, values.len()),
        }
    }
}

/// That of an entry of `[values]`. What is made of itself is refused by a rule, and must not send us in
/// circles: `steps` bounds how many are made of one another.
fn of_name(name: &str, values: &[NamedValue], steps: usize) -> Option<Support> {
    let named = values.iter().find(|value| value.name.value == name)?;
    match &named.number.value {
        // A name of a name is refused by the reader.
        Number::Named(_) => None,
        Number::Function(line) => of_line(line, values, steps),
        number => number.support(&[]),
    }
}

fn of_line(line: &Line, values: &[NamedValue], steps: usize) -> Option<Support> {
    let of = of_name(&line.of.value, values, steps.checked_sub(1)?)?;
    let end =
        |value: f64| if line.times == 0.0 { line.plus } else { line.plus + line.times * value };
    let (one, other) = (end(of.low), end(of.high));
    Some(Support {
        low: one.min(other),
        high: one.max(other),
        open_below: of.open_below && line.times > 0.0,
    })
}

impl Distribution {
    /// The interval that its draws cannot leave.
    #[must_use]
    pub fn support(&self) -> Support {
        let whole = match &self.shape {
            Shape::Discrete { values, weights } => return self.of_points(values, weights),
            shape => shape.support(),
        };
        Support {
            low: whole.low.max(self.minimum),
            high: whole.high.min(self.maximum),
            open_below: whole.open_below && self.minimum <= whole.low,
        }
    }

    fn of_points(&self, values: &[f64], weights: &[f64]) -> Support {
        let possible = values.iter().zip(weights).filter(|&(value, weight)| {
            *weight > 0.0 && (self.minimum..=self.maximum).contains(value)
        });
        possible.fold(Support::closed(f64::INFINITY, f64::NEG_INFINITY), |support, (value, _)| {
            Support::closed(support.low.min(*value), support.high.max(*value))
        })
    }
}

impl Shape {
    fn support(&self) -> Support {
        match *self {
            Self::Uniform { low, high }
            | Self::Pert { low, high, .. }
            | Self::Triangular { low, high, .. }
            | Self::Beta { low, high, .. } => Support::closed(low, high),
            Self::Normal { .. } => Support::closed(f64::NEG_INFINITY, f64::INFINITY),
            Self::Lognormal { .. } | Self::Gamma { .. } => {
                Support { low: 0.0, high: f64::INFINITY, open_below: true }
            }
            Self::Pareto { scale, .. } => Support::closed(scale, f64::INFINITY),
            Self::Discrete { .. } => Support::closed(f64::NEG_INFINITY, f64::INFINITY),
        }
    }
}

impl Support {
    /// An interval with both its ends.
    #[must_use]
    pub const fn closed(low: f64, high: f64) -> Self {
        Self { low, high, open_below: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(shape: Shape, minimum: f64, maximum: f64) -> Support {
        Distribution { shape, minimum, maximum }.support()
    }

    #[test]
    fn truncation_narrows() {
        let normal = Shape::Normal { mean: 1.0, sd: 1.0 };
        assert_eq!(cut(normal, 0.0, f64::INFINITY), Support::closed(0.0, f64::INFINITY));
        let triangular = Shape::Triangular { low: 0.0, likely: 1.0, high: 2.0 };
        assert_eq!(cut(triangular, -5.0, 1.5), Support::closed(0.0, 1.5));
    }

    #[test]
    fn a_lognormal_never_is_zero() {
        let shape = Shape::Lognormal { mean: 1.0, cv: 1.0 };
        assert!(cut(shape.clone(), f64::NEG_INFINITY, 9.0).open_below);
        assert!(!cut(shape, 0.5, 9.0).open_below);
    }

    #[test]
    fn impossible_points_do_not_count() {
        let shape = Shape::Discrete {
            values: vec![-9.0, 1.0, 3.0, 50.0],
            weights: vec![0.0, 1.0, 1.0, 2.0],
        };
        assert_eq!(cut(shape, f64::NEG_INFINITY, 10.0), Support::closed(1.0, 3.0));
    }

    #[test]
    fn a_name_of_nothing_has_no_support() {
        let name = crate::scenario::Located { value: "x".to_owned(), span: Default::default() };
        assert_eq!(Number::Named(name).support(&[]), None);
    }
}
