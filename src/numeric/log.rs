//! Logarithms.
//!
//! The argument is written as `2^k (1 + f)` with `sqrt(1/2) <= 1 + f < sqrt(2)`. With
//! `s = f / (2 + f)`, `ln(1 + f) = 2 artanh(s) = 2 s + s^3 R(s^2)`, R a minimax polynomial (Remez
//! exchange). Since `2 s = f - s f` and `s f = f^2/2 - s f^2/2`, the large term f is added last
//! and exactly.

use super::exp::{LN_2_HIGH, LN_2_HIGH_F32, LN_2_LOW, LN_2_LOW_F32};

/// `2 artanh(s) = 2 s + s^3 R(s^2)`: this is `s^2 R(s^2)`, for `|s| <= 0.1716`.
#[inline(always)]
pub(super) fn artanh_rest(z: f64) -> f64 {
    let p = 0.146_178_728_031_294_72;
    let p = p * z + 0.153_315_969_802_408_7;
    let p = p * z + 0.181_828_932_168_007_16;
    let p = p * z + 0.222_222_110_728_945_35;
    let p = p * z + 0.285_714_286_263_986_54;
    let p = p * z + 0.399_999_999_998_984_45;
    let p = p * z + 0.666_666_666_666_667;
    p * z
}

/// `(k, 1 + f)` with `x = 2^k (1 + f)`, for a normal, positive, finite x.
#[inline(always)]
pub(super) fn split(x: f64) -> (f64, f64) {
    const TWO_52: f64 = 4_503_599_627_370_496.0;
    const EXPONENT: u64 = 0xFFF0_0000_0000_0000;
    const SQRT_HALF: u64 = std::f64::consts::FRAC_1_SQRT_2.to_bits();
    const ONE: u64 = 1.0f64.to_bits();
    // Biased by 1023 the exponent is never negative: AVX2 has no arithmetic shift of 64-bit
    // integers and no conversion of them, so the exponent becomes the fraction of 2^52.
    let biased = x.to_bits().wrapping_sub(SQRT_HALF).wrapping_add(ONE);
    let k = f64::from_bits((biased >> 52) | TWO_52.to_bits()) - (TWO_52 + 1023.0);
    let fraction = x.to_bits().wrapping_sub(biased & EXPONENT).wrapping_add(ONE);
    (k, f64::from_bits(fraction))
}

/// `ln x` for a normal, positive, finite x; anything else gives a wrong number, not a fault.
#[inline(always)]
pub(super) fn ln_normal(x: f64) -> f64 {
    let (k, m) = split(x);
    ln_split(k, m - 1.0)
}

/// `k ln 2 + ln(1 + f)` for f within `[sqrt(1/2) - 1, sqrt(2) - 1]`.
#[inline(always)]
fn ln_split(k: f64, f: f64) -> f64 {
    let s = f / (2.0 + f);
    let half_square = 0.5 * f * f;
    let small = s * (half_square + artanh_rest(s * s)) + k * LN_2_LOW;
    k * LN_2_HIGH + (f - (half_square - small))
}

/// The natural logarithm, with an error below one unit in the last place.
///
/// Zero gives minus infinity, negative numbers and NaN give NaN, infinity gives infinity.
#[inline(always)]
#[must_use]
pub fn ln(x: f64) -> f64 {
    const TWO_54: f64 = 18_014_398_509_481_984.0;
    let subnormal = x < f64::MIN_POSITIVE;
    let (k, m) = split(if subnormal { x * TWO_54 } else { x });
    let k = if subnormal { k - 54.0 } else { k };
    let y = ln_split(k, m - 1.0);
    let y = if x < f64::INFINITY { y } else { x };
    let y = if x > 0.0 { y } else { f64::NAN };
    if x == 0.0 { f64::NEG_INFINITY } else { y }
}

/// `ln(1 + x)`, without the loss of `ln(1.0 + x)` near zero; the error is below two units in the
/// last place.
///
/// -1 gives minus infinity, numbers below it and NaN give NaN.
#[inline(always)]
#[must_use]
pub fn ln_1p(x: f64) -> f64 {
    let sum = 1.0 + x;
    // What the rounding of 1 + x lost, as a first-order correction.
    let lost = if x < 1.0 { x - (sum - 1.0) } else { 1.0 - (sum - x) };
    let correction = if sum > 0.0 && sum < f64::INFINITY { lost / sum } else { 0.0 };
    let y = ln(sum) + correction;
    if sum == 1.0 { x } else { y }
}

/// `ln(2^k (1 + f))` in single precision for `|f|` as in [`ln_split`].
#[inline(always)]
pub(super) fn ln_split_f32(k: f32, f: f32) -> f32 {
    let s = f / (2.0 + f);
    let z = s * s;
    let p = 0.295_821_52;
    let p = p * z + 0.399_887_17;
    let p = p * z + 0.666_666_87;
    let half_square = 0.5 * f * f;
    let small = s * (half_square + p * z) + k * LN_2_LOW_F32;
    k * LN_2_HIGH_F32 + (f - (half_square - small))
}

/// `(k, 1 + f)` with `x = 2^k (1 + f)`, for a normal, positive, finite x.
#[inline(always)]
pub(super) fn split_f32(x: f32) -> (f32, f32) {
    const SQRT_HALF: u32 = std::f32::consts::FRAC_1_SQRT_2.to_bits();
    let k = (x.to_bits().wrapping_sub(SQRT_HALF) as i32) >> 23;
    let m = f32::from_bits(x.to_bits().wrapping_sub((k as u32) << 23));
    (k as f32, m)
}

/// The natural logarithm in single precision, with an error below one unit in the last place.
///
/// Zero gives minus infinity, negative numbers and NaN give NaN, infinity gives infinity.
#[inline(always)]
#[must_use]
pub fn ln_f32(x: f32) -> f32 {
    let subnormal = x < f32::MIN_POSITIVE;
    let (k, m) = split_f32(if subnormal { x * 16_777_216.0 } else { x });
    let k = if subnormal { k - 24.0 } else { k };
    let y = ln_split_f32(k, m - 1.0);
    let y = if x < f32::INFINITY { y } else { x };
    let y = if x > 0.0 { y } else { f32::NAN };
    if x == 0.0 { f32::NEG_INFINITY } else { y }
}
