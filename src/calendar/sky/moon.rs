//! Where the moon stands, seen from the centre of the earth.
//!
//! J. Meeus, *Astronomical Algorithms*, 2nd edition (1998), chapter 47: the main terms of the lunar
//! theory ELP-2000/82 of M. Chapront-Touzé and J. Chapront; to about 10 seconds of arc in longitude
//! and 4 in latitude.

use super::Position;
use crate::numeric::sin_cos_degrees;

/// Multiples of D, M, M' and F in an argument; millionths of a degree times its sine in longitude;
/// metres times its cosine in distance.
const LONGITUDE: [([i8; 4], f64, f64); 60] = [
    ([0, 0, 1, 0], 6_288_774.0, -20_905_355.0),
    ([2, 0, -1, 0], 1_274_027.0, -3_699_111.0),
    ([2, 0, 0, 0], 658_314.0, -2_955_968.0),
    ([0, 0, 2, 0], 213_618.0, -569_925.0),
    ([0, 1, 0, 0], -185_116.0, 48_888.0),
    ([0, 0, 0, 2], -114_332.0, -3149.0),
    ([2, 0, -2, 0], 58_793.0, 246_158.0),
    ([2, -1, -1, 0], 57_066.0, -152_138.0),
    ([2, 0, 1, 0], 53_322.0, -170_733.0),
    ([2, -1, 0, 0], 45_758.0, -204_586.0),
    ([0, 1, -1, 0], -40_923.0, -129_620.0),
    ([1, 0, 0, 0], -34_720.0, 108_743.0),
    ([0, 1, 1, 0], -30_383.0, 104_755.0),
    ([2, 0, 0, -2], 15_327.0, 10_321.0),
    ([0, 0, 1, 2], -12_528.0, 0.0),
    ([0, 0, 1, -2], 10_980.0, 79_661.0),
    ([4, 0, -1, 0], 10_675.0, -34_782.0),
    ([0, 0, 3, 0], 10_034.0, -23_210.0),
    ([4, 0, -2, 0], 8548.0, -21_636.0),
    ([2, 1, -1, 0], -7888.0, 24_208.0),
    ([2, 1, 0, 0], -6766.0, 30_824.0),
    ([1, 0, -1, 0], -5163.0, -8379.0),
    ([1, 1, 0, 0], 4987.0, -16_675.0),
    ([2, -1, 1, 0], 4036.0, -12_831.0),
    ([2, 0, 2, 0], 3994.0, -10_445.0),
    ([4, 0, 0, 0], 3861.0, -11_650.0),
    ([2, 0, -3, 0], 3665.0, 14_403.0),
    ([0, 1, -2, 0], -2689.0, -7003.0),
    ([2, 0, -1, 2], -2602.0, 0.0),
    ([2, -1, -2, 0], 2390.0, 10_056.0),
    ([1, 0, 1, 0], -2348.0, 6322.0),
    ([2, -2, 0, 0], 2236.0, -9884.0),
    ([0, 1, 2, 0], -2120.0, 5751.0),
    ([0, 2, 0, 0], -2069.0, 0.0),
    ([2, -2, -1, 0], 2048.0, -4950.0),
    ([2, 0, 1, -2], -1773.0, 4130.0),
    ([2, 0, 0, 2], -1595.0, 0.0),
    ([4, -1, -1, 0], 1215.0, -3958.0),
    ([0, 0, 2, 2], -1110.0, 0.0),
    ([3, 0, -1, 0], -892.0, 3258.0),
    ([2, 1, 1, 0], -810.0, 2616.0),
    ([4, -1, -2, 0], 759.0, -1897.0),
    ([0, 2, -1, 0], -713.0, -2117.0),
    ([2, 2, -1, 0], -700.0, 2354.0),
    ([2, 1, -2, 0], 691.0, 0.0),
    ([2, -1, 0, -2], 596.0, 0.0),
    ([4, 0, 1, 0], 549.0, -1423.0),
    ([0, 0, 4, 0], 537.0, -1117.0),
    ([4, -1, 0, 0], 520.0, -1571.0),
    ([1, 0, -2, 0], -487.0, -1739.0),
    ([2, 1, 0, -2], -399.0, 0.0),
    ([0, 0, 2, -2], -381.0, -4421.0),
    ([1, 1, 1, 0], 351.0, 0.0),
    ([3, 0, -2, 0], -340.0, 0.0),
    ([4, 0, -3, 0], 330.0, 0.0),
    ([2, -1, 2, 0], 327.0, 0.0),
    ([0, 2, 1, 0], -323.0, 1165.0),
    ([1, 1, -1, 0], 299.0, 0.0),
    ([2, 0, 3, 0], 294.0, 0.0),
    ([2, 0, -1, -2], 0.0, 8752.0),
];

/// Multiples of D, M, M' and F in an argument; millionths of a degree times its sine in latitude.
const LATITUDE: [([i8; 4], f64); 60] = [
    ([0, 0, 0, 1], 5_128_122.0),
    ([0, 0, 1, 1], 280_602.0),
    ([0, 0, 1, -1], 277_693.0),
    ([2, 0, 0, -1], 173_237.0),
    ([2, 0, -1, 1], 55_413.0),
    ([2, 0, -1, -1], 46_271.0),
    ([2, 0, 0, 1], 32_573.0),
    ([0, 0, 2, 1], 17_198.0),
    ([2, 0, 1, -1], 9266.0),
    ([0, 0, 2, -1], 8822.0),
    ([2, -1, 0, -1], 8216.0),
    ([2, 0, -2, -1], 4324.0),
    ([2, 0, 1, 1], 4200.0),
    ([2, 1, 0, -1], -3359.0),
    ([2, -1, -1, 1], 2463.0),
    ([2, -1, 0, 1], 2211.0),
    ([2, -1, -1, -1], 2065.0),
    ([0, 1, -1, -1], -1870.0),
    ([4, 0, -1, -1], 1828.0),
    ([0, 1, 0, 1], -1794.0),
    ([0, 0, 0, 3], -1749.0),
    ([0, 1, -1, 1], -1565.0),
    ([1, 0, 0, 1], -1491.0),
    ([0, 1, 1, 1], -1475.0),
    ([0, 1, 1, -1], -1410.0),
    ([0, 1, 0, -1], -1344.0),
    ([1, 0, 0, -1], -1335.0),
    ([0, 0, 3, 1], 1107.0),
    ([4, 0, 0, -1], 1021.0),
    ([4, 0, -1, 1], 833.0),
    ([0, 0, 1, -3], 777.0),
    ([4, 0, -2, 1], 671.0),
    ([2, 0, 0, -3], 607.0),
    ([2, 0, 2, -1], 596.0),
    ([2, -1, 1, -1], 491.0),
    ([2, 0, -2, 1], -451.0),
    ([0, 0, 3, -1], 439.0),
    ([2, 0, 2, 1], 422.0),
    ([2, 0, -3, -1], 421.0),
    ([2, 1, -1, 1], -366.0),
    ([2, 1, 0, 1], -351.0),
    ([4, 0, 0, 1], 331.0),
    ([2, -1, 1, 1], 315.0),
    ([2, -2, 0, -1], 302.0),
    ([0, 0, 1, 3], -283.0),
    ([2, 1, 1, -1], -229.0),
    ([1, 1, 0, -1], 223.0),
    ([1, 1, 0, 1], 223.0),
    ([0, 1, -2, -1], -220.0),
    ([2, 1, -1, -1], -220.0),
    ([1, 0, 1, 1], -185.0),
    ([2, -1, -2, -1], 181.0),
    ([0, 1, 2, 1], -177.0),
    ([4, 0, -2, -1], 176.0),
    ([4, -1, -1, -1], 166.0),
    ([1, 0, 1, -1], -164.0),
    ([4, 0, 1, -1], 132.0),
    ([1, 0, -1, -1], -119.0),
    ([4, -1, 0, -1], 115.0),
    ([2, -2, 0, 1], 107.0),
];

/// The mean elements of the moon's way, degrees.
struct Elements {
    /// Mean longitude.
    longitude: f64,
    /// Mean elongation, mean anomaly of the sun, mean anomaly of the moon, argument of latitude.
    arguments: [f64; 4],
    /// Factor of terms for each multiple of the sun's anomaly: the earth's way becomes rounder.
    eccentricity: f64,
}

impl Elements {
    /// At a time in centuries of 36,525 days since the year 2000.
    fn at(t: f64) -> Self {
        let (t2, t3) = (t * t, t * t * t);
        let longitude = 218.316_447_7 + 481_267.881_234_21 * t - 0.001_578_6 * t2 + t3 / 538_841.0;
        let elongation = 297.850_192_1 + 445_267.111_403_4 * t - 0.001_881_9 * t2 + t3 / 545_868.0;
        let sun = 357.529_109_2 + 35_999.050_290_9 * t - 0.000_153_6 * t2;
        let moon = 134.963_396_4 + 477_198.867_505_5 * t + 0.008_741_4 * t2 + t3 / 69_699.0;
        let latitude = 93.272_095_0 + 483_202.017_523_3 * t - 0.003_653_9 * t2;
        Self {
            longitude,
            arguments: [elongation, sun, moon, latitude],
            eccentricity: 1.0 - 0.002_516 * t - 0.000_007_4 * t2,
        }
    }

    /// Sine and cosine of the argument of a term, with the factor of its size.
    fn argument(&self, multiples: [i8; 4]) -> (f64, f64) {
        let degrees: f64 =
            multiples.iter().zip(self.arguments).map(|(n, degrees)| f64::from(*n) * degrees).sum();
        let (sine, cosine) = sin_cos_degrees(degrees);
        let size = match multiples[1].unsigned_abs() {
            0 => 1.0,
            1 => self.eccentricity,
            _ => self.eccentricity * self.eccentricity,
        };
        (size * sine, size * cosine)
    }
}

/// The moon at a time in centuries of 36,525 days since the year 2000, by the equinox of the day.
pub(super) fn moon(t: f64) -> Position {
    let elements = Elements::at(t);
    let (mut longitude, mut latitude) = perturbations(t, &elements);
    let mut distance = 0.0;
    for (multiples, of_longitude, of_distance) in LONGITUDE {
        let (sine, cosine) = elements.argument(multiples);
        longitude += of_longitude * sine;
        distance += of_distance * cosine;
    }
    for (multiples, of_latitude) in LATITUDE {
        latitude += of_latitude * elements.argument(multiples).0;
    }
    Position {
        longitude: elements.longitude + longitude * 1e-6,
        latitude: latitude * 1e-6,
        distance: 385_000.56 + distance * 1e-3,
    }
}

/// What Venus, Jupiter and the shape of the earth do to longitude and latitude.
fn perturbations(t: f64, elements: &Elements) -> (f64, f64) {
    let sine = |degrees: f64| sin_cos_degrees(degrees).0;
    let [_, _, anomaly, node] = elements.arguments;
    let mean = elements.longitude;
    let venus = 119.75 + 131.849 * t;
    let jupiter = 53.09 + 479_264.290 * t;
    let shape = 313.45 + 481_266.484 * t;
    let longitude = 3958.0 * sine(venus) + 1962.0 * sine(mean - node) + 318.0 * sine(jupiter);
    let latitude = -2235.0 * sine(mean)
        + 382.0 * sine(shape)
        + 175.0 * (sine(venus - node) + sine(venus + node))
        + 127.0 * sine(mean - anomaly)
        - 115.0 * sine(mean + anomaly);
    (longitude, latitude)
}
