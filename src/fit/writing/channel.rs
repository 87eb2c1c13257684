//! One channel: how much it sells, how that varies, what the platform takes and when it pays.

use jiff::civil::Date;

use super::notes::Notes;
use super::page::{Page, amount, between, decimal, quoted, range};
use crate::fit::fitted::{Fitted, kind_of, title_of};
use crate::fit::level::{Kind, LogNormal};
use crate::fit::reading::{Channel, Fact};
use crate::numeric::exp;

/// One side of a 90% range, in standard deviations.
const NINETY: f64 = 1.645;

pub(super) fn write(page: &mut Page, fitted: &Fitted<'_>, start: Date, notes: &Notes<'_>) {
    let channel = fitted.channel;
    page.table("[[channel]]");
    page.key("id", &quoted(&channel.id), "");
    page.key("name", &quoted(&title_of(&channel.id)), "");
    if let Some(platform) = platform(&channel.id) {
        page.key("platform", &quoted(platform), "");
    }
    if channel.end() < start {
        page.comment(
            &notes.words.text("fit.file.ends_early", &[("date", &channel.end().to_string())]),
        );
    }
    sales(page, fitted, notes);
    variation(page, fitted, notes);
    season(page, fitted, notes);
    money(page, channel, notes);
}

pub(super) fn platform(id: &str) -> Option<&'static str> {
    ["shopee", "tiktok", "tokopedia", "lazada"].into_iter().find(|platform| id.contains(platform))
}

fn sales(page: &mut Page, fitted: &Fitted<'_>, notes: &Notes<'_>) {
    let (day, cv) = fitted.outlook.ordinary_day();
    page.comment(&notes.of_files(&fitted.channel.source));
    page.comment(&notes.words.text("fit.file.sales", &[]));
    let mean = amount(7.0 * day);
    let cv = decimal(cv.max(0.001));
    page.key(
        "weekly_sales",
        &format!("{{ distribution = \"lognormal\", mean = {mean}, cv = {cv}, maximum = 1e13 }}"),
        "",
    );
    match &fitted.channel.order_value {
        Some(value) => {
            let note = notes.of_files(&value.source);
            page.key(
                "order_value",
                &range(value.range.0, value.value, value.range.1, amount),
                &note,
            );
        }
        None => page.key(
            "order_value",
            "[50_000, 85_000, 150_000]",
            &notes.assumed("fit.file.order_value"),
        ),
    }
    match fitted.growth {
        Some((low, high)) => page.key(
            "growth_per_year",
            &between(low, high, decimal),
            &notes.measured("fit.file.growth", &[]),
        ),
        None => page.key("growth_per_year", "0.0", &notes.assumed("fit.file.no_growth")),
    }
}

fn variation(page: &mut Page, fitted: &Fitted<'_>, notes: &Notes<'_>) {
    let (outlook, history) = (&fitted.outlook, &fitted.history);
    let seen = history.observations.len().to_string();
    let note = if history.by_weeks {
        notes.measured("fit.file.fitted_weeks", &[("n", &seen)])
    } else {
        notes.measured("fit.file.fitted_days", &[("n", &seen)])
    };
    page.comment(&note);
    page.key("noise", &lognormal(outlook.noise, 3.0), "");
    page.key("slow_level_step", &lognormal(outlook.step, 1.0), "");
    let (least, likely, most) = outlook.half_life;
    page.key("slow_level_half_life_days", &range(least, likely.round(), most, decimal), "");
    // How roughly today's level is known stands in weekly_sales already.
    page.key("slow_level_start", "0.0", "");
    if history.by_weeks {
        page.key("lumpy_orders", "true", &notes.measured("fit.file.lumpy", &[]));
        let cv = fitted.channel.order_value_cv;
        let note = if cv.is_some() {
            notes.of_files(&fitted.channel.source)
        } else {
            notes.assumed("fit.file.order_value_cv")
        };
        page.key("order_value_cv", &decimal(cv.unwrap_or(1.0).clamp(0.01, 10.0)), &note);
    }
}

/// A lognormal by median and spread, as the format writes it: by mean and coefficient of variation.
fn lognormal(of: LogNormal, maximum: f64) -> String {
    let square = of.sigma * of.sigma;
    let mean = of.median * exp(0.5 * square);
    let cv = (exp(square) - 1.0).sqrt().max(0.001);
    format!(
        "{{ distribution = \"lognormal\", mean = {}, cv = {}, maximum = {} }}",
        decimal(mean),
        decimal(cv),
        decimal(maximum)
    )
}

fn season(page: &mut Page, fitted: &Fitted<'_>, notes: &Notes<'_>) {
    let weekdays: Vec<String> =
        fitted.outlook.weekday_factors().iter().map(|factor| decimal(*factor)).collect();
    let note = notes.of_files(&fitted.channel.source);
    page.key("weekday_profile", &format!("[{}]", weekdays.join(", ")), &note);
    if let Some((mean, sd)) = fitted.outlook.pay_days {
        let factor = between(exp(mean - NINETY * sd), exp(mean + NINETY * sd), decimal);
        page.key("pay_days", &format!("[{{ from_day = 25, to_day = 28, factor = {factor} }}]"), "");
    }
}

fn money(page: &mut Page, channel: &Channel, notes: &Notes<'_>) {
    let on_platform = platform(&channel.id).is_some() || kind_of(&channel.id) == Kind::Online;
    let mut fact = |key: &str,
                    fact: &Option<Fact>,
                    most: f64,
                    write: fn(f64) -> String,
                    assumed: Option<(&str, &str)>| {
        match (fact, assumed) {
            (Some(fact), _) => {
                let [low, likely, high] =
                    [fact.range.0, fact.value, fact.range.1].map(|value| value.clamp(0.0, most));
                page.key(key, &range(low, likely, high, write), &notes.of_files(&fact.source));
            }
            (None, Some((value, why))) if on_platform => page.key(key, value, &notes.assumed(why)),
            _ => {}
        }
    };
    fact(
        "commission",
        &channel.commission,
        1.0,
        decimal,
        Some(("[0.05, 0.08, 0.1]", "fit.file.commission")),
    );
    fact("order_fee", &channel.order_fee, 1e6, amount, Some(("1_250", "fit.file.order_fee")));
    if let (Some(_), Some(_)) = (&channel.creator_share, &channel.creator_commission) {
        fact("creator_share", &channel.creator_share, 1.0, decimal, None);
        fact("creator_commission", &channel.creator_commission, 1.0, decimal, None);
    }
    fact(
        "returns",
        &channel.returns,
        1.0,
        decimal,
        Some(("[0.005, 0.01, 0.05]", "fit.file.returns")),
    );
    match channel.payout_shares.as_slice() {
        [] if on_platform => {
            page.key("payout_delay_days", "[3, 5, 8]", &notes.assumed("fit.file.payout"))
        }
        [] => {}
        [(days, _)] => page.key(
            "payout_delay_days",
            &days.to_string(),
            &notes.of_files(&channel.payout_source),
        ),
        shares => {
            let entry = |(days, share): &(u32, f64)| {
                format!("{{ days = {days}, share = {} }}", decimal(*share))
            };
            let entries: Vec<String> = shares.iter().map(entry).collect();
            let note = notes.of_files(&channel.payout_source);
            page.key("payout_shares", &format!("[{}]", entries.join(", ")), &note);
        }
    }
}
