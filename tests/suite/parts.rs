//! Parts of an ensemble: however its paths are cut, wherever they are made, in whatever order they
//! are put together, every output has the same bytes.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError};

use ragam::ensemble::{Ensemble, KEPT_WHOLE, NotOneWhole, Part, Silent};
use ragam::language::Language;
use ragam::model::Model;
use ragam::output::{self, Artifact, ArtifactOptions, CsvStyle, RunAnswer, ScenarioText};
use ragam::report::Report;
use ragam::scenario;

const TEXT: &str = "format = 1\n[business]\nname = \"x\"\nopening_cash = 1_000_000\n\
    [simulation]\nseed = 1\nstart = 2026-01-05\nweeks = 3\n\
    [[channel]]\nid = \"a\"\nweekly_sales = [500_000, 900_000]\n\
    [[channel]]\nid = \"b\"\nweekly_sales = 300_000\n\
    [costs]\ngoods_share = 0.6\nwages_per_month = 2_000_000\n\
    [[shock]]\nid = \"s\"\nhits = [\"a\"]\nrate_per_year = 9\nduration_days = 5\nseverity = 1\n\
    [[shock]]\nid = \"t\"\nhits = [\"b\"]\nrate_per_year = 4\nduration_days = 9\nseverity = 0.5\n";

fn model() -> Model {
    Model::build(&scenario::read("x.toml", TEXT.as_bytes()).unwrap().scenario)
}

/// Every file of a run but its pictures.
fn files(model: &Model, ensemble: &Ensemble) -> Vec<Artifact> {
    let report = Report::of(model, ensemble).unwrap();
    let options = ArtifactOptions {
        language: Language::English,
        charts: false,
        formats: Vec::new(),
        csv: CsvStyle::Plain,
    };
    let text = ScenarioText { name: "x.toml", bytes: TEXT.as_bytes() };
    output::files(&RunAnswer { report: &report, text }, &options).unwrap()
}

/// As on another machine: the bytes of a part, read there.
fn sent(part: &Part) -> Part {
    postcard::from_bytes(&postcard::to_allocvec(part).unwrap()).unwrap()
}

/// The whole from parts between some paths, merged in an order that `turns` says.
fn merged(model: &Model, paths: u64, mut cuts: Vec<u64>, turns: &[usize]) -> Ensemble {
    cuts.extend([0, paths]);
    cuts.sort_unstable();
    let part = |ends: &[u64]| Part::simulate(model, ends[0]..ends[1], paths, &Silent).unwrap();
    let mut parts: Vec<Part> = cuts.windows(2).map(part).collect();
    let mut turns = turns.iter().cycle();
    while parts.len() > 1 {
        let (one, other) = (turns.next().unwrap() % parts.len(), turns.next().unwrap());
        let one = parts.swap_remove(one);
        let other = parts.swap_remove(other % parts.len());
        parts.push(sent(&one).merge(sent(&other)).unwrap());
    }
    Ensemble::try_from(parts.remove(0)).unwrap()
}

fn check(paths: u64, cases: u32) {
    let model = model();
    let whole = files(&model, &Ensemble::simulate(&model, paths, &Silent).unwrap());
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let given =
        (prop::collection::vec(0..paths, 0..6), prop::collection::vec(0_usize..1_000, 1..9));
    let law = |(cuts, turns): (Vec<u64>, Vec<usize>)| -> Result<(), TestCaseError> {
        prop_assert_eq!(&files(&model, &merged(&model, paths, cuts, &turns)), &whole);
        Ok(())
    };
    proptest::test_runner::TestRunner::new(config).run(&given, law).unwrap();
}

#[test]
fn any_cut_and_any_order_give_the_same_bytes() {
    for paths in [1, 31, 64, 1_003] {
        check(paths, 12);
    }
}

/// With so many paths the days are not kept.
#[test]
fn any_cut_and_any_order_of_many_paths_give_the_same_bytes() {
    check(KEPT_WHOLE as u64 + 2_077, 4);
}

#[test]
fn parts_that_do_not_belong_together_are_refused() {
    let model = model();
    let part = |model: &Model, from, to, of| Part::simulate(model, from..to, of, &Silent).unwrap();
    let first = part(&model, 0, 64, 100);
    let merge = |other: Part| first.clone().merge(other).map(|_| ());
    assert_eq!(merge(part(&model, 64, 100, 101)), Err(NotOneWhole::Different));
    let other_seed = model.clone().with_simulation(None, Some(model.seed() + 1));
    assert_eq!(merge(part(&other_seed, 64, 100, 100)), Err(NotOneWhole::Different));
    assert_eq!(merge(part(&model, 32, 100, 100)), Err(NotOneWhole::Twice { path: 32 }));
    assert_eq!(merge(part(&model, 96, 100, 100)), Ok(()));
    let gap = first.clone().merge(part(&model, 96, 100, 100)).unwrap();
    assert_eq!(Ensemble::try_from(gap).err(), Some(NotOneWhole::Missing { path: 64 }));
    assert_eq!(Ensemble::try_from(first).err(), Some(NotOneWhole::Missing { path: 64 }));
}
