//! Cash at the start and the costs of the business.

use super::Answers;
use super::notes::Notes;
use super::page::{Page, amount, decimal, quoted, range};
use crate::fit::reading::{Purpose, Shop};
use crate::language::{date_long, money, percent};

pub(super) fn business(
    page: &mut Page,
    shop: &Shop,
    answers: &Answers,
    (monthly, name): (f64, &str),
    notes: &Notes<'_>,
) {
    page.table("[business]");
    page.key("name", &quoted(name), "");
    let in_book = shop.cash_book.as_ref().and_then(|book| book.balance);
    match (answers.cash, in_book) {
        (Some(cash), _) => page.key("opening_cash", &amount(cash), &notes.answered()),
        (None, Some((day, cash))) if cash >= 0.0 => {
            let date = date_long(day, notes.words.language());
            page.key(
                "opening_cash",
                &amount(cash),
                &notes.measured("fit.file.cash_book", &[("date", &date)]),
            );
        }
        _ => {
            let lies = shop.platform_balance.filter(|(_, lies)| *lies > 0.0);
            if let Some((day, lies)) = lies {
                let language = notes.words.language();
                let (date, lies) = (date_long(day, language), money(lies, language));
                let places = [("date", &*date), ("balance", &*lies)];
                page.comment(&notes.measured("fit.file.balance", &places));
            }
            // A month of sales is what a fifth of small firms can live on at most; what lies with the
            // platform is there in any case.
            let least = lies.map_or(0.0, |(_, lies)| lies);
            let [low, likely, high] = [0.25, 0.5, 1.0].map(|months| least.max(months * monthly));
            let value = range(low, likely, high, amount);
            page.key("opening_cash", &value, &notes.assumed("fit.file.cash"));
        }
    }
}

pub(super) fn costs(
    page: &mut Page,
    shop: &Shop,
    answers: &Answers,
    monthly: f64,
    notes: &Notes<'_>,
) {
    let book = shop.cash_book.as_ref();
    let in_book = |purpose: Purpose| book.and_then(|book| book.per_month.get(&purpose)).copied();
    page.table("[costs]");
    goods(page, shop, answers, notes);
    page.key("packing_per_order", "[1_000, 2_000, 3_500]", &notes.assumed("fit.file.packing"));
    let measured = || book.map(|book| notes.of_files(&book.source)).unwrap_or_default();
    if let Some(wages) = in_book(Purpose::Wages) {
        page.key("wages_per_month", &amount(wages), &measured());
    }
    match (answers.rent, in_book(Purpose::Rent)) {
        (Some(rent), _) => page.key("rent_per_month", &amount(rent), &notes.answered()),
        (None, Some(rent)) => page.key("rent_per_month", &amount(rent), &measured()),
        (None, None) => page.key(
            "rent_per_month",
            &range(0.0, 0.02 * monthly, 0.08 * monthly, amount),
            &notes.assumed("fit.file.rent"),
        ),
    }
    if let Some(other) = in_book(Purpose::OtherCost) {
        other_cost(page, &notes.words.text("fit.file.other", &[]), &amount(other), &measured());
    }
    let family = notes.words.text("fit.file.family_name", &[]);
    match (answers.family, in_book(Purpose::Drawings)) {
        (Some(taken), _) => other_cost(page, &family, &amount(taken), &notes.answered()),
        (None, Some(taken)) => other_cost(page, &family, &amount(taken), &measured()),
        (None, None) => {
            let value = range(0.05 * monthly, 0.1 * monthly, 0.2 * monthly, amount);
            other_cost(page, &family, &value, &notes.assumed("fit.file.family"));
        }
    }
}

/// What of the usual price goods cost, where no list says it.
const GOODS: (f64, f64, f64) = (0.5, 0.6, 0.7);

/// A list that knows nearly all that was sold leaves no range.
const NEARLY_ALL: f64 = 0.98;

fn goods(page: &mut Page, shop: &Shop, answers: &Answers, notes: &Notes<'_>) {
    match (answers.goods_share, &shop.goods_cost) {
        (Some(share), _) => page.key("goods_share", &decimal(share), &notes.answered()),
        (None, Some(cost)) => {
            let unknown = if cost.covered < NEARLY_ALL { 1.0 - cost.covered } else { 0.0 };
            let with =
                |other: f64| ((1.0 - unknown) * cost.share + unknown * other).clamp(0.0, 1.0);
            let value = range(with(GOODS.0), with(GOODS.1), with(GOODS.2), decimal);
            let covered = percent(cost.covered, notes.words.language());
            page.comment(&notes.measured("fit.file.goods_list", &[("covered", &covered)]));
            page.key("goods_share", &value, &notes.of_files(&cost.source));
        }
        (None, None) => {
            let value = range(GOODS.0, GOODS.1, GOODS.2, decimal);
            page.key("goods_share", &value, &notes.assumed("fit.file.goods"));
        }
    }
}

fn other_cost(page: &mut Page, name: &str, value: &str, note: &str) {
    page.table("[[costs.other]]");
    page.key("name", &quoted(name), "");
    page.key("per_month", value, note);
    page.key("day", "15", "");
}
