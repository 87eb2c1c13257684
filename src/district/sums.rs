//! Sums over some of the shops of a district: whole rupiah and counts, so that neither the cut into
//! batches nor the order of merging shows.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::fund::FundStep;

/// What all parts of a district have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whole {
    /// A digest of its files, paths and seed.
    pub id: [u8; 32],
    /// Number of shops.
    pub shops: u32,
    /// Number of paths.
    pub paths: u32,
    /// Number of weeks; the last may be shorter.
    pub weeks: u32,
    /// Whether some shops are simulated with another mix too.
    pub is_diversified: bool,
}

/// Sums over shops, path by path, of one life of theirs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifeSums {
    /// Change of cash, rupiah.
    pub net_cash_flow: Vec<i128>,
    /// Sales, rupiah.
    pub sales: Vec<i128>,
    /// Wages that were not paid, rupiah.
    pub unpaid_wages: Vec<i128>,
    /// Shops that run out of cash.
    pub out: Vec<u32>,
    /// Shops that are out of cash on any day of a week: row `week * paths`.
    pub out_by_week: Vec<u32>,
}

impl LifeSums {
    pub(super) fn new(whole: &Whole) -> Self {
        let (paths, weeks) = (whole.paths as usize, whole.weeks as usize);
        Self {
            net_cash_flow: vec![0; paths],
            sales: vec![0; paths],
            unpaid_wages: vec![0; paths],
            out: vec![0; paths],
            out_by_week: vec![0; paths * weeks],
        }
    }

    fn add(&mut self, other: &Self) {
        add(&mut self.net_cash_flow, &other.net_cash_flow);
        add(&mut self.sales, &other.sales);
        add(&mut self.unpaid_wages, &other.unpaid_wages);
        add(&mut self.out, &other.out);
        add(&mut self.out_by_week, &other.out_by_week);
    }

    fn is_of(&self, whole: &Whole) -> bool {
        let (paths, weeks) = (whole.paths as usize, whole.weeks as usize);
        let money = [&self.net_cash_flow, &self.sales, &self.unpaid_wages];
        money.iter().all(|amounts| amounts.len() == paths)
            && self.out.len() == paths
            && paths.checked_mul(weeks) == Some(self.out_by_week.len())
    }
}

fn add<T: Copy + std::ops::AddAssign>(sums: &mut [T], more: &[T]) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += *more;
    }
}

/// One life of a shop, over its paths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopLifeSums {
    /// Paths on which it runs out of cash.
    pub out: u32,
    /// Sum of the changes of cash, rupiah.
    pub net_cash_flow: i128,
    /// Sum of sales, rupiah.
    pub sales: i128,
    /// Sum of wages that were not paid, rupiah.
    pub unpaid_wages: i128,
}

/// What is kept of a shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopSums {
    /// Its number.
    pub shop: u32,
    /// As it is.
    pub with: ShopLifeSums,
    /// Without shocks.
    pub without: ShopLifeSums,
    /// With the other mix, if it is of those that take it.
    pub diversified: Option<ShopLifeSums>,
    /// Sum of sales by platform, rupiah.
    pub platforms: Vec<(String, i128)>,
    /// What more and more cash before the first day saves, the cheapest first.
    pub fund: Vec<FundStep>,
}

/// Sums over some of the shops of a district.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    whole: Whole,
    /// By number.
    shops: Vec<ShopSums>,
    /// Numbers of shops that cannot be simulated as their rows state them.
    left_out: Vec<u32>,
    with: LifeSums,
    without: LifeSums,
    /// With the other mix where shops take it; empty without one.
    diversified: LifeSums,
}

/// Why sums do not belong together, or are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotOneDistrict {
    /// They are sums of different districts.
    #[error("these are sums of different districts")]
    Different,
    /// A shop is in both.
    #[error("shop {shop} is in both sums")]
    Twice {
        /// Its number, from 0.
        shop: u32,
    },
    /// A shop is in none.
    #[error("shop {shop} is missing")]
    Missing {
        /// Its number, from 0.
        shop: u32,
    },
    /// The bytes are no sums, or were damaged on their way.
    #[error("these bytes are no sums of a district, or they were damaged")]
    Damaged,
}

/// At the beginning of sums as bytes.
const BEGINNING: &[u8] = b"ragam district sums 1\n";

/// Length of the digest at their end.
const DIGEST: usize = 32;

impl Sums {
    /// Of no shop.
    #[must_use]
    pub fn none(whole: &Whole) -> Self {
        let diversified =
            if whole.is_diversified { LifeSums::new(whole) } else { LifeSums::default() };
        Self {
            with: LifeSums::new(whole),
            without: LifeSums::new(whole),
            diversified,
            whole: whole.clone(),
            shops: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// What it is a part of.
    #[must_use]
    pub fn whole(&self) -> &Whole {
        &self.whole
    }

    /// The shops, by number.
    #[must_use]
    pub fn shops(&self) -> &[ShopSums] {
        &self.shops
    }

    /// Numbers of the shops that are left out.
    #[must_use]
    pub fn left_out(&self) -> &[u32] {
        &self.left_out
    }

    /// All shops as they are.
    #[must_use]
    pub fn with(&self) -> &LifeSums {
        &self.with
    }

    /// All shops without shocks.
    #[must_use]
    pub fn without(&self) -> &LifeSums {
        &self.without
    }

    /// All shops, with another mix where they take it.
    #[must_use]
    pub fn diversified(&self) -> Option<&LifeSums> {
        self.whole.is_diversified.then_some(&self.diversified)
    }

    /// The three lives, to add a shop to them.
    pub(super) fn lives(&mut self) -> [&mut LifeSums; 3] {
        [&mut self.with, &mut self.without, &mut self.diversified]
    }

    /// Adds what is kept of a shop; its paths were added to the [lives](Self::lives).
    pub(super) fn push(&mut self, shop: ShopSums) {
        self.shops.push(shop);
    }

    /// Leaves a shop out.
    pub(super) fn leave_out(&mut self, shop: u32) {
        self.left_out.push(shop);
    }

    /// The shops of both.
    ///
    /// # Errors
    /// [`NotOneDistrict`] when they belong to different districts or hold the same shop.
    pub fn merge(mut self, other: Self) -> Result<Self, NotOneDistrict> {
        if self.whole != other.whole {
            return Err(NotOneDistrict::Different);
        }
        self.shops.extend(other.shops);
        self.shops.sort_by_key(|shop| shop.shop);
        self.left_out.extend(other.left_out);
        self.left_out.sort_unstable();
        let mut numbers = self.numbers();
        numbers.sort_unstable();
        if let Some(pair) = numbers.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(NotOneDistrict::Twice { shop: pair[0] });
        }
        self.with.add(&other.with);
        self.without.add(&other.without);
        self.diversified.add(&other.diversified);
        Ok(self)
    }

    fn numbers(&self) -> Vec<u32> {
        self.shops.iter().map(|shop| shop.shop).chain(self.left_out.iter().copied()).collect()
    }

    /// A shop of the district that is not in it, if there is one.
    #[must_use]
    pub fn missing(&self) -> Option<u32> {
        let mut numbers = self.numbers();
        numbers.sort_unstable();
        let end = numbers.len() as u32;
        let gap = numbers.iter().zip(0..).find(|(number, place)| *number != place);
        gap.map(|(_, place)| place).or((end < self.whole.shops).then_some(end))
    }

    /// As bytes, with a digest at their end: the same sums are the same bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = BEGINNING.to_vec();
        // Only a format that cannot hold a value could fail; empty bytes are refused when read.
        bytes.extend(postcard::to_allocvec(self).unwrap_or_default());
        let digest = Sha256::digest(&bytes);
        bytes.extend_from_slice(&digest);
        bytes
    }

    /// From bytes.
    ///
    /// # Errors
    /// [`NotOneDistrict::Damaged`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotOneDistrict> {
        let damaged = NotOneDistrict::Damaged;
        let end = bytes.len().checked_sub(DIGEST).ok_or(damaged)?;
        let (text, digest) = bytes.split_at(end);
        if Sha256::digest(text).as_slice() != digest {
            return Err(damaged);
        }
        let inside = text.strip_prefix(BEGINNING).ok_or(damaged)?;
        let sums: Self = postcard::from_bytes(inside).map_err(|_| damaged)?;
        let lives = [&sums.with, &sums.without];
        let is_sound = lives.iter().all(|life| life.is_of(&sums.whole))
            && (!sums.whole.is_diversified || sums.diversified.is_of(&sums.whole));
        if is_sound { Ok(sums) } else { Err(damaged) }
    }
}
