//! Mitigations: milder, shorter, rarer, and what that costs.

use ragam::ensemble::{Ensemble, Silent};
use ragam::model::Model;
use ragam::scenario;

use crate::support::{assert_mean, known, report, run};

/// A shop that sells 1 a day for certain, with one shock.
fn shop(timing: &str, paths: usize, rest: &str) -> String {
    format!(
        "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n\
         [simulation]\nseed = 1\ndays = 365\npaths = {paths}\n\
         [[channel]]\nid = \"a\"\nweekly_sales = 7\nnoise = 0\nslow_level_step = 0\n\
         [[shock]]\nid = \"internet\"\nhits = [\"a\"]\n{timing}\nduration_days = 10\nseverity = 0.8\n\
         {rest}"
    )
}

const MITIGATION: &str = "[[mitigation]]\nid = \"line\"\nshocks = [\"internet\"]\n";

fn cash(ensemble: &Ensemble) -> Vec<u64> {
    let rows = ensemble.blocks().iter().flat_map(|block| block.cash.iter().flatten());
    rows.map(|balance| balance.to_bits()).collect()
}

fn lost(ensemble: &Ensemble) -> Vec<f64> {
    let figures = |block: &ragam::simulate::Block, lane: usize| {
        block.figures.sales_without_shocks[lane] - block.figures.sales[lane]
    };
    ensemble.collect(figures)
}

fn total(model: &Model, ensemble: &Ensemble, account: &str) -> f64 {
    let accounts = model.accounts().accounts();
    let position = accounts.iter().position(|known| known.name == account).unwrap();
    ensemble.blocks()[0].account_totals[position][0]
}

#[test]
fn severity_and_duration_fall_by_their_shares() {
    let date = "date = 2026-03-01";
    let milder = format!("{MITIGATION}severity_reduction = 0.25\nduration_reduction = 0.3\n");
    let (_, ensemble) = run(&shop(date, 1, &milder));
    assert!((lost(&ensemble)[0] - 10.0 * 0.7 * 0.8 * 0.75).abs() < 1e-9);
}

#[test]
fn several_mitigations_of_one_shock_multiply() {
    let date = "date = 2026-03-01";
    let first = format!("{MITIGATION}severity_reduction = 0.25\n");
    let both = first.clone() + &first.replace("line", "other").replace("0.25", "0.5");
    let (_, ensemble) = run(&shop(date, 1, &both));
    assert!((lost(&ensemble)[0] - 10.0 * 0.8 * 0.75 * 0.5).abs() < 1e-9);
    // Kept with 1 - 0.25 by one, with 1 - 0.5 by the other, each by its own draw.
    let rarer = both.replace("severity_reduction", "happens_less");
    let (_, ensemble) = run(&shop(date, 20_000, &rarer));
    assert_mean(&lost(&ensemble), 10.0 * 0.8 * 0.75 * 0.5);
}

#[test]
fn a_share_that_does_not_happen_turns_a_rate_r_into_r_times_the_rest() {
    let (_, ensemble) =
        run(&shop("rate_per_year = 6", 20_000, &format!("{MITIGATION}happens_less = 0.35\n")));
    let counts = ensemble.counts(|block| &block.occurrences[0]);
    let counts: Vec<f64> = counts.into_iter().map(f64::from).collect();
    assert_mean(&counts, 6.0 * 0.65);
    // A Poisson number that is thinned is Poisson: the variance is the mean.
    let mean = counts.iter().sum::<f64>() / counts.len() as f64;
    let squares: Vec<f64> = counts.iter().map(|n| (n - mean) * (n - mean)).collect();
    assert_mean(&squares, 6.0 * 0.65);
}

#[test]
fn what_never_happens_costs_no_sales() {
    let never = format!("{MITIGATION}happens_less = 1\n");
    let (_, ensemble) = run(&shop("rate_per_year = 6", 64, &never));
    assert!(lost(&ensemble).iter().all(|lost| *lost == 0.0));
    assert!(ensemble.counts(|block| &block.occurrences[0]).iter().all(|count| *count == 0));
}

#[test]
fn a_mitigation_that_is_not_used_changes_nothing_bit_for_bit() {
    let base = known("live");
    let start = base.find("[[mitigation]]").unwrap();
    let end = base.find("[costs]").unwrap();
    let without = base.replace(&base[start..end], "");
    let unused = base
        .replace("used = true", "used = false")
        .replace("id = \"training\"", "id = \"training\"\nused = false");
    let (model, ensemble) = run(&unused);
    assert_eq!(cash(&run(&without).1), cash(&ensemble));
    assert_ne!(cash(&run(&base).1), cash(&ensemble));
    assert_eq!(total(&model, &ensemble, "mitigation.backup_line"), 0.0);
}

/// A shock that a mitigation can avert or shorten is drawn as such on charts.
#[test]
fn a_date_is_certain_only_while_nothing_averts_it() {
    let window = |rest: &str| report(&shop("date = 2026-03-01", 64, rest)).shocks[0].window;
    let without = window("");
    assert!(without.certain && without.to_day == 69.0);
    assert!(!window(&format!("{MITIGATION}happens_less = 0.3\n")).certain);
    let shorter = window(&format!("{MITIGATION}duration_reduction = 0.5\n"));
    assert!(shorter.certain && shorter.to_day == 64.0);
}

#[test]
fn what_it_costs_by_hand() {
    let cost = "duration_reduction = 0.1\ncost_at_start = 50\ncost_per_month = 3\ncost_day = 31\n";
    let (model, ensemble) = run(&shop("date = 2026-03-01", 1, &format!("{MITIGATION}{cost}")));
    // Twelve months end within the 365 days of 2026.
    assert!((total(&model, &ensemble, "mitigation.line") + 50.0 + 36.0).abs() < 1e-9);
    let cash = ensemble.cash_of_path(0).unwrap();
    assert!((cash[0] - (1.0 - 50.0)).abs() < 1e-9);
    assert!((cash[30] - cash[29] - (1.0 - 3.0)).abs() < 1e-9);
}

#[test]
fn a_mix_switches_it_on_over_the_same_occurrences() {
    let mitigation = format!("{MITIGATION}happens_less = 0.5\nused = false\ncost_at_start = 9\n");
    let mix = "[[mix]]\nid = \"prepared\"\nshares = { a = 1 }\nset = { \"mitigation.line.used\" = true }\n";
    let text = shop("rate_per_year = 6", 320, &(mitigation + mix));
    let read = scenario::read("test.toml", text.as_bytes()).unwrap();
    let variant = &read.variants[0];
    let prepared = Model::build_mix(&variant.scenario, Some(&variant.mix));
    let simulate = |model: &Model| Ensemble::simulate(model, model.paths(), &Silent).unwrap();
    let (before, after) = (simulate(&Model::build(&read.scenario)), simulate(&prepared));
    assert_eq!(total(&prepared, &after, "mitigation.line"), -9.0);
    let pairs = lost(&before).into_iter().zip(lost(&after));
    let mut milder = 0;
    for (before, after) in pairs {
        assert!(after <= before + 1e-9, "{after} is above {before}");
        milder += usize::from(after < before - 1.0);
    }
    assert!(milder > 200, "{milder}");
}
