//! How often the ranges of the fit hold what is true of shops that the model itself made.
//!
//! The table: 200 shops with parameters drawn from what is known of other shops, one date each, so
//! that all trials are independent. Before it: ranges that hold in exactly 8 of 10 cases are watched at 14 dates a
//! week apart, each for the next 90 days, as `ragam backtest --history 365 --horizon 90` does with 548
//! days; how many of the 14 hold?
//!
//!     cargo run --release --example fit_recovery

#![allow(clippy::print_stdout, reason = "what an example finds is for people")]

#[path = "../tests/suite/support/made_shops.rs"]
mod made_shops;

use made_shops::{Made, WHAT};
use ragam::numeric::{ln, powf, quantile_type7};
use rayon::prelude::*;

const SHOPS: u32 = 200;
const CELLS: [(usize, usize); 6] = [(90, 30), (90, 90), (180, 30), (180, 90), (365, 30), (365, 90)];
const WATCHED: u32 = 4000;
const DATES: usize = 14;

/// Which 90% ranges held, and where among the futures lies what came.
type Tried = ([bool; 5], f64);

fn main() {
    watched();
    println!(
        "history, horizon | 90% ranges that held: {} | 50 / 80 / 95% of coming sales",
        WHAT.join(", ")
    );
    for (history, horizon) in CELLS {
        let tried: Vec<Tried> = (0..SHOPS)
            .into_par_iter()
            .filter_map(|number| {
                Made::new(number, history + horizon).held(history, history, horizon)
            })
            .collect();
        let share = |is: &dyn Fn(&Tried) -> bool| {
            100.0 * tried.iter().filter(|one| is(one)).count() as f64 / tried.len() as f64
        };
        let of_all: Vec<String> =
            (0..WHAT.len()).map(|at| format!("{:.0}", share(&|one| one.0[at]))).collect();
        let within = |level: f64| share(&|one| (one.1 - 0.5).abs() <= 0.5 * level);
        let [fifty, eighty, most] = [0.5, 0.8, 0.95].map(within);
        println!(
            "{history}, {horizon} | {} | {fifty:.0} / {eighty:.0} / {most:.0}",
            of_all.join(", ")
        );
    }
}

/// How many of 14 ranges of the same shop hold, where exactly 80% of all do: what is known of a shop on a
/// date is its filtered level, and ranges are quantiles of what came in all shops, less that level.
fn watched() {
    let away: Vec<Vec<f64>> = (0..WATCHED).into_par_iter().map(surprises).collect();
    let mut all: Vec<f64> = away.iter().flatten().copied().collect();
    all.sort_by(f64::total_cmp);
    let range = quantile_type7(&all, 0.1)..=quantile_type7(&all, 0.9);
    let held = |shop: &Vec<f64>| shop.iter().filter(|away| range.contains(away)).count();
    let counts: Vec<usize> = away.iter().map(held).collect();
    let share = |is: &dyn Fn(usize) -> bool| {
        100.0 * counts.iter().filter(|count| is(**count)).count() as f64 / counts.len() as f64
    };
    let [most, few, wanted] = [
        share(&|count| count >= 13),
        share(&|count| count < 10),
        share(&|count| (11..=12).contains(&count)),
    ];
    println!("of {DATES} ranges that hold in 8 of 10 cases: 13 or 14 held in {most:.0}% of shops,");
    println!("11 or 12 in {wanted:.0}%, fewer than 10 in {few:.0}%");
}

/// Log of the sales of 90 days less what the level said of them, at dates a week apart.
fn surprises(number: u32) -> Vec<f64> {
    const BEFORE: usize = 365;
    const COMING: usize = 90;
    let made = Made::new(number, BEFORE + COMING + 7 * DATES);
    let (phi, step, noise) = (made.truth.phi(), made.truth.step, made.truth.noise);
    let (mut mean, mut variance) = (0.0, made.truth.long_run());
    let mut found = Vec::new();
    // What is left of today's level on an average day of those to come.
    let left = (1..=COMING).map(|day| powf(phi, day as f64)).sum::<f64>() / COMING as f64;
    for day in 0..BEFORE + 7 * (DATES - 1) {
        let gain = variance / (variance + noise * noise);
        mean += gain * (ln(made.sold[day]) - 13.0 - mean);
        variance *= 1.0 - gain;
        if day + 1 >= BEFORE && (day + 1 - BEFORE).is_multiple_of(7) {
            let total: f64 = made.sold[day + 1..][..COMING].iter().sum();
            found.push(ln(total) - left * mean);
        }
        mean *= phi;
        variance = phi * phi * variance + step * step;
    }
    found
}
