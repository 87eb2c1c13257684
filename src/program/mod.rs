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

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use args::Arguments;
use interrupt::Interrupt;
use terminal::Terminal;

use crate::problems::{is_hidden, visible};

/// What every command works with.
struct World {
    terminal: Terminal,
    interrupt: Interrupt,
}

/// Runs the program on the arguments of this process.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return explain(&error),
    };
    let world = World { terminal: Terminal::new(), interrupt: Interrupt::install() };
    let ending = commands::obey(arguments.command, &world);
    ending.max(world.terminal.finish()).into()
}

/// Shows the help that was asked for, or what is wrong with the arguments.
fn explain(error: &clap::Error) -> ExitCode {
    // A pipe that nobody reads any more is no reason to complain.
    let text = error.render().to_string();
    let _ = match error.use_stderr() && text.chars().any(is_hidden) {
        // What was typed stands in the message, and could steer the terminal.
        true => io::stderr().write_all(visible(&text).as_bytes()),
        false => error.print(),
    };
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
