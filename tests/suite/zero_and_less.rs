//! "Not at all" as an answer: numbers of zero that a mix or an axis sets, effort that is taken away.

use ragam::model::Model;
use ragam::output::CsvStyle;
use ragam::report::Meaning;
use ragam::scenario::{Editor, Setting, read};

use crate::support::run;

const SHOP: &str = "format = 1\n[business]\nname = \"Toko Uji\"\nopening_cash = 10_000_000\n\
    [simulation]\nseed = 1\nstart = 2026-01-01\ndays = 60\npaths = 32\n\
    [[channel]]\nid = \"a\"\nweekly_sales = 7_000_000\nnoise = 0\nslow_level_step = 0\n\
    returns_to_effort = 1.0\n[costs]\ngoods_share = 0.5\n";

fn total(model: &Model, account: &str) -> f64 {
    let postings = ragam::simulate::replay_path(model, 0);
    let csv =
        String::from_utf8(ragam::output::postings_csv(model, &postings, CsvStyle::Plain)).unwrap();
    let lines = csv.lines().filter(|line| line.contains(account));
    lines.map(|line| line.split(',').nth(3).unwrap().parse::<f64>().unwrap()).sum()
}

#[test]
fn zero_is_the_base_case_of_a_question() {
    let text = format!(
        "{SHOP}[[one_off]]\nname = \"mesin\"\ndate = 2026-02-01\namount = -5_000_000\n\
         [[shock]]\nid = \"halt\"\nhits = [\"a\"]\ndate = 2026-01-10\nduration_days = 7\nseverity = 0.5\n\
         [[mitigation]]\nid = \"help\"\nshocks = [\"halt\"]\nseverity_reduction = 0.5\n\
         [[mix]]\nid = \"without\"\nshares = {{ a = 1.0 }}\nset = {{ \"one_off.mesin.amount\" = 0 }}\n"
    );
    let read = read("zero.toml", text.as_bytes()).unwrap();
    assert_eq!(read.warnings, []);
    let editor = Editor::new(&read.source).unwrap();
    for path in [
        "one_off.mesin.amount",
        "shock.halt.duration_days",
        "shock.halt.severity",
        "mitigation.help.severity_reduction",
    ] {
        let setting = Setting { path: path.to_owned(), value: 0.0 };
        assert!(editor.set(None, &[setting]).is_ok(), "{path}");
    }
}

#[test]
fn a_shock_of_no_days_changes_nothing() {
    let shock = "[[shock]]\nid = \"halt\"\nhits = [\"a\"]\ndate = 2026-01-10\nduration_days = 0\nseverity = 0.9\n";
    let (_, with) = run(&format!("{SHOP}{shock}"));
    let (_, without) = run(SHOP);
    let cash =
        |ensemble: &ragam::ensemble::Ensemble| ensemble.column(|block| block.figures.lowest_cash);
    assert_eq!(cash(&with), cash(&without));
}

#[test]
fn a_mix_may_replace_the_only_use_of_a_value() {
    let text = format!(
        "{SHOP}[values]\nv = [0.3, 0.9]\n[[shock]]\nid = \"s\"\nhits = [\"a\"]\nrate_per_year = 5\n\
         duration_days = 3\nseverity = \"v\"\n\
         [[mix]]\nid = \"m\"\nshares = {{ a = 1.0 }}\nset = {{ \"shock.s.severity\" = 0.1 }}\n"
    );
    assert!(read("value.toml", text.as_bytes()).is_ok());
}

#[test]
fn effort_that_a_response_takes_away_falls_at_once() {
    let response = |raise: &str| {
        format!(
            "{SHOP}[[response]]\nid = \"r\"\nwhen = {{ date = 2026-01-05 }}\nraise = [{raise}]\n"
        )
    };
    let at_once = response("{ channel = \"a\", effort = 0.5, delay_days = 0, length_days = 0 }");
    let ramped = response("{ channel = \"a\", effort = 0.5, delay_days = 10, length_days = 20 }");
    let cash = |text: &str| run(text).1.column(|block| block.figures.lowest_cash);
    assert_eq!(cash(&at_once), cash(&ramped));
}

#[test]
fn a_channel_without_effort_buys_no_ads() {
    let text = format!(
        "{SHOP}[[channel]]\nid = \"b\"\nweekly_sales = 7_000_000\n[channel.ads]\nper_week_today = 700_000\n\
         [[mix]]\nid = \"only_a\"\nin_place = true\nshares = {{ a = 1.0 }}\n"
    );
    let read = read("ads.toml", text.as_bytes()).unwrap();
    let today = Model::build(&read.scenario);
    let only_a = Model::build_mix(&read.scenario, read.scenario.mixes.first());
    assert!(total(&today, ".ads,") < 0.0, "{}", total(&today, ".ads,"));
    assert_eq!(total(&only_a, ".ads,"), 0.0);
}

#[test]
fn numbers_drawn_for_each_shock_are_not_known() {
    let shock = "[[shock]]\nid = \"halt\"\nhits = [\"a\"]\nrate_per_year = 1\nduration_days = [3, 7, 60]\nseverity = [0.7, 1.0]\n";
    let meaning = Meaning::of(&crate::support::model(&format!("{SHOP}{shock}")));
    let names: Vec<&str> = meaning.unknown.iter().map(|number| number.name.as_str()).collect();
    assert_eq!(names, ["shock.halt.severity", "shock.halt.duration_days"]);
}
