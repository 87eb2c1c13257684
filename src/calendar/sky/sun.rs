//! Where the sun stands, seen from the centre of the earth.
//!
//! P. Bretagnon and G. Francou, "Planetary theories in rectangular and spherical variables",
//! Astronomy and Astrophysics 202 (1988): the largest terms of the earth's longitude in VSOP87D; to
//! about 2 seconds of arc in this century.

use super::Position;
use crate::numeric::sin_cos_degrees;

/// 1e-8 radians, phase in radians, radians in a thousand years.
type Term = (f64, f64, f64);

/// The earth's longitude at rest, then what goes with the time and with its square.
const AT_REST: [Term; 18] = [
    (175_347_045.673, 0.0, 0.0),
    (3_341_656.456, 4.669_256_804_17, 6_283.075_849_991_4),
    (34_894.275, 4.626_102_417_59, 12_566.151_699_982_8),
    (3417.571, 2.828_865_796_06, 3.523_118_349),
    (3497.056, 2.744_118_009_71, 5_753.384_884_896_8),
    (3135.896, 3.627_670_417_58, 77_713.771_468_120_5),
    (2676.218, 4.418_083_513_97, 7_860.419_392_439_2),
    (2342.687, 6.135_162_376_31, 3_930.209_696_219_6),
    (1273.166, 2.037_096_557_72, 529.690_965_094_6),
    (1324.292, 0.742_463_563_52, 11_506.769_769_793_6),
    (901.855, 2.045_054_435_13, 26.298_319_799_8),
    (1199.167, 1.109_629_443_15, 1_577.343_542_447_8),
    (857.223, 3.508_491_569_57, 398.149_003_408_2),
    (779.786, 1.178_826_521_14, 5_223.693_919_802_2),
    (990.25, 5.232_681_295_94, 5_884.926_846_583_2),
    (753.141, 2.533_390_538_18, 5_507.553_238_667_4),
    (505.264, 4.582_925_630_52, 18_849.227_549_974_2),
    (492.379, 4.205_066_398_61, 775.522_611_324),
];
const WITH_TIME: [Term; 4] = [
    (628_331_966_747.491, 0.0, 0.0),
    (206_058.863, 2.678_234_555_84, 6_283.075_849_991_4),
    (4303.43, 2.635_126_504_14, 12_566.151_699_982_8),
    (425.264, 1.590_469_807_29, 3.523_118_349),
];
const WITH_ITS_SQUARE: [Term; 3] = [
    (52_918.87, 0.0, 0.0),
    (8719.837, 1.072_096_652_42, 6_283.075_849_991_4),
    (309.125, 0.867_288_188_32, 12_566.151_699_982_8),
];

/// By so much the sun is seen behind its place, as the earth moves: degrees.
const ABERRATION: f64 = 20.495_52 / 3600.0;

/// Kilometres; only the moon is near enough that its distance matters.
const DISTANCE: f64 = 149_597_870.7;

/// The sun at a time in centuries of 36,525 days since the year 2000, by the equinox of the day.
pub(super) fn sun(t: f64) -> Position {
    let millennia = t / 10.0;
    let sum = |terms: &[Term]| -> f64 {
        let term = |&(size, phase, speed): &Term| {
            size * sin_cos_degrees((phase + speed * millennia).to_degrees()).1
        };
        terms.iter().map(term).sum()
    };
    let earth = sum(&AT_REST) + millennia * (sum(&WITH_TIME) + millennia * sum(&WITH_ITS_SQUARE));
    let longitude = (earth * 1e-8).to_degrees() + 180.0 - ABERRATION;
    Position { longitude, latitude: 0.0, distance: DISTANCE }
}
