//! The shops of a district one by one, those that are left out, and the platforms that they sell on.

use std::collections::BTreeMap;

use super::super::plan::District;
use super::super::shops::WrongRow;
use super::super::sums::{ShopSums, Sums};
use crate::language::{Said, say};
use crate::metrics::herfindahl_index;

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

impl LeftOut {
    /// Why it is left out.
    #[must_use]
    pub fn why(&self) -> Said {
        match &self.row {
            Some(row) => row.problem.message.clone(),
            None => say!("problem.district.no_numbers.message"),
        }
    }
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

pub(super) fn row(district: &District, sums: &ShopSums) -> ShopRow {
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

pub(super) fn left_out(district: &District, sums: &Sums) -> Vec<LeftOut> {
    let rows = district.wrong_rows().iter();
    let unread =
        rows.map(|row| (row.line, LeftOut { row: Some(row.clone()), name: row.name.clone() }));
    let of_shop = |number: &u32| {
        let shop = district.shop(*number);
        let row = district.why_not(*number);
        (shop.line, LeftOut { row: row.map(|row| *row), name: shop.name })
    };
    let mut found: Vec<(usize, LeftOut)> =
        unread.chain(sums.left_out().iter().map(of_shop)).collect();
    found.sort_by_key(|(line, _)| *line);
    found.into_iter().map(|(_, shop)| shop).collect()
}

pub(super) fn platforms(
    district: &District,
    shops: &[ShopRow],
) -> (Vec<PlatformShare>, Option<f64>) {
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
