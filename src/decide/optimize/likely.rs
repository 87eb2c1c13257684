//! What mixes that were tried on few paths would likely show on all of them.
//!
//! On few paths all mixes are lucky or unlucky together, and mixes of nearly the same shares nearly alike. So a mix is
//! moved as the nearest one moved that was tried on both.

use super::front::MeanAndShortfall;
use super::{Optimum, Parts};

/// A mix that was tried on fewer paths and on more.
struct Anchor<'a> {
    parts: &'a Parts,
    fewer: MeanAndShortfall,
    more: MeanAndShortfall,
}

impl Optimum {
    /// What each mix of the search would likely show on all paths, each mix once.
    pub fn likely(&self) -> Vec<MeanAndShortfall> {
        let (coarse, fine) = (&self.search.coarse, &self.search.fine);
        let judged = self.frontier.iter().chain(std::iter::once(&self.today));
        let judged: Vec<Anchor<'_>> = judged
            .filter_map(|mix| {
                let fewer = fine.figures_of(&mix.parts)?;
                Some(Anchor { parts: &mix.parts, fewer, more: mix.figures.point() })
            })
            .collect();
        let of_fine: Vec<MeanAndShortfall> =
            fine.pairs().map(|(parts, figures)| moved(parts, *figures, &judged)).collect();
        let carried: Vec<Anchor<'_>> = fine
            .mixes
            .iter()
            .zip(&of_fine)
            .filter_map(|(parts, more)| {
                Some(Anchor { parts, fewer: coarse.figures_of(parts)?, more: *more })
            })
            .collect();
        let of_coarse = coarse
            .pairs()
            .filter(|(parts, _)| fine.figures_of(parts).is_none())
            .map(|(parts, figures)| moved(parts, *figures, &carried));
        of_coarse.chain(of_fine.iter().copied()).collect()
    }
}

/// The figures of a mix on fewer paths, moved as those of the nearest anchor.
fn moved(parts: &Parts, figures: MeanAndShortfall, anchors: &[Anchor<'_>]) -> MeanAndShortfall {
    let nearest = anchors.iter().min_by_key(|anchor| distance(parts, anchor.parts));
    let Some(Anchor { fewer, more, .. }) = nearest else { return figures };
    MeanAndShortfall {
        mean: figures.mean - fewer.mean + more.mean,
        shortfall: figures.shortfall - fewer.shortfall + more.shortfall,
    }
}

/// How much effort lies elsewhere, twice, in millionths.
fn distance(one: &Parts, other: &Parts) -> u32 {
    one.iter().zip(other).map(|(one, other)| one.abs_diff(*other)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mix_moves_as_its_neighbour_moved() {
        let point = |mean, shortfall| MeanAndShortfall { mean, shortfall };
        let (near, far) = (vec![600_000, 400_000], vec![100_000, 900_000]);
        let anchors = [
            Anchor { parts: &far, fewer: point(1.0, 1.0), more: point(2.0, 5.0) },
            Anchor { parts: &near, fewer: point(3.0, 8.0), more: point(2.5, 9.0) },
        ];
        let moves = |parts: &Parts, figures| moved(parts, figures, &anchors);
        // The anchors themselves come to stand where they are.
        assert_eq!(moves(&near, point(3.0, 8.0)), point(2.5, 9.0));
        assert_eq!(moves(&far, point(1.0, 1.0)), point(2.0, 5.0));
        assert_eq!(moves(&vec![500_000, 500_000], point(4.0, 7.0)), point(3.5, 8.0));
        assert_eq!(moved(&near, point(4.0, 7.0), &[]), point(4.0, 7.0));
    }
}
