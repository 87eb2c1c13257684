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
    fn a_thinned_list_keeps_its_ends() {
        let list: Vec<u32> = (0..10).collect();
        assert_eq!(thinned(&list, 4), [0, 3, 6, 9]);
        assert_eq!(thinned(&list, 20), list);
        assert_eq!(thinned(&list[..1], 4), [0]);
    }
}
