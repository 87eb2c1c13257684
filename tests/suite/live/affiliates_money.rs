//! Affiliates: what they take, and when.

use ragam::ensemble::Ensemble;
use ragam::model::Model;
use ragam::numeric::LANES;
use ragam::simulate::replay_path;

use crate::support::{known, run};

/// A shop that sells 1 a day of its own for certain; affiliates bring half as much again.
fn shop(days: usize, noise: f64, rest: &str) -> String {
    format!(
        "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n\
         [simulation]\nseed = 1\ndays = {days}\npaths = 32\n\
         [[channel]]\nid = \"a\"\nweekly_sales = 7\nnoise = 0\nslow_level_step = 0\nreturns = 0.2\n{rest}\n\
         [channel.affiliates]\nlift = 0.5\ncommission = 0.1\nnoise = {noise}\n"
    )
}

/// What is left of a day's sales of 1.5: returns of a fifth, a tenth of what is left of 0.5.
const NET: f64 = 1.5 * 0.8 - 0.5 * 0.8 * 0.1;

fn total(model: &Model, ensemble: &Ensemble, account: &str) -> [f64; LANES] {
    let accounts = model.accounts().accounts();
    let position = accounts.iter().position(|known| known.name == account).unwrap();
    ensemble.blocks()[0].account_totals[position].lanes()
}

#[test]
fn their_commission_by_hand() {
    let (model, ensemble) = run(&shop(30, 0.0, "payout_delay_days = 3\n"));
    let commission = total(&model, &ensemble, "channel.a.creator_commission")[0];
    // Thirty days of sales are paid out, three of them from before day 0.
    assert!((commission + 30.0 * 0.5 * 0.8 * 0.1).abs() < 1e-12, "{commission}");
    let block = &ensemble.blocks()[0];
    assert!((block.due.receipts[0] - 3.0 * NET).abs() < 1e-12);
    assert!((ensemble.cash_of_path(0).unwrap()[29] - 30.0 * NET).abs() < 1e-12);
}

#[test]
fn on_lucky_days_they_take_more() {
    let (model, ensemble) = run(&shop(50, 1.2, ""));
    let commission = total(&model, &ensemble, "channel.a.creator_commission");
    for lane in 0..LANES {
        let theirs = ensemble.blocks()[0].figures.sales[lane] - 50.0;
        assert!((commission[lane] + 0.1 * 0.8 * theirs).abs() < 1e-9, "{}", commission[lane]);
    }
    let most = commission.iter().copied().fold(f64::INFINITY, f64::min);
    let least = commission.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    assert!(most < 1.5 * least, "no luck: {most} {least}");
}

#[test]
fn their_commission_waits_with_payouts_that_are_held() {
    let held = "[[shock]]\nid = \"s\"\nhits = [\"a\"]\ndate = 2026-01-06\nduration_days = 100\nholds_payouts = true\n";
    let (_, ensemble) = run(&(shop(30, 0.0, "payout_delay_days = 2\n") + held));
    let block = &ensemble.blocks()[0];
    // Free on the days 0 to 4; due on the days 5 to 29 and held; two days are still to come.
    assert!((ensemble.cash_of_path(0).unwrap()[29] - 5.0 * NET).abs() < 1e-12);
    assert!((block.due.held[0] - 25.0 * NET).abs() < 1e-12);
    assert!((block.due.receipts[0] - 2.0 * NET).abs() < 1e-12);
    let passes = held.replace("duration_days = 100", "duration_days = 4");
    let (_, ensemble) = run(&(shop(30, 0.0, "payout_delay_days = 2\n") + &passes));
    let cash = ensemble.cash_of_path(0).unwrap();
    assert!((cash[8] - 5.0 * NET).abs() < 1e-12 && (cash[9] - 10.0 * NET).abs() < 1e-12);
}

#[test]
fn stated_opening_receipts_are_after_their_commission() {
    let opening = "payout_shares = [{ days = 1, share = 0.5 }, { days = 4, share = 0.5 }]\nopening_receipts = 70\n";
    let (model, ensemble) = run(&shop(10, 0.0, opening));
    assert!((total(&model, &ensemble, "channel.a.opening_receipts")[0] - 70.0).abs() < 1e-9);
    // Of ten days of sales, nine first halves and six second halves have been paid out.
    let paid = 0.5 * 9.0 + 0.5 * 6.0;
    let commission = total(&model, &ensemble, "channel.a.creator_commission")[0];
    assert!((commission + paid * 0.5 * 0.8 * 0.1).abs() < 1e-12);
    let due = ensemble.blocks()[0].due.receipts[0];
    assert!((due - (10.0 - paid) * NET).abs() < 1e-12);
}

#[test]
fn money_is_conserved_and_replay_gives_the_same_bits() {
    let (model, ensemble) = run(&known("live"));
    for block in ensemble.blocks() {
        for lane in 0..LANES {
            let totals = block.account_totals.iter().map(|total| total[lane]);
            let posted: f64 = totals.clone().sum();
            let size: f64 = totals.map(f64::abs).sum();
            let change = block.figures.net_cash_flow[lane];
            assert!((posted - change).abs() <= 1e-12 * size, "{posted} is not {change}");
        }
    }
    let commission = total(&model, &ensemble, "channel.tiktok_live.creator_commission");
    assert!(commission.iter().all(|commission| *commission < 0.0));
    for path in [0_u32, 33] {
        let replay = replay_path(&model, path);
        let posted: f64 = replay.postings.iter().map(|posting| posting.amount).sum();
        let cash = ensemble.cash_of_path(path as usize).unwrap();
        let last = cash[cash.len() - 1];
        assert!((replay.opening_cash + posted - last).abs() < 1e-3);
        for (day, close) in replay.closes.iter().enumerate() {
            assert_eq!(close.balance.to_bits(), cash[day].to_bits(), "path {path}, day {day}");
        }
    }
}
