//! The counter-based generator Philox4x32-10 and the naming of streams.
//!
//! J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random numbers: as easy as
//! 1, 2, 3", SC'11 (2011): a draw is a keyed bijection of a counter, so it depends on nothing but
//! its own coordinates.

/// Multipliers of the two halves of a round (Salmon et al., table 2).
const MULTIPLIER: [u64; 2] = [0xD251_1F53, 0xCD9E_8D57];
/// Weyl increments of the key: the golden ratio and sqrt(3) - 1, as fractions of 2^32.
const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];
const LOW_HALF: u64 = 0xFFFF_FFFF;

/// One round on words that stand in the low halves of 64 bits; what the high halves hold does not
/// matter.
///
/// So written, a product of two words is one vector instruction, its low half needs none, and
/// nothing is packed or unpacked between rounds.
#[inline(always)]
fn round(counter: [u64; 4], key: [u32; 2]) -> [u64; 4] {
    let product_0 = MULTIPLIER[0] * (counter[0] & LOW_HALF);
    let product_1 = MULTIPLIER[1] * (counter[2] & LOW_HALF);
    [
        (product_1 >> 32) ^ counter[1] ^ u64::from(key[0]),
        product_1,
        (product_0 >> 32) ^ counter[3] ^ u64::from(key[1]),
        product_0,
    ]
}

#[inline(always)]
fn round_key(key: [u32; 2], round: u32) -> [u32; 2] {
    [
        key[0].wrapping_add(WEYL[0].wrapping_mul(round)),
        key[1].wrapping_add(WEYL[1].wrapping_mul(round)),
    ]
}

/// The Philox4x32-10 bijection: four words from a counter of four words and a key of two.
#[inline(always)]
#[must_use]
pub fn philox4x32_10(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    // Ten rounds written out: a loop here keeps the loop over lanes from becoming vector code.
    let x = round(counter.map(u64::from), key);
    let x = round(x, round_key(key, 1));
    let x = round(x, round_key(key, 2));
    let x = round(x, round_key(key, 3));
    let x = round(x, round_key(key, 4));
    let x = round(x, round_key(key, 5));
    let x = round(x, round_key(key, 6));
    let x = round(x, round_key(key, 7));
    let x = round(x, round_key(key, 8));
    let x = round(x, round_key(key, 9));
    [x[0] as u32, x[1] as u32, x[2] as u32, x[3] as u32]
}

/// A 64-bit name of a stream, from the parts that say what is drawn and for what purpose.
///
/// FNV-1a (64 bit) over, for every part, its length in bytes as eight little-endian bytes and
/// then its UTF-8 bytes, followed by the 64-bit finalizer of MurmurHash3, which spreads the
/// differences over all bits. The lengths keep `["a", "bc"]` and `["ab", "c"]` apart. The value
/// is part of the reproducibility of a seed and never changes.
#[must_use]
pub fn stream_name(parts: &[&str]) -> u64 {
    const OFFSET_BASIS: u64 = 0xCBF2_9CE4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01B3;
    let absorb = |hash: u64, bytes: &[u8]| {
        bytes.iter().fold(hash, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
    };
    let hash = parts.iter().fold(OFFSET_BASIS, |hash, part| {
        let hash = absorb(hash, &(part.len() as u64).to_le_bytes());
        absorb(hash, part.as_bytes())
    });
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ (hash >> 33)
}

/// A number in the open interval (0, 1) from 64 random bits: (the top 52 bits + 1/2) / 2^52.
///
/// The smallest value is 2^-53 and the largest 1 - 2^-53; all values are exact.
#[inline(always)]
pub(super) fn open_unit(high: u32, low: u32) -> f64 {
    const TWO_52: f64 = 4_503_599_627_370_496.0;
    let bits = ((u64::from(high) << 32) | u64::from(low)) >> 12;
    // The bits as the fraction of a number in [2^52, 2^53) convert to f64 without a conversion
    // instruction, which AVX2 lacks for 64-bit integers.
    let whole = f64::from_bits(bits | TWO_52.to_bits()) - TWO_52;
    (whole + 0.5) * (1.0 / TWO_52)
}

/// Where the draws of one quantity come from: the seed of the run and the name of the quantity.
///
/// A draw is addressed by the path and an index (a day, an occurrence). The counter is
/// `[path, index, low half of name, high half of name]` and the key
/// `[low half of seed, high half of seed]`, so streams of different seed or name never share a
/// counter and key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StreamKey {
    seed: [u32; 2],
    name: [u32; 2],
}

impl StreamKey {
    /// The stream of this name (see [`stream_name`]) under this seed.
    #[inline]
    #[must_use]
    pub fn new(seed: u64, name: u64) -> Self {
        let halves = |word: u64| [word as u32, (word >> 32) as u32];
        Self { seed: halves(seed), name: halves(name) }
    }

    /// Four random words for a path and an index.
    #[inline(always)]
    #[must_use]
    pub fn words(&self, path: u32, index: u32) -> [u32; 4] {
        philox4x32_10([path, index, self.name[0], self.name[1]], self.seed)
    }

    /// A uniform number in the open interval (0, 1), from the first two words:
    /// (the top 52 bits + 1/2) / 2^52.
    #[inline(always)]
    #[must_use]
    pub fn uniform(&self, path: u32, index: u32) -> f64 {
        self.uniforms(path, index)[0]
    }

    /// Two independent uniform numbers in the open interval (0, 1); the first is
    /// [`uniform`](Self::uniform), the second comes from the last two words.
    #[inline(always)]
    #[must_use]
    pub fn uniforms(&self, path: u32, index: u32) -> [f64; 2] {
        let words = self.words(path, index);
        [open_unit(words[0], words[1]), open_unit(words[2], words[3])]
    }
}
