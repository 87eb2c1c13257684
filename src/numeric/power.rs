//! Powers of positive numbers.

use super::exp::{LN_2_HIGH, LN_2_LOW, exp_of_sum};
use super::log::split;
use super::versions;

/// The product of two numbers and its rounding error (Dekker 1971; Veltkamp splitting).
#[inline(always)]
fn two_product(a: f64, b: f64) -> (f64, f64) {
    const SPLITTER: f64 = 134_217_729.0; // 2^27 + 1
    let (scaled_a, scaled_b) = (SPLITTER * a, SPLITTER * b);
    let high_a = scaled_a - (scaled_a - a);
    let high_b = scaled_b - (scaled_b - b);
    let (low_a, low_b) = (a - high_a, b - high_b);
    let product = a * b;
    let error = ((high_a * high_b - product) + high_a * low_b + low_a * high_b) + low_a * low_b;
    (product, error)
}

/// The sum of two numbers and its rounding error, if the first is the larger (Dekker 1971).
#[inline(always)]
fn fast_two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, b - (sum - a))
}

/// `ln x` as a sum of two numbers, to about 2^-66, for a normal, positive, finite x.
#[inline(always)]
fn ln_in_two_parts(x: f64) -> (f64, f64) {
    let (k, m) = split(x);
    let f = m - 1.0;
    // s = f / (2 + f) in two parts.
    let (divisor, divisor_low) = fast_two_sum(2.0, f);
    let s = f / divisor;
    let (product, product_low) = two_product(s, divisor);
    let s_low = ((f - product) - product_low - s * divisor_low) / divisor;
    // s^3 in two parts, for the first term of the series: ln(1 + f) = 2 s + (2/3) s^3 + ...
    let (square, square_low) = two_product(s, s);
    let square_low = square_low + 2.0 * s * s_low;
    let (cube, cube_low) = two_product(square, s);
    let cube_low = cube_low + square * s_low + square_low * s;
    const TWO_THIRDS: f64 = 2.0 / 3.0;
    const TWO_THIRDS_LOW: f64 = 3.700_743_415_417_188e-17;
    let (first, first_low) = two_product(cube, TWO_THIRDS);
    let first_low = first_low + cube_low * TWO_THIRDS + cube * TWO_THIRDS_LOW;
    let later = cube * square * fifth_order(square);
    let (sum, sum_low) = fast_two_sum(2.0 * s, first);
    let tail = sum_low + (2.0 * s_low + (first_low + later));
    let (total, total_low) = fast_two_sum(k * LN_2_HIGH, sum);
    let (low, low_low) = two_product(k, LN_2_LOW);
    let (total, more) = fast_two_sum(total, low);
    let of_power = fast_two_sum(total, total_low + more + low_low + tail);
    if k == 0.0 { fast_two_sum(sum, tail) } else { of_power }
}

/// `(2 artanh(s) - 2 s - (2/3) s^3) / s^5` as a function of `z = s^2`, by its series.
#[inline(always)]
fn fifth_order(z: f64) -> f64 {
    let p = 2.0 / 25.0;
    let p = p * z + 2.0 / 23.0;
    let p = p * z + 2.0 / 21.0;
    let p = p * z + 2.0 / 19.0;
    let p = p * z + 2.0 / 17.0;
    let p = p * z + 2.0 / 15.0;
    let p = p * z + 2.0 / 13.0;
    let p = p * z + 2.0 / 11.0;
    let p = p * z + 2.0 / 9.0;
    let p = p * z + 2.0 / 7.0;
    p * z + 2.0 / 5.0
}

/// `x^y` for `x >= 0`, with an error below 1.2 units in the last place (subnormal results: below
/// two).
///
/// `x^0` is one for every x, also NaN; `1^y` is one for every y. A negative x gives NaN also for
/// whole y: quantities here are never negative, so a negative base is a fault to be seen.
#[must_use]
pub fn powf(x: f64, y: f64) -> f64 {
    if y == 0.0 || x == 1.0 {
        return 1.0;
    }
    if x.is_nan() || y.is_nan() || x < 0.0 {
        return f64::NAN;
    }
    if x == 0.0 || x == f64::INFINITY || y.is_infinite() {
        let grows = (x > 1.0) == (y > 0.0);
        return if grows { f64::INFINITY } else { 0.0 };
    }
    if x >= f64::MIN_POSITIVE {
        return of_normal(x, y);
    }
    const TWO_54: f64 = 18_014_398_509_481_984.0;
    let (high, low) = ln_in_two_parts(x * TWO_54);
    let (sum, rest) = fast_two_sum(high, -54.0 * LN_2_HIGH);
    power_of_logarithm(sum, rest + low - 54.0 * LN_2_LOW, y)
}

/// `x^y` of a normal, positive, finite x and a finite y.
#[inline(always)]
fn of_normal(x: f64, y: f64) -> f64 {
    let (high, low) = ln_in_two_parts(x);
    power_of_logarithm(high, low, y)
}

/// `x^y`, given ln x in two parts.
#[inline(always)]
fn power_of_logarithm(high: f64, low: f64, y: f64) -> f64 {
    // With |y| >= 2^64 every x but one is beyond the range; the limit keeps products finite.
    let y = y.clamp(-1.9e19, 1.9e19);
    let (product, product_low) = two_product(high, y);
    let tail = product_low + low * y;
    // Far beyond the range the second part is no small correction, and of no use.
    exp_of_sum(product, if product.abs() < 800.0 { tail } else { 0.0 })
}

/// Whether [`of_normal`] knows the powers of a number.
#[inline(always)]
fn is_ordinary(x: f64) -> bool {
    (f64::MIN_POSITIVE..f64::INFINITY).contains(&x) && x != 1.0
}

/// Numbers at a time of [`raise_all`].
const AT_A_TIME: usize = 32;

versions! {
    /// Raises each number to the power y, with the bits of [`powf`]: side by side what is ordinary, and one by one what
    /// is not.
    pub fn raise_all(numbers: &mut [f64], y: f64) {
        let is_ordinary_power = y.is_finite() && y != 0.0;
        for numbers in numbers.chunks_mut(AT_A_TIME) {
            let mut bases = [2.0; AT_A_TIME];
            bases[..numbers.len()].copy_from_slice(numbers);
            let mut powers = [0.0; AT_A_TIME];
            for place in 0..AT_A_TIME {
                powers[place] = of_normal(bases[place], y);
            }
            for (place, number) in numbers.iter_mut().enumerate() {
                let is_ordinary = is_ordinary_power && is_ordinary(bases[place]);
                *number = if is_ordinary { powers[place] } else { powf(bases[place], y) };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::{StreamKey, stream_name};

    /// Ordinary numbers, and all that are not, in lists longer and shorter than what is done at a time.
    #[test]
    fn numbers_raised_together_have_the_bits_of_one_at_a_time() {
        let key = StreamKey::new(5, stream_name(&["test", "powers"]));
        let odd =
            [0.0, 1.0, f64::INFINITY, f64::NAN, -2.0, 1e-310, f64::MIN_POSITIVE, 1e300, 0.5, 2.0];
        for (round, y) in
            [0.4, 1.0, -2.5, 700.0, 0.0, f64::INFINITY, f64::NAN].into_iter().enumerate()
        {
            for length in [0, 1, 31, 32, 33, 200] {
                let numbers: Vec<f64> = (0..length)
                    .map(|place: usize| match place % 5 {
                        0 => odd[place % odd.len()],
                        _ => 1.5 * key.uniform(place as u32, round as u32),
                    })
                    .collect();
                let mut raised = numbers.clone();
                raise_all(&mut raised, y);
                for (x, raised) in numbers.iter().zip(&raised) {
                    assert_eq!(raised.to_bits(), powf(*x, y).to_bits(), "{x}^{y}");
                }
            }
        }
    }
}
