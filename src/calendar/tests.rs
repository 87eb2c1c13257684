use jiff::civil::date;

use super::*;
use Festival::{Lebaran, Ramadan};
use Standing::{Announced, Computed, Official, Written};

fn days(festival: Festival, from: i16, to: i16, written: &[Date]) -> Vec<(Date, Standing)> {
    let days = festival_days(festival, date(from, 1, 1), date(to, 12, 31), written);
    assert!(days.iter().all(|day| day.festival == festival));
    days.into_iter().map(|day| (day.date, day.standing)).collect()
}

#[test]
fn official_days() {
    assert_eq!(
        days(Ramadan, 2023, 2027, &[]),
        [
            (date(2023, 3, 23), Official),
            (date(2024, 3, 12), Official),
            (date(2025, 3, 1), Official),
            (date(2026, 2, 19), Official),
            (date(2027, 2, 8), Computed),
        ]
    );
    assert_eq!(
        days(Lebaran, 2023, 2027, &[]),
        [
            (date(2023, 4, 22), Official),
            (date(2024, 4, 10), Official),
            (date(2025, 3, 31), Official),
            (date(2026, 3, 21), Official),
            (date(2027, 3, 10), Announced),
        ]
    );
}

/// All known days come out of the criterion. On 28 February 2025 the moon stood 6.40 degrees from the
/// sun over Aceh alone, and on 19 March 2026 it was 3.1 degrees high there but only 6.1 from the sun.
#[test]
fn computed_days_are_the_known_ones() {
    for year in 1444..=1448 {
        for festival in Festival::ALL {
            let known = known_day(festival, year).unwrap().date;
            assert_eq!(crescent::first_day(festival, year), Some(known), "{year}");
        }
    }
    // The first decisions by the criterion: sidang isbat of 1 April and 1 May 2022.
    assert_eq!(crescent::first_day(Ramadan, 1443), Some(date(2022, 4, 3)));
    assert_eq!(crescent::first_day(Lebaran, 1443), Some(date(2022, 5, 2)));
}

/// The calendar of Saudi Arabia, which was computed before, has 26 February 2028 and 14 February 2029.
#[test]
fn lebaran_2028_and_2029() {
    assert_eq!(crescent::first_day(Lebaran, 1449), Some(date(2028, 2, 27)));
    assert_eq!(crescent::first_day(Lebaran, 1450), Some(date(2029, 2, 15)));
}

#[test]
fn ramadan_has_29_or_30_days() {
    let mut of_30 = 0;
    for year in 1300..=1650 {
        let first = |festival| crescent::first_day(festival, year).unwrap();
        let length = days_between(first(Ramadan), first(Lebaran));
        assert!((29..=30).contains(&length), "{year}: {length}");
        of_30 += i32::from(length == 30);
    }
    // The mean month has 29.53 days.
    assert!((150..=220).contains(&of_30), "{of_30}");
}

#[test]
fn two_ramadans_in_2030_and_two_lebarans_in_2033() {
    assert_eq!(
        days(Ramadan, 2030, 2030, &[]),
        [(date(2030, 1, 6), Computed), (date(2030, 12, 26), Computed)]
    );
    assert_eq!(days(Lebaran, 2030, 2030, &[]).len(), 1);
    assert_eq!(days(Lebaran, 2033, 2033, &[]).len(), 2);
}

#[test]
fn no_year_is_skipped_or_doubled_from_1900_to_2200() {
    for festival in Festival::ALL {
        let days = days(festival, 1900, 2200, &[]);
        // 301 years of 365.2425 days hold 310.2 years of 354.367 days.
        assert!((310..=311).contains(&days.len()), "{}", days.len());
        for pair in days.windows(2) {
            let apart = days_between(pair[0].0, pair[1].0);
            assert!((353..=356).contains(&apart), "{pair:?}");
        }
    }
}

#[test]
fn a_written_day_replaces_the_nearest_one() {
    let written = [date(2026, 3, 20), date(2030, 12, 27)];
    assert_eq!(days(Lebaran, 2026, 2026, &written), [(date(2026, 3, 20), Written)]);
    assert_eq!(
        days(Ramadan, 2030, 2030, &written),
        [(date(2030, 1, 6), Computed), (date(2030, 12, 27), Written)]
    );
    assert_eq!(replaced_by(Lebaran, date(2026, 4, 5)).unwrap().date, date(2026, 3, 21));
    assert_eq!(replaced_by(Lebaran, date(2026, 4, 6)), None);
    assert_eq!(nearest(Lebaran, date(2026, 8, 1)).unwrap().date, date(2026, 3, 21));
}

/// Both ends of the range hold for the day as it is written, not as it was known.
#[test]
fn a_written_day_can_move_out_of_a_range_and_into_it() {
    let known = date(2026, 3, 21);
    let earlier = [date(2026, 3, 20)];
    assert_eq!(festival_days(Lebaran, known, date(2026, 12, 31), &earlier), []);
    let to_the_20th = festival_days(Lebaran, date(2026, 1, 1), earlier[0], &earlier);
    assert_eq!(to_the_20th.len(), 1);
}
