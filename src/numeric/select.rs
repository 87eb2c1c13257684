//! Exact order statistics without sorting everything.
//!
//! Values are counted into equal buckets between the smallest and the largest; only the buckets
//! that hold a wanted rank are looked at further.

use super::versions;

const BUCKETS: usize = 1024;
/// Below this many values, buckets cost more than they save.
const FEW: usize = 256;
/// Independent counters, so that equal buckets in a row do not wait for each other.
const COUNTERS: usize = 4;
const UNWANTED: u32 = u32::MAX;

/// Working memory of [`order_statistics`], kept between calls.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    /// Bucket of each value.
    buckets: Vec<u16>,
    /// Values of the wanted buckets, bucket by bucket.
    kept: Vec<f64>,
    /// Positions in `ranks`, by ascending rank.
    order: Vec<usize>,
    counts: Vec<[u32; BUCKETS]>,
    /// Where the next value of a bucket goes in `kept`, or [`UNWANTED`].
    cursors: Vec<u32>,
}

impl Scratch {
    /// Empty working memory; it grows at the first use.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[inline(always)]
pub(super) fn bounds_body(values: &[f64]) -> (f64, f64) {
    // Sixteen running bounds instead of one: they fit vector registers and do not wait for each
    // other.
    let mut low = [f64::INFINITY; 16];
    let mut high = [f64::NEG_INFINITY; 16];
    let (chunks, rest) = values.as_chunks::<16>();
    for chunk in chunks {
        for i in 0..16 {
            low[i] = if chunk[i] < low[i] { chunk[i] } else { low[i] };
            high[i] = if chunk[i] > high[i] { chunk[i] } else { high[i] };
        }
    }
    let all = rest.iter().chain(&low).chain(&high);
    all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &value| {
        (low.min(value), high.max(value))
    })
}

/// The bucket of each value: `(value - low) * scale`, rounded, which is at most `BUCKETS - 1`.
#[inline(always)]
pub(super) fn buckets_body(values: &[f64], low: f64, scale: f64, buckets: &mut [u16]) {
    // Adding 2^52 rounds to an integer that then is in the low bits: conversions between f64 and
    // integers are not vector instructions everywhere.
    const ROUND: f64 = 4_503_599_627_370_496.0;
    for (bucket, &value) in buckets.iter_mut().zip(values) {
        *bucket = ((value - low) * scale + ROUND).to_bits() as u16;
    }
}

versions! {
    fn bounds(values: &[f64]) -> (f64, f64) {
        bounds_body(values)
    }
}

versions! {
    fn assign_buckets(values: &[f64], low: f64, scale: f64, buckets: &mut [u16]) {
        buckets_body(values, low, scale, buckets);
    }
}

/// The order statistics of `values` for several ranks at once.
///
/// `out` is cleared, then `out[i]` is the value that would stand at `ranks[i]` (0 is the smallest)
/// if the values were sorted. Ranks may come in any order and repeat. The result is exact and
/// does not depend on the order of the values; which of two equal zeros of different sign is
/// returned is not specified.
///
/// # Panics
/// If a rank is not below the number of values, or there are 2^32 values or more. In debug
/// builds, if a value is NaN (otherwise the result is then not specified).
pub fn order_statistics(
    values: &[f64],
    ranks: &[usize],
    scratch: &mut Scratch,
    out: &mut Vec<f64>,
) {
    assert!(ranks.iter().all(|&rank| rank < values.len()), "a rank is out of range");
    assert!(u32::try_from(values.len()).is_ok(), "too many values");
    debug_assert!(!values.iter().any(|value| value.is_nan()), "a value is NaN");
    out.clear();
    out.resize(ranks.len(), 0.0);
    scratch.order.clear();
    scratch.order.extend(0..ranks.len());
    scratch.order.sort_unstable_by_key(|&position| ranks[position]);
    if values.len() <= FEW {
        return select_all(values, ranks, scratch, out);
    }
    let (low, high) = bounds(values);
    if low == high {
        out.fill(low);
        return;
    }
    let scale = (BUCKETS - 1) as f64 / (high - low);
    if !scale.is_normal() {
        // The spread overflows, or is too small for a scale.
        return select_all(values, ranks, scratch, out);
    }
    scratch.buckets.resize(values.len(), 0);
    assign_buckets(values, low, scale, &mut scratch.buckets[..]);
    scratch.count();
    scratch.keep_wanted(values, ranks);
    scratch.select_in_buckets(ranks, out);
}

/// The order statistics of all values, without buckets.
fn select_all(values: &[f64], ranks: &[usize], scratch: &mut Scratch, out: &mut [f64]) {
    scratch.kept.clear();
    scratch.kept.extend_from_slice(values);
    select_ascending(&mut scratch.kept, &scratch.order, ranks, 0, out);
}

/// Selects the ranks `ranks[order[..]]`, which ascend and count from `base`, in one slice.
fn select_ascending(
    mut values: &mut [f64],
    order: &[usize],
    ranks: &[usize],
    mut base: usize,
    out: &mut [f64],
) {
    let mut last = None;
    for &position in order {
        let rank = ranks[position];
        if let Some((last_rank, last_value)) = last
            && last_rank == rank
        {
            out[position] = last_value;
            continue;
        }
        let (_, &mut value, above) = values.select_nth_unstable_by(rank - base, f64::total_cmp);
        // What lies above the last rank is all that later ranks need.
        values = above;
        base = rank + 1;
        out[position] = value;
        last = Some((rank, value));
    }
}

impl Scratch {
    /// Counts the values of each bucket, into `counts[0]`.
    fn count(&mut self) {
        self.counts.clear();
        self.counts.resize(COUNTERS, [0; BUCKETS]);
        let (chunks, rest) = self.buckets.as_chunks::<COUNTERS>();
        for chunk in chunks {
            for (counter, &bucket) in self.counts.iter_mut().zip(chunk) {
                counter[bucket as usize] += 1;
            }
        }
        for &bucket in rest {
            self.counts[0][bucket as usize] += 1;
        }
        let [total, others @ ..] = &mut self.counts[..] else {
            return;
        };
        for other in others {
            for (sum, count) in total.iter_mut().zip(other) {
                *sum += *count;
            }
        }
    }

    /// Copies the values of the buckets with a wanted rank to `kept`, bucket by bucket.
    fn keep_wanted(&mut self, values: &[f64], ranks: &[usize]) {
        self.cursors.clear();
        self.cursors.resize(BUCKETS, UNWANTED);
        let mut wanted = self.order.iter().map(|&position| ranks[position]).peekable();
        let (mut below, mut kept) = (0, 0);
        for (&count, cursor) in self.counts[0].iter().zip(&mut self.cursors) {
            let end = below + count as usize;
            if wanted.next_if(|&rank| rank < end).is_some() {
                while wanted.next_if(|&rank| rank < end).is_some() {}
                *cursor = kept;
                kept += count;
            }
            below = end;
        }
        self.kept.resize(kept as usize, 0.0);
        for (&bucket, &value) in self.buckets.iter().zip(values) {
            let cursor = &mut self.cursors[bucket as usize];
            if *cursor != UNWANTED {
                self.kept[*cursor as usize] = value;
                *cursor += 1;
            }
        }
    }

    /// Selects the wanted ranks, each within its bucket.
    fn select_in_buckets(&mut self, ranks: &[usize], out: &mut [f64]) {
        let mut order = &self.order[..];
        let mut kept = &mut self.kept[..];
        let mut below = 0;
        for &count in &self.counts[0] {
            let end = below + count as usize;
            let here = order.partition_point(|&position| ranks[position] < end);
            if here > 0 {
                let (wanted, later) = order.split_at(here);
                let (bucket, rest) = kept.split_at_mut(count as usize);
                select_ascending(bucket, wanted, ranks, below, out);
                (order, kept) = (later, rest);
            }
            below = end;
        }
    }
}
