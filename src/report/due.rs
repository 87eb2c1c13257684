//! What is still due or lies in the shop at the end, and what could not be delivered.

use super::metric::{Metric, MetricEstimate};
use super::paths::Paths;
use crate::metrics::{MetricError, mean};
use crate::model::{AccountKind, Model};
use crate::numeric::Lanes;
use crate::simulate::Block;

/// Reads one figure a path off a block.
type Column = fn(&Block) -> Lanes;

/// Figures of the end; those of things that the scenario does not have are left out.
pub(super) fn due(model: &Model, paths: &impl Paths) -> Result<Vec<MetricEstimate>, MetricError> {
    let has_stock = model.delivery.stock.is_some();
    let accounts = model.accounts().accounts().iter();
    let has_loans = accounts.into_iter().any(|a| a.kind == AccountKind::LoanRepayment);
    let figures: [(Metric, bool, Column); 8] = [
        (Metric::UndeliveredSalesMean, model.delivery.is_limited(), |b| {
            b.figures.undelivered_sales
        }),
        (Metric::ReceiptsDueAtEndMean, true, |b| b.due.receipts.lanes()),
        (Metric::ReceiptsHeldAtEndMean, true, |b| b.due.held.lanes()),
        (Metric::BillsDueAtEndMean, true, |b| b.due.bills.lanes()),
        (Metric::StockAtEndMean, has_stock, |b| b.due.stock.lanes()),
        (Metric::StockOnOrderAtEndMean, has_stock, |b| b.due.stock_on_order.lanes()),
        (Metric::LoansDueAtEndMean, has_loans, |b| b.due.loans.lanes()),
        (Metric::TaxDueAtEndMean, model.tax.is_some(), |b| b.due.tax.lanes()),
    ];
    figures
        .into_iter()
        .filter(|(_, is_there, _)| *is_there)
        .map(|(metric, _, column)| Ok(MetricEstimate::new(metric, mean(&paths.column(column))?)))
        .collect()
}
