//! Measures how often the stated 95% intervals cover the truth, over many seeds of a small scenario,
//! and by how much common draws shrink the errors of differences in shipped ones.
//!
//!     cargo run --release --example coverage
//!
//! `docs/validation.md` holds what it prints and what that means.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::panic, reason = "a program to look at")]

use ragam::ensemble::{Ensemble, Silent};
use ragam::metrics::{
    Estimate, MetricError, cash_needed, cash_needed_difference, chance, chance_difference,
    chance_of_count, expected_shortfall, expected_shortfall_difference, mean, mean_difference,
    median, standard_deviation, value_at_risk, value_at_risk_difference,
};
use ragam::model::Model;
use ragam::simulate::NEVER;
use statrs::distribution::{Binomial, Discrete, DiscreteCDF};

#[path = "../tests/suite/support/buyers.rs"]
mod buyers;

const SEEDS: u64 = 4_000;
const PATHS: [u64; 2] = [500, 2_000];
/// The truth comes from so many runs of so many paths, with seeds that no other run has.
const TRUTH: (u64, u64) = (40, 50_000);
/// Shipped scenarios and the mix that is compared with today's.
const PAIRED: [(&str, &str); 4] = [
    ("live-halt-2025", "spread"),
    ("shop-closure-2023", "diversified"),
    ("anjab-store", "without_live"),
    ("oemar-batik", "half_live"),
];

type Of = fn(&Futures, &Futures) -> Result<Estimate, MetricError>;

/// What is estimated of today's mix and of another one.
const FIGURES: [(&str, Of); 11] = [
    ("mean", |a, _| mean(&a.cash_flow)),
    ("median", |a, _| median(&a.cash_flow)),
    ("chance of running out", |a, _| Ok(chance(&a.ran_out)?.estimate)),
    ("value at risk 95%", |a, _| value_at_risk(&a.cash_flow, 0.95)),
    ("expected shortfall 95%", |a, _| expected_shortfall(&a.cash_flow, 0.95)),
    ("cash needed 95%", |a, _| cash_needed(&a.cash_needed, 0.95)),
    ("difference of means", |a, b| mean_difference(&b.cash_flow, &a.cash_flow)),
    ("difference of chances", |a, b| chance_difference(&b.ran_out, &a.ran_out)),
    ("difference of values at risk", |a, b| {
        value_at_risk_difference(&b.cash_flow, &a.cash_flow, 0.95)
    }),
    ("difference of expected shortfalls", |a, b| {
        expected_shortfall_difference(&b.cash_flow, &a.cash_flow, 0.95)
    }),
    ("difference of cash needed", |a, b| {
        cash_needed_difference(&b.cash_needed, &a.cash_needed, 0.95)
    }),
];

/// Columns of one model, one value a path.
#[derive(Default)]
struct Futures {
    cash_flow: Vec<f64>,
    cash_needed: Vec<f64>,
    ran_out: Vec<bool>,
}

impl Futures {
    fn of(model: &Model, paths: u64, seed: u64) -> Self {
        let model = model.clone().with_simulation(Some(paths), Some(seed));
        let ensemble = Ensemble::simulate(&model, paths, &Silent).unwrap();
        let days_out = ensemble.counts(|block| &block.figures.first_day_out_of_cash);
        Self {
            cash_flow: ensemble.column(|block| block.figures.net_cash_flow),
            cash_needed: ensemble.column(|block| block.figures.cash_needed),
            ran_out: days_out.iter().map(|day| *day != NEVER).collect(),
        }
    }

    fn extend(&mut self, more: Self) {
        self.cash_flow.extend(more.cash_flow);
        self.cash_needed.extend(more.cash_needed);
        self.ran_out.extend(more.ran_out);
    }
}

/// The figures of two mixes over the same futures.
fn figures(a: &Futures, b: &Futures) -> Vec<Estimate> {
    FIGURES.iter().map(|(_, of)| of(a, b).unwrap()).collect()
}

fn main() {
    let text = include_str!("coverage.toml");
    let models = [buyers::model(text, None), buyers::model(text, Some("spread"))];
    let truth = truth(&models);
    for paths in PATHS {
        coverage_table(&models, &truth, paths);
    }
    expected_coverage(&truth);
    pairing_table();
}

fn truth(models: &[Model; 2]) -> Vec<Estimate> {
    let (runs, paths) = TRUTH;
    let [a, b] = models.each_ref().map(|model| {
        let mut all = Futures::default();
        (0..runs).for_each(|run| all.extend(Futures::of(model, paths, SEEDS + 1 + run)));
        all
    });
    figures(&a, &b)
}

fn coverage_table(models: &[Model; 2], truth: &[Estimate], paths: u64) {
    let run = |seed| {
        let [a, b] = models.each_ref().map(|model| Futures::of(model, paths, seed));
        figures(&a, &b)
    };
    let runs: Vec<Vec<Estimate>> = (1..=SEEDS).map(run).collect();
    println!("\n{paths} paths a run, {SEEDS} runs:\n");
    println!(
        "| figure | truth | covered | below truth | above truth | stated error / spread | error of truth / of run |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (position, (name, _)) in FIGURES.iter().enumerate() {
        let found: Vec<&Estimate> = runs.iter().map(|run| &run[position]).collect();
        println!("{}", row(name, &truth[position], &found));
    }
}

fn row(name: &str, truth: &Estimate, found: &[&Estimate]) -> String {
    let count = |outside: &dyn Fn(f64, f64) -> bool| {
        let ends = found.iter().filter_map(|estimate| estimate.interval);
        ends.filter(|ends| outside(ends.low, ends.high)).count()
    };
    let none = found.iter().filter(|estimate| estimate.interval.is_none()).count();
    let below = count(&|_, high| high < truth.value);
    let above = count(&|low, _| low > truth.value);
    let covered = found.len() - none - below - above;
    let percent = |count: usize| 100.0 * count as f64 / found.len() as f64;
    let values: Vec<f64> = found.iter().map(|estimate| estimate.value).collect();
    let stated: Vec<f64> = found.iter().filter_map(|estimate| estimate.std_error).collect();
    let spread = standard_deviation(&values).unwrap().value;
    let calibration = mean(&stated).unwrap().value / spread;
    assert_eq!(none, 0, "{name} has runs without an interval");
    format!(
        "| {name} | {} | {:.1}% | {:.1}% | {:.1}% | {calibration:.2} | {:.1}% |",
        shown(truth.value),
        percent(covered),
        percent(below),
        percent(above),
        100.0 * truth.std_error.unwrap() / spread
    )
}

/// An amount in millions, or a chance in percent.
fn shown(value: f64) -> String {
    if value.abs() < 1.0 {
        format!("{:.2}%", 100.0 * value)
    } else {
        format!("{:.3} m", value / 1e6)
    }
}

/// What an interval that covers in exactly 95% of all runs would show, and what Wilson's does.
fn expected_coverage(truth: &[Estimate]) {
    let exact = Binomial::new(0.95, SEEDS).unwrap();
    let percent = |chance: f64| 100.0 * exact.inverse_cdf(chance) as f64 / SEEDS as f64;
    println!(
        "\nOf {SEEDS} intervals that cover in exactly 95%: {:.1} to {:.1}% in 95 of 100 such tables",
        percent(0.025),
        percent(0.975)
    );
    for paths in PATHS {
        let chance = truth[2].value;
        let counts = Binomial::new(chance, paths).unwrap();
        let covers = |count: &u64| {
            let interval = chance_of_count(*count, paths).unwrap().estimate.interval.unwrap();
            (interval.low..=interval.high).contains(&chance)
        };
        let exact: f64 = (0..=paths).filter(covers).map(|count| counts.pmf(count)).sum();
        println!(
            "Wilson's interval at a chance of {} and {paths} paths covers in exactly {:.1}%",
            shown(chance),
            100.0 * exact
        );
    }
}

/// By which factor common draws shrink the errors of differences.
fn pairing_table() {
    println!("\n| scenario | mix | mean | chance of running out | expected shortfall 95% |");
    println!("|---|---|---|---|---|");
    for (name, mix) in PAIRED {
        let text = buyers::shipped(name);
        let of = |mix| {
            let model = buyers::model(&text, mix);
            Futures::of(&model, model.paths(), model.seed())
        };
        let (a, b) = (of(None), of(Some(mix)));
        let factors = [(0, 6), (2, 7), (4, 9)].map(|(alone, difference)| {
            let error = |of: Of, a, b| of(a, b).unwrap().std_error;
            let apart = error(FIGURES[alone].1, &a, &a).zip(error(FIGURES[alone].1, &b, &b));
            let paired = error(FIGURES[difference].1, &a, &b);
            apart.zip(paired).map(|((a, b), paired)| (a * a + b * b).sqrt() / paired)
        });
        let [mean, chance, shortfall] =
            factors.map(|factor| factor.map_or("none".to_owned(), |factor| format!("{factor:.1}")));
        println!("| {name} | {mix} | {mean} | {chance} | {shortfall} |");
    }
}
