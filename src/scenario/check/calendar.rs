//! `[calendar]`.

use jiff::civil::Date;

use super::context::Context;
use crate::calendar::{Festival, WRITTEN_WITHIN_DAYS, nearest, replaced_by};
use crate::problems::{Problem, Problems};
use crate::scenario::{EventDates, Located};

/// A written date replaces a known one; far from all of them it is a slip.
pub(super) fn written_dates_have_a_festival(context: &Context<'_>, problems: &mut Problems) {
    for (festival, date) in written(context) {
        if replaced_by(festival, date.value).is_some() {
            continue;
        }
        let problem = Problem::error(format!("{} is no date of {}", date.value, name(festival)))
            .at(date.span)
            .label(format!("more than {WRITTEN_WITHIN_DAYS} days from it"));
        problems.push(match nearest(festival, date.value) {
            Some(day) => problem.help(format!("the nearest one begins around {}", day.date)),
            None => problem.help("write the first day of the festival"),
        });
    }
}

/// Two dates for the same festival: one of them would be ignored.
pub(super) fn written_dates_are_of_different_years(context: &Context<'_>, problems: &mut Problems) {
    let mut seen: Vec<(Festival, Date, &Located<Date>)> = Vec::new();
    for (festival, date) in written(context) {
        let Some(day) = replaced_by(festival, date.value) else {
            continue;
        };
        let earlier =
            seen.iter().find(|(of, replaced, _)| (*of, *replaced) == (festival, day.date));
        match earlier {
            Some((_, _, first)) => problems.push(
                Problem::error(format!("two dates are written for the same {}", name(festival)))
                    .at(date.span)
                    .label("again")
                    .see(first.span, "first here")
                    .help(format!("keep one of them; it begins around {}", day.date)),
            ),
            None => seen.push((festival, day.date, date)),
        }
    }
}

/// Warns of dates of Ramadan that no event asks for.
pub(super) fn written_dates_are_used(context: &Context<'_>, problems: &mut Problems) {
    let calendar = &context.scenario.calendar;
    let asked = context.scenario.events.iter().any(|event| {
        matches!(&event.dates, EventDates::Festival(festival) if festival.value == Festival::Ramadan)
    });
    if let (Some(first), false) = (calendar.ramadan.first(), asked) {
        problems.push(
            Problem::warning("the written dates of Ramadan change nothing")
                .at(first.span)
                .label("no event is at this festival")
                .help("add an [[event]] with festival = \"ramadan\", or delete the dates"),
        );
    }
}

fn written<'a>(context: &Context<'a>) -> impl Iterator<Item = (Festival, &'a Located<Date>)> {
    let calendar = &context.scenario.calendar;
    Festival::ALL
        .into_iter()
        .flat_map(|festival| calendar.written(festival).iter().map(move |date| (festival, date)))
}

fn name(festival: Festival) -> &'static str {
    match festival {
        Festival::Ramadan => "Ramadan",
        Festival::Lebaran => "Lebaran",
    }
}
