//! What is written can be read; what is typed is understood.

use super::*;
use crate::language::{Language, Words};
use crate::scenario;

fn answers() -> Answers {
    let mut answers = Answers::default();
    for question in &QUESTIONS {
        let words = Words::of(Language::English);
        question.answer(&question.example(&words), &mut answers, &words).unwrap();
    }
    answers
}

fn assert_reads(answers: &Answers) {
    for read in read(answers) {
        assert!(read.warnings.is_empty(), "{:?}\n{}", read.warnings, read.source.text());
    }
}

/// What is written in each language, read.
fn read(answers: &Answers) -> Vec<scenario::Read> {
    let mut all = Vec::new();
    for language in Language::ALL {
        let text = scenario_text(answers, &Words::of(language));
        match scenario::read("new.toml", text.as_bytes()) {
            Ok(read) => all.push(read),
            Err(failed) => panic!("{failed}\n{text}"),
        }
        assert!(!text.contains("[new."), "a sentence is missing:\n{text}");
        assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
    }
    all
}

#[test]
fn the_examples_are_answers_and_give_a_scenario() {
    assert_reads(&answers());
}

#[test]
fn any_division_of_sales_gives_a_scenario() {
    for live in [0, 1, 33, 50, 99, 100] {
        for marketplace in [0, 1, 33, 50, 99, 100] {
            let split =
                Answers { live_percent: live, marketplace_percent: marketplace, ..answers() };
            match split.check() {
                Ok(()) => assert_reads(&split),
                Err(_) => assert!(live + marketplace > 100),
            }
        }
    }
}

#[test]
fn the_least_and_the_most_give_a_scenario() {
    let words = Words::of(Language::English);
    for text in ["0", "1", "1000", "100", "120", "1_000_000_000_000"] {
        let mut extreme = answers();
        for question in &QUESTIONS {
            // What is refused stays as it was.
            let _ = question.answer(text, &mut extreme, &words);
        }
        extreme.live_percent = 40;
        extreme.marketplace_percent = 40;
        // Extremes are doubted, but they can be read.
        assert_eq!(read(&extreme).len(), Language::ALL.len());
    }
}

#[test]
fn sales_of_the_channels_make_up_all_sales() {
    let text = scenario_text(&answers(), &Words::of(Language::Indonesian));
    for part in ["8_400_000", "2_400_000", "1_200_000"] {
        assert!(text.contains(&format!("weekly_sales = {part} ")), "{part}\n{text}");
    }
}

#[test]
fn odd_names_are_kept_as_they_are() {
    for name in ["Toko \"Asri\"", "C:\\toko", "Batik # 1", "Ünï {name}", "'''"] {
        let mut odd = answers();
        let words = Words::of(Language::English);
        QUESTIONS[0].answer(name, &mut odd, &words).unwrap();
        assert_reads(&odd);
        let text = scenario_text(&odd, &words);
        let read = scenario::read("new.toml", text.as_bytes()).unwrap();
        assert_eq!(read.scenario.business.name.value, name);
    }
    for name in ["", "  ", "a\nb", "a\u{1b}[31m", "a\u{202e}b", &"x".repeat(81)] {
        let words = Words::of(Language::English);
        assert!(QUESTIONS[0].answer(name, &mut answers(), &words).is_err(), "{name:?}");
    }
}

#[test]
fn amounts_as_people_write_them() {
    for (text, amount) in [
        ("15000000", 15_000_000),
        ("15_000_000", 15_000_000),
        ("15.000.000", 15_000_000),
        ("15,000,000", 15_000_000),
        ("Rp15.000.000", 15_000_000),
        ("Rp. 15 000 000", 15_000_000),
        ("15 juta", 15_000_000),
        ("15jt", 15_000_000),
        ("1,5 Juta", 1_500_000),
        ("1.25 million", 1_250_000),
        ("750 ribu", 750_000),
        ("85rb", 85_000),
        ("85k", 85_000),
        ("2 miliar", 2_000_000_000),
        ("0", 0),
    ] {
        assert_eq!(rupiah(text), Ok(amount), "{text}");
    }
}

#[test]
fn amounts_that_mean_nothing_or_two_things_are_refused() {
    for text in ["", "Rp", "many", "-5", "5 apples", "1e6", "jt", "1.2.3 juta", "5 juta 500", "½"]
    {
        assert_eq!(rupiah(text), Err(Unreadable::NotANumber), "{text}");
    }
    for text in ["15.5", "1,50", "1500.000", "1.500 juta"] {
        assert_eq!(rupiah(text), Err(Unreadable::Ambiguous), "{text}");
    }
    for text in ["99999999999999999999", "99999999999999 miliar"] {
        assert_eq!(rupiah(text), Err(Unreadable::TooLarge), "{text}");
    }
    assert_eq!((whole("20%"), whole(" 20 ")), (Ok(20), Ok(20)));
    assert_eq!(whole("20,5"), Err(Unreadable::NotANumber));
}

#[test]
fn every_question_and_case_has_its_sentence() {
    for language in Language::ALL {
        let words = Words::of(language);
        for question in &QUESTIONS {
            assert!(!question.sentence(&words).starts_with('['), "{}", question.flag);
        }
        for case in CASES {
            assert!(!case.sentence(&words).starts_with('['), "{}", case.name);
            assert_eq!(Case::named(case.name), Some(case));
        }
    }
}

#[test]
fn more_than_all_sales_is_a_conflict() {
    let both = Answers { live_percent: 80, marketplace_percent: 30, ..answers() };
    let words = Words::of(Language::English);
    assert!(both.check().unwrap_err().sentence(&words).contains("110"));
}

/// Every shipped shop, and one from the ten questions.
fn shops() -> Vec<(&'static str, String)> {
    let mut shops: Vec<_> = CASES.iter().map(|case| (case.name, case.text.to_owned())).collect();
    shops.push(("new", scenario_text(&answers(), &Words::of(Language::Indonesian))));
    shops
}

#[test]
fn every_possible_shock_can_be_added_to_every_shop_that_it_can_come_to() {
    let mut used = std::collections::BTreeSet::new();
    for (name, text) in shops() {
        let before = scenario::read(name, text.as_bytes()).unwrap();
        for shock in POSSIBLE_SHOCKS {
            for place in shock.places(&before.scenario) {
                used.insert(shock.id);
                let id = shock.id_at(&place);
                for language in Language::ALL {
                    let block = shock.text(&place, &Words::of(language));
                    let with = scenario::rewrite::add_shock(&text, &block);
                    let read = match scenario::read(name, with.as_bytes()) {
                        Ok(read) => read,
                        Err(failed) => panic!("{name}, {id}: {failed}\n{block}"),
                    };
                    let doubts = read.warnings.len().saturating_sub(before.warnings.len());
                    assert_eq!(doubts, 0, "{name}, {id}: {:?}", read.warnings);
                    assert_eq!(read.scenario.shocks.last().unwrap().id.value, id);
                    let without = scenario::rewrite::remove_shock(&with, &id).unwrap();
                    assert_eq!(without.trim_end(), text.trim_end(), "{name}, {id}");
                }
            }
        }
    }
    let all: std::collections::BTreeSet<_> = POSSIBLE_SHOCKS.iter().map(|shock| shock.id).collect();
    assert_eq!(used, all);
}

#[test]
fn a_possible_shock_is_offered_only_where_it_can_come() {
    let ids = |name: &str| {
        let text = Case::named(name).unwrap().text;
        let read = scenario::read(name, text.as_bytes()).unwrap();
        let found = POSSIBLE_SHOCKS.iter().flat_map(|shock| {
            let places = shock.places(&read.scenario);
            places.iter().map(|place| shock.id_at(place)).collect::<Vec<_>>()
        });
        found.collect::<Vec<_>>()
    };
    let seller = ids("live-shutdown");
    for id in ["possible_live_halt", "possible_shop_closure_tiktok", "possible_shop_closure_shopee"]
    {
        assert!(seller.contains(&id.to_owned()), "{id}: {seller:?}");
    }
    assert!(!seller.contains(&"possible_shop_closure_whatsapp".to_owned()), "{seller:?}");
    let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = 5_000\n\
        [[channel]]\nid = \"offline\"\nweekly_sales = 900\n";
    let kiosk = scenario::read("x", text.as_bytes()).unwrap().scenario;
    let come: Vec<_> = POSSIBLE_SHOCKS
        .iter()
        .filter(|shock| !shock.places(&kiosk).is_empty())
        .map(|shock| shock.id)
        .collect();
    assert_eq!(come, ["power_cut", "protest", "weak_demand", "dear_goods"]);
}

/// Each of them moves the balance of some future at every place of a shop that sells there.
#[test]
fn every_possible_shock_changes_something() {
    use crate::model::Model;
    use crate::simulate::{Workspace, simulate_block};

    let text = Case::named("live-shutdown").unwrap().text;
    let read = scenario::read("x", text.as_bytes()).unwrap();
    let cash = |text: &str| {
        let read = scenario::read("x", text.as_bytes()).unwrap();
        let block = simulate_block(&Model::build(&read.scenario), 0, &mut Workspace::default());
        block.cash
    };
    let before = cash(text);
    for shock in POSSIBLE_SHOCKS {
        let sells = |place: &Place| !place.id.starts_with("shopee");
        for place in shock.places(&read.scenario).iter().filter(|place| sells(place)) {
            let block = shock.text(place, &Words::of(Language::English));
            // Often enough for 32 futures.
            let often: String = block
                .lines()
                .map(|line| match line.starts_with("rate_per_year") {
                    true => "rate_per_year = 12\n".to_owned(),
                    false => format!("{line}\n"),
                })
                .collect();
            let with = cash(&scenario::rewrite::add_shock(text, &often));
            assert!(with != before, "{}", shock.id_at(place));
        }
    }
}

/// No number without a mark, and no sentence missing.
#[test]
fn every_number_of_a_possible_shock_says_where_it_comes_from() {
    use crate::scenario::Mark;

    let text = Case::named("live-shutdown").unwrap().text;
    let scenario = scenario::read("x", text.as_bytes()).unwrap().scenario;
    for language in Language::ALL {
        let words = Words::of(language);
        for shock in POSSIBLE_SHOCKS {
            for sentence in [shock.name(&words), shock.sentence(&words)] {
                assert!(!sentence.starts_with('['), "{sentence}");
            }
            let place = &shock.places(&scenario)[0];
            let source = crate::problems::Source::new("x", shock.text(place, &words));
            let found = scenario::assumptions(&source);
            for number in &found {
                let is_marked =
                    matches!(number.mark, Mark::Reported | Mark::Assumed | Mark::Measured);
                assert!(is_marked && number.source.len() > 10, "{number:?}");
            }
            assert!(found.len() >= 2, "{}: {found:?}", shock.id);
        }
    }
}
