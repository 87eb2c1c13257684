//! `[calendar]` and `[[event]]`.

use jiff::civil::Date;

use super::Extracted;
use super::fields::Fields;
use crate::calendar::Festival;
use crate::scenario::Located;
use crate::scenario::types::{Calendar, Event, EventDates, EventEffect};

pub(super) fn calendar(fields: &Fields<'_>) -> Extracted<Calendar> {
    Ok(Calendar { ramadan: fields.dates("ramadan")?, lebaran: fields.dates("lebaran")? })
}

pub(super) fn event(fields: &Fields<'_>, first_day: Date) -> Extracted<Event> {
    let start = Located { value: first_day.year(), span: fields.span() };
    Ok(Event {
        id: fields.text("id")?,
        name: fields.text("name")?,
        dates: dates(fields)?,
        offset_days: fields.whole("offset_days")?,
        duration_days: fields.whole("duration_days")?,
        rise_days: fields.plain("rise_days")?,
        fall_days: fields.plain("fall_days")?,
        effect: effect(fields)?,
        fades_per_year: fields.number("fades_per_year")?,
        first_year: fields.optional_whole("first_year")?.unwrap_or(start),
        channels: if fields.has("channels") { Some(fields.texts("channels")?) } else { None },
    })
}

/// The walker has made sure that exactly one of the three is given.
fn dates(fields: &Fields<'_>) -> Extracted<EventDates> {
    if let Some(date) = fields.optional_date("date")? {
        return Ok(EventDates::Once(date));
    }
    if fields.has("yearly") {
        return fields.month_days("yearly").map(EventDates::Yearly);
    }
    let of_word = |word: &str| Festival::ALL.into_iter().find(|festival| festival.word() == word);
    fields.given("festival", |node| of_word(node.value.as_text()?)).map(EventDates::Festival)
}

/// The walker has made sure that exactly one of the two is given.
fn effect(fields: &Fields<'_>) -> Extracted<EventEffect> {
    match fields.optional_number("factor")? {
        Some(factor) => Ok(EventEffect::Factor(factor)),
        None => fields.truth("closed").map(EventEffect::Closed),
    }
}
