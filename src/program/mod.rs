//! The program: the only layer that touches files, the environment and the terminal.
//!
//! What was typed (`args`) is turned into what it means by each command (`commands`). Around
//! them stand what commands share: finding and loading scenario files (`inputs`, `load`),
//! writing results without ever showing half a file or overwriting what is not ours (`results`),
//! messages (`notice`, `terminal`), interruption (`interrupt`) and the exit code (`ending`).
//!
//! # To add a command
//! 1. `args/<command>.rs`: a struct of what can be typed, with an example in `after_help`; a
//!    variant in `args::Command`.
//! 2. `commands/<command>.rs`: `pub(super) fn <command>(typed, &World) -> Ending`.
//! 3. A line in `commands::obey`; the compiler asks for it.
//! 4. `tests/suite/command_line/<command>.rs`, from outside.

mod args;
mod commands;
mod ending;
mod inputs;
mod interrupt;
mod load;
mod memory;
mod notice;
mod progress;
mod results;
mod terminal;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::FromArgMatches;

use crate::language::{Language, Words};
use args::Arguments;
use ending::Ending;
use interrupt::Interrupt;
use notice::Notice;
use terminal::Terminal;

use crate::problems::visible;

/// What every command works with.
struct World {
    terminal: Terminal,
    interrupt: Interrupt,
}

/// Runs the program on the arguments of this process.
pub fn run() -> ExitCode {
    let typed: Vec<OsString> = std::env::args_os().collect();
    let language = match args::language(&typed, std::env::var_os(args::VARIABLE).as_deref()) {
        Ok(language) => language,
        Err(value) => return wrong_variable(&value),
    };
    let arguments = match parsed(typed, Words::of(language)) {
        Ok(arguments) => arguments,
        Err(error) => return explain(&error, Words::of(language)),
    };
    let world = World { terminal: Terminal::new(language), interrupt: Interrupt::install() };
    let ending = commands::obey(arguments.command, &world);
    ending.max(world.terminal.finish()).into()
}

/// What was typed; help is in that language.
fn parsed(typed: Vec<OsString>, words: Words) -> Result<Arguments, clap::Error> {
    let plain = args::untold(words.language()).try_get_matches_from(&typed);
    if let Ok(arguments) = plain.and_then(|found| Arguments::from_arg_matches(&found)) {
        return Ok(arguments);
    }
    // Whoever asks for help, or needs it.
    let mut command = args::command(words);
    let mut matches = command.try_get_matches_from_mut(typed)?;
    Arguments::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))
}

/// The environment names a language that is not known.
fn wrong_variable(value: &str) -> ExitCode {
    let terminal = Terminal::new(Language::default());
    let known = Language::ALL.map(Language::code).join(", ");
    let values = [("value", value), ("variable", args::VARIABLE), ("known", &known)];
    let words = Words::of(Language::default());
    terminal.notice(&Notice::error(
        Path::new(args::VARIABLE),
        words.text("usage.variable.message", &values),
        words.text("usage.variable.help", &values),
    ));
    Ending::UsageWrong.into()
}

/// Shows the help that was asked for, or what is wrong with the arguments.
fn explain(error: &clap::Error, words: Words) -> ExitCode {
    // A pipe that nobody reads any more is no reason to complain.
    let _ = match args::told(error, words) {
        // What was typed stands in the message, and could steer the terminal.
        Some(text) => io::stderr().write_all(visible(&text).as_bytes()),
        None => error.print(),
    };
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
