//! What a district file, its bases and its shops must be together.

use super::plan::District;
use super::shops::{Row, WrongRow};
use super::table::no_path;
use crate::language::{Language, Said, Words, say};
use crate::problems::{Problem, Source};
use crate::scenario::format::key_of;
use crate::scenario::{self, ReadDistrict, ShopBase, unmatched};

/// Nobody mends more rows in one go.
const MOST_ROWS: usize = 20;

/// What the file asks of its bases that they do not have.
pub(super) fn bases(read: &ReadDistrict, bases: &[ShopBase]) -> Vec<Problem> {
    let mut found: Vec<Problem> = no_mix(read, bases).into_iter().collect();
    let drawn = read.file.draw.iter().flat_map(|draw| &draw.set);
    found.extend(unmatched(read, bases));
    found.extend(drawn.filter_map(|(path, _)| Some(nowhere(&path.value, bases)?.at(path.span))));
    found
}

/// Columns of the table that lead nowhere in any base.
pub(super) fn columns(paths: &[String], bases: &[ShopBase]) -> Vec<Problem> {
    paths.iter().filter_map(|path| Some(no_path(path, nowhere(path, bases)?))).collect()
}

/// Why a path leads nowhere in any base, as it is told of the first.
fn nowhere(path: &str, bases: &[ShopBase]) -> Option<Problem> {
    let mut found = bases.iter().map(|base| base.lacks(path));
    let first = found.next().flatten();
    first.filter(|_| found.all(|problem| problem.is_some()))
}

/// The first value of each column that real shops do not have: it can be used, but was probably not
/// meant. What is usual is known in rupiah alone.
pub(super) fn unusual(paths: &[String], rows: &[Row], bases: &[ShopBase]) -> Vec<Problem> {
    let first = |path: &String| {
        rows.iter().find_map(|row| {
            let stated = row.stated.iter().find(|one| one.path() == path)?;
            let value = stated.as_number()?;
            let in_rupiah = bases.get(row.base)?.is_in_rupiah();
            let known = in_rupiah || !key_of(path)?.unit.is_money();
            let is_unusual =
                known && scenario::unusual(path, value, Words::of(Language::default())).is_some();
            is_unusual.then(|| warning(row, path, value))
        })
    };
    paths.iter().filter_map(first).collect()
}

fn warning(row: &Row, path: &str, value: f64) -> Problem {
    let text = |part: &'static str| {
        let path = path.to_owned();
        Said::each(move |words| {
            let Some(told) = scenario::unusual(&path, value, words) else { return String::new() };
            let part = match (part, told.meant.is_empty()) {
                ("help", true) => "alone",
                ("help", false) => "meant",
                _ => part,
            };
            let values = [
                ("key", path.as_str()),
                ("value", told.value.as_str()),
                ("reason", told.reason.as_str()),
                ("meant", told.meant.as_str()),
            ];
            words.text(&format!("warning.unusual.{part}"), &values)
        })
    };
    let message = say!(
        "problem.district.row.message",
        line = row.line,
        column = path,
        name = row.name.as_str(),
        why = text("message")
    );
    Problem::warning(message).help(text("help"))
}

fn no_mix(read: &ReadDistrict, bases: &[ShopBase]) -> Option<Problem> {
    let mix = &read.file.diversify.as_ref()?.mix;
    let lacks = |base: &&ShopBase| !base.mixes.contains(&mix.value);
    let (base, id) = bases.iter().zip(&read.file.bases).find(|(base, _)| lacks(base))?;
    let message = say!("problem.district.no_mix.message", base = &id.id.value, mix = &mix.value);
    let known = base.mixes.join(", ");
    let help = say!("problem.district.no_mix.help", known = known);
    Some(Problem::error(message).at(mix.span).help(help))
}

/// Why there is no shop that can be simulated: what is wrong with the first rows, in their order.
/// Nothing as soon as one is found that can.
pub(super) fn no_shop(district: &District) -> Option<(Source, Vec<Problem>)> {
    let mut wrong: Vec<WrongRow> = district.wrong_rows().iter().take(MOST_ROWS).cloned().collect();
    let (mut rows, mut last) = (district.wrong_rows().len(), None);
    for number in 0..district.shops() {
        let row = district.why_not(number)?;
        if last == Some(row.line) {
            continue;
        }
        last = Some(row.line);
        rows += 1;
        if rows <= district.wrong_rows().len() + MOST_ROWS {
            wrong.push(*row);
        }
    }
    wrong.sort_by_key(|row| row.line);
    wrong.truncate(MOST_ROWS);
    let file = district.file();
    let own = district.source();
    Some(match &file.shops {
        Some(_) if wrong.is_empty() => (own.clone(), vec![no_rows()]),
        Some(shops) => {
            let mut told: Vec<Problem> = wrong.iter().map(WrongRow::told).collect();
            if rows > wrong.len() {
                let more = rows - wrong.len();
                told.push(Problem::error(say!("problem.district.more_rows.message", n = more)));
            }
            (Source::new(&shops.table.value, ""), told)
        }
        None => (own.clone(), wrong.first().map(|row| drawn(district, row)).into_iter().collect()),
    })
}

fn no_rows() -> Problem {
    let problem = Problem::error(say!("problem.district.no_shops.message"));
    problem.help(say!("problem.district.table.help"))
}

/// Why no drawn shop can be: all are wrong as the first is.
fn drawn(district: &District, row: &WrongRow) -> Problem {
    let set = district.file().draw.iter().flat_map(|draw| &draw.set);
    let path = set.map(|(path, _)| path).find(|path| path.value == row.column);
    let why = row.problem.message.clone();
    let problem = Problem::error(say!("problem.district.none_drawn.message", why = why));
    let problem = match path {
        Some(path) => problem.at(path.span),
        None => problem,
    };
    match &row.problem.help {
        Some(help) => problem.help(help.clone()),
        None => problem,
    }
}
