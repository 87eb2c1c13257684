//! `[calendar]`.

use jiff::civil::Date;

use super::context::Context;
use crate::calendar::{Festival, WRITTEN_WITHIN_DAYS, nearest, replaced_by};
use crate::language::say;
use crate::problems::{Problem, Problems};
use crate::scenario::{EventDates, Located};

/// A written date replaces a known one; far from all of them it is a slip.
pub(super) fn written_dates_have_a_festival(context: &Context<'_>, problems: &mut Problems) {
    for (festival, date) in written(context) {
        if replaced_by(festival, date.value).is_some() {
            continue;
        }
        let problem = Problem::error(say!(
            "problem.calendar.written_dates_have_a_festival.message",
            date = date.value,
            festival = name(festival)
        ))
        .at(date.span)
        .label(say!(
            "problem.calendar.written_dates_have_a_festival.label",
            days = WRITTEN_WITHIN_DAYS
        ));
        problems.push(match nearest(festival, date.value) {
            Some(day) => problem
                .help(say!("problem.calendar.written_dates_have_a_festival.help", day = day.date)),
            None => {
                problem.help(say!("problem.calendar.written_dates_have_a_festival.help_first_day"))
            }
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
                Problem::error(say!(
                    "problem.calendar.written_dates_are_of_different_years.message",
                    festival = name(festival)
                ))
                .at(date.span)
                .label(say!("problem.common.again"))
                .see(first.span, say!("problem.common.first_here"))
                .help(say!(
                    "problem.calendar.written_dates_are_of_different_years.help",
                    day = day.date
                )),
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
            Problem::warning(say!("problem.calendar.written_dates_are_used.message"))
                .at(first.span)
                .label(say!("problem.calendar.written_dates_are_used.label"))
                .help(say!("problem.calendar.written_dates_are_used.help")),
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
