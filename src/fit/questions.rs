//! The few things that no file says, as questions with their answers.

use super::reading::{Purpose, Shop};
use super::writing::Answers;
use crate::language::Words;
use crate::starter::{rupiah, whole};

/// What may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Cash today.
    Cash,
    /// Cost of goods, percent of sales.
    Goods,
    /// Rent a month.
    Rent,
    /// What the family takes a month.
    Family,
}

impl Question {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 4] = [Self::Cash, Self::Goods, Self::Rent, Self::Family];

    /// A word for it in programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::Goods => "goods",
            Self::Rent => "rent",
            Self::Family => "family",
        }
    }

    /// The question.
    #[must_use]
    pub fn sentence(self, words: &Words) -> String {
        match self {
            Self::Cash => words.text("fit.question.cash", &[]),
            Self::Goods => words.text("fit.question.goods", &[]),
            Self::Rent => words.text("fit.question.rent", &[]),
            Self::Family => words.text("fit.question.family", &[]),
        }
    }

    /// An answer as it may be written.
    #[must_use]
    pub const fn example(self) -> &'static str {
        match self {
            Self::Goods => "60",
            Self::Cash | Self::Rent | Self::Family => "15 juta",
        }
    }

    /// Whether neither answers nor files say it.
    #[must_use]
    pub fn is_open(self, answers: &Answers, shop: &Shop) -> bool {
        let book = shop.cash_book.as_ref();
        let says = |purpose| book.is_some_and(|book| book.per_month.contains_key(&purpose));
        let is_known = match self {
            Self::Cash => answers.cash.is_some() || book.is_some_and(|book| book.balance.is_some()),
            Self::Goods => answers.goods_share.is_some() || shop.goods_cost.is_some(),
            Self::Rent => answers.rent.is_some() || says(Purpose::Rent),
            Self::Family => answers.family.is_some() || says(Purpose::Drawings),
        };
        !is_known
    }

    /// Where its answer stands.
    pub fn place(self, answers: &mut Answers) -> &mut Option<f64> {
        match self {
            Self::Cash => &mut answers.cash,
            Self::Goods => &mut answers.goods_share,
            Self::Rent => &mut answers.rent,
            Self::Family => &mut answers.family,
        }
    }

    /// The number in an answer.
    ///
    /// # Errors
    ///
    /// How it should be written.
    pub fn understood(self, text: &str, words: &Words) -> Result<f64, String> {
        let not_a_number = || words.text("new.answer.not_a_number", &[("example", self.example())]);
        if self != Self::Goods {
            return rupiah(text).map(|amount| amount as f64).map_err(|_| not_a_number());
        }
        let percent = text.trim_end_matches(['%', ' ']);
        match whole(percent) {
            Ok(percent) if percent <= 100 => Ok(percent as f64 / 100.0),
            Ok(_) => Err(words.text("new.answer.limits", &[("least", "0"), ("most", "100")])),
            Err(_) => Err(not_a_number()),
        }
    }
}
