//! What is read off the sums of a whole district.

mod funds;
mod lives;
mod none;
mod shops;

pub use funds::{FundFinding, Helped};
pub use lives::{Amounts, DistrictPath, Diversified, Week};
pub use none::NoFindings;
pub use shops::{LeftOut, PlatformShare, ShopRow};

use funds::{funds, thinned};
use lives::{Columns, diversified, middle_and_high};
use shops::{left_out, platforms, row};

use super::fund::{Fund, FundPoint};
use super::plan::District;
use super::sums::{LifeSums, NotOneDistrict, Sums};
use crate::metrics::{Estimate, MetricError, chance, mean_difference};

/// All that is found of a district.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// Shops that were simulated.
    pub shops: Vec<ShopRow>,
    /// Shops that were not.
    pub left_out: Vec<LeftOut>,
    /// Path by path.
    pub paths: Vec<DistrictPath>,
    /// Week by week.
    pub weeks: Vec<Week>,
    /// Sales that shocks take, rupiah.
    pub lost: Amounts,
    /// Sales without shocks, rupiah.
    pub sales_without: Amounts,
    /// Change of cash, rupiah: with shocks, without.
    pub net_cash_flow: [Amounts; 2],
    /// Wages that are not paid, rupiah: with shocks, without.
    pub unpaid_wages: [Amounts; 2],
    /// Shops that run out of cash: with shocks, without, and the mean difference.
    pub out: [Amounts; 2],
    /// The mean difference.
    pub out_because_of_shocks: Estimate,
    /// The most shops that are out of cash in one week.
    pub peak: [Amounts; 2],
    /// Platforms, the largest first.
    pub platforms: Vec<PlatformShare>,
    /// Herfindahl index of the sales of the district over platforms; none without sales.
    pub herfindahl: Option<f64>,
    /// Steps of the fund as it grows, thinned.
    pub fund_curve: Vec<FundPoint>,
    /// Funds of the sizes that the file asks for.
    pub funds: Vec<FundFinding>,
    /// What the other mix changes.
    pub diversified: Option<Diversified>,
}

impl Findings {
    /// Reads off all sums.
    ///
    /// # Errors
    /// Sums that are not the whole of this district, and figures that cannot be computed.
    pub fn of(district: &District, sums: &Sums) -> Result<Self, NoFindings> {
        if sums.whole() != district.whole() {
            return Err(NotOneDistrict::Different.into());
        }
        if let Some(shop) = sums.missing() {
            return Err(NotOneDistrict::Missing { shop }.into());
        }
        if sums.shops().is_empty() {
            return Err(NoFindings::NoShop(left_out(district, sums)));
        }
        let (weeks, paths) = (sums.whole().weeks as usize, sums.whole().paths as usize);
        let lives = [sums.with(), sums.without()].map(|life| Columns::of(life, paths));
        let [with, without] = &lives;
        let lost: Vec<f64> = sums
            .without()
            .sales
            .iter()
            .zip(&sums.with().sales)
            .map(|(calm, struck)| (calm - struck) as f64)
            .collect();
        let both = |of: fn(&Columns) -> &[f64]| -> Result<[Amounts; 2], MetricError> {
            Ok([Amounts::of(of(with))?, Amounts::of(of(without))?])
        };
        let shops: Vec<ShopRow> = sums.shops().iter().map(|shop| row(district, shop)).collect();
        let (platforms, herfindahl) = platforms(district, &shops);
        let fund = Fund::new(shops.iter().map(|row| (row.sums.shop, row.sums.fund.as_slice())));
        let week = |week: usize| {
            let row = |life: &LifeSums| {
                let counts = &life.out_by_week[week * paths..(week + 1) * paths];
                middle_and_high(counts.iter().map(|count| f64::from(*count)).collect())
            };
            Week { with: row(sums.with()), without: row(sums.without()) }
        };
        let path = |path: usize| DistrictPath {
            lost: lost[path],
            net_cash_flow: [with.net[path], without.net[path]],
            unpaid_wages: [with.unpaid[path], without.unpaid[path]],
            out: [sums.with().out[path], sums.without().out[path]],
            peak: [with.peak[path] as u32, without.peak[path] as u32],
        };
        let calm: Vec<f64> = sums.without().sales.iter().map(|sales| *sales as f64).collect();
        Ok(Self {
            left_out: left_out(district, sums),
            paths: (0..paths).map(path).collect(),
            weeks: (0..weeks).map(week).collect(),
            lost: Amounts::of(&lost)?,
            sales_without: Amounts::of(&calm)?,
            net_cash_flow: both(|life| &life.net)?,
            unpaid_wages: both(|life| &life.unpaid)?,
            out: both(|life| &life.out)?,
            out_because_of_shocks: mean_difference(&with.out, &without.out)?,
            peak: both(|life| &life.peak)?,
            platforms,
            herfindahl,
            fund_curve: thinned(fund.curve()),
            funds: funds(district, &fund, &shops, paths),
            diversified: diversified(sums, with, &shops, paths)?,
            shops,
        })
    }

    /// The share of shops that run out of cash, of all shops and futures; with shocks and without.
    ///
    /// # Errors
    /// Never for findings that were made.
    pub fn share_out(&self) -> [f64; 2] {
        let shops = self.shops.len() as f64;
        [0, 1].map(|life| self.out[life].mean.value / shops)
    }

    /// How often at least this share of the shops is out of cash in one week.
    ///
    /// # Errors
    /// Never for findings that were made.
    pub fn chance_of_peak(&self, share: f64) -> Result<Estimate, MetricError> {
        let least = share * self.shops.len() as f64;
        let hit: Vec<bool> =
            self.paths.iter().map(|path| f64::from(path.peak[0]) >= least).collect();
        chance(&hit).map(|chance| chance.estimate)
    }
}
