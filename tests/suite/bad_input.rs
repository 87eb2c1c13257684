//! Every file in `tests/bad_input` is refused, or warned of, with exactly the messages beside it: English
//! in `.expected`, Indonesian in `.id.expected`, any other in one of its code.
//!
//! Set `RAGAM_BLESS=1` to write the present messages as the expected ones; then read them all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ragam::language::Language;
use ragam::problems::{Renderer, Style};
use ragam::scenario::read;

fn files() -> io::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_input");
    let paths: io::Result<Vec<PathBuf>> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let is_toml = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "toml");
    let mut files: Vec<PathBuf> = paths?.into_iter().filter(is_toml).collect();
    files.sort();
    Ok(files)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn message(path: &Path, language: Language) -> io::Result<String> {
    let renderer = Renderer::new(Style::Plain).language(language);
    Ok(match read(&name(path), &fs::read(path)?) {
        Ok(read) => renderer.render(&read.source, &read.warnings),
        Err(failed) => failed.render(&renderer),
    })
}

#[test]
fn messages_are_as_expected() -> io::Result<()> {
    let bless = std::env::var_os("RAGAM_BLESS").is_some();
    let mut wrong = Vec::new();
    let ending = |language: Language| match language {
        Language::English => "expected".to_owned(),
        other => format!("{other}.expected"),
    };
    for path in files()? {
        for language in Language::ALL {
            let expected_path = path.with_extension(ending(language));
            let message = message(&path, language)?;
            if bless {
                fs::write(&expected_path, &message)?;
            }
            let expected = fs::read_to_string(&expected_path).unwrap_or_default();
            if message != expected {
                wrong.push(format!("{}\nexpected:\n{expected}\ngot:\n{message}", name(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} messages differ:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}

/// Words that no Indonesian sentence holds, and most English ones do.
const ENGLISH: [&str; 30] = [
    "the", "is", "are", "not", "no", "of", "and", "or", "with", "must", "write", "this", "that",
    "what", "has", "have", "than", "from", "its", "for", "only", "every", "which", "when",
    "without", "first", "delete", "error", "warning", "help",
];

/// The lines of a file itself are shown as they are; keys and words of the format stand in back quotes
/// or as `key = value`.
#[test]
fn no_english_is_left_in_what_is_said_in_indonesian() -> io::Result<()> {
    let mut found = Vec::new();
    for path in files()? {
        let message = message(&path, Language::Indonesian)?;
        let said = message.lines().filter_map(|line| match line.split_once('|') {
            // The words at a mark stand after it.
            Some((_, marked)) => marked.rsplit_once(['^', '-']).map(|(_, label)| label),
            None => Some(line),
        });
        for line in said {
            let unquoted: String = line.split('`').step_by(2).collect();
            let mut words = unquoted.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            if let Some(word) = words.find(|word| ENGLISH.contains(word)) {
                found.push(format!("{}: {word}: {line}", name(&path)));
            }
        }
    }
    assert!(found.is_empty(), "{} lines:\n{}", found.len(), found.join("\n"));
    Ok(())
}

#[test]
fn every_file_is_complained_of() -> io::Result<()> {
    for path in files()? {
        assert!(!message(&path, Language::English)?.is_empty(), "no message for {}", name(&path));
    }
    assert!(files()?.len() >= 60, "only {} files", files()?.len());
    Ok(())
}

#[test]
fn every_message_says_where_and_how_to_mend_it() -> io::Result<()> {
    for path in files()? {
        let message = message(&path, Language::English)?;
        assert!(message.contains(&format!("--> {}", name(&path))), "no place in {message}");
        let problems = message.matches("error: ").count() + message.matches("warning: ").count();
        assert_eq!(message.matches("help: ").count(), problems, "no help in {message}");
    }
    Ok(())
}

#[test]
fn every_expected_message_has_its_file() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_input");
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "expected") {
            continue;
        }
        let stem = name(&path).replace(".id.expected", "").replace(".expected", "");
        let file = path.with_file_name(format!("{stem}.toml"));
        assert!(file.exists(), "{} belongs to no file", name(&path));
    }
    Ok(())
}
