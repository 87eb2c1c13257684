//! First days of Ramadan and Lebaran that the Indonesian government has set or announced.
//!
//! Official dates are those that the Minister of Religious Affairs set after the *sidang isbat*
//! (Kementerian Agama), whose day stands beside each. Announced dates are those of the joint decree on
//! public holidays (SKB 3 Menteri), which leaves the last word to the *sidang isbat* of that year.

use jiff::civil::{Date, date};

use super::{Festival, FestivalDay, Standing};
use Festival::{Lebaran, Ramadan};
use Standing::{Announced, Official};

/// Year of the Islamic calendar, festival, first day, standing.
const DAYS: [(i32, Festival, Date, Standing); 9] = [
    // Sidang isbat of 22 March and 20 April 2023.
    (1444, Ramadan, date(2023, 3, 23), Official),
    (1444, Lebaran, date(2023, 4, 22), Official),
    // Sidang isbat of 10 March and 9 April 2024.
    (1445, Ramadan, date(2024, 3, 12), Official),
    (1445, Lebaran, date(2024, 4, 10), Official),
    // Sidang isbat of 28 February and 29 March 2025.
    (1446, Ramadan, date(2025, 3, 1), Official),
    (1446, Lebaran, date(2025, 3, 31), Official),
    // Sidang isbat of 17 February and 19 March 2026.
    (1447, Ramadan, date(2026, 2, 19), Official),
    (1447, Lebaran, date(2026, 3, 21), Official),
    // SKB 3 Menteri No. 1205/2026, 3/2026 and 2/2026 of 15 September 2026. It names public holidays
    // only, so that Ramadan 1448 is computed.
    (1448, Lebaran, date(2027, 3, 10), Announced),
];

/// The first day of a festival in a year of the Islamic calendar, where it is known.
pub(super) fn day(festival: Festival, year: i32) -> Option<FestivalDay> {
    let found = DAYS.iter().find(|(of_year, of, ..)| (*of_year, *of) == (year, festival));
    found.map(|&(_, festival, date, standing)| FestivalDay { festival, date, standing })
}
