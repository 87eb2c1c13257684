//! The standard normal distribution.

use super::exp::exp;
use super::log::ln;
use super::polynomial::polynomial;

/// `(z + 4) exp(z^2 / 2) Phi(-z)` as a polynomial in `(z - 4) / (z + 4)` for `0 <= z <= 39`, to
/// 2^-59 relative (Remez exchange; the variable is that of M. M. Shepherd and J. G. Laframboise,
/// "Chebyshev approximation of (1 + 2x) exp(x^2) erfc x", Mathematics of Computation 36 (1981)).
const TAIL: [f64; 24] = [
    0.755_285_130_415_751_5,
    -0.607_896_641_971_892_1,
    0.387_137_400_742_214_87,
    -0.186_521_857_959_658_62,
    0.060_396_574_890_919_65,
    -0.007_540_188_966_683_538,
    -0.003_479_692_367_020_118_7,
    0.001_630_818_456_982_615_6,
    0.000_133_344_308_152_069_86,
    -0.000_231_094_930_709_886_03,
    -1.908_229_969_524_716_6e-6,
    3.514_466_777_560_73e-5,
    7.165_464_649_303_313e-7,
    -5.920_133_562_253_629e-6,
    -6.293_707_524_567_411e-7,
    1.021_525_914_606_626_4e-6,
    2.712_320_546_833_054e-7,
    -1.550_294_820_251_853_4e-7,
    -8.478_034_353_046_908e-8,
    1.345_431_285_657_034_2e-8,
    1.922_833_172_425_372e-8,
    1.757_307_865_924_910_3e-9,
    -2.416_409_389_741_124_6e-9,
    -6.709_107_605_285_592e-10,
];

/// Wichura's rational functions: `|p - 1/2| <= 0.425`,
const CENTRE_TOP: [f64; 8] = [
    3.387_132_872_796_366_5,
    133.141_667_891_784_38,
    1_971.590_950_306_551_3,
    13_731.693_765_509_46,
    45_921.953_931_549_87,
    67_265.770_927_008_7,
    33_430.575_583_588_13,
    2_509.080_928_730_122_7,
];
/// its denominator,
const CENTRE_BOTTOM: [f64; 8] = [
    1.0,
    42.313_330_701_600_91,
    687.187_007_492_057_9,
    5_394.196_021_424_751,
    21_213.794_301_586_597,
    39_307.895_800_092_71,
    28_729.085_735_721_943,
    5_226.495_278_852_854,
];
/// `sqrt(-ln p) <= 5`,
const MIDDLE_TOP: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    0.241_780_725_177_450_6,
    0.022_723_844_989_269_184,
    0.000_774_545_014_278_341_4,
];
/// its denominator,
const MIDDLE_BOTTOM: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    0.689_767_334_985_1,
    0.148_103_976_427_480_08,
    0.015_198_666_563_616_457,
    0.000_547_593_808_499_534_5,
    1.050_750_071_644_416_9e-9,
];
/// and beyond,
const FAR_TOP: [f64; 8] = [
    6.657_904_643_501_103,
    5.463_784_911_164_114,
    1.784_826_539_917_291_3,
    0.296_560_571_828_504_87,
    0.026_532_189_526_576_124,
    0.001_242_660_947_388_078_4,
    2.711_555_568_743_487_6e-5,
    2.010_334_399_292_288_1e-7,
];
/// with its denominator.
const FAR_BOTTOM: [f64; 8] = [
    1.0,
    0.599_832_206_555_888,
    0.136_929_880_922_735_8,
    0.014_875_361_290_850_615,
    0.000_786_869_131_145_613_3,
    1.846_318_317_510_054_8e-5,
    1.421_511_758_316_446e-7,
    2.044_263_103_389_939_7e-15,
];

/// The probability of a standard normal above z, for z >= 0.
fn upper_tail(z: f64) -> f64 {
    if z > 39.0 {
        return 0.0;
    }
    // z^2 / 2 is exact for the leading half of z; the rest is a small factor.
    let leading = f64::from_bits(z.to_bits() & 0xFFFF_FFFF_F800_0000);
    let density = exp(-0.5 * leading * leading) * exp(-0.5 * (z - leading) * (z + leading));
    density * polynomial(&TAIL, (z - 4.0) / (z + 4.0)) / (z + 4.0)
}

/// The probability that a standard normal is at most z.
///
/// The relative error is below 2e-15, also in the lower tail down to the smallest normal number
/// (z = -37.5).
#[must_use]
pub fn standard_normal_cdf(z: f64) -> f64 {
    if z.is_nan() {
        z
    } else if z <= 0.0 {
        upper_tail(-z)
    } else {
        1.0 - upper_tail(z)
    }
}

/// The quantile of 1/2 + `from_centre`, for at most 0.425 of it to either side.
#[inline(always)]
pub(super) fn central_quantile(from_centre: f64) -> f64 {
    let r = 0.180_625 - from_centre * from_centre;
    from_centre * polynomial(&CENTRE_TOP, r) / polynomial(&CENTRE_BOTTOM, r)
}

/// The size of the quantile beyond that, where the tail is exp(-r²), for r up to 5.
#[inline(always)]
pub(super) fn middle_quantile(r: f64) -> f64 {
    polynomial(&MIDDLE_TOP, r - 1.6) / polynomial(&MIDDLE_BOTTOM, r - 1.6)
}

/// The number that a standard normal does not exceed with probability p.
///
/// M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied
/// Statistics 37 (1988), routine PPND16; relative error about 1e-15. 0 gives minus infinity, 1
/// infinity; NaN and numbers outside `[0, 1]` give NaN.
#[must_use]
pub fn standard_normal_quantile(p: f64) -> f64 {
    let from_centre = p - 0.5;
    if from_centre.abs() <= 0.425 {
        return central_quantile(from_centre);
    }
    let tail = if from_centre < 0.0 { p } else { 1.0 - p };
    if tail == 0.0 {
        return f64::INFINITY.copysign(from_centre);
    }
    let r = (-ln(tail)).sqrt();
    let z = if r <= 5.0 {
        middle_quantile(r)
    } else {
        polynomial(&FAR_TOP, r - 5.0) / polynomial(&FAR_BOTTOM, r - 5.0)
    };
    z.copysign(from_centre)
}
