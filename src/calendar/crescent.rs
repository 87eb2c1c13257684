//! Festivals by the first crescent, as the ministers of Brunei, Indonesia, Malaysia and Singapore
//! (MABIMS) have agreed and Indonesia applies since 2022: a month begins after the first evening on
//! which, at sunset somewhere in the country, the moon stands at least 3 degrees high and 6.4 degrees
//! from the sun.
//!
//! The height is that which the Ministry of Religious Affairs announces (centre of the moon, seen
//! from the place, lifted by the air), the angle between sun and moon that from the centre of the
//! earth: so computed, the heights and angles announced from 2022 to 2026 come out to a few
//! hundredths of a degree.

use std::ops::RangeInclusive;

use jiff::Span;
use jiff::civil::{Date, date};

use super::Festival;
use super::sky::{Evening, Place};
use crate::numeric::sin_cos_degrees;

/// Where the crescent is seen first: the western and southern corners of the country (Benggala,
/// Enggano, Ndana). Places further east see the moon lower and nearer to the sun.
const PLACES: [Place; 3] = [
    Place { latitude: 5.79, longitude: 94.97 },
    Place { latitude: -5.5, longitude: 102.1 },
    Place { latitude: -11.0, longitude: 122.7 },
];

/// Height of the moon that is asked for, degrees, and what the air lifts it there (G. G. Bennett,
/// "The calculation of astronomical refraction in marine navigation", Journal of Navigation 35, 1982).
const HEIGHT: f64 = 3.0 - 14.3 / 60.0;

/// Angle between sun and moon that is asked for, degrees.
const ELONGATION: f64 = 6.4;

/// Day 0 of the counts of days below.
const EPOCH: Date = date(2000, 1, 1);

/// The mean new moon of January 2000, which began Syawal 1420: days after [`EPOCH`] (Meeus,
/// *Astronomical Algorithms*, chapter 49), and the days from one to the next.
const NEW_MOON: f64 = 5.597_66;
const MONTH: f64 = 29.530_588_861;
const YEAR_OF_NEW_MOON: i32 = 1420;

/// A crescent is never seen earlier than so many days after the mean new moon: the true one is
/// less than 0.65 days away, and the moon needs half a day more for 6.4 degrees.
const EARLIEST: f64 = -0.2;

/// Indonesian sunsets lie about so many days after 0h of Greenwich.
const SUNSET: f64 = 0.47;

/// Evenings that are looked at; the second after the true new moon always shows a crescent.
const EVENINGS: i32 = 4;

/// The years of the Islamic calendar that can begin or end between two dates.
pub(super) fn years_around(first: Date, last: Date) -> RangeInclusive<i32> {
    year_of(first) - 1..=year_of(last) + 2
}

/// The year of the Islamic calendar in which a Gregorian year begins, give or take one: 33 of its
/// years are about 32 of ours, counted from 622.
fn year_of(date: Date) -> i32 {
    (i32::from(date.year()) - 622) * 33 / 32
}

/// The first day of a festival in a year of the Islamic calendar.
pub(super) fn first_day(festival: Festival, year: i32) -> Option<Date> {
    let of_syawal = 12 * (year - YEAR_OF_NEW_MOON);
    let months = match festival {
        Festival::Ramadan => of_syawal - 1,
        Festival::Lebaran => of_syawal,
    };
    let new_moon = NEW_MOON + MONTH * f64::from(months);
    let first = (new_moon + EARLIEST - SUNSET).ceil() as i32;
    let evening = (first..first + EVENINGS).find(|day| shows_crescent(*day))?;
    EPOCH.checked_add(Span::new().try_days(evening + 1).ok()?).ok()
}

/// Whether the crescent is high and far enough anywhere at sunset of a day.
fn shows_crescent(day: i32) -> bool {
    let least_height = sin_cos_degrees(HEIGHT).0;
    let most_cosine = sin_cos_degrees(ELONGATION).1;
    PLACES.iter().any(|place| {
        let evening = Evening::at_sunset(f64::from(day), *place);
        evening.sine_of_height >= least_height && evening.cosine_of_elongation <= most_cosine
    })
}
