//! When money comes and goes in a typical future, week by week and by what it is for.

use super::Example;
use crate::model::{AccountKind, Model};
use crate::simulate::replay_path;

const WEEK: usize = 7;
/// Weeks of a year, the last one begun.
const WEEKS: usize = 53;

/// The money of a typical future in its first year.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// The number of the future, for `ragam replay`.
    pub path: usize,
    /// How many weeks there are; the last one may be cut off.
    pub weeks: usize,
    /// By what it is for: what is paid in each week, rupiah; out of the till negative.
    pub rows: Vec<(AccountKind, Vec<f64>)>,
}

/// The calendar of the example path in the middle by net cash flow.
pub(super) fn calendar(model: &Model, examples: &[Example]) -> Calendar {
    let path = examples.get(examples.len() / 2).map_or(0, |example| example.path);
    let weeks = model.horizon().days().div_ceil(WEEK).min(WEEKS);
    let mut rows: Vec<(AccountKind, Vec<f64>)> = Vec::new();
    let accounts = model.accounts().accounts();
    for posting in replay_path(model, path as u32).postings {
        let (week, account) = (posting.day / WEEK, accounts.get(posting.account));
        let Some(account) = account.filter(|_| week < weeks) else { continue };
        let row = match rows.iter().position(|(kind, _)| *kind == account.kind) {
            Some(row) => row,
            None => {
                rows.push((account.kind, vec![0.0; weeks]));
                rows.len() - 1
            }
        };
        rows[row].1[week] += posting.amount;
    }
    Calendar { path, weeks, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ensemble::{Ensemble, Silent};
    use crate::report::Report;
    use crate::scenario::read;

    #[test]
    fn the_calendar_holds_every_rupiah_of_its_future() {
        let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = 1_000_000\n\
             [simulation]\nseed = 1\npaths = 64\nstart = 2026-01-05\nweeks = 20\n\
             [[channel]]\nid = \"a\"\nweekly_sales = 700_000\nnoise = 0.3\n\
             [costs]\ngoods_share = 0.6\nrent_per_month = 300_000\nrent_day = 5\n";
        let model = Model::build(&read("x.toml", text.as_bytes()).unwrap().scenario);
        let ensemble = Ensemble::simulate(&model, model.paths(), &Silent).unwrap();
        let report = Report::of(&model, &ensemble).unwrap();
        let found = &report.calendar;
        let moved: f64 = found.rows.iter().flat_map(|(_, row)| row).sum();
        let example = report.examples.iter().find(|one| one.path == found.path).unwrap();
        let change = example.cash.last().unwrap() - 1_000_000.0;
        assert!((moved - change).abs() < 1e-3, "{moved} {change}");
        let rent = found.rows.iter().find(|(kind, _)| *kind == AccountKind::Rent).unwrap();
        let due: Vec<usize> = (0..found.weeks).filter(|week| rent.1[*week] != 0.0).collect();
        // 5 January is day 0; then 5 February, March, April and May.
        assert_eq!(due, [0, 4, 8, 12, 17]);
    }
}
