//! Every file in `tests/bad_input` is refused, or warned of, with exactly the message beside it.
//!
//! Set `RAGAM_BLESS=1` to write the present messages as the expected ones; then read them all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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

fn message(path: &Path) -> io::Result<String> {
    let renderer = Renderer::new(Style::Plain);
    Ok(match read(&name(path), &fs::read(path)?) {
        Ok(read) => renderer.render(&read.source, &read.warnings),
        Err(failed) => failed.render(&renderer),
    })
}

#[test]
fn messages_are_as_expected() -> io::Result<()> {
    let bless = std::env::var_os("RAGAM_BLESS").is_some();
    let mut wrong = Vec::new();
    for path in files()? {
        let expected_path = path.with_extension("expected");
        let message = message(&path)?;
        if bless {
            fs::write(&expected_path, &message)?;
        }
        let expected = fs::read_to_string(&expected_path).unwrap_or_default();
        if message != expected {
            wrong.push(format!("{}\nexpected:\n{expected}\ngot:\n{message}", name(&path)));
        }
    }
    assert!(wrong.is_empty(), "{} messages differ:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}

#[test]
fn every_file_is_complained_of() -> io::Result<()> {
    for path in files()? {
        assert!(!message(&path)?.is_empty(), "no message for {}", name(&path));
    }
    assert!(files()?.len() >= 60, "only {} files", files()?.len());
    Ok(())
}

#[test]
fn every_message_says_where_and_how_to_mend_it() -> io::Result<()> {
    for path in files()? {
        let message = message(&path)?;
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
        assert!(path.with_extension("toml").exists(), "{} belongs to no file", name(&path));
    }
    Ok(())
}
