//! Prints how far the shipped cases are from what was reported of the two halts of TikTok.
//!
//!     cargo run --release --example validation
//!
//! `docs/validation.md` holds what it prints and what that means.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::panic, reason = "a program to look at")]

#[path = "../tests/suite/support/buyers.rs"]
mod buyers;

use buyers::{
    Band, CLOSURE_DEPENDENT, CLOSURE_DIVERSIFIED, HALT, Reported, first_week, shipped,
    while_it_lasts, with, without_effects,
};

fn main() {
    let (halt, closure) = (shipped("live-halt-2025"), shipped("shop-closure-2023"));
    println!(
        "change of sales in %: 10-90% band (median); points between the median and the report\n"
    );
    line("2025, dependent, first week (fitted)", first_week(&halt, None), HALT);
    line("  without shock, recapture, halo", first_week(&without_effects(&halt), None), HALT);
    line("2023, dependent, nine weeks", while_it_lasts(&closure, None), CLOSURE_DEPENDENT);
    let calm = without_effects(&closure);
    line("  without shock, recapture, halo", while_it_lasts(&calm, None), CLOSURE_DEPENDENT);
    let mix = Some("diversified");
    line("2023, diversified, nine weeks", while_it_lasts(&closure, mix), CLOSURE_DIVERSIFIED);
    line("  without shock, recapture, halo", while_it_lasts(&calm, mix), CLOSURE_DIVERSIFIED);

    println!("\n2025, first week, mix spread: {}", shown(first_week(&halt, Some("spread"))));

    println!("\nother buyers, each refitted on 2025:\n");
    println!("recapture halo | half-life x | 2025 | 2023 dependent | 2023 diversified");
    for recapture in ["0", "0.05", "0.1", "0.2", "0.3"] {
        for halo in ["0", "0.05", "0.1"] {
            other_buyers(&halt, &closure, recapture, halo);
        }
    }

    println!("\nother shares of work on TikTok, the rest in today's proportions:\n");
    for share in [0.1, 0.18, 0.3, 0.4, 0.6] {
        let text = with_share(&closure, share);
        println!("{:3.0}%: {}", 100.0 * share, shown(while_it_lasts(&text, mix)));
    }
}

fn line(name: &str, band: Band, reported: Reported) {
    let away = 100.0 * reported.distance(band.middle);
    println!("{name:40} {} | reported {}; {away:.0} points away", shown(band), report(reported));
}

fn shown(band: Band) -> String {
    // The addition turns -0 into 0.
    let percent = |share: f64| (100.0 * share).round() + 0.0;
    format!(
        "{:4.0} to {:4.0} ({:4.0})",
        percent(band.low),
        percent(band.high),
        percent(band.middle)
    )
}

fn report(reported: Reported) -> String {
    format!("{:.0} to {:.0}", 100.0 * reported.from, 100.0 * reported.to)
}

/// Fixes recapture and halo, stretches the half-life until 2025 fits, and predicts 2023.
fn other_buyers(halt: &str, closure: &str, recapture: &str, halo: &str) {
    let set = |text: &str, scale: f64, paths: &str| {
        let days = fitted(text).map(|days| format!("{:.4}", scale * days)).join(", ");
        let text = with(text, "viewers_return_days", &format!("[{days}]"));
        let text = with(&text, "buyers_who_follow", recapture);
        with(&with(&text, "traffic_from_live", halo), "paths", paths)
    };
    let miss = |scale: f64| {
        let band = first_week(&set(halt, scale, "2_000"), None);
        let misses = [band.low - HALT.from, band.middle - HALT.middle(), band.high - HALT.to];
        misses.iter().map(|miss| miss * miss).sum::<f64>()
    };
    let scales = (12..=32).map(|step| 0.05 * f64::from(step));
    let best = scales.map(|scale| (miss(scale), scale)).min_by(|a, b| a.0.total_cmp(&b.0));
    let (_, scale) = best.unwrap();
    let week = first_week(&set(halt, scale, "10_000"), None);
    let closure = set(closure, scale, "10_000");
    let dependent = while_it_lasts(&closure, None);
    let diversified = while_it_lasts(&closure, Some("diversified"));
    println!(
        "{recapture:9} {halo:4} | {scale:.2} | {} | {} | {}",
        shown(week),
        shown(dependent),
        shown(diversified)
    );
}

/// The fitted half-life of the viewers' return, days: low, likely, high.
fn fitted(text: &str) -> [f64; 3] {
    let line = text.lines().find_map(|line| line.strip_prefix("viewers_return_days = ["));
    let numbers = line.unwrap().trim_end_matches(']').split(", ");
    let numbers: Vec<f64> = numbers.map(|number| number.parse().unwrap()).collect();
    numbers.try_into().unwrap()
}

/// The closure with another share of the work on TikTok in the mix of the diversified seller.
fn with_share(closure: &str, tiktok: f64) -> String {
    let written = [
        ("tiktok_live", 0.14),
        ("tiktok_shop", 0.04),
        ("whatsapp", 0.2),
        ("shopee", 0.36),
        ("tokopedia", 0.26),
    ];
    let scaled = written.map(|(id, share)| {
        let of_tiktok = id.starts_with("tiktok");
        let share = if of_tiktok { share / 0.18 * tiktok } else { share / 0.82 * (1.0 - tiktok) };
        format!("{id} = {share:.12}")
    });
    with(closure, "shares", &format!("{{ {} }}", scaled.join(", ")))
}
