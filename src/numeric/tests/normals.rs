//! The normal draws.

use proptest::prelude::{any, proptest};
use statrs::distribution::{ContinuousCDF, Normal};

use super::super::{
    LANES, StreamKey, box_muller, box_muller_f32, fill_normals, fill_normals_f64, stream_name,
};
use super::{KOLMOGOROV_LIMIT, correlation, kolmogorov_smirnov, normal_blocks};

/// Words at the ends of the radius, the angle, the sign and the exchange of sine and cosine.
const EXTREME: [u32; 14] = [
    0,
    1,
    2,
    3,
    0x2000_0000,
    0x3FFF_FFFF,
    0x4000_0000,
    0x7FFF_FFFF,
    0x8000_0000,
    0xBFFF_FFFF,
    0xC000_0000,
    0xC000_0001,
    u32::MAX - 1,
    u32::MAX,
];

/// The transform as it is defined, with the functions of the standard library.
fn reference(radius_word: u32, angle_word: u32) -> [f64; 2] {
    let u = (f64::from(radius_word >> 1) + 0.5) / 2f64.powi(31);
    let radius = (-2.0 * u.ln()).sqrt();
    let f = (f64::from((angle_word << 2) as i32) + 2.0) / 2f64.powi(32);
    let (sine, cosine) = (f * std::f64::consts::FRAC_PI_2).sin_cos();
    let cosine = if angle_word >> 31 == 1 { -cosine } else { cosine };
    if angle_word >> 30 & 1 == 1 {
        [radius * sine, radius * cosine]
    } else {
        [radius * cosine, radius * sine]
    }
}

#[test]
fn extreme_words_give_finite_normals() {
    for radius_word in EXTREME {
        for angle_word in EXTREME {
            let exact = box_muller(radius_word, angle_word);
            let single = box_muller_f32(radius_word, angle_word);
            let reference = reference(radius_word, angle_word);
            for i in 0..2 {
                assert!(exact[i].abs() <= 6.661, "{radius_word:x} {angle_word:x}");
                assert!((exact[i] - reference[i]).abs() <= 3e-15);
                assert!((f64::from(single[i]) - exact[i]).abs() <= 1.3e-6);
            }
        }
    }
    assert_eq!(box_muller(0, 0x4000_0000)[1], 6.660_436_889_261_581_5);
}

#[test]
fn the_radius_covers_its_documented_range() {
    let radius = |word| {
        let [a, b] = box_muller(word, 0);
        a.hypot(b)
    };
    assert!((radius(0) - 6.660_436_889).abs() < 1e-9);
    assert!((radius(u32::MAX) - 2.157_918_644e-5).abs() < 1e-13);
}

#[test]
fn the_angle_covers_all_octants_evenly() {
    let mut octants = [0; 8];
    for step in 0..1u32 << 16 {
        let [x, y] = box_muller(0x1234_5678, step << 16 | 0x8000);
        let turn = y.atan2(x) / std::f64::consts::TAU;
        octants[((turn + 1.0) * 8.0) as usize % 8] += 1;
    }
    assert_eq!(octants, [1 << 13; 8]);
}

#[test]
fn normals_are_pinned() {
    // Results of a seed depend on these values: they may never change.
    let key = StreamKey::new(2026, stream_name(&["tiktok", "noise"]));
    let mut single = [[0.0; LANES]; 4];
    let mut double = [[0.0; LANES]; 4];
    fill_normals(key, 0, 0, &mut single);
    fill_normals_f64(key, 0, 0, &mut double);
    let bits = single.map(|lanes| lanes[5].to_bits());
    assert_eq!(bits, [0xBF72_04D4, 0xBF3A_DB78, 0xBEC4_0735, 0xBE51_7571]);
    let bits = double.map(|lanes| lanes[5].to_bits());
    let pinned = [
        0xBFEE_409A_75A4_8F03,
        0xBFE7_5B6E_E7F3_E13F,
        0xBFD8_80E6_ABF9_B9CE,
        0xBFCA_2EAD_D7F8_C505,
    ];
    assert_eq!(bits, pinned);
    // From an independent computation with 250 bits.
    let computed = [
        -0.945_386_152_049_167_4,
        -0.729_911_282_570_391_5,
        -0.382_867_496_437_850_73,
        -0.204_549_532_370_528_34,
    ];
    for (lanes, computed) in double.iter().zip(computed) {
        assert!((lanes[5] - computed).abs() < 1e-15);
    }
}

#[test]
fn blocks_hold_the_normals_of_single_paths() {
    let key = StreamKey::new(1, 2);
    let mut out = vec![[0.0; LANES]; 8];
    fill_normals(key, 96, 7, &mut out);
    for (index, of_index) in (7..).zip(out.chunks(4)) {
        for lane in 0..LANES {
            let words = key.words(96 + lane as u32, index);
            let [a, b] = box_muller_f32(words[0], words[1]);
            let [c, d] = box_muller_f32(words[2], words[3]);
            let drawn: Vec<f32> = of_index.iter().map(|lanes| lanes[lane]).collect();
            assert_eq!(drawn, [a, b, c, d]);
        }
    }
}

#[test]
#[should_panic(expected = "multiple of 4")]
fn a_part_of_an_index_is_refused() {
    fill_normals(StreamKey::new(1, 2), 0, 0, &mut [[0.0; LANES]; 6]);
}

#[test]
fn normals_follow_the_normal_distribution() -> Result<(), statrs::distribution::NormalError> {
    let normal = Normal::new(0.0, 1.0)?;
    for j in 0..4 {
        let blocks = normal_blocks(StreamKey::new(11, 12), 100, 100);
        let lanes = blocks.iter().flat_map(|block| block.iter().skip(j).step_by(4));
        let sample: Vec<f64> = lanes.flatten().map(|&z| f64::from(z)).collect();
        assert_eq!(sample.len(), 100 * 100 * LANES);
        assert!(kolmogorov_smirnov(sample, |x| normal.cdf(x)) < KOLMOGOROV_LIMIT);
    }
    Ok(())
}

#[test]
fn moments_are_those_of_the_normal_distribution() {
    let blocks = normal_blocks(StreamKey::new(21, 22), 200, 50);
    let sample: Vec<f64> =
        blocks.iter().flat_map(|block| block.as_flattened()).map(|&z| f64::from(z)).collect();
    let n = sample.len() as f64;
    let moment = |power: i32| sample.iter().map(|z| z.powi(power)).sum::<f64>() / n;
    // E z^k with the standard deviation of z^k for one draw: var z^k = (2k-1)!! - ((k-1)!!)^2.
    let known = [(1, 0.0, 1.0), (2, 1.0, 2.0), (3, 0.0, 15.0), (4, 3.0, 96.0), (6, 15.0, 10_170.0)];
    for (power, expected, variance) in known {
        let error = (moment(power) - expected) / (f64::sqrt(variance) / n.sqrt());
        assert!(error.abs() < 5.0, "moment {power}: {error} standard errors");
    }
    let tail = sample.iter().filter(|z| z.abs() > 4.0).count() as f64;
    let expected = n * 6.334_248_366_623_996e-5;
    assert!((tail - expected).abs() < 5.0 * expected.sqrt(), "{tail} beyond four");
}

#[test]
fn draws_of_one_word_pair_are_independent_in_size_and_sign() {
    let blocks = normal_blocks(StreamKey::new(31, 32), 100, 100);
    let column = |j: usize, f: fn(f32) -> f32| -> Vec<f64> {
        let lanes = blocks.iter().flat_map(|block| block.iter().skip(j).step_by(4));
        lanes.flatten().map(|&z| f64::from(f(z))).collect()
    };
    let limit = 5.0 / ((100 * 100 * LANES) as f64).sqrt();
    for (i, j) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
        for f in [|z| z, f32::abs, |z| z * z] as [fn(f32) -> f32; 3] {
            let found = correlation(&column(i, f), &column(j, f));
            assert!(found.abs() < limit, "{i} and {j}: {found}");
        }
    }
}

#[test]
fn paths_days_and_streams_are_uncorrelated() {
    let key = StreamKey::new(41, stream_name(&["level", "a"]));
    let other = StreamKey::new(41, stream_name(&["level", "b"]));
    let reseeded = StreamKey::new(42, stream_name(&["level", "a"]));
    let flat = |key| -> Vec<f64> {
        let blocks = normal_blocks(key, 100, 100);
        let values = blocks.iter().flat_map(|block| block.as_flattened());
        values.map(|&z| f64::from(z)).collect()
    };
    let values = flat(key);
    let n = values.len();
    let limit = 5.0 / (n as f64).sqrt();
    // Distances in the flat array: the next path, the next draw, the next day, the next block.
    for lag in [1, 2, LANES, 4 * LANES, 8 * LANES, 400 * LANES] {
        let found = correlation(&values[lag..], &values[..n - lag]);
        assert!(found.abs() < limit * 1.2, "lag {lag}: {found}");
    }
    assert!(correlation(&values, &flat(other)).abs() < limit);
    assert!(correlation(&values, &flat(reseeded)).abs() < limit);
}

proptest! {
    #[test]
    fn single_and_double_precision_agree(radius in any::<u32>(), angle in any::<u32>()) {
        let exact = box_muller(radius, angle);
        let single = box_muller_f32(radius, angle);
        let reference = reference(radius, angle);
        for i in 0..2 {
            proptest::prop_assert!((exact[i] - reference[i]).abs() <= 3e-15);
            proptest::prop_assert!((f64::from(single[i]) - exact[i]).abs() <= 1.3e-6);
        }
    }
}
