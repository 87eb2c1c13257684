//! A district: many shops, and shocks that all of them share.
//!
//! The road: a district file with its bases and its table of shops ([`District`]), batches of shops
//! simulated anywhere ([`Sums`]: whole rupiah, each amount rounded once a path and shop, so that neither
//! batches nor the order of merging show), and what is read off the whole ([`Findings`]).
//!
//! A shop has the draws that it has when it is simulated by itself (MODEL 11): its own come from its
//! name, those of shared shocks are the same for all.

mod cells;
mod checks;
mod findings;
mod fund;
mod gathered;
mod plan;
mod shops;
mod simulate;
mod sums;
mod table;

pub use findings::{
    Amounts, DistrictPath, Diversified, Findings, FundFinding, Helped, LeftOut, NoFindings,
    PlatformShare, ShopRow, Week,
};
pub use fund::{Fund, FundPoint, FundStep, fund_steps};
pub use gathered::Gathered;
pub use plan::{District, DistrictFiles, NoDistrict};
pub use shops::{Row, Shop, WrongRow};
pub use simulate::{bytes_needed, simulate};
pub use sums::{LifeSums, NotOneDistrict, ShopLifeSums, ShopSums, Sums, Whole};
