//! Which mixes no other is better than in both figures.

/// A mix's two figures, rupiah.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanAndShortfall {
    /// Mean net cash flow: the more, the better.
    pub mean: f64,
    /// Expected shortfall at 95%: the less, the better.
    pub shortfall: f64,
}

/// The positions that are not dominated, by rising expected shortfall; of equals the first.
pub(super) fn not_dominated(points: &[MeanAndShortfall]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|a, b| {
        let (one, other) = (points[*a], points[*b]);
        let by_shortfall = one.shortfall.total_cmp(&other.shortfall);
        by_shortfall.then(other.mean.total_cmp(&one.mean)).then(a.cmp(b))
    });
    let mut best = f64::NEG_INFINITY;
    order.retain(|position| {
        let is_more = points[*position].mean > best;
        best = best.max(points[*position].mean);
        is_more
    });
    order
}

/// At most so many of a list, two at least, evenly spread, the first and the last among them.
pub(super) fn thinned<T: Copy>(list: &[T], most: usize) -> Vec<T> {
    if list.len() <= most || most < 2 {
        return list.to_vec();
    }
    let last = list.len() - 1;
    (0..most).filter_map(|place| list.get(place * last / (most - 1)).copied()).collect()
}

/// So many positions, or one more, those that the fewest fronts stand before; of the last front some, evenly spread
/// (the ranks of N. Srinivas and K. Deb, "Multiobjective optimization using nondominated sorting in genetic
/// algorithms", Evolutionary Computation 2, 1994).
pub(super) fn by_rank(points: &[MeanAndShortfall], most: usize) -> Vec<usize> {
    let mut left: Vec<usize> = (0..points.len()).collect();
    let mut found = Vec::new();
    while found.len() < most && !left.is_empty() {
        let of_left: Vec<MeanAndShortfall> = left.iter().map(|at| points[*at]).collect();
        let front: Vec<usize> = not_dominated(&of_left).into_iter().map(|at| left[at]).collect();
        left.retain(|at| !front.contains(at));
        found.extend(thinned(&front, (most - found.len()).max(2)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(shortfall: f64, mean: f64) -> MeanAndShortfall {
        MeanAndShortfall { mean, shortfall }
    }

    #[test]
    fn dominated_points_and_repeated_ones_fall_out() {
        let points =
            [point(3.0, 5.0), point(1.0, 1.0), point(2.0, 1.0), point(1.0, 1.0), point(2.0, 4.0)];
        assert_eq!(not_dominated(&points), [1, 4, 0]);
        assert!(not_dominated(&[]).is_empty());
    }

    #[test]
    fn fronts_are_taken_one_after_another() {
        // Two fronts of two, and one that all are better than.
        let points =
            [point(5.0, 0.0), point(1.0, 1.0), point(2.0, 2.0), point(3.0, 1.0), point(2.0, 0.5)];
        assert_eq!(by_rank(&points, 2), [1, 2]);
        assert_eq!(by_rank(&points, 3), [1, 2, 4, 3]);
        assert_eq!(by_rank(&points, 9), [1, 2, 4, 3, 0]);
        assert!(by_rank(&[], 3).is_empty());
    }

    #[test]
    fn a_thinned_list_keeps_its_ends() {
        let list: Vec<u32> = (0..10).collect();
        assert_eq!(thinned(&list, 4), [0, 3, 6, 9]);
        assert_eq!(thinned(&list, 20), list);
        assert_eq!(thinned(&list[..1], 4), [0]);
    }
}
