//! What is still due or lies in the shop at the end, and what could not be delivered.

use super::metrics::{Metric, Unit};
use super::paths::Paths;
use crate::metrics::{MetricError, mean};
use crate::model::{AccountKind, Model};
use crate::numeric::Lanes;
use crate::simulate::Block;

/// Reads one figure a path off a block.
type Column = fn(&Block) -> &Lanes;

/// Figures of the end; those of things that the scenario does not have are left out.
pub(super) fn due(model: &Model, paths: &impl Paths) -> Result<Vec<Metric>, MetricError> {
    let has_stock = model.delivery.stock.is_some();
    let accounts = model.accounts().accounts().iter();
    let has_loans = accounts.into_iter().any(|a| a.kind == AccountKind::LoanRepayment);
    let figures: [(&'static str, bool, Column); 8] = [
        ("undelivered_sales_mean", model.delivery.is_limited(), |b| &b.figures.undelivered_sales),
        ("receipts_due_at_end_mean", true, |b| &b.due.receipts),
        ("receipts_held_at_end_mean", true, |b| &b.due.held),
        ("bills_due_at_end_mean", true, |b| &b.due.bills),
        ("stock_at_end_mean", has_stock, |b| &b.due.stock),
        ("stock_on_order_at_end_mean", has_stock, |b| &b.due.stock_on_order),
        ("loans_due_at_end_mean", has_loans, |b| &b.due.loans),
        ("tax_due_at_end_mean", model.tax.is_some(), |b| &b.due.tax),
    ];
    figures
        .into_iter()
        .filter(|(_, is_there, _)| *is_there)
        .map(|(name, _, column)| {
            Ok(Metric {
                name,
                unit: Unit::Money,
                estimate: mean(&paths.column(|block| *column(block)))?,
            })
        })
        .collect()
}
