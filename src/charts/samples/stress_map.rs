use super::super::{StressAxis, StressMap};
use super::{LONG_NAME, Sample};

/// An axis of this many values from 0 in steps of `step`, written with a unit.
fn axis(name: &str, number: u32, (step, unit): (f64, &str), today: Option<f64>) -> StressAxis {
    let values: Vec<f64> = (0..number).map(|place| f64::from(place) * step).collect();
    let ticks = values.iter().map(|value| format!("{value} {unit}")).collect();
    StressAxis { name: name.to_owned(), values, ticks, today, is_closure: unit == "hari" }
}

/// A chance that rises with both shares along the axes, from near 0 to near 1.
fn chance(x: f64, y: f64) -> f64 {
    let sum = (0.75 * x + 0.6 * y - 0.25).max(0.0);
    (sum * sum * 1.4).min(1.0)
}

/// The map of these axes with the chances that this function has at their shares.
fn map(x: StressAxis, y: Option<StressAxis>, chance: impl Fn(f64, f64) -> f64) -> StressMap {
    let share = |place: usize, number: usize| place as f64 / (number.max(2) - 1) as f64;
    let (columns, rows) = (x.values.len(), y.as_ref().map_or(1, |y| y.values.len()));
    let row = |row: usize| -> Vec<f64> {
        (0..columns).map(|column| chance(share(column, columns), share(row, rows))).collect()
    };
    StressMap {
        business: "Batik Sekar Arum".to_owned(),
        days: 365,
        chances: (0..rows).map(row).collect(),
        chances_without_shocks: vec![vec![chance(0.0, 0.0); columns]; rows],
        x,
        y,
        breaking_chance: StressMap::BREAKING_CHANCE,
        paths: 2_000,
    }
}

fn halt(number: u32) -> StressAxis {
    axis("Lama TikTok Live berhenti", number, (7.0, "hari"), Some(14.0))
}

fn fall(number: u32) -> StressAxis {
    axis("Penjualan yang hilang", number, (5.0, "%"), Some(10.0))
}

fn square(number: u32) -> StressMap {
    map(halt(number), Some(fall(number)), chance)
}

fn line(number: u32) -> StressMap {
    map(halt(number), None, |x, _| chance(x, 0.3))
}

/// The same axis with long names, long texts and huge values.
fn long(axis: StressAxis) -> StressAxis {
    StressAxis {
        name: format!("{LONG_NAME}: {}", axis.name),
        values: axis.values.iter().map(|value| value * 1e12).collect(),
        ticks: axis.ticks.iter().map(|tick| format!("{tick} setelah {LONG_NAME}")).collect(),
        today: axis.today.map(|today| today * 1e12),
        is_closure: axis.is_closure,
    }
}

/// Maps of stress, ordinary and extreme.
pub fn stress_maps() -> Vec<Sample<StressMap>> {
    let long_map = StressMap {
        business: LONG_NAME.to_owned(),
        ..map(long(halt(6)), Some(long(fall(5))), chance)
    };
    let cash = axis("Uang kas di awal", 9, (10.0, "jt"), Some(35.0));
    let mut unknown = square(9);
    unknown.x.today = None;
    let outside = axis("Lama TikTok Live berhenti", 6, (7.0, "hari"), Some(90.0));
    let uneven = StressAxis {
        values: vec![0.0, 1.0, 3.0, 7.0, 14.0, 30.0, 60.0, 180.0],
        ticks: ["0", "1", "3", "7", "14", "30", "60", "180"].map(str::to_owned).to_vec(),
        ..halt(8)
    };
    let year = axis("Lama TikTok Live berhenti", 21, (17.5, "hari"), Some(100.0));
    vec![
        ("usual", square(9)),
        ("two_by_two", square(2)),
        ("three_by_five", map(halt(3), Some(fall(5)), chance)),
        ("eleven", square(11)),
        ("fifteen", square(15)),
        ("twenty_one", square(21)),
        ("wide", map(halt(21), Some(fall(2)), chance)),
        ("tall", map(halt(2), Some(fall(21)), chance)),
        ("one_cell", square(1)),
        (
            "islands",
            map(halt(9), Some(fall(9)), |x, y| {
                if (9.0 * x + 5.0 * y).round() % 3.0 == 0.0 { 0.3 } else { 0.0 }
            }),
        ),
        ("unknown_today", unknown),
        ("nowhere", map(halt(7), Some(fall(7)), |_, _| 0.0)),
        ("everywhere", map(halt(7), Some(fall(7)), |_, _| 1.0)),
        ("hardly", map(halt(7), Some(fall(7)), |x, y| 0.003 * x * y)),
        ("long_names", long_map),
        ("line", line(9)),
        ("line_falling", map(cash, None, |x, _| chance(1.0 - x, 0.5))),
        ("line_two", line(2)),
        ("line_one", line(1)),
        ("line_twenty_one", map(year, None, |x, _| chance(x, 0.3))),
        ("line_uneven", map(uneven, None, |x, _| chance(x, 0.3))),
        ("line_never", map(halt(6), None, |_, _| 0.0)),
        ("line_always", map(halt(6), None, |_, _| 1.0)),
        ("line_outside", map(outside, None, chance)),
        (
            "line_long_names",
            StressMap { days: 3652, ..map(long(halt(7)), None, |x, _| chance(x, 0.3)) },
        ),
    ]
}
