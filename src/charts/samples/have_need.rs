use super::super::HaveNeed;
use super::{LONG_NAME, Sample};

fn of(have: f64, need: f64, need_without: Option<f64>) -> HaveNeed {
    let business = "Batik Sekar Arum".to_owned();
    HaveNeed { business, days: 365, have, need, need_without, paths: 10_000 }
}

/// What shops have and need, ordinary and extreme.
pub fn haves_and_needs() -> Vec<Sample<HaveNeed>> {
    vec![
        ("usual", of(20e6, 48.2e6, Some(31e6))),
        ("enough", of(80e6, 48.2e6, Some(31e6))),
        ("just", of(48.2e6, 48.2e6, Some(31e6))),
        ("no_shocks", of(20e6, 48.2e6, None)),
        ("shocks_help", of(20e6, 31e6, Some(48e6))),
        ("nothing_at_all", of(0.0, 0.0, Some(0.0))),
        ("in_debt", of(-5e6, 12e6, Some(9e6))),
        ("ten_trillion", of(2e12, 9e12, Some(1e13))),
        ("long_name", HaveNeed { business: LONG_NAME.to_owned(), ..of(1e3, 9e3, Some(2e3)) }),
    ]
}
