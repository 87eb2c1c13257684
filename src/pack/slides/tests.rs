use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use resvg::usvg::roxmltree::Document;

use super::*;
use crate::language::Language;
use crate::pack::samples::{BARE, FULL, HOSTILE_NAME, found_in_a_few, named};

type Parts = BTreeMap<String, Vec<u8>>;

fn parts(bytes: Vec<u8>) -> Parts {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Parts::new();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        assert!(parts.insert(name.clone(), bytes).is_none(), "twice: {name}");
    }
    parts
}

fn xml<'a>(parts: &'a Parts, path: &str) -> Document<'a> {
    let text = std::str::from_utf8(&parts[path]).unwrap();
    Document::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn deck(text: &str, language: Language) -> Parts {
    parts(slides(&Told::of(&found_in_a_few(text), language).unwrap()).unwrap())
}

/// The path that a target is, as seen from the folder of a part.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[test]
fn every_part_is_sound_known_and_reached() {
    for language in Language::ALL {
        let parts = deck(FULL, language);
        let types = xml(&parts, "[Content_Types].xml");
        let stated: BTreeSet<&str> =
            types.descendants().filter_map(|one| one.attribute("PartName")).collect();
        let mut reached = BTreeSet::from(["[Content_Types].xml".to_owned()]);
        for path in parts.keys().filter(|path| !path.ends_with(".png")) {
            let document = xml(&parts, path);
            if let Some(of) = path.strip_suffix(".rels") {
                reached.insert(path.clone());
                let (folder, part) = of.split_once("_rels/").unwrap();
                assert!(
                    part.is_empty() || parts.contains_key(&format!("{folder}{part}")),
                    "{path}"
                );
                for relation in document.descendants().filter_map(|one| one.attribute("Target")) {
                    let target = resolved(folder, relation);
                    assert!(parts.contains_key(&target), "{path} leads to {target}");
                    reached.insert(target);
                }
            } else if path != "[Content_Types].xml" {
                assert!(stated.contains(format!("/{path}").as_str()), "{path} has no type");
            }
        }
        assert_eq!(reached, parts.keys().cloned().collect());
        assert!(stated.iter().all(|path| parts.contains_key(&path[1..])));
    }
}

#[test]
fn every_reference_inside_a_part_is_one_of_its_relationships() {
    let parts = deck(FULL, Language::Indonesian);
    for path in parts.keys().filter(|path| path.starts_with("ppt/") && path.ends_with(".xml")) {
        let document = xml(&parts, path);
        let used: BTreeSet<&str> = document
            .descendants()
            .flat_map(|one| one.attributes().collect::<Vec<_>>())
            .filter(|one| one.value().starts_with("rId"))
            .map(|one| one.value())
            .collect();
        let (folder, name) = path.rsplit_once('/').unwrap();
        let rels = format!("{folder}/_rels/{name}.rels");
        if !used.is_empty() {
            let rels = xml(&parts, &rels);
            let known: BTreeSet<&str> =
                rels.descendants().filter_map(|one| one.attribute("Id")).collect();
            assert!(used.is_subset(&known), "{path}: {used:?}");
        }
    }
}

#[test]
fn a_slide_has_its_title_its_notes_and_a_picture_with_words_for_it() {
    let material = found_in_a_few(FULL);
    let told = Told::of(&material, Language::English).unwrap();
    let lesson = told.lesson();
    let parts = parts(slides(&told).unwrap());
    for (slide, number) in lesson.slides.iter().zip(1..) {
        let page = xml(&parts, &format!("ppt/slides/slide{number}.xml"));
        let texts: Vec<&str> = page
            .descendants()
            .filter(|one| {
                one.has_tag_name(("http://schemas.openxmlformats.org/drawingml/2006/main", "t"))
            })
            .filter_map(|one| one.text())
            .collect();
        assert!(texts.contains(&slide.title.as_str()), "{texts:?}");
        let picture = page.descendants().find(|one| one.tag_name().name() == "pic");
        assert_eq!(picture.is_some(), matches!(slide.shown, Shown::Picture(_)));
        let described = page.descendants().find_map(|one| one.attribute("descr"));
        assert!(picture.is_none() || described.is_some_and(|about| about.contains(&slide.title)));
        let notes = &parts[&format!("ppt/notesSlides/notesSlide{number}.xml")];
        let notes = String::from_utf8(notes.clone()).unwrap();
        for said in [&slide.notes.ask, &slide.notes.discuss, &slide.notes.truth] {
            assert!(notes.contains(&text(said)), "{said}");
        }
    }
}

#[test]
fn hostile_names_stay_names() {
    let told_of = named(HOSTILE_NAME);
    let (plain, hostile) = (found_in_a_few(BARE), &told_of);
    let elements = |material: &crate::pack::Material| {
        let parts = parts(slides(&Told::of(material, Language::English).unwrap()).unwrap());
        parts
            .keys()
            .filter(|path| !path.ends_with(".png"))
            .map(|path| {
                (
                    path.clone(),
                    xml(&parts, path).descendants().filter(|one| one.is_element()).count(),
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(elements(hostile), elements(&plain));
    let name = &hostile.report.business;
    assert!(name.contains("</a:t>") && name.contains('"'), "{name}");
    let parts = parts(slides(&Told::of(hostile, Language::English).unwrap()).unwrap());
    let cover = xml(&parts, "ppt/slides/slide1.xml");
    let texts: Vec<&str> = cover.descendants().filter_map(|one| one.text()).collect();
    assert!(texts.contains(&name.as_str()), "{texts:?}");
}

#[test]
fn the_same_scenario_gives_the_same_bytes() {
    let bytes = || slides(&Told::of(&found_in_a_few(BARE), Language::English).unwrap()).unwrap();
    assert!(bytes() == bytes());
}

/// The pages for print say what the slides say, and nothing leaves them.
#[cfg(feature = "pdf")]
#[test]
fn printed_pages_hold_what_the_slides_hold() {
    let long = format!("{} ", "Toko Batik Oemar & Anak").repeat(3);
    for material in [found_in_a_few(FULL), named(&long)] {
        let told = Told::of(&material, Language::Indonesian).unwrap();
        for slide in told.lesson().slides {
            let page = print::page(&slide, &told);
            assert_eq!(page.faults(), Vec::<String>::new(), "{:?}", slide.topic);
            if let Shown::Lines(lines) = &slide.shown {
                for line in lines.iter().filter(|line| line.len() < 100) {
                    assert!(page.words().contains(line.as_str()), "{line} in {}", page.words());
                }
            }
        }
    }
}
