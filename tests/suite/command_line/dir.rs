//! A folder of its own for each test, and the program run in it.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::time::Duration;

use assert_cmd::Command;
use tempfile::TempDir;

/// Only a test that hangs takes so long.
const HANGS: Duration = Duration::from_secs(600);

const PROGRAM: &str = env!("CARGO_BIN_EXE_ragam");

/// A folder that goes away with the test.
pub struct Dir {
    folder: TempDir,
}

impl Dir {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with the folders around it.
    pub fn write(&self, name: impl AsRef<Path>, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub fn make_folder(&self, name: &str) {
        fs::create_dir_all(self.path(name)).unwrap();
    }

    pub fn read(&self, name: impl AsRef<Path>) -> String {
        let path = self.path(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub fn exists(&self, name: impl AsRef<Path>) -> bool {
        self.path(name).symlink_metadata().is_ok()
    }

    /// The names in a folder, hidden ones too, in their order.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
        let mut names: Vec<String> =
            entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The folders in a folder, in their order: the results of scenarios, without tables over them.
    pub fn folders(&self, folder: &str) -> Vec<String> {
        let is_folder = |name: &String| self.path(folder).join(name).is_dir();
        self.names(folder).into_iter().filter(is_folder).collect()
    }

    /// Every file under a folder with what it holds.
    pub fn files(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let root = self.path(folder);
        let mut files = BTreeMap::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&root).unwrap().to_path_buf();
                    files.insert(name, fs::read(path).unwrap());
                }
            }
        }
        files
    }

    /// The program with arguments separated by spaces.
    pub fn ragam(&self, arguments: &str) -> TestCommand {
        let mut command = Command::new(PROGRAM);
        command.current_dir(self.folder.path()).timeout(HANGS).env_remove("RAYON_NUM_THREADS");
        TestCommand { command }.args(arguments.split_whitespace())
    }

    /// The program for tests that talk to it while it runs.
    pub fn process(&self, arguments: &str) -> process::Command {
        let mut command = process::Command::new(PROGRAM);
        command.current_dir(self.folder.path()).args(arguments.split_whitespace());
        command
    }
}

/// The program about to be run.
pub struct TestCommand {
    command: Command,
}

impl TestCommand {
    pub fn args(mut self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(arguments);
        self
    }

    /// For a reader of English.
    pub fn in_english(mut self) -> Self {
        self.command.env("RAGAM_LANG", "en");
        self
    }

    /// Runs it and expects this exit code.
    #[track_caller]
    pub fn ends_with(mut self, code: i32) -> Said {
        let output = self.command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
        let said = Said { out: text(output.stdout), err: text(output.stderr) };
        assert_eq!(output.status.code(), Some(code), "{}{}", said.out, said.err);
        assert!(!said.err.contains("panicked"), "{}", said.err);
        said
    }
}

/// What the program said.
#[derive(Debug)]
pub struct Said {
    /// On standard output.
    pub out: String,
    /// On standard error.
    pub err: String,
}

impl Said {
    /// Expects all of these on standard error, in this order.
    #[track_caller]
    pub fn explains(&self, parts: &[&str]) {
        let mut rest = self.err.as_str();
        for part in parts {
            let at = rest.find(part).unwrap_or_else(|| panic!("no {part:?} in:\n{}", self.err));
            rest = &rest[at + part.len()..];
        }
    }
}
