//! Exponential functions.
//!
//! The argument is reduced to `k ln 2 + r` with `|r| <= ln(2) / 2`, and `e^r` is
//! `1 + r + r^2 P(r)` with P the minimax polynomial of `(e^r - 1 - r) / r^2` (Remez exchange).

/// Adding this rounds a small f64 to an integer, which is then in the low bits.
const ROUND: f64 = 6_755_399_441_055_744.0; // 1.5 * 2^52
/// The same for f32.
const ROUND_F32: f32 = 12_582_912.0; // 1.5 * 2^23

/// ln 2 to 33 bits, so that products with exponents are exact.
pub(super) const LN_2_HIGH: f64 = f64::from_bits(0x3FE6_2E42_FEE0_0000);
/// ln 2 less [`LN_2_HIGH`].
pub(super) const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
/// ln 2 to 9 bits, and the rest.
pub(super) const LN_2_HIGH_F32: f32 = 355.0 / 512.0;
pub(super) const LN_2_LOW_F32: f32 = -2.121_944_4e-4;

/// `(e^r - 1 - r) / r^2` for `|r| <= ln(2) / 2`, to 2^-59.
#[inline(always)]
fn quadratic_rest(r: f64) -> f64 {
    let p = 2.092_158_937_082_914_2e-9;
    let p = p * r + 2.510_521_838_664_829e-8;
    let p = p * r + 2.755_725_291_247_286_7e-7;
    let p = p * r + 2.755_725_539_647_1e-6;
    let p = p * r + 2.480_158_734_733_946e-5;
    let p = p * r + 1.984_126_987_482_399e-4;
    let p = p * r + 1.388_888_888_887_439_8e-3;
    let p = p * r + 8.333_333_333_326_134e-3;
    let p = p * r + 4.166_666_666_666_668_5e-2;
    let p = p * r + 0.166_666_666_666_666_7;
    p * r + 0.5
}

/// Keeps an argument within `[low, high]`; NaN stays NaN.
#[inline(always)]
fn limit(x: f64, low: f64, high: f64) -> f64 {
    let x = if x > high { high } else { x };
    if x < low { low } else { x }
}

/// 2^k for a whole k in `[-1022, 1023]`.
#[inline(always)]
fn power_of_two(k: f64) -> f64 {
    f64::from_bits((k + ROUND).to_bits().wrapping_add(1023) << 52)
}

/// `x * 2^k`, rounded once, for a whole k in `[-2044, 2046]` and x near one.
#[inline(always)]
fn scale(x: f64, k: f64) -> f64 {
    // In two halves: 2^k alone overflows or loses bits at the ends of the range.
    let half = (k * 0.5 + ROUND) - ROUND;
    x * power_of_two(half) * power_of_two(k - half)
}

/// `e^(r + correction) * 2^k` for a reduced argument r and a correction far smaller than r.
#[inline(always)]
fn exp_reduced(k: f64, r: f64, correction: f64) -> f64 {
    let sum = 1.0 + (r + (r * r * quadratic_rest(r) + correction));
    scale(sum, k)
}

/// `e^(x + tail)` for a tail of less than a unit in the last place of x.
#[inline(always)]
pub(super) fn exp_of_sum(x: f64, tail: f64) -> f64 {
    // Beyond these limits the result is infinite or zero anyway.
    let x = limit(x, -746.0, 710.0);
    let k = (x * std::f64::consts::LOG2_E + ROUND) - ROUND;
    let high = x - k * LN_2_HIGH;
    let low = k * LN_2_LOW - tail;
    let r = high - low;
    exp_reduced(k, r, (high - r) - low)
}

/// `e^x`, with an error below one unit in the last place.
///
/// Overflows to infinity above 709.78, goes through the subnormal numbers to zero below -708.4;
/// NaN gives NaN.
#[inline(always)]
#[must_use]
pub fn exp(x: f64) -> f64 {
    exp_of_sum(x, 0.0)
}

/// `2^x`, with an error below one unit in the last place; exact for whole x.
///
/// Overflows to infinity from 1024, goes through the subnormal numbers to zero below -1022; NaN
/// gives NaN.
#[inline(always)]
#[must_use]
pub fn exp2(x: f64) -> f64 {
    let x = limit(x, -1076.0, 1024.0);
    let k = (x + ROUND) - ROUND;
    exp_reduced(k, (x - k) * std::f64::consts::LN_2, 0.0)
}

/// `e^x - 1`, without the loss of `exp(x) - 1` near zero; the error is below 1.5 units in the
/// last place.
///
/// Infinite above 709.78, -1 for very negative x; NaN gives NaN.
#[inline(always)]
#[must_use]
pub fn exp_m1(x: f64) -> f64 {
    let x = limit(x, -40.0, 710.0);
    let k = (x * std::f64::consts::LOG2_E + ROUND) - ROUND;
    let high = x - k * LN_2_HIGH;
    let low = k * LN_2_LOW;
    let r = high - low;
    let rest = r * r * quadratic_rest(r) + ((high - r) - low);
    // e^x - 1 = 2^k (e^r - 1) + (2^k - 1), with 2^k - 1 exact where it matters. For k = 1024
    // half the power keeps the sum finite until the last step.
    let half = if k > 1000.0 { 1.0 } else { 0.0 };
    let power = power_of_two(k - half);
    let sum = (power - power_of_two(-half)) + power * r + power * rest;
    if k == 0.0 { r + rest } else { sum * (1.0 + half) }
}

#[inline(always)]
fn power_of_two_f32(k: f32) -> f32 {
    f32::from_bits((k + ROUND_F32).to_bits().wrapping_add(127) << 23)
}

/// `e^x` in single precision, with an error below 1.1 units in the last place.
///
/// Overflows to infinity above 88.72, goes through the subnormal numbers to zero below -87.3; NaN
/// gives NaN.
#[inline(always)]
#[must_use]
pub fn exp_f32(x: f32) -> f32 {
    let x = if x > 89.0 { 89.0 } else { x };
    let x = if x < -105.0 { -105.0 } else { x };
    let k = (x * std::f32::consts::LOG2_E + ROUND_F32) - ROUND_F32;
    let r = (x - k * LN_2_HIGH_F32) - k * LN_2_LOW_F32;
    let p = 1.394_121_7e-3;
    let p = p * r + 8.363_237e-3;
    let p = p * r + 4.166_637_4e-2;
    let p = p * r + 0.166_665_76;
    let p = p * r + 0.5;
    let sum = 1.0 + (r + r * r * p);
    let half = (k * 0.5 + ROUND_F32) - ROUND_F32;
    sum * power_of_two_f32(half) * power_of_two_f32(k - half)
}
