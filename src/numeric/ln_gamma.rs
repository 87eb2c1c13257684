//! The logarithm of the gamma function and of Poisson probabilities.

use super::log::{ln, ln_1p};
use super::polynomial::polynomial;

/// `ln(2 pi) / 2`.
const HALF_LN_2_PI: f64 = 0.918_938_533_204_672_8;

/// `ln Gamma(2 + z) / z` for `|z| <= 1/2`, to 2^-56 relative (Remez exchange). The first
/// coefficients are those of the series, one less Euler's constant and
/// `(-1)^k (zeta(k) - 1) / k` (Abramowitz and Stegun 6.1.33).
const NEAR_TWO: [f64; 18] = [
    0.422_784_335_098_467_13,
    0.322_467_033_424_113_3,
    -0.067_352_301_053_195_76,
    0.020_580_808_427_765_96,
    -0.007_385_551_028_925_19,
    0.002_890_510_331_841_81,
    -0.001_192_753_901_329_456_3,
    0.000_509_669_495_108_569,
    -0.000_223_154_972_262_144_75,
    9.945_794_424_982_207e-5,
    -4.492_377_192_143_335e-5,
    2.050_354_345_138_939_6e-5,
    -9.456_078_923_357_037e-6,
    4.393_523_127_293_411_5e-6,
    -1.974_826_392_459_563_4e-6,
    8.998_966_200_290_164e-7,
    -5.806_122_676_919_726e-7,
    2.977_105_346_621_547e-7,
];

/// `ln Gamma(2 + z)` for `|z| <= 1/2`; relative accuracy is kept at its zero, z = 0.
fn ln_gamma_near_two(z: f64) -> f64 {
    z * polynomial(&NEAR_TWO, z)
}

/// `ln Gamma(x)` less Stirling's formula `(x - 1/2) ln x - x + ln(2 pi) / 2`, for x >= 10
/// (Abramowitz and Stegun 6.1.41; the Bernoulli numbers give the coefficients).
fn stirling_series(x: f64) -> f64 {
    const COEFFICIENTS: [f64; 8] = [
        1.0 / 12.0,
        -1.0 / 360.0,
        1.0 / 1_260.0,
        -1.0 / 1_680.0,
        1.0 / 1_188.0,
        -691.0 / 360_360.0,
        1.0 / 156.0,
        -3_617.0 / 122_400.0,
    ];
    let inverse = 1.0 / x;
    polynomial(&COEFFICIENTS, inverse * inverse) * inverse
}

/// The logarithm of the gamma function for x > 0.
///
/// The relative error is below 2e-15, also near the zeros (x = 1 and 2). Zero and infinity give
/// infinity, negative numbers and NaN give NaN.
#[must_use]
pub fn ln_gamma(x: f64) -> f64 {
    if x.is_nan() || x < 0.0 {
        return f64::NAN;
    }
    if x == 0.0 || x == f64::INFINITY {
        return f64::INFINITY;
    }
    if x < 0.5 {
        // Gamma(x) = Gamma(2 + x) / (x (1 + x))
        return ln_gamma_near_two(x) - ln_1p(x) - ln(x);
    }
    if x < 1.5 {
        let z = x - 1.0;
        return ln_gamma_near_two(z) - ln_1p(z);
    }
    if x < 10.0 {
        let mut product = 1.0;
        let mut shifted = x;
        while shifted > 2.5 {
            shifted -= 1.0;
            product *= shifted;
        }
        return ln_gamma_near_two(shifted - 2.0) + ln(product);
    }
    (x - 0.5) * (ln(x) - 1.0) + (HALF_LN_2_PI - 0.5 + stirling_series(x))
}

/// 1/3, 1/5, ...: the series of `(artanh s - s) / s^3` in `s^2`.
const fn artanh_series<const N: usize>() -> [f64; N] {
    let mut series = [0.0; N];
    let mut n = 0;
    while n < N {
        series[n] = 1.0 / (2 * n + 3) as f64;
        n += 1;
    }
    series
}

/// `e - ln(1 + e)` without cancellation, for e > -1.
///
/// With `s = e / (2 + e)`, `ln(1 + e) = 2 artanh s` and `e - 2 s = e s`.
pub(super) fn less_ln_1p(e: f64) -> f64 {
    if e.abs() > 0.6 {
        return e - ln_1p(e);
    }
    let s = e / (2.0 + e);
    let z = s * s;
    let sum = if z < 0.01 {
        polynomial(&const { artanh_series::<8>() }, z)
    } else {
        polynomial(&const { artanh_series::<22>() }, z)
    };
    e * s - 2.0 * s * z * sum
}

/// `x^a e^-x / Gamma(a + 1)`, the Poisson probability continued to real counts a > 0, for one a.
///
/// For a >= 10 in the saddle-point form of C. Loader, "Fast and accurate computation of binomial
/// probabilities" (2000), which has no large terms that cancel.
#[derive(Clone, Copy, Debug)]
pub(super) struct PoissonKernel {
    a: f64,
    constant: f64,
}

impl PoissonKernel {
    pub(super) fn new(a: f64) -> Self {
        let constant = if a < 10.0 {
            -ln_gamma(a + 1.0)
        } else {
            -HALF_LN_2_PI - 0.5 * ln(a) - stirling_series(a)
        };
        Self { a, constant }
    }

    /// The logarithm of the kernel at x > 0.
    pub(super) fn ln_at(&self, x: f64) -> f64 {
        let a = self.a;
        if a < 10.0 {
            return a * ln(x) - x + self.constant;
        }
        let relative = (x - a) / a;
        let deviance = if relative < -0.4 { relative - ln(x / a) } else { less_ln_1p(relative) };
        self.constant - a * deviance
    }
}
