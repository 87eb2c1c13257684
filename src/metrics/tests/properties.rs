//! What holds for every sample.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::metrics::{
    Estimate, MetricError, cash_flow_at_risk, cash_flow_at_risk_difference, cash_needed,
    cash_needed_difference, chance_better, coefficient_of_variation, concentration,
    expected_shortfall, expected_shortfall_difference, mean, mean_difference, median, quantile,
    quantile_difference, quantiles_of, shortfall_contributions, standard_deviation, value_at_risk,
    value_at_risk_difference,
};
use crate::numeric::Scratch;

type Figure = fn(&[f64], f64) -> Result<Estimate, MetricError>;
type Difference = fn(&[f64], &[f64], f64) -> Result<Estimate, MetricError>;

const FIGURES: [Figure; 9] = [
    value_at_risk,
    expected_shortfall,
    cash_flow_at_risk,
    cash_needed,
    quantile,
    |values, _| mean(values),
    |values, _| median(values),
    |values, _| standard_deviation(values),
    |values, _| coefficient_of_variation(values),
];

const DIFFERENCES: [Difference; 6] = [
    value_at_risk_difference,
    expected_shortfall_difference,
    cash_flow_at_risk_difference,
    cash_needed_difference,
    quantile_difference,
    |a, b, _| mean_difference(a, b),
];

/// Amounts of money; whole ones tie often.
fn amount() -> impl Strategy<Value = f64> {
    prop_oneof![-1e9..1e9_f64, (-5..5_i32).prop_map(f64::from), Just(0.0), Just(-0.0),]
}

fn sample() -> impl Strategy<Value = Vec<f64>> {
    prop_oneof![vec(amount(), 1..12), vec(amount(), 12..300)]
}

fn samples() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    vec((amount(), amount()), 1..300).prop_map(|pairs| pairs.into_iter().unzip())
}

fn level() -> impl Strategy<Value = f64> {
    prop_oneof![0.001..0.999_f64, Just(0.5), Just(0.9), Just(0.95), Just(0.99)]
}

/// Rounding of a few operations on numbers of this size.
fn rounding(values: &[f64]) -> f64 {
    1e-13 * values.iter().fold(1.0, |size: f64, value| size.max(value.abs()))
}

/// Every number of an estimate is finite and the interval holds the value.
fn is_sound(estimate: &Estimate) -> bool {
    let error_is_sound = estimate.std_error.is_none_or(|error| error.is_finite() && error >= 0.0);
    let interval_is_sound = estimate.interval.is_none_or(|interval| {
        let ends = [interval.low, interval.high];
        ends.iter().all(|end| end.is_finite())
            && (interval.low..=interval.high).contains(&estimate.value)
    });
    estimate.value.is_finite() && error_is_sound && interval_is_sound
}

proptest! {
    #[test]
    fn shortfall_is_never_below_value_at_risk(values in sample(), level in level()) {
        let at_risk = value_at_risk(&values, level).unwrap().value;
        prop_assert!(expected_shortfall(&values, level).unwrap().value >= at_risk);
    }

    #[test]
    fn shortfall_is_the_mean_of_the_worst_paths(values in sample(), level in level()) {
        let mut sorted = values.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let mut left = (1.0 - level) * values.len() as f64;
        let tail = left;
        let mut sum = 0.0;
        for value in sorted {
            sum += left.min(1.0) * value;
            left = (left - 1.0).max(0.0);
        }
        let found = expected_shortfall(&values, level).unwrap().value;
        prop_assert!((found + sum / tail).abs() <= 10.0 * rounding(&values));
    }

    #[test]
    fn value_at_risk_leaves_the_right_share_below(values in sample(), level in level()) {
        let threshold = -value_at_risk(&values, level).unwrap().value;
        let share = (1.0 - level) * values.len() as f64;
        let below = values.iter().filter(|value| **value < threshold).count() as f64;
        let up_to = values.iter().filter(|value| **value <= threshold).count() as f64;
        prop_assert!(below < share && share <= up_to + 1e-9);
    }

    #[test]
    fn cash_needed_saves_the_share_and_no_smaller_need_does(
        values in sample(),
        level in level(),
    ) {
        let amount = cash_needed(&values, level).unwrap().value;
        let wanted = level * values.len() as f64;
        let saved = values.iter().filter(|need| **need <= amount).count() as f64;
        let with_less = values.iter().filter(|need| **need < amount).count() as f64;
        prop_assert!(saved >= wanted - 1e-9 && with_less < wanted);
    }

    #[test]
    fn quantiles_are_ordered(values in sample(), mut probabilities in vec(0.0..=1.0_f64, 2..20)) {
        probabilities.sort_unstable_by(f64::total_cmp);
        let found = quantiles_of(&values, &probabilities, &mut Scratch::new());
        prop_assert!(found.is_sorted());
        for (probability, found) in probabilities.iter().zip(found) {
            prop_assert_eq!(quantile(&values, *probability).unwrap().value, found);
        }
    }

    #[test]
    fn adding_cash_moves_the_figures_along(
        values in sample(),
        level in level(),
        gift in -1e9..1e9_f64,
    ) {
        let richer: Vec<f64> = values.iter().map(|value| value + gift).collect();
        let allowed = rounding(&values) + rounding(&richer);
        for (figure, sign) in FIGURES.iter().zip([-1.0, -1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 0.0]) {
            let before = figure(&values, level).unwrap().value;
            let after = figure(&richer, level).unwrap().value;
            prop_assert!((after - before - sign * gift).abs() <= 10.0 * allowed);
        }
    }

    #[test]
    fn a_scale_scales_the_figures(values in sample(), level in level(), power in -20..20_i32) {
        // A power of two scales without rounding, so the figures agree to the bit.
        let half_or_double = if power < 0 { 0.5 } else { 2.0 };
        let scale = (0..power.abs()).fold(1.0, |scale, _| scale * half_or_double);
        let scaled: Vec<f64> = values.iter().map(|value| value * scale).collect();
        for figure in &FIGURES[..8] {
            let before = figure(&values, level).unwrap().value;
            prop_assert_eq!(figure(&scaled, level).unwrap().value, before * scale);
        }
    }

    #[test]
    fn shortfall_is_subadditive((a, b) in samples(), level in level()) {
        let both: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a + b).collect();
        let of = |values: &[f64]| expected_shortfall(values, level).unwrap().value;
        prop_assert!(of(&both) <= of(&a) + of(&b) + 10.0 * rounding(&both) + rounding(&a));
    }

    #[test]
    fn contributions_add_up((a, b) in samples(), level in level()) {
        let both: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a + b).collect();
        let found = shortfall_contributions(&both, &[&a, &b], level, 0.0).unwrap();
        let parts: f64 = found.columns.iter().map(|column| column.value).sum();
        let whole =
            mean(&both).unwrap().value + expected_shortfall(&both, level).unwrap().value;
        let allowed = 10.0 * (rounding(&a) + rounding(&b));
        prop_assert!((parts - whole).abs() <= allowed);
        prop_assert!((found.total.value - whole).abs() <= allowed);
    }

    #[test]
    fn identical_samples_differ_by_nothing(values in sample(), level in level()) {
        for difference in DIFFERENCES {
            let found = difference(&values, &values, level).unwrap();
            prop_assert_eq!((found.value, found.std_error), (0.0, found.std_error.map(|_| 0.0)));
        }
    }

    #[test]
    fn differences_are_those_of_the_figures((a, b) in samples(), level in level()) {
        let pairs: [(Difference, Figure); 5] = [
            (value_at_risk_difference, value_at_risk),
            (expected_shortfall_difference, expected_shortfall),
            (cash_flow_at_risk_difference, cash_flow_at_risk),
            (cash_needed_difference, cash_needed),
            (quantile_difference, quantile),
        ];
        for (difference, figure) in pairs {
            let apart = figure(&a, level).unwrap().value - figure(&b, level).unwrap().value;
            let found = difference(&a, &b, level).unwrap();
            prop_assert!((found.value - apart).abs() <= rounding(&a) + rounding(&b));
            prop_assert!(is_sound(&found));
        }
    }

    #[test]
    fn exchanging_the_samples_turns_the_verdict((a, b) in samples()) {
        let (one, other) = (chance_better(&a, &b).unwrap(), chance_better(&b, &a).unwrap());
        prop_assert_eq!(one.better.successes, other.worse.successes);
        let halves = one.ties_split.value + other.ties_split.value;
        prop_assert!((halves - 1.0).abs() < 1e-15);
        prop_assert!(is_sound(&one.ties_split) && is_sound(&other.ties_split));
    }

    #[test]
    fn estimates_are_sound(values in sample(), level in level()) {
        for figure in FIGURES {
            if let Ok(estimate) = figure(&values, level) {
                prop_assert!(is_sound(&estimate), "{:?}", estimate);
                prop_assert_eq!(estimate.sample, values.len() as u64);
            }
        }
    }

    #[test]
    fn no_number_makes_a_figure_panic_or_infinite(
        values in vec(prop::num::f64::ANY, 0..6),
        level in prop::num::f64::ANY,
    ) {
        for (figure, level) in FIGURES.iter().flat_map(|figure| [(figure, level), (figure, 0.5)]) {
            if let Ok(found) = figure(&values, level) {
                prop_assert!(is_sound(&found), "{:?}", found);
            }
        }
        for difference in DIFFERENCES {
            if let Ok(found) = difference(&values, &values, 0.5) {
                prop_assert!(is_sound(&found), "{:?}", found);
            }
        }
        if let Ok(found) = concentration(&[&values, &values]) {
            prop_assert!(is_sound(&found.herfindahl_index), "{:?}", found);
            prop_assert!(is_sound(&found.effective_number), "{:?}", found);
        }
    }

    #[test]
    fn huge_numbers_are_refused_or_finite(
        values in vec(-f64::MAX..=f64::MAX, 1..400),
        level in level(),
    ) {
        for figure in FIGURES {
            match figure(&values, level) {
                Ok(found) => prop_assert!(is_sound(&found), "{:?}", found),
                Err(error) => prop_assert_eq!(error, MetricError::Overflow),
            }
        }
    }

    #[test]
    fn a_constant_is_known_for_certain(value in amount(), count in 1..500_usize, level in level()) {
        let values = vec![value; count];
        for (figure, sign) in FIGURES.iter().zip([-1.0, -1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 0.0]) {
            let found = figure(&values, level).unwrap();
            prop_assert_eq!(found.value, sign * value);
            prop_assert_eq!(found.std_error.unwrap_or(0.0), 0.0);
            if let Some(interval) = found.interval {
                prop_assert_eq!((interval.low, interval.high), (found.value, found.value));
            }
        }
    }
}

#[test]
fn two_paths() {
    let values = [-4.0, 10.0];
    let expected = [4.0, 4.0, 7.0, 10.0, 9.3, 3.0, 3.0, 98.0_f64.sqrt()];
    for (figure, expected) in FIGURES.iter().zip(expected) {
        let found = figure(&values, 0.95).unwrap();
        assert!((found.value - expected).abs() < 1e-14, "{found:?}");
        assert_eq!(found.sample, 2);
    }
}

#[test]
fn no_paths() {
    for figure in FIGURES {
        assert_eq!(figure(&[], 0.95), Err(MetricError::NoPaths));
    }
    for difference in DIFFERENCES {
        assert_eq!(difference(&[], &[], 0.95), Err(MetricError::NoPaths));
    }
}
