//! What stands on slides without a picture.

use crate::language::{chance, chance_short, count, percent};
use crate::metrics::Estimate;
use crate::output::{MeaningTopic, meaning_about};
use crate::pack::Told;
use crate::report::{ChannelMeaning, Metric, Month, ShockReport};

/// So many shocks are told in whole sentences on a slide; of more only the names and chances.
const SHOCKS_IN_SENTENCES: usize = 2;
/// So many are named at all.
const MOST_SHOCKS: usize = 6;
/// So many channels have a line of their own.
const MOST_CHANNELS: usize = 6;
/// The shares of futures for which another sum of cash is told, percent.
const LEVELS: [f64; 4] = [0.80, 0.90, 0.95, 0.99];

/// Under the title of the first page.
pub(super) fn cover(told: &Told<'_>) -> Vec<String> {
    let report = &told.material.report;
    let seed = report.seed.to_string();
    let paths = count(report.paths as u64, told.words.language());
    vec![
        told.words.text("pack.cover.lesson", &[]),
        told.words.text("pack.cover.basis", &[("paths", &paths), ("seed", &seed)]),
    ]
}

/// The shop's month and cash.
pub(super) fn shop(told: &Told<'_>) -> Vec<String> {
    let meaning = &told.material.meaning;
    let month = &meaning.month;
    let line = |key: &str, amount: f64| {
        told.words.text(key, &[("amount", told.words.money(amount).as_str())])
    };
    let sells = meaning.channels.iter().filter(|channel| channel.weekly_sales > 0.0);
    let names: Vec<&str> = sells.map(|channel| channel.name.as_str()).collect();
    let mut lines = Vec::new();
    if !names.is_empty() {
        lines.push(told.words.text("pack.shop.channels", &[("names", &names.join(", "))]));
    }
    lines.push(line("pack.shop.sales", month.sales));
    lines.push(line("pack.shop.costs", goes_out(month)));
    let left = if month.left_over < 0.0 { "pack.shop.short" } else { "pack.shop.left" };
    lines.push(line(left, month.left_over.abs()));
    lines.push(line("pack.shop.cash", meaning.opening_cash));
    lines
}

/// What each channel that sells brings, the largest first.
pub(super) fn channels(told: &Told<'_>) -> Vec<String> {
    let words = told.words;
    let sells = told.material.meaning.channels.iter().filter(|one| one.weekly_sales > 0.0);
    let mut order: Vec<_> = sells.collect();
    order.sort_by(|one, other| other.weekly_sales.total_cmp(&one.weekly_sales));
    let line = |one: &&ChannelMeaning| {
        let (share, amount) = (percent(one.share, words.language()), words.money(one.weekly_sales));
        let values = [("name", one.name.as_str()), ("share", &share), ("amount", &amount)];
        words.text("pack.channels.line", &values)
    };
    let mut lines: Vec<String> = order.iter().take(MOST_CHANNELS).map(line).collect();
    if let Some(more) = order.len().checked_sub(MOST_CHANNELS).filter(|more| *more > 0) {
        lines.push(words.text("pack.channels.more", &[("n", &more.to_string())]));
    }
    lines
}

fn goes_out(month: &Month) -> f64 {
    let Month { sales, left_over, .. } = month;
    sales - left_over
}

/// What may come: the ones that change cash most first, where there are many.
pub(super) fn shocks(told: &Told<'_>) -> Vec<String> {
    let (report, words) = (&told.material.report, told.words);
    if report.shocks.len() <= SHOCKS_IN_SENTENCES {
        return meaning_about(&told.material.model, words.language(), MeaningTopic::Shocks);
    }
    let effect = |shock: &ShockReport| {
        shock.because_of_it.get(Metric::NetCashFlowMean).map_or(0.0, |it| it.value.abs())
    };
    let mut order: Vec<&ShockReport> = report.shocks.iter().collect();
    order.sort_by(|one, other| effect(other).total_cmp(&effect(one)));
    let told_of = |shock: &&ShockReport| {
        let happens = chance(shock.probability.estimate.value, words.language());
        words.text("web.lesson.shock_line", &[("name", &shock.name), ("chance", &happens)])
    };
    let mut lines: Vec<String> = order.iter().take(MOST_SHOCKS).map(told_of).collect();
    if let Some(more) = order.len().checked_sub(MOST_SHOCKS).filter(|more| *more > 0) {
        lines.push(words.text("chart.shocks.more", &[("n", &more.to_string())]));
    }
    lines
}

/// How to guess.
pub(super) fn guess(told: &Told<'_>) -> Vec<String> {
    vec![told.words.text("pack.guess.write", &[]), told.words.text("pack.guess.blank", &[])]
}

/// How much cash lasts in how many futures, with shocks and without; nothing where no future needs any.
pub(super) fn what_if(told: &Told<'_>) -> Vec<String> {
    let Some(today) = told.buffer.mixes.first() else { return Vec::new() };
    let is_asked = |share: f64| LEVELS.iter().any(|level| (level - share).abs() < 1e-9);
    let levels = today.levels.iter().filter(|level| is_asked(level.survive));
    let needed = |estimate: &Estimate| estimate.value.max(0.0);
    let words = told.words;
    let mut lines = Vec::new();
    let mut is_news = false;
    for level in levels {
        let share = chance_short(level.survive, words.language());
        let amount = words.money(needed(&level.reserve));
        is_news |= needed(&level.reserve) > 0.0;
        lines.push(match &level.reserve_without_shocks {
            Some(without) => {
                let without = words.money(needed(without));
                let values = [("share", &*share), ("amount", &*amount), ("without", &*without)];
                words.text("pack.what_if.with_and_without", &values)
            }
            None => words.text("pack.what_if.line", &[("share", &share), ("amount", &amount)]),
        });
    }
    if is_news { lines } else { Vec::new() }
}

/// What to do with it.
pub(super) fn monday(told: &Told<'_>) -> Vec<String> {
    let (report, words) = (&told.material.report, told.words);
    let mut lines = vec![reserve(told)];
    let sold: f64 = report.channels.iter().map(|channel| channel.sales_mean.value).sum();
    let largest = report
        .channels
        .iter()
        .filter(|channel| !channel.platform.is_empty())
        .max_by(|one, other| one.sales_mean.value.total_cmp(&other.sales_mean.value));
    if let Some(largest) = largest.filter(|_| sold > 0.0) {
        let share = percent(largest.sales_mean.value / sold, words.language());
        let values = [("name", largest.name.as_str()), ("share", &share)];
        lines.push(words.text("pack.monday.largest", &values));
    }
    if told.comparison.is_some() {
        lines.push(words.text("pack.monday.mix", &[]));
    }
    let (assumed, all) = told.material.text().assumed();
    if assumed > 0 {
        let n = count(assumed as u64, words.language());
        let all = count(all as u64, words.language());
        lines.push(words.text("pack.monday.measure", &[("n", &n), ("all", &all)]));
    }
    lines.push(words.text("pack.monday.who", &[]));
    lines
}

fn reserve(told: &Told<'_>) -> String {
    let report = &told.material.report;
    let (have, need) = (report.opening_cash, report.metrics.value(Metric::CashNeeded95));
    let key = if need > have { "pack.monday.save" } else { "pack.monday.keep" };
    let money = |amount: f64| told.words.money(amount);
    let (need, have, short) = (money(need.max(0.0)), money(have), money((need - have).max(0.0)));
    told.words.text(key, &[("need", &need), ("have", &have), ("short", &short)])
}
