//! From the text of a scenario to its figures, without files or terminal:
//! `cargo run --example library`.
#![allow(clippy::print_stdout, reason = "a program to look at")]

use ragam::ensemble::{Ensemble, Silent};
use ragam::language::Language;
use ragam::report::{Metric, Report};
use ragam::{model::Model, output, scenario};

const TEXT: &str = r#"
format = 1
[business]
name = "Toko Melati"
opening_cash = 10_000_000
[[channel]]
id = "shopee"
weekly_sales = [4_000_000, 6_000_000]
[costs]
goods_share = 0.7
rent_per_month = 5_500_000
"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let read = scenario::read("melati.toml", TEXT.as_bytes())?;
    let model = Model::build(&read.scenario);
    let futures = Ensemble::simulate(&model, 1_000, &Silent)?;
    let report = Report::of(&model, &futures)?;
    for sentence in output::spoken(&report, Language::English) {
        println!("{sentence}");
    }
    let chance = report.metrics.get(Metric::ProbabilityOutOfCash);
    println!("{chance:?}");
    Ok(())
}
