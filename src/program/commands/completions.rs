//! `ragam completions`: what a shell needs to complete commands and options.

use crate::language::Words;
use crate::program::World;
use crate::program::args::{self, CompletionsArgs};
use crate::program::ending::Ending;

/// Prints the script for a shell, with explanations in the language of the reader.
pub(super) fn completions(typed: &CompletionsArgs, world: &World) -> Ending {
    let mut command = args::command(Words::of(typed.lang));
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(typed.shell, &mut command, name, &mut script);
    world.terminal.say(&script);
    Ending::Well
}
