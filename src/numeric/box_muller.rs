//! The Box-Muller transform of two random words.
//!
//! G. E. P. Box and M. E. Muller, "A note on the generation of random normal deviates", Annals of
//! Mathematical Statistics 29 (1958): with u uniform on (0, 1) and an independent uniform angle,
//! `sqrt(-2 ln u)` times the cosine and the sine of the angle are two independent standard
//! normals.

use super::log::{ln_normal, ln_split_f32, split_f32};

const LOW_31: u32 = 0x7FFF_FFFF;
const SIGN: u32 = 0x8000_0000;
const SWAP: u32 = 0x4000_0000;

/// `sin(pi f / 2)` and `cos(pi f / 2)` for `|f| <= 1/2`, to 2^-54 (minimax polynomials).
#[inline(always)]
pub(super) fn sin_cos_quarter(f: f64) -> (f64, f64) {
    let z = f * f;
    let s = 5.633_938_483_009_824e-8;
    let s = s * z - 3.598_643_388_244_675_6e-6;
    let s = s * z + 1.604_411_507_521_089e-4;
    let s = s * z - 4.681_754_132_342_262e-3;
    let s = s * z + 7.969_262_624_604_308e-2;
    let s = s * z - 0.645_964_097_506_244_3;
    let s = s * z + std::f64::consts::FRAC_PI_2;
    let c = 4.655_301_270_811_425e-7;
    let c = c * z - 2.520_013_564_555_016_7e-5;
    let c = c * z + 9.192_599_501_488_973e-4;
    let c = c * z - 2.086_348_073_496_047e-2;
    let c = c * z + 0.253_669_507_899_865_53;
    let c = c * z - 1.233_700_550_136_151_3;
    (s * f, c * z + 1.0)
}

/// The same in single precision, to 2^-25.
#[inline(always)]
fn sin_cos_quarter_f32(f: f32) -> (f32, f32) {
    let z = f * f;
    let s = -4.602_177e-3;
    let s = s * z + 7.968_023e-2;
    let s = s * z - 0.645_963_5;
    let s = s * z + std::f32::consts::FRAC_PI_2;
    let c = -2.040_835_3e-2;
    let c = c * z + 0.253_598_63;
    let c = c * z - 1.233_697;
    (s * f, c * z + 1.0)
}

/// Two independent standard normals from two random words, in double precision.
///
/// The first word gives `u = (its top 31 bits + 1/2) / 2^31`, so the radius lies between 2.2e-5
/// and 6.661, and no value exceeds 6.661 (the chance of a larger normal is 2.7e-11). The top bit
/// of the second word is the sign of the cosine, the next one exchanges cosine and sine, and the
/// other 30 are an angle between -45 and 45 degrees: together a uniform angle.
#[inline(always)]
#[must_use]
pub fn box_muller(radius_word: u32, angle_word: u32) -> [f64; 2] {
    let u = (f64::from((radius_word >> 1) as i32) + 0.5) * (1.0 / 2_147_483_648.0);
    let radius = (-2.0 * ln_normal(u)).sqrt();
    let f = (f64::from((angle_word << 2) as i32) + 2.0) * (1.0 / 4_294_967_296.0);
    let (sine, cosine) = sin_cos_quarter(f);
    let sign = u64::from(angle_word & SIGN) << 32;
    let cosine = f64::from_bits(cosine.to_bits() ^ sign);
    let swap = angle_word & SWAP != 0;
    let first = if swap { sine } else { cosine };
    let second = if swap { cosine } else { sine };
    [radius * first, radius * second]
}

/// [`box_muller`] in single precision: the same two normals to within 1.3e-6, and to within
/// 2e-7 of their radius.
///
/// Where u is close to one its complement is converted instead, so that the radius keeps its
/// relative accuracy down to the smallest.
#[inline(always)]
#[must_use]
pub fn box_muller_f32(radius_word: u32, angle_word: u32) -> [f32; 2] {
    let whole = radius_word >> 1;
    let near_one = whole > 0x6000_0000;
    let whole = if near_one { LOW_31 - whole } else { whole };
    let v = (whole as i32 as f32 + 0.5) * (1.0 / 2_147_483_648.0);
    let (k, m) = split_f32(v);
    let k = if near_one { 0.0 } else { k };
    let f = if near_one { -v } else { m - 1.0 };
    let radius = (-2.0 * ln_split_f32(k, f)).sqrt();
    let f = ((angle_word << 2) as i32 as f32 + 2.0) * (1.0 / 4_294_967_296.0);
    let (sine, cosine) = sin_cos_quarter_f32(f);
    let cosine = f32::from_bits(cosine.to_bits() ^ (angle_word & SIGN));
    let swap = angle_word & SWAP != 0;
    let first = if swap { sine } else { cosine };
    let second = if swap { cosine } else { sine };
    [radius * first, radius * second]
}
