//! What README, book and docs show is what the program says today: samples, figures in sentences, pictures,
//! links and the page's words.
//!
//! A picture that changed on purpose: `RAGAM_BLESS=1 cargo test --test suite book`, and look at it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::support::buyers::shipped;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All files below a folder with that ending.
fn below(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("target") {
            below(&path, ending, found);
        } else if path.extension().is_some_and(|known| known == ending) {
            found.push(path);
        }
    }
}

/// Every page that a person may be sent to.
fn pages() -> Vec<PathBuf> {
    let root = Path::new(ROOT);
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "md") {
            pages.push(path);
        }
    }
    for folder in ["docs", "scenarios", "release", "python"] {
        if root.join(folder).is_dir() {
            below(&root.join(folder), "md", &mut pages);
        }
    }
    pages.sort();
    pages
}

/// What a command prints, and what stands in the texts and titles of pictures that it writes.
fn said(command: &str, out: &Path) -> String {
    let mut ragam = std::process::Command::new(assert_cmd::cargo::cargo_bin!("ragam"));
    ragam.current_dir(ROOT).env_remove("RAGAM_LANG").args(command.split(' '));
    if !command.starts_with("check") {
        ragam.arg("--out").arg(out);
    }
    if !command.starts_with("check") && !command.starts_with("run") {
        ragam.arg("--no-charts");
    }
    let done = ragam.output().unwrap();
    let mut said = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success(), "{command}: {}", String::from_utf8_lossy(&done.stderr));
    for ending in ["json", "csv", "svg"] {
        let mut files = Vec::new();
        below(out, ending, &mut files);
        for file in files {
            let text = read(&file);
            let title = text.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
            said.push_str(if ending == "svg" { title.unwrap_or_default() } else { &text });
            said.push('\n');
        }
    }
    said
}

/// The samples of a page: blocks that begin with `$ ragam`, as command and what is shown.
fn samples(page: &str) -> Vec<(&str, &str)> {
    let blocks = page.split("```\n$ ragam ").skip(1);
    blocks
        .map(|rest| rest.split("```").next().unwrap_or_default())
        .map(|sample| sample.split_once('\n').unwrap())
        .collect()
}

/// Amounts and chances in the sentences of a page, outside of blocks and code.
fn figures(page: &str) -> Vec<String> {
    let prose: String = page.split("```").step_by(2).collect();
    let prose: String = prose.split('`').step_by(2).collect();
    let words: Vec<&str> = prose.split_whitespace().collect();
    let bare =
        |word: &str| word.trim_matches(|sign: char| "().,;:?!*|\"".contains(sign)).to_owned();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let next = |ahead: usize| words.get(at + ahead).map(|word| bare(word)).unwrap_or_default();
        if bare(word).trim_start_matches('±').starts_with("Rp") {
            let unit = next(1);
            let amount = bare(word).trim_start_matches('±').to_owned();
            let in_two = ["jt", "rb"].contains(&unit.as_str());
            found.push(if in_two { format!("{amount} {unit}") } else { amount });
        }
        let of = next(1);
        let is_count = bare(word).parse::<u32>().is_ok() && ["dari", "of"].contains(&of.as_str());
        if is_count && next(2) == "100" {
            found.push(format!("{} {of} 100", bare(word)));
        }
    }
    found
}

#[test]
fn samples_figures_and_pictures_are_what_the_program_says() {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let pictures = tempfile::tempdir().unwrap();
    let book = Path::new(ROOT).join("docs/book/src");
    let mut counted = 0;
    for path in pages() {
        let page = read(&path);
        let mut all = String::new();
        for (command, shown) in samples(&page) {
            let said = known.entry(command.to_owned()).or_insert_with(|| {
                let own = tempfile::tempdir().unwrap();
                let is_first = command == "run scenarios/live-shutdown.toml";
                said(command, if is_first { pictures.path() } else { own.path() })
            });
            for line in shown.lines() {
                let mut rest = said.as_str();
                for piece in line.split("...").map(str::trim).filter(|piece| !piece.is_empty()) {
                    let at = rest.find(piece);
                    let at = at.unwrap_or_else(|| {
                        panic!("{}: {command} does not say {piece}:\n{said}", path.display())
                    });
                    rest = &rest[at + piece.len()..];
                }
            }
            counted += 1;
            all.push_str(said);
        }
        if path.starts_with(&book) {
            for figure in figures(&page) {
                let is_said = all.match_indices(&figure).any(|(at, _)| {
                    !all[..at]
                        .ends_with(|before: char| before.is_ascii_digit() || ",.".contains(before))
                });
                assert!(is_said, "{}: nothing says {figure}", path.display());
            }
        }
    }
    assert!(counted > 25, "{counted} samples");

    let mut shown = Vec::new();
    below(&book, "png", &mut shown);
    assert!(shown.len() >= 3);
    for picture in shown {
        let drawn = pictures.path().join("live-shutdown").join(picture.file_name().unwrap());
        if std::env::var_os("RAGAM_BLESS").is_some() {
            std::fs::copy(&drawn, &picture).unwrap();
        }
        let same = std::fs::read(&drawn).unwrap() == std::fs::read(&picture).unwrap();
        assert!(same, "{} is drawn otherwise today: RAGAM_BLESS=1", picture.display());
    }
}

/// The anchor of a heading: lower case, blanks as hyphens, no other signs.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase().replace(' ', "-");
    kept.chars().filter(|sign| sign.is_alphanumeric() || "-_".contains(*sign)).collect()
}

/// Where the links of a page lead.
fn links(page: &str) -> Vec<&str> {
    let outside: Vec<&str> = page.split("```").step_by(2).collect();
    let links = outside.into_iter().flat_map(|text| text.split("](").skip(1));
    links.filter_map(|rest| rest.split(')').next()).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut counted = 0;
    for path in pages() {
        let page = read(&path);
        let included = page.split("{{#include ").skip(1).filter_map(|rest| rest.split("}}").next());
        for link in links(&page).into_iter().chain(included) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target =
                if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            assert!(target.exists(), "{}: {link} leads nowhere", path.display());
            if !heading.is_empty() {
                let text = read(&target);
                let mut headings = text.lines().filter(|line| line.starts_with('#'));
                let is_there = headings.any(|line| anchor(line.trim_start_matches('#')) == heading);
                assert!(is_there, "{}: no heading for {link}", path.display());
            }
            counted += 1;
        }
    }
    assert!(counted > 40, "{counted} links");
}

#[test]
fn every_page_of_the_book_stands_in_its_contents_and_stays_inside() {
    let book = Path::new(ROOT).join("docs/book/src");
    let summary = read(&book.join("SUMMARY.md"));
    let contents: Vec<PathBuf> = links(&summary).into_iter().map(|link| book.join(link)).collect();
    let mut files = Vec::new();
    below(&book, "md", &mut files);
    for file in files.iter().filter(|file| !file.ends_with("SUMMARY.md")) {
        assert!(contents.contains(file), "{} is not in SUMMARY.md", file.display());
        let page = read(file);
        for link in links(&page).into_iter().filter(|link| !link.contains("://")) {
            let target = file.parent().unwrap().join(link.split('#').next().unwrap());
            let inside = target.canonicalize().unwrap().starts_with(book.canonicalize().unwrap());
            assert!(inside, "{}: {link} is not part of the built book", file.display());
        }
    }
}

/// Words in italics on the pages for trainers and owners that begin with a capital are buttons of the page.
#[test]
fn buttons_that_are_named_are_on_the_page() {
    let known = read(&Path::new(ROOT).join("src/language/id.toml"));
    let mut counted = 0;
    for file in
        ["docs/trainers.md", "docs/book/src/pelatih/pelajaran.md", "docs/book/src/pemilik/toko.md"]
    {
        let page = read(&Path::new(ROOT).join(file)).replace("**", "").replace('\n', " ");
        for words in page.split('*').skip(1).step_by(2) {
            let button = format!("= \"{words}\"");
            assert!(known.contains(&button), "{file}: the page has no {words}");
            counted += 1;
        }
    }
    assert!(counted > 10, "{counted} buttons");
}

/// The twelve questions are twelve, and the same samples answer them in both languages.
#[test]
fn the_twelve_questions_are_the_same_in_both_languages() {
    let book = Path::new(ROOT).join("docs/book/src");
    let pages =
        ["pelatih/pertanyaan.md", "trainers/questions.md"].map(|page| read(&book.join(page)));
    let asked =
        pages.each_ref().map(|page| page.lines().filter(|line| line.starts_with("## ")).count());
    assert_eq!(asked, [12, 12]);
    let [indonesian, english] = pages.each_ref().map(|page| samples(page));
    let commands = english.iter().map(|(command, _)| command.replace(" --lang en", ""));
    assert!(commands.eq(indonesian.iter().map(|(command, _)| (*command).to_owned())));
    assert!(
        shipped("live-shutdown").contains("[0.1, 0.4, 0.75]"),
        "question 2 says this range in words"
    );
}

/// How old figures are kept: the shop of the list of changes has no number left that is not known.
#[test]
fn the_shop_with_old_figures_knows_every_number() {
    let changes = read(&Path::new(ROOT).join("CHANGELOG.md"));
    let shop = changes.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.toml");
    std::fs::write(&file, shop).unwrap();
    let mut ragam = std::process::Command::new(assert_cmd::cargo::cargo_bin!("ragam"));
    let done = ragam.args(["check", "--lang", "en"]).arg(&file).output().unwrap();
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(said.contains("Every number is known"), "{said}");
}

#[test]
fn the_version_is_the_same_everywhere() {
    let version = env!("CARGO_PKG_VERSION");
    let says = |file: &str, line: &str| {
        let text = read(&Path::new(ROOT).join(file));
        assert!(text.lines().any(|known| known == line), "{file} does not say {line}");
    };
    says("CITATION.cff", &format!("version: {version}"));
    says("web/engine/Cargo.toml", &format!("version = \"{version}\""));
    says("python/Cargo.toml", &format!("version = \"{version}\""));
    says("CHANGELOG.md", &format!("## {version}"));
}
