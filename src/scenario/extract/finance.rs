//! `[channel.ads]`, `[[loan]]`, `[drawings]` and `[tax]`.

use super::Extracted;
use super::fields::Fields;
use crate::scenario::types::{Ads, AdsPlan, DrawingAmount, Drawings, Loan, LoanTerms, Tax};

pub(super) fn ads(channel: &Fields<'_>) -> Extracted<Option<Ads>> {
    let Some(fields) = channel.table("ads")? else {
        return Ok(None);
    };
    let plan = |entry: &Fields<'_>| {
        Ok(AdsPlan {
            from: entry.date("from")?,
            to: entry.date("to")?,
            factor: entry.number("factor")?,
        })
    };
    Ok(Some(Ads {
        per_week_today: fields.number("per_week_today")?,
        per_week: fields.own_number("per_week")?,
        effect_exponent: fields.number("effect_exponent")?,
        plan: fields.tables("plan")?.iter().map(plan).collect::<Extracted<_>>()?,
    }))
}

pub(super) fn loan(fields: &Fields<'_>) -> Extracted<Loan> {
    Ok(Loan { id: fields.text("id")?, date: fields.date("date")?, terms: loan_terms(fields)? })
}

pub(super) fn loan_terms(fields: &Fields<'_>) -> Extracted<LoanTerms> {
    Ok(LoanTerms {
        amount: fields.number("amount")?,
        months: fields.whole("months")?,
        interest_per_year: fields.number("interest_per_year")?,
    })
}

pub(super) fn drawings(root: &Fields<'_>) -> Extracted<Option<Drawings>> {
    let Some(fields) = root.table("drawings")? else {
        return Ok(None);
    };
    let amount = match fields.optional_number("per_month")? {
        Some(amount) => DrawingAmount::PerMonth(amount),
        None => DrawingAmount::ShareOfSurplus(fields.number("share_of_surplus")?),
    };
    Ok(Some(Drawings { amount, day: fields.whole("day")? }))
}

pub(super) fn tax(root: &Fields<'_>) -> Extracted<Option<Tax>> {
    let Some(fields) = root.table("tax")? else {
        return Ok(None);
    };
    Ok(Some(Tax {
        rate: fields.number("rate")?,
        threshold_per_year: fields.number("threshold_per_year")?,
        turnover_so_far: fields.number("turnover_so_far")?,
        due_at_start: fields.number("due_at_start")?,
        day: fields.whole("day")?,
    }))
}
