//! Amounts that move the balance at once on a known date: loans paid out, holiday allowance, one-off
//! amounts.

use super::Example;
use crate::model::{AccountKind, Model};
use crate::simulate::replay_path;

/// An amount on a date that is the same on every path.
#[derive(Debug, Clone, PartialEq)]
pub struct Jump {
    /// Day of the horizon.
    pub day: usize,
    /// What it is for.
    pub kind: AccountKind,
    /// What the scenario calls it; empty where it has no name of its own.
    pub name: String,
    /// Rupiah on the first of the example paths; out of the till negative.
    pub amount: f64,
}

/// Those that two of the example paths have on the same day: a loan of a response, taken when things
/// go wrong, is none of them.
pub(super) fn jumps(model: &Model, examples: &[Example]) -> Vec<Jump> {
    let is_one = |kind| {
        use AccountKind::{HolidayAllowance, LoanProceeds, OneOff};
        matches!(kind, HolidayAllowance | LoanProceeds | OneOff)
    };
    let accounts = model.accounts().accounts();
    let (Some(first), Some(last)) = (examples.first(), examples.last()) else {
        return Vec::new();
    };
    if !accounts.iter().any(|account| is_one(account.kind)) {
        return Vec::new();
    }
    let of = |path: usize| -> Vec<Jump> {
        let replay = replay_path(model, path as u32);
        let known = replay.postings.iter().filter_map(|posting| {
            let account = accounts.get(posting.account).filter(|account| is_one(account.kind))?;
            let name = account.name.split_once('.').map_or("", |(_, name)| name).to_owned();
            Some(Jump { day: posting.day, kind: account.kind, name, amount: posting.amount })
        });
        known.collect()
    };
    let mut jumps = of(first.path);
    if last.path != first.path {
        let others = of(last.path);
        let is_there = |jump: &Jump| {
            let same = |other: &Jump| {
                (other.day, other.kind, &other.name) == (jump.day, jump.kind, &jump.name)
            };
            others.iter().any(same)
        };
        jumps.retain(is_there);
    }
    jumps
}
