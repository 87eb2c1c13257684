//! Sun and moon over a place on the earth, as far as the first crescent asks for them.

mod moon;
mod sun;

use crate::numeric::sin_cos_degrees;

/// Days from the start of the year 2000 (noon of 1 January) in the centuries of astronomy.
const DAYS_PER_CENTURY: f64 = 36_525.0;

/// Seconds by which the even time of the sky is ahead of clocks. Measured: 69 in the years 2020 to
/// 2026 (International Earth Rotation Service); half a minute more moves the moon by 0.004 degrees.
const SECONDS_AHEAD: f64 = 69.0;

const SECONDS_PER_DAY: f64 = 86_400.0;

/// Radius of the earth at the equator, kilometres.
const EARTH_RADIUS: f64 = 6_378.137;

/// A direction, or a place in kilometres: x to the point of spring, z to the north.
type Vector = [f64; 3];

/// A place in the sky by the ecliptic: degrees and kilometres.
#[derive(Debug, Clone, Copy)]
struct Position {
    longitude: f64,
    latitude: f64,
    distance: f64,
}

/// A place on the earth, degrees north and east.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) latitude: f64,
    pub(super) longitude: f64,
}

/// Sun and moon at one moment over one place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evening {
    /// Sine of the height of the moon's centre over the horizon, seen from the place, without air.
    pub(super) sine_of_height: f64,
    /// Cosine of the angle between sun and moon, seen from the centre of the earth.
    pub(super) cosine_of_elongation: f64,
}

impl Evening {
    /// At sunset of a day, counted from 0h of 1 January 2000: the upper rim of the sun on the
    /// horizon, with the refraction of the air.
    pub(super) fn at_sunset(day: f64, place: Place) -> Self {
        let time = sunset(day, place);
        let (sun, moon) = (of_sun(time), of_moon(time));
        let zenith = zenith(time, place);
        let seen: Vector = std::array::from_fn(|i| moon.0[i] * moon.1 - EARTH_RADIUS * zenith[i]);
        Self {
            sine_of_height: dot(&seen, &zenith) / dot(&seen, &seen).sqrt(),
            cosine_of_elongation: dot(&sun, &moon.0),
        }
    }
}

/// Days since noon of 1 January 2000 at which the sun sets.
fn sunset(day: f64, place: Place) -> f64 {
    let sine_at_sunset = -sin_cos_degrees(50.0 / 60.0).0;
    let noon = day - place.longitude / 360.0;
    // The sun moves a degree a day against the stars: the second round takes its place at sunset.
    let mut time = noon + 0.25;
    for _ in 0..2 {
        let sun = of_sun(time);
        let (mut up, mut down) = (noon, noon + 0.5);
        for _ in 0..22 {
            let middle = 0.5 * (up + down);
            if dot(&sun, &zenith(middle, place)) > sine_at_sunset {
                up = middle;
            } else {
                down = middle;
            }
        }
        time = up;
    }
    time
}

fn of_sun(time: f64) -> Vector {
    let centuries = centuries(time);
    direction(sun::sun(centuries), centuries)
}

/// Direction and distance, kilometres.
fn of_moon(time: f64) -> (Vector, f64) {
    let centuries = centuries(time);
    let position = moon::moon(centuries);
    (direction(position, centuries), position.distance)
}

fn centuries(time: f64) -> f64 {
    (time + SECONDS_AHEAD / SECONDS_PER_DAY) / DAYS_PER_CENTURY
}

/// From the ecliptic to the equator of the earth (Meeus, chapters 13 and 22).
fn direction(position: Position, centuries: f64) -> Vector {
    let (sine, cosine) = sin_cos_degrees(23.439_291_1 - 0.013_004_2 * centuries);
    let (y, x) = sin_cos_degrees(position.longitude);
    let (z, radius) = sin_cos_degrees(position.latitude);
    let (x, y) = (x * radius, y * radius);
    [x, y * cosine - z * sine, y * sine + z * cosine]
}

/// Straight up at a place: by the sidereal time (Meeus, chapter 12).
fn zenith(time: f64, place: Place) -> Vector {
    let (y, x) = sin_cos_degrees(280.460_618_37 + 360.985_647_366_29 * time + place.longitude);
    let (z, radius) = sin_cos_degrees(place.latitude);
    [x * radius, y * radius, z]
}

fn dot(one: &Vector, other: &Vector) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Meeus, example 47.a: 12 April 1992, 0h of the even time.
    #[test]
    fn the_moon_of_12_april_1992() {
        let moon = moon::moon(-0.077_221_081_451);
        assert!((moon.longitude.rem_euclid(360.0) - 133.162_655).abs() < 1e-5, "{moon:?}");
        assert!((moon.latitude + 3.229_126).abs() < 1e-5, "{moon:?}");
        assert!((moon.distance - 368_409.7).abs() < 0.1, "{moon:?}");
    }

    /// Meeus, example 25.b, by the whole theory, less the nutation (15.908 seconds of arc): 13 October 1992, 0h of the
    /// even time.
    #[test]
    fn the_sun_of_13_october_1992() {
        let sun = sun::sun(-0.072_183_436_002);
        let seconds = (sun.longitude.rem_euclid(360.0) - 199.905_986) * 3600.0 + 15.908;
        assert!(seconds.abs() < 3.0, "{seconds}");
    }
}
