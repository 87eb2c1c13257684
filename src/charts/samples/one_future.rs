use super::super::OneFuture;
use super::random::Random;
use super::{LONG_NAME, START, Sample};

fn of(days: usize, scale: f64, place: usize) -> OneFuture {
    let mut random = Random::new(8);
    let mut future = || {
        let mut balance = 30.0 * scale;
        let mut day = || {
            balance += (0.02 + random.bell()) * 1.4 * scale;
            balance
        };
        (0..days).map(|_| day()).collect::<Vec<f64>>()
    };
    OneFuture {
        business: "Batik Sekar Arum".to_owned(),
        start: START,
        opening_cash: 30.0 * scale,
        futures: (0..12).map(|_| future()).collect(),
        place,
        out_of_cash_level: 0.0,
        paths: 10_000,
    }
}

/// Single futures, ordinary and extreme.
pub fn single_futures() -> Vec<Sample<OneFuture>> {
    let flat = OneFuture { futures: vec![vec![0.0; 30]], opening_cash: 0.0, ..of(30, 1.0, 0) };
    vec![
        ("first", of(365, 1e6, 0)),
        ("last", of(365, 1e6, 11)),
        ("thousand", of(365, 10.0, 4)),
        ("ten_trillion", of(365, 1e11, 5)),
        ("nothing_at_all", flat),
        ("one_day", of(1, 1e6, 3)),
        ("ten_years", OneFuture { business: LONG_NAME.to_owned(), ..of(3652, 1e6, 6) }),
    ]
}
