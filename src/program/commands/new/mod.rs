//! `ragam new`: a scenario file from ten answers or from a shipped case.

mod dialogue;

use std::fs;
use std::io::{self, ErrorKind, IsTerminal};
use std::path::Path;

use crate::language::{Said, Words, say};
use crate::program::World;
use crate::program::args::NewArgs;
use crate::program::ending::Ending;
use crate::program::load::load;
use crate::program::notice::{Notice, shown};
use crate::program::results;
use crate::starter::{Answers, CASES, Case, QUESTIONS, scenario_text};
use dialogue::InputEnded;

/// Lists the cases, or writes a file.
pub(super) fn new(typed: &NewArgs, world: &World) -> Ending {
    let words = Words::of(typed.lang);
    let Some(file) = typed.file.as_deref().filter(|_| !typed.list) else {
        world.terminal.say(list(&words).as_bytes());
        return Ending::Well;
    };
    // Nobody should answer ten questions for a file that cannot be written.
    if let Some(notice) = already_there(file) {
        world.terminal.notice(&notice);
        return Ending::FilesFailed;
    }
    match text(typed, &words, world).and_then(|text| Ok(write(file, &text)?)) {
        Ok(()) => {
            if typed.from.is_none() {
                doubt(file, world);
            }
            world.terminal.say(done(file, &words).as_bytes());
            Ending::Well
        }
        Err(failed) => {
            world.terminal.notice(&failed.notice);
            failed.ending
        }
    }
}

/// Says what was probably not meant in what was answered.
fn doubt(file: &Path, world: &World) {
    if let Ok(loaded) = load(file) {
        loaded.warn(&world.terminal);
    }
}

/// Why there is no file.
struct Failed {
    notice: Notice,
    ending: Ending,
}

impl Failed {
    fn usage(place: &str, what: impl Into<Said>, help: impl Into<Said>) -> Self {
        let notice = Notice::error(Path::new(place), what, help);
        Self { notice, ending: Ending::UsageWrong }
    }
}

impl From<Notice> for Failed {
    fn from(notice: Notice) -> Self {
        Self { notice, ending: Ending::FilesFailed }
    }
}

fn list(words: &Words) -> String {
    let widest = CASES.iter().map(|case| case.name.len()).max().unwrap_or_default();
    let line = |case: &Case| format!("{:widest$}  {}\n", case.name, case.sentence(words));
    CASES.iter().map(line).collect()
}

/// What the file will hold.
fn text(typed: &NewArgs, words: &Words, world: &World) -> Result<String, Failed> {
    // The command line knows the names of the cases.
    if let Some(case) = typed.from.as_deref().and_then(Case::named) {
        return Ok(case.text.to_owned());
    }
    let mut answers = Answers::default();
    let open = from_flags(typed, &mut answers, words)?;
    if !open.is_empty() {
        let stdin = io::stdin();
        if !stdin.is_terminal() {
            return Err(missing(&open));
        }
        let mut say = |line: &str| world.terminal.remark(line);
        dialogue::ask(&open, &mut answers, words, &mut stdin.lock(), &mut say)
            .map_err(|stopped| nobody_answers(&stopped))?;
    }
    if let Err(conflict) = answers.check() {
        let help = say!("notice.new.shares_help");
        return Err(Failed::usage("--marketplace", conflict.sentence(words), help));
    }
    Ok(scenario_text(&answers, words))
}

/// Takes the answers of flags; gives the positions of the questions that are left.
fn from_flags(typed: &NewArgs, answers: &mut Answers, words: &Words) -> Result<Vec<usize>, Failed> {
    let mut open = Vec::new();
    for (position, question) in QUESTIONS.iter().enumerate() {
        match typed.answers.given(question.flag) {
            None => open.push(position),
            Some(given) => question.answer(given, answers, words).map_err(|what| {
                let flag = format!("--{}", question.flag);
                let help = say!(
                    "notice.new.wrong_answer.help",
                    question = question.sentence(words),
                    flag = flag.as_str(),
                    example = question.example(words)
                );
                Failed::usage(&flag, what, help)
            })?,
        }
    }
    Ok(open)
}

fn missing(open: &[usize]) -> Failed {
    let flags = QUESTIONS.iter().enumerate().filter(|(position, _)| open.contains(position));
    let flags: Vec<String> = flags.map(|(_, question)| format!("--{}", question.flag)).collect();
    Failed::usage(
        "ragam new",
        say!("notice.new.not_answered.message", flags = flags.join(" ")),
        say!("notice.new.not_answered.help"),
    )
}

fn nobody_answers(stopped: &InputEnded) -> Failed {
    match stopped {
        InputEnded::End => Failed::usage(
            "ragam new",
            say!("notice.new.ended.message"),
            say!("notice.new.ended.help"),
        ),
        InputEnded::Failed(error) => Notice::cannot_read(Path::new("standard input"), error).into(),
    }
}

pub(super) fn already_there(file: &Path) -> Option<Notice> {
    fs::symlink_metadata(file).is_ok().then(|| {
        Notice::error(file, say!("notice.new.exists.message"), say!("notice.new.exists.help"))
    })
}

/// Writes a file that is not there yet, whole or not at all.
pub(super) fn write(file: &Path, text: &str) -> Result<(), Notice> {
    // The folder is made by whoever wants it: a wrong name is more likely than a new folder.
    let saved = results::save_new(file, text.as_bytes());
    match (saved.map_err(|error| cannot_write(file, &error))?, already_there(file)) {
        (None, Some(notice)) => Err(notice),
        _ => Ok(()),
    }
}

/// The file is an argument here, so there is no `--out` to choose another place with.
fn cannot_write(file: &Path, error: &io::Error) -> Notice {
    let what = match error.kind() {
        ErrorKind::NotFound => say!("notice.new.no_folder"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            say!("notice.new.no_right")
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => say!("notice.new.full"),
        _ => say!("notice.new.not_written"),
    };
    Notice::error(file, what, say!("notice.new.write_help"))
}

/// What to do next.
fn done(file: &Path, words: &Words) -> String {
    let file = shown(file);
    let quoted = if file.contains(' ') { format!("\"{file}\"") } else { file.clone() };
    let done = words.text("new.done", &[("file", &file)]);
    let mut text = format!("{done}\n");
    for command in ["check", "run", "compare"] {
        text.push_str(&format!("  ragam {command} {quoted}\n"));
    }
    text
}
