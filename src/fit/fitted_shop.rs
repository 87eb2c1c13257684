//! All channels of a shop, fitted: what the command line and the page of a browser both ask for.

use jiff::civil::Date;

use super::fitted::{Fitted, fit};
use super::level::loadings;
use super::reading::Shop;
use super::telling;
use super::writing::{Answers, scenario};
use crate::language::Words;

/// A shop with what was fitted of its channels.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedShop<'a> {
    /// What was read.
    pub shop: &'a Shop,
    /// Its channels, those that ever sold something.
    pub channels: Vec<Fitted<'a>>,
}

impl<'a> FittedShop<'a> {
    /// Fits all channels. `named` are shocks that the owner knows of, first and last day. `None` when
    /// nothing was sold.
    #[must_use]
    pub fn of(shop: &'a Shop, named: &[(Date, Date)]) -> Option<Self> {
        let channels: Vec<Fitted<'_>> =
            shop.channels.iter().filter_map(|channel| fit(channel, named)).collect();
        (!channels.is_empty()).then_some(Self { shop, channels })
    }

    /// What was fitted, in sentences.
    #[must_use]
    pub fn told(&self, words: &Words) -> Vec<String> {
        self.channels.iter().flat_map(|fitted| telling::fitted(fitted, words)).collect()
    }

    /// The scenario; it runs as it is.
    #[must_use]
    pub fn text(&self, answers: &Answers, words: &Words) -> String {
        let pairs: Vec<_> =
            self.channels.iter().map(|fitted| (&fitted.history, &fitted.posterior)).collect();
        scenario(self.shop, &self.channels, &loadings(&pairs), answers, words)
    }
}

/// A stretch of time such as `2023-10-04..2023-12-12`: its first and its last day. `None` where it is
/// none.
#[must_use]
pub fn stretch(text: &str) -> Option<(Date, Date)> {
    let (first, last) = text.split_once("..")?;
    let (first, last): (Date, Date) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (first <= last).then_some((first, last))
}
