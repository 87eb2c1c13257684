//! The generator, the names of streams and the uniform numbers.

use proptest::prelude::{any, proptest};
use rand::{Rng, RngExt};
use statrs::distribution::{ContinuousCDF, Uniform};

use super::super::philox::open_unit;
use super::super::{
    LANES, PhiloxStream, StreamKey, fill_uniforms, fill_words, philox4x32_10, stream_name,
};
use super::{KOLMOGOROV_LIMIT, correlation, kolmogorov_smirnov};

#[test]
fn published_vectors() {
    // The known answers distributed with Random123 (Salmon et al.): zeros, ones, digits of pi.
    let known = [
        ([0; 4], [0; 2], [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8]),
        ([u32::MAX; 4], [u32::MAX; 2], [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD]),
        (
            [0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344],
            [0xA409_3822, 0x299F_31D0],
            [0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1],
        ),
    ];
    for (counter, key, words) in known {
        assert_eq!(philox4x32_10(counter, key), words);
    }
}

#[test]
fn the_counter_is_path_index_name_and_the_key_is_the_seed() {
    let key = StreamKey::new(0x299F_31D0_A409_3822, 0x0370_7344_1319_8A2E);
    let published = [0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1];
    assert_eq!(key.words(0x243F_6A88, 0x85A3_08D3), published);
}

#[test]
fn names_are_stable() {
    // Results of a seed depend on these values: they may never change.
    assert_eq!(stream_name(&[]), 0xEFD0_1F60_BA99_2926);
    assert_eq!(stream_name(&["channel", "noise"]), 0x8773_6BE0_21C6_63B2);
    let unicode = ["kanal: Shopee ☕", "", "hari"];
    assert_eq!(stream_name(&unicode), 0xCAC1_645F_C153_07E2);
}

#[test]
fn words_are_pinned() {
    // From an independent implementation of the names and of the generator.
    let key = StreamKey::new(2026, stream_name(&["tiktok", "noise"]));
    let words = [0xCD58_82D4, 0x523D_F480, 0x32DF_0EB7, 0x521E_9BF8];
    assert_eq!(key.words(123_456, 364), words);
    let uniforms = [0.802_131_821_476_216, 0.198_716_087_108_659_4];
    assert_eq!(key.uniforms(123_456, 364), uniforms);
}

#[test]
fn names_tell_parts_apart() {
    let names = [
        stream_name(&[]),
        stream_name(&[""]),
        stream_name(&["", ""]),
        stream_name(&["abc"]),
        stream_name(&["a", "bc"]),
        stream_name(&["ab", "c"]),
        stream_name(&["abc", ""]),
        stream_name(&["", "abc"]),
        stream_name(&["bc", "a"]),
    ];
    for (i, a) in names.iter().enumerate() {
        for b in &names[..i] {
            assert_ne!(a, b);
        }
    }
}

#[test]
fn similar_names_differ_in_about_half_the_bits() {
    let names: Vec<u64> = (0..1000).map(|i| stream_name(&["shop", &i.to_string()])).collect();
    let differing: u32 = names.windows(2).map(|w| (w[0] ^ w[1]).count_ones()).sum();
    // 64 * 999 fair bits: standard deviation 126.
    assert!(differing.abs_diff(31_968) < 760, "{differing}");
}

#[test]
fn uniforms_at_extreme_words() {
    assert_eq!(open_unit(0, 0), 2f64.powi(-53));
    assert_eq!(open_unit(0, 0xFFF), 2f64.powi(-53));
    assert_eq!(open_unit(0, 0x1000), 3.0 * 2f64.powi(-53));
    assert_eq!(open_unit(u32::MAX, u32::MAX), 1.0 - 2f64.powi(-53));
    assert_eq!(open_unit(0x8000_0000, 0), 0.5 + 2f64.powi(-53));
}

#[test]
fn uniforms_come_from_their_words() {
    let key = StreamKey::new(7, 8);
    let words = key.words(9, 10);
    let expected = [open_unit(words[0], words[1]), open_unit(words[2], words[3])];
    assert_eq!(key.uniforms(9, 10), expected);
    assert_eq!(key.uniform(9, 10), expected[0]);
}

#[test]
fn uniforms_are_uniform_and_uncorrelated() -> Result<(), statrs::distribution::UniformError> {
    let uniform = Uniform::new(0.0, 1.0)?;
    let key = StreamKey::new(42, stream_name(&["uniform"]));
    let pairs: Vec<[f64; 2]> = (0..200_000).map(|i| key.uniforms(i % 500, i / 500)).collect();
    let first: Vec<f64> = pairs.iter().map(|pair| pair[0]).collect();
    let second: Vec<f64> = pairs.iter().map(|pair| pair[1]).collect();
    let limit = 5.0 / (first.len() as f64).sqrt();
    assert!(correlation(&first, &second).abs() < limit);
    assert!(correlation(&first[1..], &first[..first.len() - 1]).abs() < limit);
    for sample in [first, second] {
        assert!(kolmogorov_smirnov(sample, |x| uniform.cdf(x)) < KOLMOGOROV_LIMIT);
    }
    Ok(())
}

#[test]
fn blocks_hold_the_draws_of_single_paths() {
    let key = StreamKey::new(3, 4);
    // The block crosses the end of the path numbers and of the indices, which wrap.
    let (first_path, first_index) = (u32::MAX - 5, u32::MAX);
    let mut words = vec![[0; LANES]; 12];
    let mut uniforms = vec![[0.0; LANES]; 6];
    fill_words(key, first_path, first_index, &mut words);
    fill_uniforms(key, first_path, first_index, &mut uniforms);
    for i in 0..3 {
        for lane in 0..LANES {
            let path = first_path.wrapping_add(lane as u32);
            let index = first_index.wrapping_add(i as u32);
            for (j, word) in key.words(path, index).into_iter().enumerate() {
                assert_eq!(words[4 * i + j][lane], word);
            }
            for (j, uniform) in key.uniforms(path, index).into_iter().enumerate() {
                assert_eq!(uniforms[2 * i + j][lane], uniform);
            }
        }
    }
}

#[test]
fn a_sequence_yields_the_words_in_order() {
    let key = StreamKey::new(5, 6);
    let mut stream = PhiloxStream::new(key, 7, u32::MAX);
    let drawn: Vec<u32> = (0..8).map(|_| stream.next_u32()).collect();
    let expected = [key.words(7, u32::MAX), key.words(7, 0)].concat();
    assert_eq!(drawn, expected);

    let mut stream = PhiloxStream::new(key, 7, u32::MAX);
    assert_eq!(stream.next_u64(), u64::from(expected[1]) << 32 | u64::from(expected[0]));
    let mut bytes = [0; 7];
    stream.fill_bytes(&mut bytes);
    assert_eq!(bytes[..4], expected[2].to_le_bytes());
    assert_eq!(bytes[4..], expected[3].to_le_bytes()[..3]);
}

#[test]
fn a_sequence_serves_rand_and_its_distributions() {
    let mut stream = PhiloxStream::new(StreamKey::new(5, 6), 0, 0);
    let exponential = rand_distr::Exp1;
    let sample: Vec<f64> = (0..100_000).map(|_| stream.sample(exponential)).collect();
    let distance = kolmogorov_smirnov(sample, |x: f64| -(-x).exp_m1());
    assert!(distance < KOLMOGOROV_LIMIT);
}

proptest! {
    #[test]
    fn streams_of_different_seed_name_path_or_index_differ(
        a in any::<(u64, u64, u32, u32)>(), b in any::<(u64, u64, u32, u32)>()
    ) {
        let words = |(seed, name, path, index)| StreamKey::new(seed, name).words(path, index);
        proptest::prop_assert_eq!(words(a) == words(b), a == b);
        proptest::prop_assert_ne!(words(a), words((a.0 ^ 1 << 63, a.1, a.2, a.3)));
        proptest::prop_assert_ne!(words(a), words((a.0, a.1 ^ 1 << 63, a.2, a.3)));
        proptest::prop_assert_ne!(words(a), words((a.0, a.1, a.2 ^ 1, a.3)));
        proptest::prop_assert_ne!(words(a), words((a.0, a.1, a.2, a.3 ^ 1)));
    }

    #[test]
    fn uniforms_lie_inside_the_unit_interval(high in any::<u32>(), low in any::<u32>()) {
        let uniform = open_unit(high, low);
        proptest::prop_assert!(uniform > 0.0 && uniform < 1.0);
    }
}
