//! `[[loan]]`, `[drawings]` and `[tax]`.

use super::key::{date, day_of_month, id, integer, number, rupiah, share};
use super::{Group, KeyFormat, TableFormat};

pub(super) const LOAN: TableFormat = TableFormat {
    name: "[[loan]]",
    doc: "A loan that is paid back in equal monthly amounts, interest included.",
    keys: &[
        id("id").required("\"kur\"").doc("Name of the loan, each once."),
        rupiah("amount").required("25_000_000").doc("What is lent."),
        date("date").required("2026-02-02").doc(
            "Day on which it is paid out; may lie before the simulation, then only what is left is paid back.",
        ),
        LOAN_MONTHS,
        LOAN_INTEREST,
    ],
    groups: &[],
};

/// Monthly payments of a loan, the first one month after it is paid out.
pub(super) const LOAN_MONTHS: KeyFormat = integer("months")
    .from(1.0)
    .to(360.0)
    .unit("months")
    .required("24")
    .doc("Monthly payments, the first one month after the loan.");

/// Interest of a loan.
pub(super) const LOAN_INTEREST: KeyFormat = number("interest_per_year")
    .from(0.0)
    .to(10.0)
    .unit("share of 1 a year")
    .default("0.06")
    .example("0.06")
    .doc("Interest on what is still owed; 6% is the rate of a first KUR micro loan.");

pub(super) const DRAWINGS: TableFormat = TableFormat {
    name: "[drawings]",
    doc: "What the owner takes out of the business every month.",
    keys: &[
        rupiah("per_month").unit("rupiah a month").example("3_000_000").doc("A fixed amount."),
        share("share_of_surplus").example("0.5").doc(
            "Share of what the last month left over: its change of cash before drawings, loan proceeds and one-off amounts, if positive.",
        ),
        day_of_month("day")
            .default("28")
            .example("28")
            .doc("Day on which it is taken; in shorter months the last day."),
    ],
    groups: &[Group::ExactlyOne(&["per_month", "share_of_surplus"])],
};

pub(super) const TAX: TableFormat = TableFormat {
    name: "[tax]",
    doc: "Final income tax of individuals on sales less returns; without this table there is none.",
    keys: &[
        share("rate")
            .unit("share of sales less returns")
            .default("0.005")
            .example("0.005")
            .doc("Rate; 0.5% by Indonesian law."),
        rupiah("threshold_per_year")
            .unit("rupiah a calendar year")
            .default("500_000_000")
            .example("500_000_000")
            .doc("Sales of a calendar year that are free."),
        rupiah("turnover_so_far")
            .default("0")
            .example("80_000_000")
            .doc("Sales less returns of the first calendar year before day 0."),
        rupiah("due_at_start").default("0").example("150_000").doc(
            "Tax of the months before day 0 that is still to be paid, on the first day of payment.",
        ),
        day_of_month("day").default("15").example("15").doc(
            "Day on which the tax of the month before is paid; in shorter months the last day.",
        ),
    ],
    groups: &[],
};
