//! A district in sentences.

use super::DistrictAnswer;
use crate::district::{Diversified, FundFinding, LeftOut};
use crate::language::{Language, Words, count, decimal, percent};

/// So many rows that were left out are told one by one.
const MOST_ROWS: usize = 10;

/// The sentences about a district.
pub(super) fn spoken(answer: &DistrictAnswer, language: Language) -> Vec<String> {
    let words = Words::of(language);
    let found = &answer.findings;
    let number = |value: f64| shops(value, language);
    let n = count(found.shops.len() as u64, language);
    let futures = count(answer.paths, language);
    let days = answer.days.to_string();
    let mut lines = vec![
        words.text("terminal.district.shops", &[("n", &n), ("paths", &futures), ("days", &days)]),
    ];
    lines.extend(rows_left_out(&found.left_out, words));
    let [with, without] = &found.out;
    lines.push(words.text(
        "terminal.district.out",
        &[("with", &number(with.mean.value)), ("without", &number(without.mean.value)), ("n", &n)],
    ));
    let peak = &found.peak[0];
    lines.push(words.text(
        "terminal.district.peak",
        &[("median", &number(peak.median.value)), ("high", &number(peak.high.value))],
    ));
    let share = match found.sales_without.mean.value {
        sales if sales > 0.0 => percent(found.lost.mean.value / sales, language),
        _ => percent(0.0, language),
    };
    lines.push(words.text(
        "terminal.district.lost",
        &[
            ("mean", &words.money(found.lost.mean.value)),
            ("share", &share),
            ("high", &words.money(found.lost.high.value)),
        ],
    ));
    let unpaid = &found.unpaid_wages;
    lines.push(words.text(
        "terminal.district.wages",
        &[
            ("with", &words.money(unpaid[0].mean.value)),
            ("without", &words.money(unpaid[1].mean.value)),
            ("high", &words.money(unpaid[0].high.value)),
        ],
    ));
    lines.extend(platforms(answer, words));
    lines.extend(found.funds.iter().map(|fund| of_fund(fund, words)));
    lines.extend(found.diversified.as_ref().map(|it| diversified(it, answer, words)));
    lines
}

/// A number of shops; of few with a digit behind the comma.
fn shops(value: f64, language: Language) -> String {
    let places = usize::from(value.abs() < 100.0 && value.fract() != 0.0);
    decimal(value, places, language)
}

fn platforms(answer: &DistrictAnswer, words: Words) -> Option<String> {
    let found = &answer.findings;
    let (first, index) = (found.platforms.first()?, found.herfindahl?);
    let language = words.language();
    let values = [
        ("name", first.name.as_str()),
        ("share", &percent(first.share, language)),
        ("shops", &count(u64::from(first.shops), language)),
        ("index", &decimal(index, 2, language)),
    ];
    Some(words.text("terminal.district.platform", &values))
}

fn of_fund(fund: &FundFinding, words: Words) -> String {
    let language = words.language();
    let per_million = fund.marginal.map_or(0.0, |marginal| 1e6 * marginal);
    let values = [
        ("size", words.money(fund.size)),
        ("spent", words.money(fund.spent as f64)),
        ("helped", count(fund.shops.len() as u64, language)),
        ("saved", shops(fund.saved, language)),
        ("marginal", decimal(per_million, 4, language)),
        ("million", words.money(1e6)),
    ];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(key, text)| (*key, text.as_str())).collect();
    let key = match fund.marginal {
        Some(_) => "terminal.district.fund",
        None => "terminal.district.fund_enough",
    };
    words.text(key, &values)
}

fn diversified(found: &Diversified, answer: &DistrictAnswer, words: Words) -> String {
    let language = words.language();
    let values = [
        ("n", count(u64::from(found.shops), language)),
        ("mix", answer.mix.clone().unwrap_or_default()),
        ("out", shops(found.out.0.mean.value, language)),
        ("today", shops(answer.findings.out[0].mean.value, language)),
        ("cash", words.money(found.net_cash_flow.1.value.abs())),
    ];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(key, text)| (*key, text.as_str())).collect();
    let key = match found.net_cash_flow.1.value < 0.0 {
        true => "terminal.district.diversified_costs",
        false => "terminal.district.diversified_brings",
    };
    words.text(key, &values)
}

/// How many rows were left out, and why.
pub(super) fn rows_left_out(left_out: &[LeftOut], words: Words) -> Vec<String> {
    if left_out.is_empty() {
        return Vec::new();
    }
    let n = count(left_out.len() as u64, words.language());
    let mut lines = vec![words.text("terminal.district.left_out", &[("n", &n)])];
    for shop in left_out.iter().take(MOST_ROWS) {
        let Some(row) = &shop.row else {
            let values = [("name", shop.name.as_str()), ("why", &shop.why().say(words))];
            lines.push(words.text("terminal.district.no_numbers", &values));
            continue;
        };
        let mut why = shop.why().say(words);
        if let Some(help) = &row.problem.help {
            why = format!("{why} ({})", help.say(words));
        }
        let line = row.line.to_string();
        let values =
            [("line", line.as_str()), ("column", &row.column), ("name", &row.name), ("why", &why)];
        let key = match row.column.is_empty() {
            true => "terminal.district.row",
            false => "terminal.district.cell",
        };
        lines.push(words.text(key, &values));
    }
    if let Some(more) = left_out.len().checked_sub(MOST_ROWS).filter(|more| *more > 0) {
        let more = count(more as u64, words.language());
        lines.push(words.text("terminal.district.more_left_out", &[("n", &more)]));
    }
    lines
}
