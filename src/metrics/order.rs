//! Order statistics: the values at given ranks of the sorted sample.

use crate::numeric::{Scratch, order_statistics as select};

/// Values at `ranks` (from 1, each at most the number of values) of the sorted sample.
pub(super) fn order_statistics<const K: usize>(values: &[f64], ranks: [usize; K]) -> [f64; K] {
    let mut found = Vec::with_capacity(K);
    let from_zero = ranks.map(|rank| rank - 1);
    select(values, &from_zero, &mut Scratch::new(), &mut found);
    std::array::from_fn(|index| found[index])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_count_from_one_in_any_order() {
        let values: Vec<f64> = (1..=1000).map(|path| f64::from(path * 7 % 1009)).collect();
        let mut sorted = values.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let found = order_statistics(&values, [1000, 1, 500, 1]);
        assert_eq!(found, [sorted[999], sorted[0], sorted[499], sorted[0]]);
    }
}
