//! What is read off the sums of a whole district.

use std::collections::BTreeMap;

use super::fund::{Fund, FundPoint, FundStep};
use super::plan::District;
use super::shops::WrongRow;
use super::sums::{LifeSums, NotOneDistrict, ShopSums, Sums};
use crate::metrics::{
    Estimate, MetricError, TAIL_LEVEL, chance, herfindahl_index, mean, mean_difference, quantile,
};

/// The most points of a curve of the fund, and of shops that are told of one fund.
const MOST_POINTS: usize = 400;

/// An amount or a count of the district over paths.
#[derive(Debug, Clone, PartialEq)]
pub struct Amounts {
    /// Mean.
    pub mean: Estimate,
    /// Median.
    pub median: Estimate,
    /// What 1 in 20 futures lies above.
    pub high: Estimate,
    /// What 1 in 20 futures lies below.
    pub low: Estimate,
}

impl Amounts {
    fn of(values: &[f64]) -> Result<Self, MetricError> {
        Ok(Self {
            mean: mean(values)?,
            median: quantile(values, 0.5)?,
            high: quantile(values, TAIL_LEVEL)?,
            low: quantile(values, 1.0 - TAIL_LEVEL)?,
        })
    }
}

/// Shops that are out of cash on any day of a week.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    /// Mean, median, what 1 in 20 futures lies above; with shocks.
    pub with: [f64; 3],
    /// The same without shocks.
    pub without: [f64; 3],
}

/// A shop and what becomes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ShopRow {
    /// Its name.
    pub name: String,
    /// Id of its base.
    pub base: String,
    /// Whether it takes the other mix in the comparison.
    pub is_diversified: bool,
    /// Its sums.
    pub sums: ShopSums,
    /// The platform with most of its sales, and its share of them; none without sales.
    pub main_platform: Option<(String, f64)>,
}

/// A shop that is left out, with why.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut {
    /// Its row, column and problem; none for one whose sales or cash are no numbers.
    pub row: Option<WrongRow>,
    /// Its name.
    pub name: String,
}

/// A platform's share of the sales of the district.
#[derive(Debug, Clone, PartialEq)]
pub struct PlatformShare {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Its share of all sales, with shocks.
    pub share: f64,
    /// Shops of which it is the main platform.
    pub shops: u32,
}

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

/// What the other mix changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Diversified {
    /// Shops that take it.
    pub shops: u32,
    /// Shops out of cash: with the mix, and the difference to today.
    pub out: (Amounts, Estimate),
    /// Peak of shops out of cash at once.
    pub peak: (Amounts, Estimate),
    /// Change of cash of all shops, rupiah.
    pub net_cash_flow: (Amounts, Estimate),
    /// Wages that are not paid, rupiah.
    pub unpaid_wages: (Amounts, Estimate),
}

/// One path of the district.
#[derive(Debug, Clone, PartialEq)]
pub struct DistrictPath {
    /// Sales that shocks take, rupiah.
    pub lost: f64,
    /// Change of cash, rupiah: with shocks, without.
    pub net_cash_flow: [f64; 2],
    /// Wages that are not paid, rupiah.
    pub unpaid_wages: [f64; 2],
    /// Shops that run out of cash.
    pub out: [u32; 2],
    /// The most of them that are out of cash in one week.
    pub peak: [u32; 2],
}

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

/// Why there are no findings.
#[derive(Debug, Clone, PartialEq)]
pub enum NoFindings {
    /// The sums are not those of the whole district.
    Sums(NotOneDistrict),
    /// A figure could not be computed.
    Metric(MetricError),
    /// Every shop is left out.
    NoShop(Vec<LeftOut>),
}

impl From<NotOneDistrict> for NoFindings {
    fn from(error: NotOneDistrict) -> Self {
        Self::Sums(error)
    }
}

impl From<MetricError> for NoFindings {
    fn from(error: MetricError) -> Self {
        Self::Metric(error)
    }
}

/// One life of the district as columns, one value a path.
struct Columns {
    net: Vec<f64>,
    unpaid: Vec<f64>,
    out: Vec<f64>,
    peak: Vec<f64>,
}

impl Columns {
    fn of(life: &LifeSums, paths: usize) -> Self {
        let money = |of: &[i128]| of.iter().map(|amount| *amount as f64).collect();
        let peak = |path: usize| {
            let weeks = life.out_by_week.iter().skip(path).step_by(paths.max(1));
            f64::from(weeks.copied().max().unwrap_or(0))
        };
        Self {
            net: money(&life.net_cash_flow),
            unpaid: money(&life.unpaid_wages),
            out: life.out.iter().map(|count| f64::from(*count)).collect(),
            peak: (0..paths).map(peak).collect(),
        }
    }
}

fn middle_and_high(values: Vec<f64>) -> [f64; 3] {
    let value = |found: Result<Estimate, MetricError>| found.map_or(f64::NAN, |found| found.value);
    let high = value(quantile(&values, TAIL_LEVEL));
    [value(mean(&values)), value(quantile(&values, 0.5)), high]
}

fn row(district: &District, sums: &ShopSums) -> ShopRow {
    let shop = district.shop(sums.shop);
    let total: i128 = sums.platforms.iter().map(|(_, sales)| *sales).sum();
    let main = sums.platforms.iter().rev().max_by_key(|(_, sales)| *sales);
    let main = main.filter(|_| total > 0);
    ShopRow {
        base: district.file().bases[shop.base].id.value.clone(),
        is_diversified: sums.diversified.is_some(),
        main_platform: main.map(|(id, sales)| (id.clone(), *sales as f64 / total as f64)),
        sums: sums.clone(),
        name: shop.name,
    }
}

fn left_out(district: &District, sums: &Sums) -> Vec<LeftOut> {
    let rows = district.wrong_rows().iter();
    let unread = rows.map(|row| LeftOut { row: Some(row.clone()), name: row.name.clone() });
    let of_shop = |number: &u32| {
        let shop = district.shop(*number);
        let row = district.model(&shop, false).err();
        let row = row.or_else(|| district.model(&shop, district.is_diversified(&shop)).err());
        LeftOut { row: row.map(|row| *row), name: shop.name }
    };
    unread.chain(sums.left_out().iter().map(of_shop)).collect()
}

fn platforms(district: &District, shops: &[ShopRow]) -> (Vec<PlatformShare>, Option<f64>) {
    let mut sales: BTreeMap<&str, (i128, u32)> = BTreeMap::new();
    for shop in shops {
        for (platform, sum) in &shop.sums.platforms {
            sales.entry(platform).or_default().0 += sum;
        }
        if let Some((main, _)) = &shop.main_platform {
            sales.entry(main).or_default().1 += 1;
        }
    }
    let total: i128 = sales.values().map(|(sum, _)| sum).sum();
    let names = &district.file().platforms;
    let share = |(id, (sum, shops)): (&&str, &(i128, u32))| PlatformShare {
        id: (*id).to_owned(),
        name: names
            .iter()
            .find(|(own, _)| own.value == **id)
            .map_or_else(|| (*id).to_owned(), |(_, name)| name.value.clone()),
        share: if total > 0 { *sum as f64 / total as f64 } else { 0.0 },
        shops: *shops,
    };
    let mut platforms: Vec<PlatformShare> = sales.iter().map(share).collect();
    platforms.sort_by(|a, b| b.share.total_cmp(&a.share));
    let values: Vec<f64> = sales.values().map(|(sum, _)| *sum as f64).collect();
    (platforms, herfindahl_index(&values).ok())
}

fn thinned(curve: Vec<FundPoint>) -> Vec<FundPoint> {
    let every = curve.len().div_ceil(MOST_POINTS).max(1);
    let last = curve.len().saturating_sub(1);
    let kept = curve.into_iter().enumerate();
    kept.filter(|(at, _)| at.is_multiple_of(every) || *at == last).map(|(_, point)| point).collect()
}

fn funds(district: &District, fund: &Fund, shops: &[ShopRow], paths: usize) -> Vec<FundFinding> {
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

fn diversified(
    sums: &Sums,
    today: &Columns,
    shops: &[ShopRow],
    paths: usize,
) -> Result<Option<Diversified>, MetricError> {
    let Some(life) = sums.diversified() else { return Ok(None) };
    let mixed = Columns::of(life, paths);
    let of = |column: fn(&Columns) -> &[f64]| -> Result<(Amounts, Estimate), MetricError> {
        Ok((Amounts::of(column(&mixed))?, mean_difference(column(&mixed), column(today))?))
    };
    Ok(Some(Diversified {
        shops: shops.iter().filter(|row| row.is_diversified).count() as u32,
        out: of(|life| &life.out)?,
        peak: of(|life| &life.peak)?,
        net_cash_flow: of(|life| &life.net)?,
        unpaid_wages: of(|life| &life.unpaid)?,
    }))
}
