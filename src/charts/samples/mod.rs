//! Made-up results, ordinary and extreme, for the layout test and the contact sheet.
//!
//! The contact sheet includes these files by path, so they name nothing but the module above.

mod attribution_bars;
mod cash_calendar;
mod cash_fan;
mod dependence;
mod diversification;
mod frontier;
mod have_need;
mod live_funnel;
mod loss_exceedance;
mod mix_comparison;
mod money_year;
mod net_cash_flow;
mod one_future;
mod past_forecasts;
mod plan;
mod platform_grid;
mod random;
mod reserve_curve;
mod shock_anatomy;
mod shops_at_risk;
mod stress_map;
mod tornado;
mod weekly_sales;
mod when_out_of_cash;
mod with_without;

pub use attribution_bars::attributions;
pub use cash_calendar::cash_calendars;
pub use cash_fan::cash_fans;
pub use dependence::dependences;
pub use diversification::diversifications;
pub use frontier::frontiers;
pub use have_need::haves_and_needs;
pub use live_funnel::live_funnels;
pub use loss_exceedance::loss_exceedances;
pub use mix_comparison::mix_comparisons;
pub use money_year::money_years;
pub use net_cash_flow::net_cash_flows;
pub use one_future::single_futures;
pub use past_forecasts::past_forecasts_samples;
pub use plan::plans;
pub use platform_grid::platform_grids;
pub use reserve_curve::reserve_curves;
pub use shock_anatomy::shock_anatomies;
pub use shops_at_risk::shops_at_risks;
pub use stress_map::stress_maps;
pub use tornado::tornadoes;
pub use weekly_sales::weekly_sales_samples;
pub use when_out_of_cash::whens_out_of_cash;
pub use with_without::with_withouts;

use jiff::civil::Date;

use super::ShockWindow;

/// A sample with a name for its file.
pub type Sample<T> = (&'static str, T);

/// The longest name of a shop that a chart must bear.
const LONG_NAME: &str = "Batik Tulis Sekar Kedaton Laweyan Solo 2";

const START: Date = jiff::civil::date(2026, 1, 1);

fn window(name: &str, from_day: f64, to_day: f64, certain: bool) -> ShockWindow {
    let chance = if certain { 1.0 } else { 0.78 };
    let effect = to_day - from_day;
    ShockWindow { name: name.to_owned(), from_day, to_day, certain, chance, effect }
}

fn usual_shocks() -> Vec<ShockWindow> {
    vec![window("TikTok Shop ditutup", 90.0, 212.0, false)]
}

/// Eight shocks that overlap, with short and long names, at both ends and over all the time.
fn eight_shocks(days: f64) -> Vec<ShockWindow> {
    vec![
        window("TikTok Shop ditutup pemerintah", 0.0, days, false),
        window("Banjir di gudang", 0.1 * days, 0.12 * days, true),
        window("Akun dibekukan", 0.2 * days, 0.6 * days, false),
        window("Komisi Shopee naik jadi sepuluh persen", 0.5 * days, 0.5 * days, true),
        window("Algoritma berubah", 0.3 * days, 0.9 * days, false),
        window("Penjual live sakit", 0.7 * days, 0.75 * days, true),
        window("Pembayaran ditahan dua minggu", 0.95 * days, days, false),
        window("Akhir tahun", days, days, true),
    ]
}
