//! `check --json`: what scenarios mean, what is doubted, and where their numbers come from.

use serde_json::{Value, json};

use super::meaning::{meaning, mixes};
use crate::language::{Language, Said, Words};
use crate::model::Model;
use crate::problems::{Problem, Severity, Source};
use crate::report::{Begins, Comes, Meaning, ResponseMeaning, ShockMeaning};
use crate::scenario::{Assumption, Variant, assumptions};

/// A file that was looked at.
#[derive(Debug, Clone, Copy)]
pub struct CheckedFile<'a> {
    /// Its name as it is shown.
    pub file: &'a str,
    /// What it holds; `None` where that is no sound scenario.
    pub sound: Option<(&'a Model, &'a [Variant])>,
    /// Its text; `None` where it could not be read.
    pub source: Option<&'a Source>,
    /// What is wrong with it or doubted.
    pub problems: &'a [Problem],
}

/// All files as one document.
#[must_use]
pub fn check_json(files: &[CheckedFile<'_>], language: Language) -> Vec<u8> {
    let files: Vec<Value> = files.iter().map(|file| one(file, language)).collect();
    let mut bytes = serde_json::to_vec_pretty(&json!({ "files": files })).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn one(file: &CheckedFile<'_>, language: Language) -> Value {
    let words = Words::of(language);
    let problems: Vec<Value> =
        file.problems.iter().map(|one| problem(one, file.source, words)).collect();
    let Some((model, variants)) = file.sound else {
        return json!({ "file": file.file, "sound": false, "problems": problems });
    };
    let told = Meaning::of(model);
    let mut lines = meaning(model, language);
    lines.extend(mixes(variants, language));
    let written = file.source.map(assumptions).unwrap_or_default();
    json!({
        "file": file.file,
        "sound": true,
        "business": told.business,
        "lines": lines,
        "month": month(&told),
        "cash": {
            "opening": told.opening_cash,
            "days_of_all_payments": finite(told.days_of_cash),
            "days_of_fixed_costs": finite(told.days_of_fixed_costs),
        },
        "break_even_a_week": {
            "costs": finite(told.break_even_weekly_sales),
            "costs_and_drawings": finite(told.month.break_even() * told.weekly_sales / told.month.sales),
        },
        "yearly_variation": {
            "low": finite(told.yearly_variation.low),
            "middle": finite(told.yearly_variation.middle),
            "high": finite(told.yearly_variation.high),
            "from_others": told.yearly_variation.from_others,
        },
        "shocks": told.shocks.iter().map(shock).collect::<Vec<_>>(),
        "links": told.links.iter().map(|link| json!({
            "from": link.from, "to": link.to, "recapture": link.recapture, "halo": link.halo,
        })).collect::<Vec<_>>(),
        "mixes": variants.iter().map(mix).collect::<Vec<_>>(),
        "responses": told.responses.iter().map(response).collect::<Vec<_>>(),
        "limits": {
            "orders_per_day": told.limits.orders_per_day,
            "sales_per_day": told.limits.sales_per_day,
            "stock_days": told.limits.stock_days,
            "credit": told.limits.credit,
        },
        "tax": { "rate": told.limits.tax_rate, "free_per_year": told.limits.tax_free },
        "not_known": told.unknown.iter().map(|number| json!({
            "key": number.name,
            "mean": finite(number.mean),
            "low": finite(number.low),
            "high": finite(number.high),
            "follows": number.follows.as_ref().map(|(other, _)| other),
            "rank_correlation": number.follows.as_ref().map(|(_, rank)| rank),
            "function": number.function.as_ref().map(|(of, line)| json!({
                "of": of, "times": line.times, "plus": line.plus,
            })),
        })).collect::<Vec<_>>(),
        "assumptions": written.iter().map(assumption).collect::<Vec<_>>(),
        "problems": problems,
    })
}

/// JSON has no infinity.
fn finite(value: f64) -> Option<f64> {
    Some(value).filter(|value| value.is_finite())
}

fn month(told: &Meaning) -> Value {
    let month = &told.month;
    let weeks = if told.weekly_sales > 0.0 { month.sales / told.weekly_sales } else { 0.0 };
    json!({
        "sales": month.sales,
        "sales_by_channel": told.channels.iter().map(|channel| json!({
            "channel": channel.name, "sales": channel.weekly_sales * weeks, "margin": finite(channel.margin),
        })).collect::<Vec<_>>(),
        "refunds": month.refunds,
        "fees": month.fees,
        "goods": month.goods,
        "wages": month.wages,
        "rent": month.rent,
        "other": month.other,
        "ads": month.ads,
        "loans": month.loans,
        "drawings": month.drawings,
        "left_over": month.left_over,
    })
}

fn shock(shock: &ShockMeaning) -> Value {
    let ShockMeaning {
        name,
        shared,
        comes,
        channels,
        lost,
        commission_points,
        unit_cost_increase,
        holds_payouts,
        payouts_lost,
        days,
        half_life_days,
        lasting,
    } = shock;
    let comes = match comes {
        Comes::On(date) => json!({ "on": date.to_string() }),
        Comes::Between { from, to, chance } => {
            json!({ "from": from.to_string(), "to": to.to_string(), "chance": chance })
        }
        Comes::Rate { times, chance } => {
            json!({ "times_a_year": times, "chance_in_a_year": chance })
        }
        Comes::Never => Value::Null,
    };
    json!({
        "name": name,
        "shared": shared,
        "comes": comes,
        "channels": channels,
        "lost": lost,
        "commission_points": commission_points,
        "unit_cost_increase": unit_cost_increase,
        "holds_payouts": holds_payouts,
        "payouts_lost": payouts_lost,
        "days": finite(*days),
        "half_life_days": half_life_days,
        "lasting": lasting,
    })
}

fn mix(variant: &Variant) -> Value {
    let mix = &variant.mix;
    let shares: serde_json::Map<String, Value> = mix
        .shares
        .iter()
        .map(|(channel, share)| (channel.value.clone(), Value::from(share.value)))
        .collect();
    json!({
        "id": mix.id.value,
        "name": mix.name.value,
        "shares": shares,
        "in_place": mix.in_place.value,
        "sets": mix.set.iter().map(|set| set.path.value.as_str()).collect::<Vec<_>>(),
    })
}

fn response(response: &ResponseMeaning) -> Value {
    let begins = match &response.begins {
        Begins::On(date) => json!({ "on": date.to_string() }),
        Begins::AfterShock { shock, days } => json!({ "after": shock, "days": days }),
        Begins::SalesBelow(share) => json!({ "sales_below": share }),
        Begins::CashBelow(days) => json!({ "cash_below_days": days }),
    };
    json!({ "name": response.name, "begins": begins })
}

fn assumption(one: &Assumption) -> Value {
    json!({
        "key": one.key,
        "value": one.value,
        "mark": one.mark.name(),
        "source": one.source,
        "line": one.line,
    })
}

fn problem(problem: &Problem, source: Option<&Source>, words: Words) -> Value {
    let say = |said: &Said| said.say(words);
    let place = source.zip(problem.span).map(|(source, span)| source.place(span.start));
    json!({
        "severity": match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "message": say(&problem.message),
        "help": problem.help.as_ref().map(say),
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
    })
}
