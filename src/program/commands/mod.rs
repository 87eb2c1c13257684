//! The commands, one file each.

mod check;
mod compare;
mod new;
mod replay;
mod run;

use super::World;
use super::args::Command;
use super::ending::Ending;

/// Does what was asked for.
pub(super) fn obey(command: Command, world: &World) -> Ending {
    match command {
        Command::Run(typed) => run::run(typed, world),
        Command::Compare(typed) => compare::compare(typed, world),
        Command::New(typed) => new::new(&typed, world),
        Command::Check(typed) => check::check(&typed, world),
        Command::Replay(typed) => replay::replay(&typed, world),
    }
}
