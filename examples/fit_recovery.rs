//! How often the ranges of the fit hold what is true of shops that the model itself made.
//!
//! The first table: 200 shops with parameters drawn from what is known of other shops, one date each, so
//! that all trials are independent. The second: one made shop is watched at 14 dates a week apart, from
//! 365 days to the next 90, as `ragam backtest` does with 548 days; how far can the share of ranges that
//! held lie from what is true of them?
//!
//!     cargo run --release --example fit_recovery

#![allow(clippy::print_stdout, reason = "what an example finds is for people")]

#[path = "../tests/suite/support/made_shops.rs"]
mod made_shops;

use made_shops::{Made, WHAT};
use rayon::prelude::*;

const SHOPS: u32 = 200;
const CELLS: [(usize, usize); 6] = [(90, 30), (90, 90), (180, 30), (180, 90), (365, 30), (365, 90)];
const WATCHED: u32 = 100;
const DATES: usize = 14;

/// Which 90% ranges held, and where among the futures lies what came.
type Tried = ([bool; 5], f64);

fn main() {
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
    watched();
}

/// The share of 80% ranges that hold, over dates of the same shop.
fn watched() {
    let held = |number: u32| {
        let made = Made::new(number, 365 + 90 + 7 * DATES);
        let at = |date: usize| made.held(365 + 7 * date, 365, 90);
        (0..DATES).filter_map(at).filter(|one| (one.1 - 0.5).abs() <= 0.4).count()
    };
    let mut counts: Vec<usize> = (1000..1000 + WATCHED).into_par_iter().map(held).collect();
    counts.sort_unstable();
    let mean = counts.iter().sum::<usize>() as f64 / counts.len() as f64;
    let at_least = |least: usize| counts.iter().filter(|count| **count >= least).count();
    println!("of {DATES} dates a week apart, 80% ranges held on average {mean:.1}");
    println!(
        "13 or 14 in {} of {WATCHED} shops, fewer than 9 in {}",
        at_least(13),
        WATCHED as usize - at_least(9)
    );
}
