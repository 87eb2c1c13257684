//! `[[channel]]`.

use jiff::civil::Date;

use super::Extracted;
use super::fields::Fields;
use super::finance::ads;
use crate::scenario::Located;
use crate::scenario::format::WEEKDAYS;
use crate::scenario::types::{
    Affiliates, Channel, Fatigue, Hosts, Live, PayDays, Payout, Ramp, Sales,
};

pub(super) fn channel(fields: &Fields<'_>, first_day: Date) -> Extracted<Channel> {
    Ok(Channel {
        id: fields.text("id")?,
        name: fields.text("name")?,
        platform: fields.text("platform")?,
        features: fields.texts("features")?,
        sales: sales(fields)?,
        affiliates: affiliates(fields)?,
        order_value: fields.optional_number("order_value")?,
        growth_per_year: fields.number("growth_per_year")?,
        weekday_profile: weekday_profile(fields)?,
        month_profile: fields.plains::<12>("month_profile")?,
        pay_days: fields.tables("pay_days")?.iter().map(pay_days).collect::<Extracted<_>>()?,
        reference_share: fields.optional_plain("reference_share")?,
        today_share: fields.optional_plain("today_share")?,
        returns_to_effort: fields.number("returns_to_effort")?,
        ramp: ramp(fields, first_day)?,
        ads: ads(fields)?,
        lumpy_orders: fields.truth("lumpy_orders")?,
        order_value_cv: fields.number("order_value_cv")?,
        noise: fields.number("noise")?,
        slow_level_step: fields.number("slow_level_step")?,
        slow_level_half_life_days: fields.number("slow_level_half_life_days")?,
        slow_level_start: fields.optional_number("slow_level_start")?,
        commission: fields.number("commission")?,
        order_fee: fields.number("order_fee")?,
        creator_commission: fields.number("creator_commission")?,
        creator_share: fields.number("creator_share")?,
        returns: fields.number("returns")?,
        resale: fields.number("resale")?,
        goods_share: fields.own_number("goods_share")?,
        goods_credit_days: fields.own_number("goods_credit_days")?,
        packing_per_order: fields.own_number("packing_per_order")?,
        fixed_cost_per_month: fields.number("fixed_cost_per_month")?,
        fixed_cost_day: fields.whole("fixed_cost_day")?,
        payout: payout(fields)?,
        opening_receipts: fields.optional_number("opening_receipts")?,
        opening_bills: fields.optional_number("opening_bills")?,
    })
}

/// The walker has made sure that exactly one of the three is given.
fn sales(fields: &Fields<'_>) -> Extracted<Sales> {
    if let Some(weekly) = fields.optional_number("weekly_sales")? {
        return Ok(Sales::Weekly(weekly));
    }
    match fields.table("live")? {
        Some(live) => live_sales(&live).map(Sales::Live),
        None => fields.number("orders_per_week").map(Sales::Orders),
    }
}

fn live_sales(fields: &Fields<'_>) -> Extracted<Live> {
    Ok(Live {
        sessions_per_week: fields.number("sessions_per_week")?,
        reference_sessions_per_week: fields.own_number("reference_sessions_per_week")?,
        hours_per_session: fields.number("hours_per_session")?,
        viewers_first_hour: fields.number("viewers_first_hour")?,
        viewers_later_hour: fields.number("viewers_later_hour")?,
        conversion: fields.number("conversion")?,
        time_slot_factor: fields.number("time_slot_factor")?,
        hosts: hosts(fields)?,
        fatigue: fatigue(fields)?,
        returns_to_sessions: fields.number("returns_to_sessions")?,
    })
}

fn hosts(fields: &Fields<'_>) -> Extracted<Option<Hosts>> {
    let Some(hosts) = fields.optional_number("hosts")? else {
        return Ok(None);
    };
    Ok(Some(Hosts {
        hosts,
        sessions_per_host_per_week: fields.number("sessions_per_host_per_week")?,
        host_absence: fields.number("host_absence")?,
    }))
}

fn fatigue(fields: &Fields<'_>) -> Extracted<Option<Fatigue>> {
    let Some(half_life_days) = fields.optional_number("fatigue_half_life_days")? else {
        return Ok(None);
    };
    Ok(Some(Fatigue { half_life_days, floor: fields.number("fatigue_floor")? }))
}

fn affiliates(fields: &Fields<'_>) -> Extracted<Option<Affiliates>> {
    let Some(affiliates) = fields.table("affiliates")? else {
        return Ok(None);
    };
    Ok(Some(Affiliates {
        lift: affiliates.number("lift")?,
        commission: affiliates.number("commission")?,
        noise: affiliates.number("noise")?,
    }))
}

fn weekday_profile(fields: &Fields<'_>) -> Extracted<Located<[f64; 7]>> {
    let mut profile = fields.plains::<7>("weekday_profile")?;
    let Some(live) = fields.table("live")? else {
        return Ok(profile);
    };
    let skipped = live.texts("skipped_weekdays")?;
    for (weekday, sales) in WEEKDAYS.iter().zip(&mut profile.value) {
        if skipped.iter().any(|skipped| skipped.value == *weekday) {
            *sales = 0.0;
        }
    }
    Ok(profile)
}

fn pay_days(fields: &Fields<'_>) -> Extracted<PayDays> {
    Ok(PayDays {
        from_day: fields.whole("from_day")?,
        to_day: fields.whole("to_day")?,
        factor: fields.number("factor")?,
    })
}

fn ramp(fields: &Fields<'_>, first_day: Date) -> Extracted<Option<Ramp>> {
    let Some(ramp) = fields.table("ramp")? else {
        return Ok(None);
    };
    let start = ramp.optional_date("start")?;
    Ok(Some(Ramp {
        start: start.unwrap_or(Located { value: first_day, span: ramp.span() }),
        delay_days: ramp.number("delay_days")?,
        length_days: ramp.number("length_days")?,
    }))
}

fn payout(fields: &Fields<'_>) -> Extracted<Payout> {
    let shares = fields.tables("payout_shares")?;
    if shares.is_empty() {
        return fields.number("payout_delay_days").map(Payout::Delay);
    }
    let share = |fields: &Fields<'_>| Ok((fields.whole("days")?, fields.plain("share")?));
    shares.iter().map(share).collect::<Extracted<Vec<_>>>().map(Payout::Shares)
}
