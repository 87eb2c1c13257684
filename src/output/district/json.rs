//! Every figure of a district with its error.

use serde_json::{Value, json};

use super::DistrictAnswer;
use crate::district::{Amounts, Diversified, FundFinding, LeftOut};
use crate::language::{Language, Words};
use crate::metrics::Estimate;
use crate::output::json::{SUMMARY_VERSION, engine, estimate};
use crate::report::Unit;

/// The summary of a district.
pub(super) fn summary(answer: &DistrictAnswer, language: Language) -> Value {
    let words = Words::of(language);
    let found = &answer.findings;
    let [with, without] = [0, 1].map(|life: usize| {
        json!({
            "shops_out_of_cash": amounts(&found.out[life], Unit::Number),
            "shops_out_of_cash_at_once": amounts(&found.peak[life], Unit::Number),
            "net_cash_flow": amounts(&found.net_cash_flow[life], Unit::Money),
            "unpaid_wages": amounts(&found.unpaid_wages[life], Unit::Money),
        })
    });
    let platforms = found.platforms.iter().map(
        |one| json!({ "id": one.id, "name": one.name, "share": one.share, "shops": one.shops }),
    );
    let curve = found.fund_curve.iter().map(|point| {
        json!({
            "size": point.size as f64,
            "shops_saved": point.saved as f64 / answer.paths as f64,
            "cost_per_future": point.last.cost as f64 / f64::from(point.last.saved),
        })
    });
    json!({
        "summary_version": SUMMARY_VERSION,
        "engine": engine(answer.seed, answer.paths as usize),
        "district": {
            "name": answer.business,
            "start": answer.start.to_string(),
            "days": answer.days,
            "shops": found.shops.len(),
            "shared_shocks": answer.shocks,
        },
        "conventions": {
            "money": "whole rupiah: each amount is rounded once a path and shop",
            "out_of_cash": "a day closes below minus the credit limit",
            "at_once": "the most shops that are out of cash on any day of one and the same week",
            "lost_sales": "sales of the same paths without shocks less those with them",
            "unpaid_wages": "wages and holiday allowance due on a day that closes out of cash, as far as cash is short of them",
            "without_shocks": "the same paths without any shock",
            "high": "what 1 in 20 futures lies above; low: what 1 in 20 lies below",
            "fund": "cash given before the first day, chosen once for all futures: the cheapest futures first, by cost a future saved, on the lower convex hull of what each shop was missing",
            "marginal": "shops saved, on average over futures, by one rupiah more",
            "interval": "95% confidence for the finite number of paths, not for what the scenario does not know",
        },
        "with_shocks": with,
        "without_shocks": without,
        "shops_out_of_cash_because_of_shocks": number(&found.out_because_of_shocks),
        "lost_sales": amounts(&found.lost, Unit::Money),
        "sales_without_shocks": amounts(&found.sales_without, Unit::Money),
        "platforms": platforms.collect::<Vec<Value>>(),
        "herfindahl_index": found.herfindahl,
        "fund": {
            "curve": curve.collect::<Vec<Value>>(),
            "sizes": found.funds.iter().map(fund).collect::<Vec<Value>>(),
        },
        "diversified": found.diversified.as_ref().map(|it| diversified(it, answer)),
        "left_out": found.left_out.iter().map(|shop| left_out(shop, words)).collect::<Vec<Value>>(),
    })
}

fn number(figure: &Estimate) -> Value {
    estimate(figure, Unit::Number)
}

fn amounts(amounts: &Amounts, unit: Unit) -> Value {
    json!({
        "mean": estimate(&amounts.mean, unit),
        "median": estimate(&amounts.median, unit),
        "high": estimate(&amounts.high, unit),
        "low": estimate(&amounts.low, unit),
    })
}

fn fund(fund: &FundFinding) -> Value {
    json!({
        "size": fund.size,
        "spent": fund.spent as f64,
        "shops_helped": fund.shops.len(),
        "shops_saved": fund.saved,
        "marginal": fund.marginal,
    })
}

fn diversified(found: &Diversified, answer: &DistrictAnswer) -> Value {
    let pair = |(after, change): &(Amounts, Estimate), unit| json!({ "with_mix": amounts(after, unit), "change_of_mean": estimate(change, unit) });
    json!({
        "mix": answer.mix,
        "shops": found.shops,
        "shops_out_of_cash": pair(&found.out, Unit::Number),
        "shops_out_of_cash_at_once": pair(&found.peak, Unit::Number),
        "net_cash_flow": pair(&found.net_cash_flow, Unit::Money),
        "unpaid_wages": pair(&found.unpaid_wages, Unit::Money),
    })
}

fn left_out(shop: &LeftOut, words: Words) -> Value {
    json!({
        "name": shop.name,
        "row": shop.row.as_ref().map(|row| row.line),
        "column": shop.row.as_ref().map(|row| row.column.as_str()),
        "problem": shop.why().say(words),
    })
}
