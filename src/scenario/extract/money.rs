//! `[costs]`, `[[one_off]]` and `[credit]`.

use super::Extracted;
use super::fields::Fields;
use crate::scenario::types::{Costs, Credit, OneOff, OtherCost};
use crate::scenario::{Located, Number};

pub(super) fn costs(fields: &Fields<'_>) -> Extracted<Costs> {
    Ok(Costs {
        wages_per_month: fields.number("wages_per_month")?,
        wages_day: fields.whole("wages_day")?,
        thr_months: fields.number("thr_months")?,
        rent_per_month: fields.number("rent_per_month")?,
        rent_day: fields.whole("rent_day")?,
        goods_share: fields.number("goods_share")?,
        goods_credit_days: fields.number("goods_credit_days")?,
        packing_per_order: fields.number("packing_per_order")?,
        other: fields.tables("other")?.iter().map(other).collect::<Extracted<_>>()?,
    })
}

fn other(fields: &Fields<'_>) -> Extracted<OtherCost> {
    Ok(OtherCost {
        name: fields.text("name")?,
        per_month: fields.number("per_month")?,
        day: fields.whole("day")?,
    })
}

pub(super) fn one_off(fields: &Fields<'_>) -> Extracted<OneOff> {
    Ok(OneOff {
        name: fields.text("name")?,
        date: fields.date("date")?,
        amount: fields.number("amount")?,
    })
}

/// Without the table there is no credit.
pub(super) fn credit(root: &Fields<'_>) -> Extracted<Credit> {
    let fields = root.table_or_empty("credit")?;
    let no_credit = Located { value: Number::Plain(0.0), span: fields.span() };
    Ok(Credit {
        limit: if fields.has("limit") { fields.number("limit")? } else { no_credit },
        interest_per_year: fields.number("interest_per_year")?,
        drawn_below: fields.number("drawn_below")?,
    })
}
