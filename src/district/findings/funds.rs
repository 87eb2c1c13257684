//! What a fund of some sizes does, and how it goes on from there.

use super::super::fund::{Fund, FundPoint, FundStep};
use super::super::plan::District;
use super::shops::ShopRow;

/// The most points of the curve of a fund.
const MOST_POINTS: usize = 400;

/// A shop that a fund gives cash.
#[derive(Debug, Clone, PartialEq)]
pub struct Helped {
    /// Its name.
    pub name: String,
    /// Cash before the first day, rupiah, and futures saved.
    pub given: FundStep,
}

/// What a fund of one size does.
#[derive(Debug, Clone, PartialEq)]
pub struct FundFinding {
    /// Its size, rupiah.
    pub size: f64,
    /// What it spends, rupiah.
    pub spent: i128,
    /// Shops that no longer run out of cash, on average over futures.
    pub saved: f64,
    /// Futures of shops that the next rupiah saves, per rupiah and future; none when all are saved.
    pub marginal: Option<f64>,
    /// The shops that it helps.
    pub shops: Vec<Helped>,
}

pub(super) fn thinned(curve: Vec<FundPoint>) -> Vec<FundPoint> {
    let every = curve.len().div_ceil(MOST_POINTS).max(1);
    let last = curve.len().saturating_sub(1);
    let kept = curve.into_iter().enumerate();
    kept.filter(|(at, _)| at.is_multiple_of(every) || *at == last).map(|(_, point)| point).collect()
}

pub(super) fn funds(
    district: &District,
    fund: &Fund,
    shops: &[ShopRow],
    paths: usize,
) -> Vec<FundFinding> {
    let sizes = district.file().fund.iter().flat_map(|fund| &fund.sizes);
    let name = |number: u32| {
        let place = shops.binary_search_by_key(&number, |row| row.sums.shop);
        place.map_or_else(|_| String::new(), |place| shops[place].name.clone())
    };
    let found = |size: f64| {
        let given = fund.spent(size.floor() as i128);
        let saved: u64 = given.iter().map(|(_, step)| u64::from(step.saved)).sum();
        let marginal = |step: FundStep| f64::from(step.saved) / step.cost as f64 / paths as f64;
        FundFinding {
            size,
            spent: given.iter().map(|(_, step)| step.cost).sum(),
            saved: saved as f64 / paths as f64,
            marginal: fund.next(size.floor() as i128).map(marginal),
            shops: given
                .into_iter()
                .map(|(shop, given)| Helped { name: name(shop), given })
                .collect(),
        }
    };
    sizes.map(|size| found(size.value)).collect()
}
