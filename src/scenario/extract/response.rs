//! `[[response]]`.

use super::Extracted;
use super::fields::Fields;
use super::finance::loan_terms;
use crate::scenario::types::{ChangeAds, CutCost, Phase, Plan, Raise, Response, SellStock, When};

pub(super) fn response(fields: &Fields<'_>) -> Extracted<Response> {
    let lifts = fields.texts("lifts")?;
    Ok(Response {
        id: fields.text("id")?,
        name: fields.text("name")?,
        when: when(&fields.table_or_empty("when")?)?,
        lasts_days: fields.optional_number("lasts_days")?,
        ads: each(fields, "ads", change_ads)?,
        cut_costs: each(fields, "cut_costs", cut_cost)?,
        raise: each(fields, "raise", raise)?,
        loan: fields.table("loan")?.as_ref().map(loan_terms).transpose()?,
        sell_stock: fields.table("sell_stock")?.as_ref().map(sell_stock).transpose()?,
        plan: plan(fields)?,
        lifts: (!lifts.is_empty()).then_some(lifts),
        lift_half_life_days: fields.number("lift_half_life_days")?,
    })
}

fn each<T>(
    fields: &Fields<'_>,
    key: &str,
    one: impl Fn(&Fields<'_>) -> Extracted<T>,
) -> Extracted<Vec<T>> {
    fields.tables(key)?.iter().map(one).collect()
}

/// The walker has made sure that exactly one of the four is given.
fn when(fields: &Fields<'_>) -> Extracted<When> {
    if let Some(date) = fields.optional_date("date")? {
        return Ok(When::Date(date));
    }
    if let Some(shock) = fields.optional_text("shock")? {
        return Ok(When::AfterShock { shock, days_after: fields.number("days_after")? });
    }
    if let Some(days) = fields.optional_number("cash_below_days")? {
        return Ok(When::CashBelow { days });
    }
    Ok(When::SalesBelow {
        channel: fields.optional_text("channel")?,
        share: fields.number("sales_below")?,
        for_days: fields.whole("for_days")?,
    })
}

fn change_ads(fields: &Fields<'_>) -> Extracted<ChangeAds> {
    Ok(ChangeAds { channel: fields.text("channel")?, factor: fields.number("factor")? })
}

fn cut_cost(fields: &Fields<'_>) -> Extracted<CutCost> {
    Ok(CutCost { cost: fields.text("cost")?, share: fields.number("share")? })
}

fn raise(fields: &Fields<'_>) -> Extracted<Raise> {
    Ok(Raise {
        channel: fields.text("channel")?,
        effort: fields.number("effort")?,
        delay_days: fields.number("delay_days")?,
        length_days: fields.number("length_days")?,
    })
}

fn sell_stock(fields: &Fields<'_>) -> Extracted<SellStock> {
    Ok(SellStock { share: fields.number("share")?, price: fields.number("price")? })
}

fn plan(fields: &Fields<'_>) -> Extracted<Option<Plan>> {
    if let Some(eight_weeks) = fields.table("eight_weeks")? {
        return Ok(Some(Plan::EightWeeks {
            cost_per_week: eight_weeks.number("cost_per_week")?,
            lift: eight_weeks.number("lift")?,
        }));
    }
    let phases = each(fields, "phases", phase)?;
    Ok((!phases.is_empty()).then_some(Plan::Phases(phases)))
}

fn phase(fields: &Fields<'_>) -> Extracted<Phase> {
    Ok(Phase {
        days: fields.whole("days")?,
        cost_per_week: fields.number("cost_per_week")?,
        lift: fields.number("lift")?,
    })
}
