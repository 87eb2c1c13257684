//! Every chart of every shipped scenario in every language: no text touches another, leaves the
//! page, or is too small for the last row.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::PathBuf;

use ragam::charts::{Picture, TextBox};
use ragam::ensemble::{Ensemble, Silent};
use ragam::language::Language;
use ragam::model::Model;
use ragam::output::{comparison_chart, run_charts};
use ragam::report::{Candidate, Comparison, Report};
use ragam::scenario;

/// Few paths: the words are the same, and the bands are near enough.
const PATHS: u64 = 320;
const SMALLEST: f64 = 32.0;

fn shipped() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|e| e == "toml")).collect();
    files.sort();
    assert!(files.len() > 1, "the shipped scenarios were not found");
    files
}

fn overlap(a: &TextBox, b: &TextBox) -> bool {
    let apart = a.x + a.width <= b.x
        || b.x + b.width <= a.x
        || a.y + a.height <= b.y
        || b.y + b.height <= a.y;
    !apart
}

fn assert_readable(what: &str, picture: &Picture) {
    let boxes = picture.text_boxes();
    assert!(boxes.len() > 5, "{what} says next to nothing");
    let (width, height) = picture.page();
    for (place, one) in boxes.iter().enumerate() {
        assert!(one.size >= SMALLEST, "{what}: \"{}\" is {} px", one.text, one.size);
        let inside = one.x >= 0.0
            && one.y >= 0.0
            && one.x + one.width <= width
            && one.y + one.height <= height;
        assert!(inside, "{what}: \"{}\" leaves the page", one.text);
        for other in &boxes[place + 1..] {
            assert!(!overlap(one, other), "{what}: \"{}\" touches \"{}\"", one.text, other.text);
        }
    }
}

#[test]
fn charts_of_the_shipped_scenarios_can_be_read() {
    for path in shipped() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let read = scenario::read(&name, &fs::read(&path).unwrap()).unwrap();
        let today = Model::build(&read.scenario).with_simulation(Some(PATHS), None);
        let ensemble = Ensemble::simulate(&today, PATHS, &Silent).unwrap();
        let report = Report::of(&today, &ensemble).unwrap();
        let comparison = (!read.variants.is_empty()).then(|| {
            let mixes = read.variants.iter().map(|variant| Candidate {
                id: variant.mix.id.value.clone(),
                name: variant.mix.name.value.clone(),
                model: Model::build_mix(&variant.scenario, Some(&variant.mix)),
            });
            let first = Candidate { id: "today".into(), name: "today".into(), model: today };
            Comparison::of(std::iter::once(first).chain(mixes).collect(), &Silent).unwrap()
        });
        for language in Language::ALL {
            for (chart, picture) in run_charts(&report, language).unwrap() {
                assert_readable(&format!("{name} {chart} {language}"), &picture);
            }
            if let Some(comparison) = &comparison {
                let picture = comparison_chart(comparison, language).unwrap();
                assert_readable(&format!("{name} mix_comparison {language}"), &picture);
            }
        }
    }
}
