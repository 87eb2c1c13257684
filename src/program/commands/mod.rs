//! The commands, one file each.

mod attribute;
mod backtest;
mod buffer;
mod chart;
mod check;
mod compare;
mod completions;
mod district;
mod exports;
mod fit;
mod man;
mod new;
mod optimize;
mod pack;
mod page;
mod question;
mod replay;
mod run;
mod schema;
mod sensitivity;
mod stress;

use super::World;
use super::args::Command;
use super::ending::Ending;
use super::notice::Notice;

/// Does what was asked for.
pub(super) fn obey(command: Command, world: &World) -> Ending {
    match command {
        Command::Run(typed) => run::run(typed, world),
        Command::Compare(typed) => compare::compare(typed, world),
        Command::Buffer(typed) => buffer::buffer(typed, world),
        Command::Sensitivity(typed) => sensitivity::sensitivity(typed, world),
        Command::Attribute(typed) => attribute::attribute(typed, world),
        Command::Chart(typed) => chart::chart(typed, world),
        Command::Pack(typed) => pack::pack(&typed, world),
        Command::Stress(typed) => stress::stress(&typed, world),
        Command::Optimize(typed) => optimize::optimize(&typed, world),
        Command::District(typed) => district::district(&typed, world),
        Command::Fit(typed) => fit::fit(&typed, world),
        Command::Backtest(typed) => backtest::backtest(&typed, world),
        Command::New(typed) => new::new(&typed, world),
        Command::Check(typed) => check::check(&typed, world),
        Command::Replay(typed) => replay::replay(&typed, world),
        Command::Schema(typed) => schema::schema(&typed, world),
        Command::Page(typed) => page::page(&typed, world),
        Command::Completions(typed) => completions::completions(&typed, world),
        Command::Man(typed) => man::man(&typed, world),
    }
}

/// How a command ends whose last act was to write a file.
fn written(outcome: Result<(), Notice>, world: &World) -> Ending {
    match outcome {
        Ok(()) => Ending::Well,
        Err(notice) => {
            world.terminal.notice(&notice);
            Ending::FilesFailed
        }
    }
}
