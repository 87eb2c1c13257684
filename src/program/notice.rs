//! Messages about files and runs, in the shape of the messages about scenarios.

use std::borrow::Cow;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::language::{Said, say};
use crate::problems::{Problem, Severity, Source, is_hidden};

/// A message about one file or folder: what is wrong, where, how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Notice {
    place: String,
    severity: Severity,
    what: Said,
    help: Said,
}

impl Notice {
    /// Something could not be done.
    pub(super) fn error(place: &Path, what: impl Into<Said>, help: impl Into<Said>) -> Self {
        Self::new(place, Severity::Error, what.into(), help.into())
    }

    /// Something the user should know of.
    pub(super) fn warning(place: &Path, what: impl Into<Said>, help: impl Into<Said>) -> Self {
        Self::new(place, Severity::Warning, what.into(), help.into())
    }

    fn new(place: &Path, severity: Severity, what: Said, help: Said) -> Self {
        Self { place: shown(place), severity, what, help }
    }

    /// A file or folder could not be read.
    pub(super) fn cannot_read(place: &Path, error: &io::Error) -> Self {
        let what = say!("notice.read.message", why = reason(error));
        let help = match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => say!("notice.read.help_not_found"),
            ErrorKind::PermissionDenied => say!("notice.read.help_no_right"),
            ErrorKind::IsADirectory => say!("notice.read.help_folder"),
            _ => say!("notice.read.help_disk"),
        };
        Self::error(place, what, help)
    }

    /// A file or folder could not be made or changed.
    pub(super) fn cannot_write(place: &Path, error: &io::Error) -> Self {
        let what = say!("notice.write.message", why = reason(error));
        Self::error(place, what, help_for_writing(error.kind()))
    }

    /// The place as a text without lines, and what to say about it.
    pub(super) fn parts(&self) -> (Source, Problem) {
        let problem = match self.severity {
            Severity::Error => Problem::error(self.what.clone()),
            Severity::Warning => Problem::warning(self.what.clone()),
        };
        let problem = if self.help.is_empty() { problem } else { problem.help(self.help.clone()) };
        (Source::new(self.place.as_str(), ""), problem)
    }
}

fn help_for_writing(kind: ErrorKind) -> Said {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => say!("notice.write.help_full"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            say!("notice.write.help_no_right")
        }
        ErrorKind::NotFound => say!("notice.write.help_no_folder"),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => say!("notice.write.help_a_file"),
        ErrorKind::CrossesDevices => say!("notice.write.help_other_disk"),
        ErrorKind::InvalidFilename => say!("notice.write.help_name"),
        _ => say!("notice.write.help_disk"),
    }
}

/// Why it failed; what has no sentence of ours is in the system's words, without its numbers.
fn reason(error: &io::Error) -> Said {
    match error.kind() {
        ErrorKind::NotFound => say!("notice.why.not_found"),
        ErrorKind::PermissionDenied => say!("notice.why.no_right"),
        ErrorKind::NotADirectory => say!("notice.why.not_a_folder"),
        ErrorKind::IsADirectory => say!("notice.why.a_folder"),
        ErrorKind::AlreadyExists => say!("notice.why.exists"),
        ErrorKind::StorageFull => say!("notice.why.full"),
        ErrorKind::ReadOnlyFilesystem => say!("notice.why.read_only"),
        _ => Said::text(in_words(error)),
    }
}

fn in_words(error: &io::Error) -> String {
    let text = error.to_string();
    match text.split_once(" (os error") {
        Some((words, _)) => words.to_lowercase(),
        None => text,
    }
}

/// A path as it can be shown: bytes that are no text and codes that move the cursor replaced.
pub(super) fn shown(path: &Path) -> String {
    let text: Cow<str> = path.to_string_lossy();
    text.chars()
        .map(|c| if c == '\n' || is_hidden(c) { char::REPLACEMENT_CHARACTER } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_never_steer_the_terminal() {
        assert_eq!(shown(Path::new("a\u{1b}[31m\nb.toml")), "a\u{fffd}[31m\u{fffd}b.toml");
        assert_eq!(shown(Path::new("\u{9b}a\u{202e}b")), "\u{fffd}a\u{fffd}b");
    }

    #[test]
    fn reasons_come_without_numbers() {
        let error = io::Error::from_raw_os_error(2);
        assert!(!in_words(&error).contains("os error"));
        assert_eq!(reason(&io::Error::other("odd thing")).to_string(), "odd thing");
    }
}
