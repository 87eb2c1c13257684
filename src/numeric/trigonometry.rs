//! Sine and cosine of an angle in degrees, with the same bits everywhere.

use super::box_muller::sin_cos_quarter;

/// Sine and cosine of an angle in degrees, to about 2^-52 for angles of up to a few thousand turns.
#[must_use]
pub fn sin_cos_degrees(degrees: f64) -> (f64, f64) {
    let whole = (degrees / 90.0).round();
    // The difference is exact: both are multiples of the last place of the angle.
    let (sine, cosine) = sin_cos_quarter((degrees - 90.0 * whole) / 90.0);
    // The remainder of a division by four is exact.
    match whole.rem_euclid(4.0) as u8 {
        0 => (sine, cosine),
        1 => (cosine, -sine),
        2 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_angles() {
        let half = std::f64::consts::FRAC_1_SQRT_2;
        let root = 0.75_f64.sqrt();
        for (degrees, sine, cosine) in [
            (0.0, 0.0, 1.0),
            (30.0, 0.5, root),
            (45.0, half, half),
            (60.0, root, 0.5),
            (90.0, 1.0, 0.0),
            (135.0, half, -half),
            (210.0, -0.5, -root),
            (300.0, -root, 0.5),
            (-30.0, -0.5, root),
            (360_000.0 + 30.0, 0.5, root),
        ] {
            let (s, c) = sin_cos_degrees(degrees);
            assert!((s - sine).abs() < 1e-13 && (c - cosine).abs() < 1e-13, "{degrees}: {s} {c}");
        }
    }

    #[test]
    fn on_the_unit_circle_everywhere() {
        for step in -3_600..3_600 {
            let (s, c) = sin_cos_degrees(f64::from(step) * 0.37);
            assert!((s * s + c * c - 1.0).abs() < 1e-14);
        }
    }
}
