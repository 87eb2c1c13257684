//! `[capacity]`, `[stock]` and `[overselling]`.

use super::Extracted;
use super::fields::Fields;
use crate::scenario::types::{Capacity, Overselling, Stock};

/// The walker has made sure that exactly one of the two is given.
pub(super) fn capacity(root: &Fields<'_>) -> Extracted<Option<Capacity>> {
    let Some(fields) = root.table("capacity")? else {
        return Ok(None);
    };
    if let Some(orders) = fields.optional_number("orders_per_day")? {
        return Ok(Some(Capacity::Orders(orders)));
    }
    fields.number("sales_per_day").map(Capacity::Sales).map(Some)
}

pub(super) fn stock(root: &Fields<'_>) -> Extracted<Option<Stock>> {
    let Some(fields) = root.table("stock")? else {
        return Ok(None);
    };
    Ok(Some(Stock {
        review_days: fields.whole("review_days")?,
        lead_time_days: fields.whole("lead_time_days")?,
        safety_share: fields.number("safety_share")?,
        opening: fields.optional_number("opening")?,
    }))
}

pub(super) fn overselling(root: &Fields<'_>) -> Extracted<Option<Overselling>> {
    let Some(fields) = root.table("overselling")? else {
        return Ok(None);
    };
    Ok(Some(Overselling {
        trust_lost: fields.number("trust_lost")?,
        half_life_days: fields.number("half_life_days")?,
    }))
}
