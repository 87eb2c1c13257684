//! Exponentials, logarithms and powers.

use proptest::prelude::{any, prop_assert, proptest};

use super::super::{exp, exp_f32, exp_m1, exp2, ln, ln_1p, ln_f32, powf};
use super::references::{EXP, EXP_M1, EXP2, LN, LN_1P, POWF};
use super::steps_between;

#[test]
fn reference_values() {
    let check = |name, value, [x, expected]: [f64; 2]| {
        assert!(steps_between(value, expected) <= 1, "{name}({x}) = {value}");
    };
    EXP.iter().for_each(|&r| check("exp", exp(r[0]), r));
    EXP2.iter().for_each(|&r| check("exp2", exp2(r[0]), r));
    EXP_M1.iter().for_each(|&r| check("exp_m1", exp_m1(r[0]), r));
    LN.iter().for_each(|&r| check("ln", ln(r[0]), r));
    LN_1P.iter().for_each(|&r| check("ln_1p", ln_1p(r[0]), r));
    for &[x, y, expected] in POWF {
        let value = powf(x, y);
        assert!(steps_between(value, expected) <= 1, "{x}^{y} = {value}");
    }
}

#[test]
fn values_are_pinned() {
    // Results of a seed depend on these bits: they may never change.
    let bits = [
        exp(0.1).to_bits(),
        exp(-12.345).to_bits(),
        ln(0.3).to_bits(),
        ln_1p(0.7).to_bits(),
        exp_m1(-0.6).to_bits(),
        exp2(0.7).to_bits(),
        powf(1.37, 0.8).to_bits(),
        u64::from(exp_f32(0.1).to_bits()),
        u64::from(ln_f32(0.3).to_bits()),
    ];
    let pinned = [
        4_607_656_066_507_473_108,
        4_526_751_318_660_336_514,
        13_831_473_067_500_349_217,
        4_602_954_693_932_788_113,
        13_825_171_543_762_925_113,
        4_609_994_938_351_768_381,
        4_608_472_255_367_001_621,
        1_066_235_454,
        3_214_547_912,
    ];
    assert_eq!(bits, pinned);
}

#[test]
fn exact_values() {
    assert_eq!(exp(0.0), 1.0);
    assert_eq!(exp(-0.0), 1.0);
    assert_eq!(exp_m1(0.0), 0.0);
    assert_eq!(ln(1.0).to_bits(), 0);
    assert_eq!(ln_1p(0.0), 0.0);
    assert_eq!(ln_f32(1.0), 0.0);
    assert_eq!(exp_f32(0.0), 1.0);
    for k in -1074..1024 {
        let exact = if k < -1022 { f64::from_bits(1 << (k + 1074)) } else { 2f64.powi(k) };
        assert_eq!(exp2(f64::from(k)), exact, "2^{k}");
    }
    for k in -1022..1024 {
        let expected = f64::from(k) * std::f64::consts::LN_2;
        assert!(steps_between(ln(2f64.powi(k)), expected) <= 1, "ln 2^{k}");
    }
}

#[test]
fn ends_of_the_range() {
    let infinity = f64::INFINITY;
    assert_eq!(exp(709.782_712_893_384), 1.797_693_134_862_273_2e308);
    assert_eq!(exp(709.782_712_893_384_1), infinity);
    assert_eq!(exp(-745.133_219_101_941_1), 5e-324);
    assert_eq!(exp(-745.133_219_101_941_3), 0.0);
    for x in [710.0, 1e5, f64::MAX, infinity] {
        assert_eq!((exp(x), exp(-x - 40.0)), (infinity, 0.0));
        assert_eq!((exp_m1(x), exp_m1(-x)), (infinity, -1.0));
    }
    for x in [1024.0, 1e5, f64::MAX, infinity] {
        assert_eq!((exp2(x), exp2(-x - 52.0)), (infinity, 0.0));
    }
    assert_eq!(ln(0.0), -infinity);
    assert_eq!(ln(-0.0), -infinity);
    assert_eq!(ln(infinity), infinity);
    assert_eq!(ln_1p(infinity), infinity);
    assert_eq!(ln_1p(-1.0), -infinity);
    for x in [-5e-324, -1.0, -infinity, f64::NAN] {
        assert!(ln(x).is_nan());
        assert!(ln_1p(x - 1.0 - f64::EPSILON).is_nan());
    }
    assert!(exp(f64::NAN).is_nan() && exp2(f64::NAN).is_nan() && exp_m1(f64::NAN).is_nan());
}

#[test]
fn ends_of_the_range_in_single_precision() {
    let infinity = f32::INFINITY;
    assert!(exp_f32(88.722_83) < infinity);
    for x in [88.722_84, 89.0, 1e10, infinity] {
        assert_eq!(exp_f32(x), infinity);
    }
    assert_eq!(exp_f32(-103.0), 1e-45);
    for x in [-104.0, -105.0, -1e10, -infinity] {
        assert_eq!(exp_f32(x), 0.0);
    }
    assert_eq!(ln_f32(0.0), -infinity);
    assert_eq!(ln_f32(infinity), infinity);
    assert!(ln_f32(-1e-45).is_nan() && ln_f32(f32::NAN).is_nan() && exp_f32(f32::NAN).is_nan());
}

#[test]
fn powers_at_special_arguments() {
    let infinity = f64::INFINITY;
    for y in [0.0, -0.0, 1.0, -3.5, infinity, f64::NAN] {
        assert_eq!(powf(1.0, y), 1.0);
        assert_eq!(powf(y, 0.0), 1.0);
    }
    for (base, small) in [(0.0, true), (0.5, true), (2.0, false), (infinity, false)] {
        let (up, down) = if small { (0.0, infinity) } else { (infinity, 0.0) };
        for y in [1e300, infinity] {
            assert_eq!((powf(base, y), powf(base, -y)), (up, down), "{base}");
        }
    }
    assert_eq!((powf(0.0, 0.3), powf(0.0, -0.3)), (0.0, infinity));
    for x in [-1.0, -0.5, -infinity, f64::NAN] {
        assert!(powf(x, 2.0).is_nan());
    }
    assert!(powf(2.0, f64::NAN).is_nan());
    assert_eq!(powf(4.0, 0.5), 2.0);
    assert_eq!(powf(10.0, 15.0), 1e15);
}

#[test]
fn exp_of_a_sweep_in_single_precision() {
    // A million of the numbers from -88 to 88; the results go down to subnormal ones.
    for bits in (0u32..88f32.to_bits()).step_by(2_003) {
        let x = f32::from_bits(bits);
        for x in [x, -x] {
            let exact = f64::from(x).exp();
            let tolerance = 1.1 * unit_in_last_place(exact);
            assert!((f64::from(exp_f32(x)) - exact).abs() <= tolerance, "{x}");
        }
    }
}

/// The distance between the numbers of single precision around a positive number.
fn unit_in_last_place(x: f64) -> f64 {
    let below = (x as f32).to_bits();
    f64::from(f32::from_bits(below + 1)) - f64::from(f32::from_bits(below))
}

proptest! {
    // The system's functions have errors near half a unit, so one step apart is an error of
    // less than one unit in ours.
    #[test]
    fn exponentials_match_the_system(x in -760.0..720.0, near in -1.0..1.0) {
        for x in [x, near] {
            prop_assert!(steps_between(exp(x), x.exp()) <= 1);
            prop_assert!(steps_between(exp2(x), x.exp2()) <= 1);
            prop_assert!(steps_between(exp_m1(x), x.exp_m1()) <= 2);
        }
    }

    #[test]
    fn logarithms_match_the_system(x in any::<f64>(), near in -0.9..1.0, tiny in -40.0..0.0) {
        let (x, tiny) = (x.abs(), 10f64.powf(tiny));
        prop_assert!(x.is_nan() || steps_between(ln(x), x.ln()) <= 1);
        prop_assert!(steps_between(ln(1.0 + near), f64::ln(1.0 + near)) <= 1);
        prop_assert!(steps_between(ln_1p(near), near.ln_1p()) <= 2);
        prop_assert!(steps_between(ln_1p(tiny), tiny.ln_1p()) <= 2);
        prop_assert!(steps_between(ln_1p(-tiny), (-tiny).ln_1p()) <= 2);
        prop_assert!(steps_between(exp_m1(tiny), tiny.exp_m1()) <= 2);
    }

    #[test]
    fn logarithms_match_in_single_precision(x in any::<f32>()) {
        let x = x.abs();
        if x > 0.0 && x < f32::INFINITY {
            let exact = f64::from(x).ln();
            let tolerance = unit_in_last_place(exact.abs());
            prop_assert!((f64::from(ln_f32(x)) - exact).abs() <= tolerance);
        }
    }

    #[test]
    fn powers_match_the_system(x in any::<f64>(), share in -1.0..1.0, base in 0.0..4.0, y in -5.0..5.0) {
        let x = x.abs();
        if x > 0.0 && x < f64::INFINITY && x != 1.0 {
            // Results over the whole range, subnormal ones included.
            let y = share * 740.0 / x.ln();
            prop_assert!(steps_between(powf(x, y), x.powf(y)) <= 2);
        }
        prop_assert!(steps_between(powf(base, y), base.powf(y)) <= 2);
        let near = 1.0 + share * 1e-9;
        prop_assert!(steps_between(powf(near, y * 1e11), near.powf(y * 1e11)) <= 2);
    }

    #[test]
    fn exp_rises_and_inverts_ln(x in 1e-300..1e300, low in -700.0..700.0, more in 0.0..1e-10) {
        prop_assert!((exp(ln(x)) / x - 1.0).abs() < 2e-13);
        prop_assert!(exp(low) <= exp(low + more));
    }
}
