//! A scenario in which every number is *measured* (files, how many, from when to when) or *assumed*
//! (why); what is not known stays a range.

mod channel;
mod costs;
mod notes;
mod page;
mod shocks;

use jiff::civil::Date;

use super::fitted::Fitted;
use super::level::Loading;
use super::reading::Shop;
use crate::language::Words;
use notes::Notes;
use page::Page;

/// What no file says; `None` is written as an assumption.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answers {
    /// Name of the shop.
    pub name: Option<String>,
    /// Cash today, rupiah.
    pub cash: Option<f64>,
    /// Rent a month, rupiah.
    pub rent: Option<f64>,
    /// What the family takes a month, rupiah.
    pub family: Option<f64>,
    /// Cost of goods, share of sales.
    pub goods_share: Option<f64>,
}

/// The text of a scenario; it runs as it is. `channels` must not be empty.
#[must_use]
pub fn scenario(
    shop: &Shop,
    channels: &[Fitted<'_>],
    loading: &Loading,
    answers: &Answers,
    words: &Words,
) -> String {
    let mut page = Page::default();
    let notes = Notes { words };
    let start = start(channels);
    let monthly: f64 =
        channels.iter().map(|fitted| fitted.outlook.ordinary_day().0 * 30.4375).sum();
    let name = answers.name.clone().unwrap_or_else(|| words.text("fit.file.shop", &[]));
    page.comment(&words.text("fit.file.title", &[("name", &name)]));
    page.comment(&words.text("fit.file.marks", &[]));
    page.comment(&words.text("fit.file.ranges", &[]));
    page.line("");
    page.line("format = 1");
    costs::business(&mut page, shop, answers, (monthly, &name), &notes);
    page.table("[simulation]");
    page.key("start", &start.to_string(), &words.text("fit.file.start", &[]));
    page.key("weeks", "52", "");
    page.key("paths", "10_000", "");
    for fitted in channels {
        channel::write(&mut page, fitted, start, &notes);
    }
    if channels.len() > 1 {
        factor(&mut page, loading, &notes);
    }
    shocks::write(&mut page, channels, &notes);
    costs::costs(&mut page, shop, answers, monthly, &notes);
    page.0
}

/// The day after the last that any file knows.
fn start(channels: &[Fitted<'_>]) -> Date {
    let ends = channels.iter().map(|fitted| fitted.channel.end());
    ends.max().unwrap_or(Date::constant(2026, 1, 1))
}

fn factor(page: &mut Page, loading: &Loading, notes: &Notes<'_>) {
    page.table("[[factor]]");
    page.key("id", "\"market\"", "");
    let (low, likely, high) = loading.noise;
    let note = if loading.days > 0 {
        let days = loading.days.to_string();
        notes.measured("fit.file.loading", &[("days", &days)])
    } else {
        notes.assumed("fit.file.loading_assumed")
    };
    page.key("loading", &page::range(low, likely, high, page::decimal), &note);
    page.key("slow_loading", "[0.4, 0.6, 0.85]", &notes.assumed("fit.file.slow_loading"));
}
