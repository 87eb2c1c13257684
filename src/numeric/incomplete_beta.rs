//! The regularized incomplete beta function.

use super::exp::exp;
use super::incomplete_gamma::Tails;
use super::ln_gamma::PoissonKernel;
use super::log::ln;
use super::polynomial::continued_fraction;

/// `I_x(a, b)` by its continued fraction, without the front `x^a y^b / B(a, b)`; converges fast
/// for x below the mean.
///
/// The even part of DLMF 8.17.22, as in A. R. DiDonato and A. H. Morris, "Algorithm 708", ACM
/// Transactions on Mathematical Software 18 (1992): written with `a y - b x` it does not cancel
/// where x is near zero or one.
fn fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let shifted = a * y - b * x + 1.0;
    continued_fraction(|number| {
        let n = number - 1.0;
        if n == 0.0 {
            return (1.0, a / (a + 1.0) * shifted);
        }
        // One division for the reciprocals of both.
        let (odd, next_odd) = (a + 2.0 * n - 1.0, a + 2.0 * n + 1.0);
        let both = 1.0 / (odd * next_odd);
        let scaled = x * (both * next_odd);
        let shared = n * (b - n) * scaled;
        let term = (a + n - 1.0) * (a + b + n - 1.0) * scaled * shared;
        let linear = (a + n) * (both * odd) * (shifted + n * (1.0 + y));
        (term, n + shared + linear)
    })
}

/// The incomplete beta function of one pair of parameters.
#[derive(Clone, Copy, Debug)]
pub(super) struct IncompleteBeta {
    a: f64,
    b: f64,
    kernel_a: PoissonKernel,
    kernel_b: PoissonKernel,
    constant: f64,
}

impl IncompleteBeta {
    /// For finite a, b > 0.
    pub(super) fn new(a: f64, b: f64) -> Self {
        let n = a + b;
        Self {
            a,
            b,
            kernel_a: PoissonKernel::new(a),
            kernel_b: PoissonKernel::new(b),
            constant: ln(a) + ln(b) - ln(n) - PoissonKernel::new(n).ln_at(n),
        }
    }

    /// `x^a y^b / B(a, b)`, the density of the logit of a beta variable.
    ///
    /// Written with Poisson kernels, so that large parameters do not cancel (Loader 2000):
    /// it is `(a b / n) k(a, n x) k(b, n y) / k(n, n)` with `n = a + b`.
    fn density(&self, x: f64, y: f64) -> f64 {
        let n = self.a + self.b;
        exp(self.constant + self.kernel_a.ln_at(n * x) + self.kernel_b.ln_at(n * y))
    }

    /// `I_x(a, b)`, its complement and its derivative by the logit of x, given x and `y = 1 - x`.
    pub(super) fn tails(&self, x: f64, y: f64) -> Tails {
        if x <= 0.0 {
            return Tails::from_lower(0.0, 0.0);
        }
        if y <= 0.0 {
            return Tails::from_upper(0.0, 0.0);
        }
        let (a, b) = (self.a, self.b);
        let density = self.density(x, y);
        if (a + 1.0) * y > (b + 1.0) * x {
            Tails::from_lower(density * fraction(a, b, x, y), density)
        } else {
            Tails::from_upper(density * fraction(b, a, y, x), density)
        }
    }
}

/// The probability that a beta variable of shapes a and b is at most x: the regularized
/// incomplete beta function.
///
/// NaN outside `a > 0`, `b > 0`, `0 <= x <= 1`. For shapes from 1e-3 to 1e6 the smaller of the
/// value and its complement has a relative error below 1e-11.
#[must_use]
pub fn regularized_incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    let valid = a > 0.0 && b > 0.0 && a < f64::INFINITY && b < f64::INFINITY;
    if !valid || !(0.0..=1.0).contains(&x) {
        return f64::NAN;
    }
    IncompleteBeta::new(a, b).tails(x, 1.0 - x).lower
}
