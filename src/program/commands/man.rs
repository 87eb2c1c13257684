//! `ragam man`: help as pages of the manual.

use std::path::Path;

use clap::Command;
use clap_mangen::Man;

use crate::language::Words;
use crate::program::World;
use crate::program::args::{self, ManArgs};
use crate::program::ending::Ending;
use crate::program::notice::Notice;

/// Prints the page of the program or of a command, in the language of the reader.
pub(super) fn man(typed: &ManArgs, world: &World) -> Ending {
    let words = Words::of(typed.lang);
    let program = args::command(words);
    let page = match typed.command.as_deref() {
        None => page(program),
        Some(name) => match program.find_subcommand(name) {
            Some(command) => page(command.clone().version(env!("CARGO_PKG_VERSION"))),
            None => {
                world.terminal.notice(&unknown(&program, name, words));
                return Ending::UsageWrong;
            }
        },
    };
    world.terminal.say(&page);
    Ending::Well
}

fn page(command: Command) -> Vec<u8> {
    let mut page = Vec::new();
    // Writing to memory cannot fail.
    let written = Man::new(command).render(&mut page);
    debug_assert!(written.is_ok(), "a page of the manual");
    page
}

fn unknown(program: &Command, name: &str, words: Words) -> Notice {
    let known: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
    let values = [("name", name), ("known", &known.join(", "))];
    let (what, help) = (words.text("man.unknown", &values), words.text("man.known", &values));
    Notice::error(Path::new("ragam man"), what, help)
}
