//! What must hold (MODEL 12): invariances to the bit, conservation, monotonicity.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use crate::support::{assert_mean, known, model, run};
use ragam::ensemble::{Ensemble, Silent, side_by_side};
use ragam::model::Model;
use ragam::numeric::{LANES, Lanes};
use ragam::simulate::{PathRecovery, Workspace, replay_path, simulate_block};

fn everything() -> String {
    known("everything")
}

/// The balances of all paths and days, as bits.
fn cash_bits(ensemble: &Ensemble) -> Vec<u64> {
    let rows = ensemble.blocks().iter().flat_map(|block| block.cash.iter().flatten());
    rows.map(|value| value.to_bits()).collect()
}

/// Weekly sales of one channel on all paths, as bits.
fn sales_bits(model: &Model, ensemble: &Ensemble, id: &str) -> Vec<u64> {
    let channel = model.channels().iter().position(|channel| channel.id() == id).unwrap();
    let weeks = model.horizon().weeks();
    let rows = channel * weeks..(channel + 1) * weeks;
    let blocks = ensemble.blocks().iter();
    blocks
        .flat_map(|b| b.weekly_sales[rows.clone()].iter().flatten())
        .map(|v| v.to_bits())
        .collect()
}

#[test]
fn same_bits_at_1_2_and_16_threads() {
    let model = model(&everything());
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| cash_bits(&Ensemble::simulate(&model, 320, &Silent).unwrap()))
    };
    let one = with(1);
    assert!(one == with(2) && one == with(16));
}

#[test]
fn more_paths_leave_the_first_ones_as_they_were() {
    let model = model(&everything());
    let few = Ensemble::simulate(&model, 64, &Silent).unwrap();
    let mut grown = few.clone();
    grown.extend(&model, 160, &Silent).unwrap();
    let many = Ensemble::simulate(&model, 160, &Silent).unwrap();
    assert_eq!(cash_bits(&grown), cash_bits(&many));
    assert_eq!(cash_bits(&few), cash_bits(&many)[..cash_bits(&few).len()]);
}

#[test]
fn another_seed_gives_other_futures() {
    let one = model(&everything());
    let other = one.clone().with_simulation(None, Some(8));
    let bits = |model: &Model| cash_bits(&Ensemble::simulate(model, 32, &Silent).unwrap());
    assert_ne!(bits(&one), bits(&other));
}

#[test]
fn a_shock_of_severity_zero_changes_nothing_bit_for_bit() {
    let base = everything();
    let harmless = base.clone()
        + "[[shock]]\nid = \"nothing\"\nhits = [{ everything = true }]\nrate_per_year = 4\n\
           duration_days = [3, 30]\nseverity = 0\nonset_days = 1\nrecovery = { half_life_days = 9 }\nlasting = 0.4\n";
    assert_eq!(cash_bits(&run(&base).1), cash_bits(&run(&harmless).1));
}

#[test]
fn a_channel_without_sales_changes_nothing_else() {
    let base = everything();
    let (model, ensemble) = run(&base);
    let idle = base.replace(
        "[[factor]]\nid = \"market\"",
        "[[channel]]\nid = \"idle\"\nplatform = \"tiktok\"\nfeatures = [\"live\"]\nweekly_sales = 0\n\
         order_value = 50_000\npacking_per_order = 10\n\n[[factor]]\nid = \"market\"",
    );
    // Lost sessions can only hit channels with a funnel.
    let idle = idle.replace(
        "hits = [{ feature = \"live\" }]\nrate_per_year = 6",
        "hits = [\"tiktok_live\"]\nrate_per_year = 6",
    );
    let (with_idle, idle_ensemble) = run(&idle);
    assert_eq!(with_idle.channels().len(), model.channels().len() + 1);
    assert_eq!(cash_bits(&ensemble), cash_bits(&idle_ensemble));
}

#[test]
fn a_new_channel_leaves_all_other_draws_as_they_were() {
    let (model, ensemble) = run(&everything());
    let more = everything().replace(
        "[[factor]]\nid = \"market\"",
        "[[channel]]\nid = \"new\"\nweekly_sales = [1_000_000, 3_000_000]\norder_value = 70_000\n\n[[factor]]\nid = \"market\"",
    );
    let (grown, grown_ensemble) = run(&more);
    for id in ["tiktok_live", "shopee", "instagram"] {
        assert_eq!(
            sales_bits(&model, &ensemble, id),
            sales_bits(&grown, &grown_ensemble, id),
            "{id} changed"
        );
    }
}

#[test]
fn a_new_shock_leaves_the_channels_it_does_not_hit_as_they_were() {
    let (model, ensemble) = run(&everything());
    let more = everything()
        + "[[shock]]\nid = \"new\"\nhits = [\"instagram\"]\nrate_per_year = 3\nduration_days = 9\nseverity = 0.5\n";
    let (grown, grown_ensemble) = run(&more);
    for id in ["tiktok_live", "shopee"] {
        assert_eq!(
            sales_bits(&model, &ensemble, id),
            sales_bits(&grown, &grown_ensemble, id),
            "{id} changed"
        );
    }
    assert_ne!(
        sales_bits(&model, &ensemble, "instagram"),
        sales_bits(&grown, &grown_ensemble, "instagram")
    );
}

#[test]
fn the_order_of_channels_and_shocks_does_not_change_their_draws() {
    let text = everything();
    let start = text.find("[[channel]]\nid = \"shopee\"").unwrap();
    let end = text.find("[[channel]]\nid = \"instagram\"").unwrap();
    let shopee = &text[start..end];
    let moved = text
        .replace(shopee, "")
        .replace("[[factor]]\nid = \"market\"", &format!("{shopee}[[factor]]\nid = \"market\""));
    let (model, ensemble) = run(&text);
    let (other, other_ensemble) = run(&moved);
    assert_ne!(model.channels()[1].id(), other.channels()[1].id());
    for id in ["tiktok_live", "instagram"] {
        assert_eq!(sales_bits(&model, &ensemble, id), sales_bits(&other, &other_ensemble, id));
    }
}

#[test]
fn money_is_conserved_on_every_path() {
    let (model, ensemble) = run(&everything());
    assert!(model.accounts().len() > 30);
    for block in ensemble.blocks() {
        for lane in 0..LANES {
            let totals = block.account_totals.iter().map(|total| total[lane]);
            let posted: f64 = totals.clone().sum();
            let size: f64 = totals.map(f64::abs).sum();
            let change = block.figures.net_cash_flow[lane];
            assert!((posted - change).abs() <= 1e-12 * size, "{posted} is not {change}");
        }
    }
}

#[test]
fn every_account_is_used_by_the_scenario_that_uses_everything() {
    let (model, ensemble) = run(&everything());
    let unused: Vec<&str> = model
        .accounts()
        .accounts()
        .iter()
        .enumerate()
        .filter(|(account, _)| {
            ensemble
                .blocks()
                .iter()
                .all(|b| b.account_totals[*account].lanes().iter().all(|v| *v == 0.0))
        })
        .map(|(_, account)| account.name.as_str())
        .collect();
    let kinds = [
        "returns",
        "commission",
        "creator_commission",
        "order_fees",
        "opening_receipts",
        "goods",
        "opening_bills",
        "packing",
        "fixed_cost",
        "wages",
        "rent",
        "other_cost.listrik",
        "one_off.mesin jahit",
        "credit_interest",
    ];
    for kind in kinds {
        let all = model.accounts().accounts().iter().filter(|a| a.name.ends_with(kind));
        assert!(all.clone().count() > 0, "no account {kind}");
        assert!(all.clone().any(|a| !unused.contains(&a.name.as_str())), "{kind} is never used");
    }
}

#[test]
fn replay_gives_the_balances_of_the_run_to_the_bit() {
    let (model, ensemble) = run(&everything());
    for path in [0_u32, 31, 32, 77] {
        let replay = replay_path(&model, path);
        let mut balance = replay.opening_cash;
        let mut postings = replay.postings.iter().peekable();
        let cash = ensemble.cash_of_path(path as usize).unwrap();
        for (day, close) in replay.closes.iter().enumerate() {
            while let Some(posting) = postings.next_if(|posting| posting.day == day) {
                balance += posting.amount;
            }
            assert_eq!(balance.to_bits(), close.balance.to_bits(), "path {path}, day {day}");
            assert_eq!(balance.to_bits(), cash[day].to_bits(), "path {path}, day {day}");
        }
        assert!(postings.next().is_none());
    }
}

/// Some rows of weekly sales of all paths: `channel * weeks + week`. An ensemble of so many paths
/// does not keep its weeks.
fn weekly_sales(text: &str, rows: &[usize]) -> Vec<Vec<f64>> {
    let model = model(text);
    let paths = model.paths() as usize;
    let of_block = |model: &Model, first_path: u32, workspace: &mut Workspace| -> Vec<Lanes> {
        let block = simulate_block(model, first_path, workspace);
        rows.iter().map(|row| block.weekly_sales[*row]).collect()
    };
    let blocks = side_by_side(&[model], (0, paths), of_block, &Silent).unwrap().remove(0);
    let row = |row: usize| blocks.iter().flat_map(|block| block[row]).take(paths).collect();
    (0..rows.len()).map(row).collect()
}

#[test]
fn mean_of_variation_is_one() {
    let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n\
        [simulation]\nseed = 1\nweeks = 10\npaths = 40_000\n\
        [[channel]]\nid = \"a\"\nweekly_sales = 7\n\
        [[channel]]\nid = \"b\"\nweekly_sales = 7\nnoise = [0.2, 0.8]\nslow_level_step = [0.02, 0.1]\n\
        slow_level_half_life_days = [30, 200]\nslow_level_start = [0.1, 0.4]\n";
    for weeks in weekly_sales(text, &[0, 4, 9, 10, 14, 19]) {
        assert_mean(&weeks, 7.0);
    }
}

#[test]
fn common_factors_give_the_stated_correlation() {
    // Noise alone: log sales of a day are n (b F + sqrt(1 - b²) own), so they correlate with b².
    let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n\
        [simulation]\nseed = 1\ndays = 1\npaths = 40_000\n\
        [[factor]]\nid = \"market\"\nloading = 0.8\nloadings = { b = -0.5 }\n\
        [[channel]]\nid = \"a\"\nweekly_sales = 7\nnoise = 0.5\nslow_level_step = 0\n\
        [[channel]]\nid = \"b\"\nweekly_sales = 7\nnoise = 0.3\nslow_level_step = 0\n";
    let rows = weekly_sales(text, &[0, 1]);
    #[expect(clippy::disallowed_methods, reason = "an independent logarithm for the test")]
    let logs = |row: usize| -> Vec<f64> { rows[row].iter().map(|x| x.ln()).collect() };
    let (a, b) = (logs(0), logs(1));
    let n = a.len() as f64;
    let mean = |x: &[f64]| x.iter().sum::<f64>() / n;
    let (ma, mb) = (mean(&a), mean(&b));
    let cov = |x: &[f64], mx: f64, y: &[f64], my: f64| {
        x.iter().zip(y).map(|(x, y)| (x - mx) * (y - my)).sum::<f64>() / n
    };
    let correlation = cov(&a, ma, &b, mb) / (cov(&a, ma, &a, ma) * cov(&b, mb, &b, mb)).sqrt();
    let expected = -0.4;
    let error = (1.0 - expected * expected) / n.sqrt();
    assert!((correlation - expected).abs() < 4.0 * error, "{correlation}");
}

/// A shop where margins are positive, goods are paid when receipts arrive and nothing is
/// recaptured: there an outage never helps.
fn plain_shop(severity: f64, duration: f64) -> String {
    format!(
        "format = 1\n[business]\nname = \"x\"\nopening_cash = 5_000_000\n\
         [simulation]\nseed = 1\nweeks = 40\npaths = 96\n\
         [[channel]]\nid = \"a\"\nweekly_sales = [5_000_000, 9_000_000]\ncommission = 0.1\n\
         goods_share = 0.5\npayout_delay_days = 5\ngoods_credit_days = 5\n\
         [[channel]]\nid = \"b\"\nweekly_sales = 3_000_000\ngoods_share = 0.5\n\
         [[shock]]\nid = \"s\"\nhits = [\"a\", {{ channel = \"b\", weight = 0.3 }}]\nrate_per_year = 5\n\
         duration_days = {duration}\nseverity = {severity}\nonset_days = 1\n\
         recovery = {{ half_life_days = 6 }}\nlasting = 0.1\n\
         [[link]]\nfrom = \"a\"\nto = \"b\"\nrecapture = 0\nhalo = 0.1\n"
    )
}

fn assert_never_better(worse: &str, better: &str) {
    let (_, worse) = run(worse);
    let (_, better) = run(better);
    let pairs = worse.blocks().iter().zip(better.blocks());
    let mut lower = 0;
    for (worse, better) in pairs {
        let rows = worse.cash.iter().zip(&better.cash);
        let sales = worse.weekly_sales.iter().zip(&better.weekly_sales);
        for (worse, better) in rows.chain(sales).flat_map(|(w, b)| w.iter().zip(b)) {
            assert!(*worse <= better + 1e-6, "{worse} is above {better}");
            lower += usize::from(*worse < better - 1.0);
        }
    }
    assert!(lower > 1_000, "the worse shock made no difference");
}

#[test]
fn more_severity_never_raises_sales_or_cash() {
    assert_never_better(&plain_shop(0.9, 10.0), &plain_shop(0.5, 10.0));
}

#[test]
fn longer_duration_never_raises_sales_or_cash() {
    assert_never_better(&plain_shop(0.6, 20.0), &plain_shop(0.6, 8.0));
}

/// The trap that shop owners fall into: old payouts still arrive and no goods are bought.
#[test]
fn an_outage_can_raise_cash_for_a_while() {
    let text = |severity: f64| {
        format!(
            "format = 1\n[business]\nname = \"x\"\nopening_cash = 1_000_000\n[simulation]\nseed = 1\ndays = 60\npaths = 32\n\
             [[channel]]\nid = \"a\"\nweekly_sales = 7_000_000\ngoods_share = 0.6\npayout_delay_days = 14\n\
             noise = 0\nslow_level_step = 0\n\
             [[shock]]\nid = \"s\"\nhits = [\"a\"]\ndate = 2026-01-11\nduration_days = 40\nseverity = {severity}\n"
        )
    };
    let (_, calm) = run(&text(0.0));
    let (_, outage) = run(&text(1.0));
    let (calm, outage) = (calm.cash_of_path(0).unwrap(), outage.cash_of_path(0).unwrap());
    assert!(outage[20] > calm[20] + 1e6, "{} {}", outage[20], calm[20]);
    assert!(outage[59] < calm[59] - 1e6);
}

#[test]
fn held_payouts_arrive_later_and_nothing_is_lost() {
    let text = |hold: &str| {
        format!(
            "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n[simulation]\nseed = 1\ndays = 30\npaths = 32\n\
             [[channel]]\nid = \"a\"\nweekly_sales = 7\nnoise = 0\nslow_level_step = 0\ncommission = 0.1\n\
             payout_delay_days = 2\nopening_receipts = 0\n{hold}"
        )
    };
    let hold = "[[shock]]\nid = \"s\"\nhits = [\"a\"]\ndate = 2026-01-06\nduration_days = 4\nholds_payouts = true\n";
    let (_, free) = run(&text(""));
    let (_, held) = run(&text(hold));
    let (free, held_cash) = (free.cash_of_path(0).unwrap(), held.cash_of_path(0).unwrap());
    // Day 5 is the start: what is due on the days 5 to 8 waits until day 9.
    assert_eq!(free[4], held_cash[4]);
    for day in 5..9 {
        assert_eq!(held_cash[day], held_cash[4]);
    }
    for day in 9..30 {
        assert!((held_cash[day] - free[day]).abs() < 1e-12);
    }
    let still = hold.replace("duration_days = 4", "duration_days = 100");
    let (_, still) = run(&text(&still));
    // Due on the days 5 to 29, 0.9 each.
    assert!((still.blocks()[0].due.held[0] - 25.0 * 0.9).abs() < 1e-12);
}

#[test]
fn without_shocks_nothing_has_to_recover() {
    let (_, ensemble) = run(&plain_shop(0.0, 10.0));
    assert!(ensemble.recoveries().iter().all(|r| *r == PathRecovery::NeverFell));
    let (_, ensemble) = run(&plain_shop(0.9, 10.0));
    assert!(ensemble.recoveries().iter().any(|r| matches!(r, PathRecovery::Back(_))));
}

#[test]
fn a_range_that_is_written_once_is_one_draw() {
    let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n[simulation]\nseed = 1\ndays = 7\npaths = 32\n\
        [values]\nsize = [1, 9]\n\
        [[channel]]\nid = \"a\"\nweekly_sales = \"size\"\nnoise = 0\nslow_level_step = 0\n\
        [[channel]]\nid = \"b\"\nweekly_sales = \"size\"\nnoise = 0\nslow_level_step = 0\n\
        [[channel]]\nid = \"c\"\nweekly_sales = [1, 9]\nnoise = 0\nslow_level_step = 0\n";
    let (_, ensemble) = run(text);
    let sales = |channel: usize| ensemble.column(|block| block.weekly_sales[channel]);
    assert_eq!(sales(0), sales(1));
    assert!(sales(0).iter().zip(&sales(2)).all(|(a, c)| a != c));
}

#[test]
fn an_inherited_range_is_one_draw_for_all_channels() {
    let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n[simulation]\nseed = 1\ndays = 7\npaths = 32\n\
        [costs]\ngoods_share = [0.1, 0.9]\n\
        [[channel]]\nid = \"a\"\nweekly_sales = 7\nnoise = 0\nslow_level_step = 0\n\
        [[channel]]\nid = \"b\"\nweekly_sales = 7\nnoise = 0\nslow_level_step = 0\n";
    let goods = |text: &str, id: &str| {
        let (model, ensemble) = run(text);
        let name = format!("channel.{id}.goods");
        let accounts = model.accounts().accounts();
        let account = accounts.iter().position(|account| account.name == name).unwrap();
        ensemble.column(|block| block.account_totals[account].lanes())
    };
    assert_eq!(goods(text, "a"), goods(text, "b"));
    // Removing the first channel leaves the other's draw as it was.
    let start = text.find("[[channel]]\nid = \"a\"").unwrap();
    let end = text.find("[[channel]]\nid = \"b\"").unwrap();
    let without = text.replace(&text[start..end], "");
    assert_eq!(goods(text, "b"), goods(&without, "b"));
}
