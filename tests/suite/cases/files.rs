//! All cases as files: they read, every number is marked, every mix does something.

use std::fs;

use ragam::ensemble::{Ensemble, Silent};
use ragam::model::Model;
use ragam::starter::CASES;

use super::measured::mean;
use crate::support::buyers::{read, shipped};

fn cases() -> impl Iterator<Item = &'static str> {
    CASES.iter().map(|case| case.name)
}

#[test]
fn these_are_all_cases() {
    let folder = format!("{}/scenarios", env!("CARGO_MANIFEST_DIR"));
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.into_string().unwrap());
    // Districts are many shops; `district::the_shipped_district_is_sound` looks at them.
    let names = names.filter(|name| name != "README.md" && name != "districts");
    let mut names: Vec<String> = names.collect();
    names.sort();
    let mut known: Vec<String> = cases().map(|case| format!("{case}.toml")).collect();
    known.sort();
    assert_eq!(names, known);
}

#[test]
fn cases_read_without_problems_or_warnings() {
    for case in cases() {
        let read = ragam::scenario::read(case, shipped(case).as_bytes());
        let read = read.unwrap_or_else(|failed| panic!("{failed}"));
        assert!(read.warnings.is_empty(), "{case}: {:?}", read.warnings);
    }
}

#[test]
fn every_case_says_what_a_trainer_can_show_with_it() {
    for case in cases() {
        let text = shipped(case);
        let head: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
        assert!(head.iter().any(|line| line.contains("What a trainer can show")), "{case}");
        assert!(head.iter().any(|line| line.contains("Sources:")), "{case}");
    }
}

#[test]
fn the_page_of_the_scenarios_has_a_row_for_each() {
    let page = include_str!("../../../scenarios/README.md");
    for case in cases() {
        assert_eq!(page.matches(&format!("| `{case}` |")).count(), 1, "{case}");
    }
    assert_eq!(page.matches("\n| `").count(), cases().count());
}

#[test]
fn every_number_is_marked_or_stands_under_a_mark() {
    // A line with a number says where it is from, or a line above it in the same table does.
    let own = ["format", "weeks", "paths", "seed", "rent_day", "wages_day", "day", "shares"];
    for case in cases() {
        let text = shipped(case);
        let mut above = false;
        for line in text.lines() {
            let marked = ["reported", "assumed", "fitted"].iter().any(|mark| line.contains(mark));
            above = marked || (above && !line.is_empty() && !line.starts_with('['));
            let Some((key, value)) = line.split_once(" = ") else { continue };
            let has_number =
                value.split('#').next().unwrap().contains(|c: char| c.is_ascii_digit());
            assert!(!has_number || above || own.contains(&key), "{case}: {line}");
        }
    }
}

#[test]
fn every_mix_changes_sales_or_cash_and_stays_in_sight_of_today() {
    for case in cases() {
        let read = read(&shipped(case));
        assert!(!read.variants.is_empty(), "{case}");
        let totals = |model: &Model| {
            let ensemble = Ensemble::simulate(model, 64, &Silent).unwrap();
            let sales = ensemble.column(|block| block.figures.sales);
            let cash = ensemble.column(|block| block.figures.net_cash_flow);
            (mean(&sales), mean(&cash))
        };
        let (sales_today, cash_today) = totals(&Model::build(&read.scenario));
        for variant in &read.variants {
            let id = &variant.mix.id.value;
            let (sales, cash) = totals(&Model::build_mix(&variant.scenario, Some(&variant.mix)));
            assert!(sales > 0.3 * sales_today && sales < 3.0 * sales_today, "{case}, {id}");
            let changes = (sales / sales_today - 1.0).abs() > 0.001
                || (cash - cash_today).abs() > 0.0001 * sales_today;
            assert!(changes, "{case}, {id}");
        }
    }
}
