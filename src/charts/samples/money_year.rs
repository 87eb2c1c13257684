use super::super::{FutureMoney, MoneyYear};
use super::{LONG_NAME, Sample};

fn future(opening: f64, amounts: [f64; 10], scale: f64) -> FutureMoney {
    FutureMoney { opening: opening * scale, amounts: amounts.map(|amount| amount * scale) }
}

fn of_scale(scale: f64) -> MoneyYear {
    let typical = [820.0, -74.0, -480.0, -42.0, -96.0, -48.0, -6.0, 11.0, -4.1, -60.0];
    let bad = [510.0, -45.0, -310.0, -40.0, -96.0, -48.0, -14.0, 11.0, -2.5, -60.0];
    MoneyYear {
        business: "Batik Sekar Arum".to_owned(),
        days: 365,
        typical: future(35.0, typical, scale),
        bad: future(35.0, bad, scale),
        paths: 10_000,
    }
}

/// The money of two futures, ordinary and extreme.
pub fn money_years() -> Vec<Sample<MoneyYear>> {
    let usual = || of_scale(1e6);
    let nothing = || future(0.0, [0.0; 10], 1.0);
    let only_sales = [9.0, 0.0, -3.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    vec![
        ("usual", usual()),
        ("both_lose", MoneyYear { typical: usual().bad, ..usual() }),
        ("nothing_at_all", MoneyYear { typical: nothing(), bad: nothing(), ..usual() }),
        ("few", MoneyYear { typical: future(2.0, only_sales, 1e6), ..usual() }),
        ("thousand", of_scale(10.0)),
        ("ten_trillion", of_scale(1e11)),
        ("long_name", MoneyYear { business: LONG_NAME.to_owned(), days: 3652, ..usual() }),
    ]
}
