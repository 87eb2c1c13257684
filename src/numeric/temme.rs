//! The uniform asymptotic expansion of the incomplete gamma functions for a large parameter.
//!
//! N. M. Temme, "The asymptotic expansion of the incomplete gamma functions", SIAM Journal on
//! Mathematical Analysis 10 (1979); DLMF 8.12. With `x = a (1 + e)` and
//! `eta^2 / 2 = e - ln(1 + e)`, eta of the sign of e,
//!
//! `Q(a, x) = Phi(-eta sqrt(a)) + exp(-a eta^2 / 2) / sqrt(2 pi a) S(eta)`.
//!
//! Differentiation by eta gives `S' - a eta S = a (1 - f / G)`, where `f = eta / e` and G is the
//! gamma function divided by Stirling's formula. With `f = sum d_n eta^n` and
//! `S = sum b_n eta^n / G` the coefficients follow from the last to the first by
//! `b_(n-1) = d_n + (n + 1) / a b_(n+1)`, and `G = 1 + b_1 / a`.

use super::exp::exp;
use super::incomplete_gamma::Tails;
use super::ln_gamma::less_ln_1p;
use super::normal::standard_normal_cdf;
use super::polynomial::polynomial;

/// The Taylor coefficients of `eta / e` in powers of eta, from the differential equation
/// `e e' = eta (1 + e)`.
const D: [f64; 28] = [
    1.0,
    -0.333_333_333_333_333_3,
    0.083_333_333_333_333_33,
    -0.014_814_814_814_814_815,
    0.001_157_407_407_407_407_3,
    0.000_352_733_686_067_019_4,
    -0.000_178_755_144_032_921_8,
    3.919_263_178_522_438e-5,
    -2.185_448_510_679_992e-6,
    -1.854_062_210_715_16e-6,
    8.296_711_340_953_087e-7,
    -1.766_595_273_682_607_8e-7,
    6.707_853_543_401_498e-9,
    1.026_180_978_424_030_8e-8,
    -4.382_036_018_453_353e-9,
    9.147_699_582_236_79e-10,
    -2.551_419_399_494_624_8e-11,
    -5.830_772_132_550_426e-11,
    2.436_194_802_066_741_5e-11,
    -5.027_669_280_114_175_4e-12,
    1.100_439_203_195_613_5e-13,
    3.371_763_262_400_985e-13,
    -1.392_388_722_418_162e-13,
    2.853_489_380_704_744_5e-14,
    -5.139_111_834_242_572e-16,
    -1.975_228_829_434_944_2e-15,
    8.099_521_156_704_561e-16,
    -1.652_253_121_639_816_2e-16,
];

/// From here on a is large: 28 terms leave an error of 2e-16.
pub(super) const LARGE: f64 = 20.0;

/// Whether the expansion is accurate: a large enough and x within a factor of a.
pub(super) fn temme_applies(a: f64, x: f64) -> bool {
    a >= LARGE && x > 0.3 * a && x < 2.35 * a
}

/// P(a, x), Q(a, x) and the derivative of P by ln x, where [`temme_applies`].
pub(super) fn temme(a: f64, x: f64) -> Tails {
    let relative = (x - a) / a;
    let half_square = less_ln_1p(relative);
    let eta = (2.0 * half_square).sqrt().copysign(relative);
    let (sum, beta_1) = if half_square < 0.18 {
        scaled_series::<20>(1.0 / a, eta)
    } else {
        scaled_series::<{ D.len() }>(1.0 / a, eta)
    };
    // exp(-a eta^2 / 2) / sqrt(2 pi a) / G
    let front = exp(-a * half_square) / (std::f64::consts::TAU * a).sqrt() * (a / (a + beta_1));
    let normal = standard_normal_cdf(-eta.abs() * a.sqrt());
    if eta < 0.0 {
        Tails::from_lower(normal - front * sum, a * front)
    } else {
        Tails::from_upper(normal + front * sum, a * front)
    }
}

/// `sum b_n eta^n` and `b_1`, from the first N coefficients d.
#[inline(always)]
fn scaled_series<const N: usize>(inverse_a: f64, eta: f64) -> (f64, f64) {
    let mut b = [0.0; N];
    b[N - 2] = D[N - 1];
    b[N - 3] = D[N - 2];
    for n in (1..N - 2).rev() {
        b[n - 1] = D[n] + (n + 1) as f64 * inverse_a * b[n + 1];
    }
    (polynomial(&b, eta), b[1])
}
