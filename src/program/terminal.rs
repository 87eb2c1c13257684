//! Standard output and standard error.

use std::borrow::Cow;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use indicatif::ProgressBar;

use super::ending::Ending;
use super::notice::Notice;
use super::progress;
use crate::language::{Language, Words};
use crate::problems::{Problem, Renderer, Source, Style, is_hidden, visible};

/// Speaks to the user; results go to standard output, messages to standard error.
pub(super) struct Terminal {
    language: Language,
    renderer: Renderer,
    bar: ProgressBar,
    output: Mutex<Output>,
}

/// Whether anybody listens to standard output.
enum Output {
    Open,
    /// The reader went away, as `head` does; that is its right.
    Closed,
    /// What was said is lost.
    Failed(io::Error),
}

impl Terminal {
    /// Speaks that language where there is no other.
    pub(super) fn new(language: Language) -> Self {
        Self {
            language,
            renderer: Renderer::new(style()).language(language),
            bar: progress::hidden(),
            output: Mutex::new(Output::Open),
        }
    }

    /// The language of the reader.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// The progress bar; it is kept out of the way of what is printed.
    pub(super) fn bar(&self) -> &ProgressBar {
        &self.bar
    }

    /// Prints results. When nobody listens any more this does nothing.
    pub(super) fn say(&self, bytes: &[u8]) {
        let mut output = self.output.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*output, Output::Open) && !bytes.is_empty() {
            *output = self.bar.suspend(|| print(&harmless(bytes)));
        }
    }

    /// Prints a line for the user beside the results.
    pub(super) fn remark(&self, line: &str) {
        self.tell(&format!("{}\n", visible(line)));
    }

    /// Prints what is wrong with a scenario.
    pub(super) fn problems(&self, source: &Source, problems: &[Problem]) {
        if problems.is_empty() {
            return;
        }
        self.tell(&format!("{}\n", self.renderer.render(source, problems)));
    }

    /// Prints a message.
    pub(super) fn notice(&self, notice: &Notice) {
        let (source, problem) = notice.parts();
        self.problems(&source, &[problem]);
    }

    /// To be called last: says when results were lost.
    pub(super) fn finish(&self) -> Ending {
        self.bar.finish_and_clear();
        match &*self.output.lock().unwrap_or_else(PoisonError::into_inner) {
            Output::Open | Output::Closed => Ending::Well,
            Output::Failed(error) => {
                let place = Words::of(self.language).text("terminal.standard_output", &[]);
                self.notice(&Notice::cannot_write(Path::new(&place), error));
                Ending::FilesFailed
            }
        }
    }

    /// There is nobody left to tell when standard error fails.
    fn tell(&self, text: &str) {
        self.bar.suspend(|| {
            let _ = io::stderr().lock().write_all(text.as_bytes());
        });
    }
}

/// What is printed, as it may stand on a terminal; a file or a pipe gets every byte as it is.
fn harmless(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !io::stdout().is_terminal() {
        return Cow::Borrowed(bytes);
    }
    match str::from_utf8(bytes) {
        Ok(text) if text.chars().any(|c| is_hidden(c) && !matches!(c, '\t' | '\r')) => {
            Cow::Owned(visible(text).into_owned().into_bytes())
        }
        _ => Cow::Borrowed(bytes),
    }
}

fn print(bytes: &[u8]) -> Output {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Ok(()) => Output::Open,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Output::Closed,
        Err(error) => Output::Failed(error),
    }
}

/// Colours are for people at a terminal who have not said that they want none.
fn style() -> Style {
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    if io::stderr().is_terminal() && !unwanted && !dumb { Style::Coloured } else { Style::Plain }
}
