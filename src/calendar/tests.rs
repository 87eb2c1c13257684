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

/// A slip in the table would lie further from the computed day than the moon allows.
#[test]
fn official_days_are_at_most_a_day_from_the_computed_ones() {
    for year in 1444..=1448 {
        for festival in Festival::ALL {
            let known = known_day(festival, year).unwrap().date;
            let computed = umm_al_qura::first_day(festival, year).unwrap();
            assert!((0..=1).contains(&days_between(computed, known)), "{year}: {known}");
        }
    }
}

/// Published dates of the Umm al-Qura calendar (R. H. van Gent, Utrecht University).
#[test]
fn computed_days_are_those_that_were_published() {
    let published = [
        (1420, date(1999, 12, 9), date(2000, 1, 8)),
        (1439, date(2018, 5, 16), date(2018, 6, 15)),
        (1441, date(2020, 4, 24), date(2020, 5, 24)),
        (1445, date(2024, 3, 11), date(2024, 4, 10)),
        (1446, date(2025, 3, 1), date(2025, 3, 30)),
        (1447, date(2026, 2, 18), date(2026, 3, 20)),
        (1448, date(2027, 2, 8), date(2027, 3, 9)),
    ];
    for (year, ramadan, lebaran) in published {
        assert_eq!(umm_al_qura::first_day(Ramadan, year), Some(ramadan), "{year}");
        assert_eq!(umm_al_qura::first_day(Lebaran, year), Some(lebaran), "{year}");
    }
}

#[test]
fn two_ramadans_in_2030_and_two_lebarans_in_2033() {
    assert_eq!(
        days(Ramadan, 2030, 2030, &[]),
        [(date(2030, 1, 5), Computed), (date(2030, 12, 26), Computed)]
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
        [(date(2030, 1, 5), Computed), (date(2030, 12, 27), Written)]
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
