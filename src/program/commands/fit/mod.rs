//! `ragam fit`: a scenario from a shop's files.

mod dialogue;

use std::io::{self, IsTerminal};
use std::path::Path;

use clap::Parser;
use jiff::civil::Date;

use self::dialogue::{QUESTIONS, Question};
use super::exports::read_exports;
use crate::fit::level::loadings;
use crate::fit::reading::{Purpose, Reading};
use crate::fit::writing::{Answers, scenario};
use crate::fit::{Fitted, telling};
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
    let channels: Vec<Fitted<'_>> = reading
        .shop
        .channels
        .iter()
        .filter_map(|channel| crate::fit::fit(channel, &named))
        .collect();
    if channels.is_empty() {
        let what = words.text("fit.told.nothing", &[]);
        let help = words.text("fit.told.nothing_help", &[]);
        world.terminal.notice(&Notice::error(Path::new("ragam fit"), what, help));
        return Ending::FilesFailed;
    }
    for line in channels.iter().flat_map(|fitted| telling::fitted(fitted, &words)) {
        world.terminal.remark(&line);
    }
    ask(typed, &reading, &mut answers, &words, world);
    let pairs: Vec<_> =
        channels.iter().map(|fitted| (&fitted.history, &fitted.posterior)).collect();
    let text = scenario(&reading.shop, &channels, &loadings(&pairs), &answers, &words);
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
    let stretch = |text: &String| {
        let (first, last) = text.split_once("..")?;
        let (first, last): (Date, Date) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        (first <= last).then_some((first, last))
    };
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
fn ask(typed: &FitArgs, reading: &Reading, answers: &mut Answers, words: &Words, world: &World) {
    let stdin = io::stdin();
    if typed.no_questions || !stdin.is_terminal() {
        return;
    }
    let book = reading.shop.cash_book.as_ref();
    let says = |purpose: Purpose| book.is_some_and(|book| book.per_month.contains_key(&purpose));
    let is_known = |question: &Question| match question {
        Question::Cash => answers.cash.is_some() || book.is_some_and(|book| book.balance.is_some()),
        Question::Goods => answers.goods_share.is_some() || reading.shop.goods_cost.is_some(),
        Question::Rent => answers.rent.is_some() || says(Purpose::Rent),
        Question::Family => answers.family.is_some() || says(Purpose::Drawings),
    };
    let open: Vec<Question> =
        QUESTIONS.into_iter().filter(|question| !is_known(question)).collect();
    let mut say = |line: &str| world.terminal.remark(line);
    dialogue::ask(&open, answers, words, &mut stdin.lock(), &mut say);
}
