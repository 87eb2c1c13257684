//! The kinds of files, one a file: the headers by which each is recognised, and how its rows are
//! read. A new kind gets a file here and a line in [`FORMS`].

mod affiliates;
mod cash_book;
mod cost_list;
mod plain;
mod shopee_balance;
mod shopee_income;
mod shopee_orders;
mod shopee_statistics;
mod tiktok_orders;
mod tiktok_settlement;
mod tokopedia_report;

pub(super) use plain::{UNNAMED, id_of};

use super::records::Records;
use super::table::{Form, Table};
use crate::language::Words;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Orders of Shopee.
    ShopeeOrders,
    /// Income released by Shopee.
    ShopeeIncome,
    /// The balance of a Shopee shop.
    ShopeeBalance,
    /// Daily statistics of a Shopee shop.
    ShopeeStatistics,
    /// Orders of TikTok Shop and Tokopedia.
    TiktokOrders,
    /// Settlements of TikTok Shop and Tokopedia.
    TiktokSettlement,
    /// Orders that creators brought to TikTok Shop.
    TiktokAffiliates,
    /// Orders that affiliates brought to Shopee.
    ShopeeAffiliates,
    /// The seller report of Tokopedia before it was joined with TikTok Shop.
    TokopediaReport,
    /// A cash book with a column for money in and one for money out.
    CashBookColumns,
    /// A cash book with a column that says whether money came in or went out.
    CashBookTypes,
    /// A table of days, channels and sales.
    Plain,
    /// A list of what goods cost the shop.
    CostList,
}

/// All forms; of two that fit a sheet equally well the first is taken.
pub(super) const FORMS: &[Form<Kind>] = &[
    Form { kind: Kind::ShopeeOrders, columns: shopee_orders::COLUMNS },
    Form { kind: Kind::ShopeeIncome, columns: shopee_income::COLUMNS },
    Form { kind: Kind::ShopeeBalance, columns: shopee_balance::COLUMNS },
    Form { kind: Kind::ShopeeStatistics, columns: shopee_statistics::COLUMNS },
    Form { kind: Kind::TiktokOrders, columns: tiktok_orders::COLUMNS },
    Form { kind: Kind::TiktokSettlement, columns: tiktok_settlement::COLUMNS },
    Form { kind: Kind::TiktokAffiliates, columns: affiliates::TIKTOK },
    Form { kind: Kind::ShopeeAffiliates, columns: affiliates::SHOPEE },
    Form { kind: Kind::TokopediaReport, columns: tokopedia_report::COLUMNS },
    Form { kind: Kind::CashBookColumns, columns: cash_book::IN_AND_OUT },
    Form { kind: Kind::CashBookTypes, columns: cash_book::WITH_TYPE },
    Form { kind: Kind::Plain, columns: plain::COLUMNS },
    Form { kind: Kind::CostList, columns: cost_list::COLUMNS },
];

impl Kind {
    /// Its name for people.
    #[must_use]
    pub fn name(self, words: &Words) -> String {
        match self {
            Self::ShopeeOrders => words.text("fit.kind.shopee_orders", &[]),
            Self::ShopeeIncome => words.text("fit.kind.shopee_income", &[]),
            Self::ShopeeBalance => words.text("fit.kind.shopee_balance", &[]),
            Self::ShopeeStatistics => words.text("fit.kind.shopee_statistics", &[]),
            Self::TiktokOrders => words.text("fit.kind.tiktok_orders", &[]),
            Self::TiktokSettlement => words.text("fit.kind.tiktok_settlement", &[]),
            Self::TiktokAffiliates => words.text("fit.kind.tiktok_affiliates", &[]),
            Self::ShopeeAffiliates => words.text("fit.kind.shopee_affiliates", &[]),
            Self::TokopediaReport => words.text("fit.kind.tokopedia_report", &[]),
            Self::CashBookColumns | Self::CashBookTypes => words.text("fit.kind.cash_book", &[]),
            Self::Plain => words.text("fit.kind.plain", &[]),
            Self::CostList => words.text("fit.kind.cost_list", &[]),
        }
    }

    /// The records of a sheet of this kind.
    pub(super) fn records(self, table: Table<Kind>) -> Records {
        match self {
            Self::ShopeeOrders => shopee_orders::records(&table),
            Self::ShopeeIncome => shopee_income::records(&table),
            Self::ShopeeBalance => shopee_balance::records(&table),
            Self::ShopeeStatistics => shopee_statistics::records(&table),
            Self::TiktokOrders => tiktok_orders::records(&table),
            Self::TiktokSettlement => tiktok_settlement::records(&table),
            Self::TiktokAffiliates | Self::ShopeeAffiliates => affiliates::records(&table),
            Self::TokopediaReport => tokopedia_report::records(table),
            Self::CashBookColumns => cash_book::with_columns(&table),
            Self::CashBookTypes => cash_book::with_types(&table),
            Self::Plain => plain::records(&table),
            Self::CostList => cost_list::records(&table),
        }
    }
}
