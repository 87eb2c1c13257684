//! `figures.xlsx`: the numbers of every picture, with units, and formulas where numbers follow from others.

mod cash;
mod grid;
mod mixes;
mod owner;
mod sales;
mod sources;
mod summary;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::{PackError, Told};

/// The name of the file.
const NAME: &str = "figures.xlsx";

/// A subject of the file: the end of the keys of its name and of what it holds, and how it is made.
struct Subject {
    key: &'static str,
    make: fn(&Told<'_>, &Titles) -> Result<Worksheet, XlsxError>,
    /// Whether this shop has anything to say of it.
    is_there: fn(&Told<'_>) -> bool,
}

const SUBJECTS: [Subject; 14] = [
    Subject { key: "summary", make: summary::summary, is_there: always },
    Subject { key: "days", make: cash::days, is_there: always },
    Subject { key: "weeks", make: sales::weeks, is_there: always },
    Subject { key: "channels", make: sales::channels, is_there: always },
    Subject { key: "shocks", make: summary::shocks, is_there: has_shocks },
    Subject { key: "money", make: cash::money, is_there: always },
    Subject { key: "calendar", make: owner::calendar, is_there: owner::has_calendar },
    Subject { key: "plan", make: owner::plan, is_there: owner::has_plan },
    Subject { key: "live", make: owner::live, is_there: owner::has_live },
    Subject { key: "levels", make: cash::levels, is_there: always },
    Subject { key: "reserve", make: mixes::reserve, is_there: always },
    Subject { key: "mixes", make: mixes::mixes, is_there: has_mixes },
    Subject { key: "futures", make: cash::futures, is_there: always },
    Subject { key: "numbers", make: sources::numbers, is_there: always },
];

fn always(_: &Told<'_>) -> bool {
    true
}

fn has_shocks(told: &Told<'_>) -> bool {
    !told.material.report.shocks.is_empty()
}

fn has_mixes(told: &Told<'_>) -> bool {
    told.comparison.is_some()
}

/// What a sheet is called and what it says at its top.
pub(super) struct Titles {
    name: String,
    about: String,
}

impl Titles {
    fn of(told: &Told<'_>, key: &str) -> Self {
        let text = |key: String| told.words.text(&key, &[]);
        Self {
            name: text(format!("document.sheet.{key}")),
            about: text(format!("document.sheet.about.{key}")),
        }
    }
}

/// The words of a column or another small thing.
fn word(told: &Told<'_>, key: &str) -> String {
    told.words.text(&format!("document.sheet.{key}"), &[])
}

/// The words of several columns.
fn words_of(told: &Told<'_>, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| word(told, key)).collect()
}

/// The file.
pub(super) fn figures(told: &Told<'_>) -> Result<Vec<u8>, PackError> {
    workbook(told).map_err(|why| PackError::document(NAME, why))
}

fn workbook(told: &Told<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let business = &told.material.report.business;
    let title = told.words.text("document.sheet.title", &[("business", business)]);
    // Spreadsheets ask for a date of creation; the clock would make other bytes each time.
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    let properties = DocProperties::new().set_title(title).set_creation_datetime(&created);
    workbook.set_properties(&properties);
    let there: Vec<(&Subject, Titles)> = SUBJECTS
        .iter()
        .filter(|subject| (subject.is_there)(told))
        .map(|subject| (subject, Titles::of(told, subject.key)))
        .collect();
    workbook.push_worksheet(sources::explain(told, &there)?);
    for (subject, titles) in &there {
        workbook.push_worksheet((subject.make)(told, titles)?);
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests;
