//! What a shop owner answered.

use crate::language::Words;

/// The answers to the ten questions; money in rupiah.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// Name of the shop.
    pub name: String,
    /// Money in the bank today.
    pub cash: u64,
    /// Sales of an ordinary week, all channels together.
    pub weekly_sales: u64,
    /// What a buyer spends at once.
    pub order_value: u64,
    /// Percent of sales on TikTok Live.
    pub live_percent: u64,
    /// Percent of sales on a marketplace.
    pub marketplace_percent: u64,
    /// Goods in percent of their price.
    pub goods_percent: u64,
    /// Wages, rent and the like, a month.
    pub fixed_per_month: u64,
    /// What the household takes out, a month.
    pub drawings_per_month: u64,
    /// Days for which the main channel stops.
    pub stop_days: u64,
}

/// Answers that contradict one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    total: u64,
}

impl Answers {
    /// Checks what the answers say together.
    ///
    /// # Errors
    /// When more than all sales are on TikTok Live and the marketplace.
    pub fn check(&self) -> Result<(), Conflict> {
        let total = self.live_percent + self.marketplace_percent;
        if total > 100 { Err(Conflict { total }) } else { Ok(()) }
    }

    /// Percent of sales that remain for buyers who come directly.
    pub(super) fn direct_percent(&self) -> u64 {
        100_u64.saturating_sub(self.live_percent + self.marketplace_percent)
    }
}

impl Conflict {
    /// What is wrong, in a sentence.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        words.text("new.answer.more_than_all", &[("total", &self.total.to_string())])
    }
}
