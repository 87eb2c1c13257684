//! A stream as a sequence, for generators of the `rand` family.

use std::convert::Infallible;

use rand::TryRng;

use super::philox::StreamKey;

/// The words of one path of a stream, one after another.
///
/// For quantities that take an unknown number of words (rejection samplers of `rand_distr`). The
/// sequence is `words(path, first_index)`, `words(path, first_index + 1)` and so on; after
/// 2^32 indices it starts again. A 64-bit number is two words, the first one in its low half.
///
/// ```
/// use rand::Rng;
/// # use ragam::numeric::{PhiloxStream, StreamKey};
/// let key = StreamKey::new(1, 2);
/// let mut stream = PhiloxStream::new(key, 3, 0);
/// assert_eq!(stream.next_u32(), key.words(3, 0)[0]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhiloxStream {
    key: StreamKey,
    path: u32,
    next_index: u32,
    words: [u32; 4],
    used: usize,
}

impl PhiloxStream {
    /// The sequence of a path, beginning with the words of `first_index`.
    #[must_use]
    pub fn new(key: StreamKey, path: u32, first_index: u32) -> Self {
        Self { key, path, next_index: first_index, words: [0; 4], used: 4 }
    }

    fn next_word(&mut self) -> u32 {
        if self.used == self.words.len() {
            self.words = self.key.words(self.path, self.next_index);
            self.next_index = self.next_index.wrapping_add(1);
            self.used = 0;
        }
        let word = self.words[self.used];
        self.used += 1;
        word
    }
}

impl TryRng for PhiloxStream {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.next_word())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let low = u64::from(self.next_word());
        let high = u64::from(self.next_word());
        Ok((high << 32) | low)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(4) {
            let word = self.next_word().to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
        Ok(())
    }
}
