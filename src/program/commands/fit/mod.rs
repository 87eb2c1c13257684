//! `ragam fit`: a scenario from a shop's files.

mod dialogue;

use std::io::{self, IsTerminal};
use std::path::Path;

use clap::Parser;
use jiff::civil::Date;

use super::exports::read_exports;
use crate::fit::reading::Shop;
use crate::fit::writing::Answers;
use crate::fit::{FittedShop, Question, stretch, telling};
use crate::language::Words;
use crate::program::World;
use crate::program::args::{Arguments, Command, FitArgs};
use crate::program::ending::Ending;
use crate::program::notice::{Notice, shown};
use crate::starter::{rupiah, whole};

/// Reads, says back, fits, asks, writes; simulates if that is wanted.
pub(super) fn fit(typed: &FitArgs, world: &World) -> Ending {
    let words = Words::of(typed.lang);
    let (named, mut answers) = match understood(typed, &words) {
        Ok(found) => found,
        Err(notice) => {
            world.terminal.notice(&notice);
            return Ending::UsageWrong;
        }
    };
    if let Some(notice) = typed.out.as_deref().and_then(super::new::already_there) {
        world.terminal.notice(&notice);
        return Ending::FilesFailed;
    }
    let (reading, all_read) = read_exports(&typed.files, typed.channel.as_deref(), &words, world);
    for line in telling::read(&reading, &words) {
        world.terminal.remark(&line);
    }
    let Some(fitted) = FittedShop::of(&reading.shop, &named) else {
        let what = words.text("fit.told.nothing", &[]);
        let help = words.text("fit.told.nothing_help", &[]);
        world.terminal.notice(&Notice::error(Path::new("ragam fit"), what, help));
        return Ending::FilesFailed;
    };
    for line in fitted.told(&words) {
        world.terminal.remark(&line);
    }
    ask(typed, &reading.shop, &mut answers, &words, world);
    let text = fitted.text(&answers, &words);
    let written = deliver(typed, &text, &words, world);
    if all_read { written } else { written.max(Ending::FilesFailed) }
}

/// Prints the scenario, or writes it and runs it.
fn deliver(typed: &FitArgs, text: &str, words: &Words, world: &World) -> Ending {
    let Some(out) = &typed.out else {
        world.terminal.say(text.as_bytes());
        return Ending::Well;
    };
    if let Err(notice) = super::new::write(out, text) {
        world.terminal.notice(&notice);
        return Ending::FilesFailed;
    }
    world.terminal.remark(&words.text("fit.told.written", &[("file", &shown(out))]));
    if !typed.run {
        return Ending::Well;
    }
    // As if it had been typed: the defaults of `run` are those of its arguments.
    let typed_run = Arguments::try_parse_from([
        "ragam".as_ref(),
        "run".as_ref(),
        out.as_os_str(),
        "--lang".as_ref(),
        typed.lang.code().as_ref(),
    ]);
    match typed_run.map(|arguments| arguments.command) {
        Ok(Command::Run(typed)) => super::run::run(typed, world),
        _ => Ending::UsageWrong,
    }
}

/// What the flags say.
fn understood(typed: &FitArgs, words: &Words) -> Result<(Vec<(Date, Date)>, Answers), Notice> {
    let mut named = Vec::new();
    for text in &typed.shocks {
        named.push(stretch(text).ok_or_else(|| {
            let what = words.text("fit.told.shock_wrong", &[]);
            Notice::error(Path::new("--shock"), what, words.text("fit.told.shock_help", &[]))
        })?);
    }
    let amount = |flag: &str, text: &Option<String>| {
        let Some(text) = text else { return Ok(None) };
        rupiah(text).map(|amount| Some(amount as f64)).map_err(|_| {
            let what = words.text("new.answer.not_a_number", &[("example", "15 juta")]);
            Notice::error(Path::new(flag), what, format!("{flag} \"15 juta\""))
        })
    };
    let goods = match &typed.goods {
        None => None,
        Some(text) => {
            Some(whole(text).ok().filter(|percent| *percent <= 100).ok_or_else(|| {
                let what = words.text("new.answer.limits", &[("least", "0"), ("most", "100")]);
                Notice::error(Path::new("--goods"), what, "--goods 60")
            })?)
        }
    };
    let answers = Answers {
        name: typed.name.clone(),
        cash: amount("--cash", &typed.cash)?,
        rent: amount("--rent", &typed.rent)?,
        family: amount("--family", &typed.family)?,
        goods_share: goods.map(|percent| percent as f64 / 100.0),
    };
    Ok((named, answers))
}

/// Asks at a terminal what neither flags nor files say.
fn ask(typed: &FitArgs, shop: &Shop, answers: &mut Answers, words: &Words, world: &World) {
    let stdin = io::stdin();
    if typed.no_questions || !stdin.is_terminal() {
        return;
    }
    let open: Vec<Question> =
        Question::ALL.into_iter().filter(|question| question.is_open(answers, shop)).collect();
    let mut say = |line: &str| world.terminal.remark(line);
    dialogue::ask(&open, answers, words, &mut stdin.lock(), &mut say);
}
