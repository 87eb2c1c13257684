use super::super::LossExceedance;
use super::{LONG_NAME, Sample};

fn of(losses: Vec<f64>) -> LossExceedance {
    let mean = losses.iter().sum::<f64>() / losses.len() as f64;
    LossExceedance {
        district: "Sentra batik Laweyan".to_owned(),
        mean,
        high: losses[losses.len() * 95 / 100],
        paths: losses.len() as u64,
        losses,
    }
}

/// Losses of a district, ordinary and extreme.
pub fn loss_exceedances() -> Vec<Sample<LossExceedance>> {
    let usual: Vec<f64> = (0..2_000_u32)
        .map(|at| if at < 800 { 0.0 } else { 3e2 * f64::from((at - 800) * (at - 800)) })
        .collect();
    let gains: Vec<f64> = (0..50).map(|at| f64::from(at) * 1e6 - 3e7).collect();
    let huge: Vec<f64> = (0..500).map(|at| f64::from(at) * 7e14).collect();
    let long = LossExceedance { district: LONG_NAME.to_owned(), ..of(huge) };
    vec![
        ("usual", of(usual)),
        ("nothing", of(vec![0.0; 40])),
        ("gains", of(gains)),
        ("one", of(vec![5e6])),
        ("huge", long),
    ]
}
