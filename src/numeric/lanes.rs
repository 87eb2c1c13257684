//! Draws for a block of paths at a time.
//!
//! Each function fills arrays for [`LANES`] consecutive paths. The bodies are plain loops that
//! are always inlined; the public functions compile them for several instruction sets and choose
//! at run time. The results have the same bits in all of them.

#![expect(
    clippy::needless_range_loop,
    reason = "loops over lanes read and write several arrays and must stay simple"
)]

use super::box_muller::{box_muller, box_muller_f32};
use super::philox::{StreamKey, open_unit};
use super::{LANES, Lanes, NoiseLanes, versions};

type WordLanes = [u32; LANES];

/// The four words of one index for each path of a block.
#[inline(always)]
fn words_of_block(key: StreamKey, first_path: u32, index: u32) -> [WordLanes; 4] {
    let mut words = [[0; LANES]; 4];
    for lane in 0..LANES {
        let drawn = key.words(first_path.wrapping_add(lane as u32), index);
        words[0][lane] = drawn[0];
        words[1][lane] = drawn[1];
        words[2][lane] = drawn[2];
        words[3][lane] = drawn[3];
    }
    words
}

#[inline(always)]
fn normals_of_words(words: &[WordLanes; 4], out: &mut [NoiseLanes; 4]) {
    for lane in 0..LANES {
        let [a, b] = box_muller_f32(words[0][lane], words[1][lane]);
        out[0][lane] = a;
        out[1][lane] = b;
    }
    for lane in 0..LANES {
        let [a, b] = box_muller_f32(words[2][lane], words[3][lane]);
        out[2][lane] = a;
        out[3][lane] = b;
    }
}

#[inline(always)]
fn normals_of_words_f64(words: &[WordLanes; 4], out: &mut [Lanes; 4]) {
    for lane in 0..LANES {
        let [a, b] = box_muller(words[0][lane], words[1][lane]);
        out[0][lane] = a;
        out[1][lane] = b;
    }
    for lane in 0..LANES {
        let [a, b] = box_muller(words[2][lane], words[3][lane]);
        out[2][lane] = a;
        out[3][lane] = b;
    }
}

/// Calls `fill` for each whole chunk of `out` with its index; the length must be a multiple.
macro_rules! for_each_index {
    ($out:ident, $size:literal, $first_index:ident, |$index:ident, $chunk:ident| $body:expr) => {{
        let (chunks, rest) = $out.as_chunks_mut::<$size>();
        assert!(rest.is_empty(), "the output must hold a multiple of {} arrays", $size);
        let mut $index = $first_index;
        for $chunk in chunks {
            $body;
            $index = $index.wrapping_add(1);
        }
    }};
}

/// The four normals of one index for each path of a block: a chunk of [`fill_normals`], to be drawn
/// inside a loop that uses them at once and is compiled for several instruction sets.
#[inline(always)]
#[must_use]
pub fn normals_of_index(key: StreamKey, first_path: u32, index: u32) -> [NoiseLanes; 4] {
    let mut normals = [[0.0; LANES]; 4];
    normals_of_words(&words_of_block(key, first_path, index), &mut normals);
    normals
}

#[inline(always)]
pub(super) fn words_body(key: StreamKey, first_path: u32, first_index: u32, out: &mut [WordLanes]) {
    for_each_index!(out, 4, first_index, |index, chunk| {
        *chunk = words_of_block(key, first_path, index);
    });
}

#[inline(always)]
pub(super) fn uniforms_body(key: StreamKey, first_path: u32, first_index: u32, out: &mut [Lanes]) {
    for_each_index!(out, 2, first_index, |index, chunk| {
        let words = words_of_block(key, first_path, index);
        for lane in 0..LANES {
            chunk[0][lane] = open_unit(words[0][lane], words[1][lane]);
            chunk[1][lane] = open_unit(words[2][lane], words[3][lane]);
        }
    });
}

#[inline(always)]
pub(super) fn normals_body(
    key: StreamKey,
    first_path: u32,
    first_index: u32,
    out: &mut [NoiseLanes],
) {
    for_each_index!(out, 4, first_index, |index, chunk| {
        normals_of_words(&words_of_block(key, first_path, index), chunk);
    });
}

#[inline(always)]
pub(super) fn normals_f64_body(
    key: StreamKey,
    first_path: u32,
    first_index: u32,
    out: &mut [Lanes],
) {
    for_each_index!(out, 4, first_index, |index, chunk| {
        normals_of_words_f64(&words_of_block(key, first_path, index), chunk);
    });
}

versions! {
    /// The random words of a block of paths: `out[4 * i + j][lane]` is word j of
    /// `key.words(first_path + lane, first_index + i)`.
    ///
    /// # Panics
    /// If the length of `out` is not a multiple of four.
    pub fn fill_words(key: StreamKey, first_path: u32, first_index: u32, out: &mut [WordLanes]) {
        words_body(key, first_path, first_index, out);
    }
}

versions! {
    /// Uniform numbers on (0, 1) for a block of paths: `out[2 * i + j][lane]` is number j of
    /// `key.uniforms(first_path + lane, first_index + i)`.
    ///
    /// # Panics
    /// If the length of `out` is not a multiple of two.
    pub fn fill_uniforms(key: StreamKey, first_path: u32, first_index: u32, out: &mut [Lanes]) {
        uniforms_body(key, first_path, first_index, out);
    }
}

versions! {
    /// Standard normals for a block of paths, in single precision: `out[4 * i .. 4 * i + 4][lane]`
    /// are the four normals of path `first_path + lane` and index `first_index + i`, by
    /// [`box_muller_f32`] of the first and of the last two words.
    ///
    /// # Panics
    /// If the length of `out` is not a multiple of four.
    pub fn fill_normals(key: StreamKey, first_path: u32, first_index: u32, out: &mut [NoiseLanes]) {
        normals_body(key, first_path, first_index, out);
    }
}

versions! {
    /// [`fill_normals`] in double precision: the same normals of the same words, not rounded to
    /// single precision.
    ///
    /// # Panics
    /// If the length of `out` is not a multiple of four.
    pub fn fill_normals_f64(key: StreamKey, first_path: u32, first_index: u32, out: &mut [Lanes]) {
        normals_f64_body(key, first_path, first_index, out);
    }
}
