use super::*;
use crate::decide::Study;
use crate::ensemble::Silent;
use crate::numeric::{exp, ln};
use crate::scenario::{self, Read};

/// No luck but that of the shock. Today sells 1,000 a day on a for 140 days; the mix, long in place,
/// sells `MIX` a week on b, which no shock hits.
fn shop(mix_weekly: u32, shock: &str) -> Read {
    let text = format!(
        "format = 1\n[business]\nname = \"x\"\nopening_cash = 100\n\
         [simulation]\nseed = 1\nstart = 2026-01-05\nweeks = 20\npaths = 64\n\
         [[channel]]\nid = \"a\"\nweekly_sales = 7000\nnoise = 0\nslow_level_step = 0\n\
         payout_delay_days = 0\n\
         [[channel]]\nid = \"b\"\nweekly_sales = {mix_weekly}\nnoise = 0\nslow_level_step = 0\n\
         payout_delay_days = 0\nreference_share = 1.0\n\
         [[shock]]\nid = \"halt\"\nhits = [\"a\"]\n{shock}\n\
         [[mix]]\nid = \"m\"\nin_place = true\nshares = {{ b = 1 }}\n"
    );
    scenario::read("x.toml", text.as_bytes()).unwrap()
}

fn asked(read: &Read, paths: u64) -> Vec<BreakEven> {
    let study = Study::new(read, Some(paths), Some(7)).unwrap();
    let mixes = [None, study.mix("m").unwrap()];
    break_even(&StudiedMixes { study: &study, mixes: &mixes }, &Silent).unwrap()
}

const WINDOW: &str = "window = { from = 2026-01-19, to = 2026-02-02, probability = 0.4 }\n\
    duration_days = 70\nseverity = 1";

/// The mix brings 20,000 less; the shock takes 70 days of 1,000: 2/7 of it is as much.
#[test]
fn the_chance_that_breaks_even_is_cost_over_loss() {
    let found = asked(&shop(6000, WINDOW), 64);
    assert_eq!(found.len(), 1);
    let BreakEven { mix, frequency, stated, most, crossing, .. } = &found[0];
    assert_eq!((*mix, *frequency), (1, Frequency::Probability));
    assert_eq!((*stated, *most), (0.4, 1.0));
    let Crossing::At { at, better_above: true } = crossing else { panic!("{crossing:?}") };
    assert!((at.value - 2.0 / 7.0).abs() < 1e-9, "{}", at.value);
    assert!(at.std_error.unwrap() < 1e-9);
}

#[test]
fn a_mix_that_is_always_behind_or_ahead_never_breaks_even() {
    // 70,000 is the whole loss: 3,500 a week for 20 weeks.
    let nowhere = |weekly| asked(&shop(weekly, WINDOW), 64)[0].crossing.clone();
    assert_eq!(nowhere(3_400), Crossing::Nowhere(Verdict::Worse));
    assert_eq!(nowhere(7_100), Crossing::Nowhere(Verdict::Better));
}

#[test]
fn a_dated_shock_has_no_frequency() {
    let dated = "date = 2026-02-02\nduration_days = 70\nseverity = 1";
    assert_eq!(asked(&shop(6000, dated), 64), []);
}

/// With so many halts in progress as a Poisson number of mean l min(t, 30) / 365 at time t, each
/// leaving four fifths, a share exp(-0.2 l min(t, 30) / 365) of sales is left.
fn left(rate: f64) -> f64 {
    let decay = 0.2 * rate / 365.0;
    let at_end = exp(-decay * 30.0);
    1_000.0 * ((1.0 - at_end) / decay + 110.0 * at_end)
}

#[test]
fn the_rate_that_breaks_even_is_that_of_the_closed_form() {
    let (mut low, mut high) = (0.1, 12.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        // The mix brings 20 weeks of 6,500.
        *(if left(middle) > 130_000.0 { &mut low } else { &mut high }) = middle;
    }
    let halts = "rate_per_year = [0.5, 1.5]\nduration_days = 30\nseverity = 0.2";
    let found = asked(&shop(6500, halts), MOST_PATHS);
    let BreakEven { frequency, stated, most, crossing, .. } = &found[0];
    assert_eq!((*frequency, *stated, *most), (Frequency::RatePerYear, 1.0, 12.0));
    let Crossing::At { at, better_above: true } = crossing else { panic!("{crossing:?}") };
    let error = at.std_error.unwrap();
    assert!(error > 0.0 && error < 0.1 * low, "{error}");
    assert!((at.value - low).abs() < 4.5 * error, "{} {low} {error}", at.value);
    let interval = at.interval.unwrap();
    let width = (interval.high - interval.low) / (2.0 * 1.96 * error);
    assert!((0.8..1.25).contains(&width), "{width}");
    assert!(interval.low < at.value && at.value < interval.high);
}

/// Fieller's interval holds the x at which the mean lies within so many errors of zero.
#[test]
fn at_the_ends_of_the_interval_a_test_just_refuses() {
    let wave = |step: u32, shift: f64| -> Vec<f64> {
        (0..500).map(|path| f64::from(path * step % 499) - shift).collect()
    };
    let (at_0, at_1) = (wave(17, 270.0), wave(40, 190.0));
    let Crossing::At { at, better_above: true } = line::crossing(&at_0, &at_1).unwrap() else {
        panic!("no root")
    };
    let mix = |x: f64| -> Vec<f64> {
        at_0.iter().zip(&at_1).map(|(a, b)| (1.0 - x) * a + x * b).collect()
    };
    let interval = at.interval.unwrap();
    assert!(mean_of(&mix(at.value)).unwrap().value.abs() < 1e-9);
    assert!(0.0 < interval.low && interval.high < 1.0, "{interval:?}");
    for end in [interval.low, interval.high] {
        let mean = mean_of(&mix(end)).unwrap();
        let distance = mean.value.abs() / mean.std_error.unwrap();
        assert!((distance - 1.959_963_984_540_054).abs() < 1e-6, "{distance}");
    }
}

#[test]
fn a_line_that_is_hardly_known_may_cross_anywhere() {
    let at_0 = [-1.0, 1.0, -2.0, 1.9];
    let at_1 = [2.0, 1.0, -1.9, -1.0];
    let Crossing::At { at, .. } = line::crossing(&at_0, &at_1).unwrap() else { panic!("no root") };
    let interval = at.interval.unwrap();
    assert_eq!((interval.low, interval.high), (0.0, 1.0));
    let same = line::crossing(&[0.0; 5], &[0.0; 5]).unwrap();
    assert_eq!(same, Crossing::Nowhere(Verdict::Same));
}

fn point(rate: f64, value: f64) -> search::Point {
    let ends = Interval { low: value - 0.196, high: value + 0.196, confidence: CONFIDENCE };
    let interval = Some(ends);
    let mean =
        Estimate { value, std_error: Some(0.1), interval, sample: 100, cautions: Vec::new() };
    search::Point { rate, mean }
}

#[test]
fn a_bent_curve_is_searched_to_its_root() {
    // 10 (1 - exp(-x / 3)) - 4 is zero at 3 ln(5/3).
    let curve = |x: f64| 10.0 * (1.0 - exp(-x / 3.0)) - 4.0;
    let points = [0.0, 1.0, 4.0, 12.0].map(|x| point(x, curve(x))).to_vec();
    let found = search::crossing(points, |x| Ok(point(x, curve(x)))).unwrap();
    let Crossing::At { at, better_above: true } = found else { panic!("no root") };
    let root = 3.0 * ln(5.0 / 3.0);
    assert!((at.value - root).abs() < 0.01, "{}", at.value);
    let interval = at.interval.unwrap();
    for (end, value) in [(interval.low, -0.196), (interval.high, 0.196)] {
        assert!((curve(end) - value).abs() < 0.01, "{end}");
    }
}

#[test]
fn a_curve_that_stays_on_one_side_has_no_root() {
    let at = |values: [f64; 4]| {
        let points = [0.0, 1.0, 4.0, 12.0].into_iter().zip(values).map(|(x, y)| point(x, y));
        search::crossing(points.collect(), |_| panic!("nothing more is to be tried")).unwrap()
    };
    assert_eq!(at([1.0, 2.0, 3.0, 4.0]), Crossing::Nowhere(Verdict::Better));
    assert_eq!(at([-1.0, -2.0, -3.0, -4.0]), Crossing::Nowhere(Verdict::Worse));
    assert_eq!(at([0.1, 2.0, 3.0, 4.0]), Crossing::Nowhere(Verdict::Unclear));
}
