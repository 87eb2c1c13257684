//! Draws every sample chart, ordinary and extreme, in both languages, to `target/contact_sheet/`,
//! and sheets that show several at once, to be looked at after a change to the charts.
//!
//! `cargo run --example contact_sheet`, or with a word that the names must contain:
//! `cargo run --example contact_sheet usual`.

use std::error::Error;
use std::fs;
use std::path::Path;

use ragam::charts::{
    Attribution, AttributionBars, BestMix, CalendarPurpose, CalendarRow, CashCalendar, CashFan,
    CashJump, ChannelSales, ChannelShare, ChartError, Dependence, Diversification, ExplainedShare,
    FanWithoutShocks, Frontier, FunnelChannel, FutureMoney, GridPlatform, HaveNeed, JumpKind,
    LiveFunnel, Look, LossExceedance, MixComparison, MixOutcome, MixPoint, MixPrice, MixReserve,
    MoneyYear, NamedMix, NetCashFlow, OneFuture, PairedDifference, PartOfTotal, PastForecast,
    PastForecasts, Picture, Plan, PlatformGrid, ReserveCurve, RunningOutTwice, ShockAnatomy,
    ShockWindow, ShopsAtRisk, Size, StressAxis, StressMap, Tornado, TornadoFigure, TornadoRow,
    WeeklySales, WhenOutOfCash, WithWithout, WithoutShocks, attribution_bars, cash_calendar,
    cash_fan, dependence, diversification, frontier, have_need, live_funnel, loss_exceedance,
    mix_comparison, money_year, net_cash_flow, one_future, past_forecasts, plan, platform_grid,
    reserve_curve, shock_anatomy, shops_at_risk, stress_map, tornado, weekly_sales,
    when_out_of_cash, with_without,
};
use ragam::language::Language;

#[path = "../src/charts/samples/mod.rs"]
mod samples;

const FOLDER: &str = "target/contact_sheet";
/// Pictures in a row of a sheet, and how much smaller they are there.
const COLUMNS: usize = 2;
const SMALLER: usize = 2;
/// Pictures on a sheet.
const ON_A_SHEET: usize = 6;

/// A drawn chart and the name of its file.
struct Drawn {
    name: String,
    png: Vec<u8>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    fs::create_dir_all(FOLDER)?;
    for language in Language::ALL {
        draw_all("cash_fan", samples::cash_fans(), cash_fan, (language, &wanted))?;
        draw_all(
            "weekly_sales",
            samples::weekly_sales_samples(),
            weekly_sales,
            (language, &wanted),
        )?;
        draw_all("net_cash_flow", samples::net_cash_flows(), net_cash_flow, (language, &wanted))?;
        draw_all(
            "mix_comparison",
            samples::mix_comparisons(),
            mix_comparison,
            (language, &wanted),
        )?;
        draw_all("money_year", samples::money_years(), money_year, (language, &wanted))?;
        draw_all(
            "when_out_of_cash",
            samples::whens_out_of_cash(),
            when_out_of_cash,
            (language, &wanted),
        )?;
        draw_all("have_need", samples::haves_and_needs(), have_need, (language, &wanted))?;
        draw_all("dependence", samples::dependences(), dependence, (language, &wanted))?;
        draw_all(
            "diversification",
            samples::diversifications(),
            diversification,
            (language, &wanted),
        )?;
        draw_all("cash_calendar", samples::cash_calendars(), cash_calendar, (language, &wanted))?;
        draw_all("plan", samples::plans(), plan, (language, &wanted))?;
        draw_all("live_funnel", samples::live_funnels(), live_funnel, (language, &wanted))?;
        draw_all("one_future", samples::single_futures(), one_future, (language, &wanted))?;
        draw_all("with_without", samples::with_withouts(), with_without, (language, &wanted))?;
        draw_all("shock_anatomy", samples::shock_anatomies(), shock_anatomy, (language, &wanted))?;
        draw_all("reserve_curve", samples::reserve_curves(), reserve_curve, (language, &wanted))?;
        draw_all(
            "past_forecasts",
            samples::past_forecasts_samples(),
            past_forecasts,
            (language, &wanted),
        )?;
        draw_all("stress_map", samples::stress_maps(), stress_map, (language, &wanted))?;
        draw_all("tornado", samples::tornadoes(), tornado, (language, &wanted))?;
        draw_all(
            "attribution_bars",
            samples::attributions(),
            attribution_bars,
            (language, &wanted),
        )?;
        draw_all("shops_at_risk", samples::shops_at_risks(), shops_at_risk, (language, &wanted))?;
        draw_all(
            "loss_exceedance",
            samples::loss_exceedances(),
            loss_exceedance,
            (language, &wanted),
        )?;
        draw_all("platform_grid", samples::platform_grids(), platform_grid, (language, &wanted))?;
        draw_all("frontier", samples::frontiers(), frontier, (language, &wanted))?;
    }
    Ok(())
}

/// Draws all samples of one kind of chart and sheets of them.
fn draw_all<T>(
    kind: &str,
    samples: Vec<samples::Sample<T>>,
    draw: impl Fn(&T, Look) -> Result<Picture, ChartError>,
    (language, wanted): (Language, &str),
) -> Result<(), Box<dyn Error>> {
    let mut drawn = Vec::new();
    for (sample, data) in samples {
        let name = format!("{kind}-{sample}-{language}");
        if name.contains(wanted) {
            for size in [Size::Phone, Size::A4] {
                let picture = draw(&data, Look { size, ..language.into() })?;
                let name = format!("{name}-{size:?}.png").to_lowercase();
                fs::write(Path::new(FOLDER).join(name), picture.png()?)?;
            }
            let picture = draw(&data, language.into())?;
            let png = picture.png()?;
            fs::write(Path::new(FOLDER).join(format!("{name}.png")), &png)?;
            fs::write(Path::new(FOLDER).join(format!("{name}.svg")), picture.svg())?;
            drawn.push(Drawn { name, png });
        }
    }
    for (number, drawn) in drawn.chunks(ON_A_SHEET).enumerate() {
        write_sheet(&format!("sheet-{kind}-{language}-{}", number + 1), drawn)?;
    }
    Ok(())
}

/// Tiles pictures, made smaller by averaging, to one picture.
fn write_sheet(name: &str, drawn: &[Drawn]) -> Result<(), Box<dyn Error>> {
    let (width, height) = (1920 / SMALLER, 1080 / SMALLER);
    let rows = drawn.len().div_ceil(COLUMNS);
    let mut sheet = vec![0xd0_u8; width * COLUMNS * height * rows * 3];
    for (place, one) in drawn.iter().enumerate() {
        let (left, top) = (place % COLUMNS * width, place / COLUMNS * height);
        let pixels = read(&one.png).map_err(|error| format!("{}: {error}", one.name))?;
        for y in 0..height - 1 {
            for x in 0..width - 1 {
                let target = ((top + y) * width * COLUMNS + left + x) * 3;
                for channel in 0..3 {
                    sheet[target + channel] = mean(&pixels, (x, y), channel);
                }
            }
        }
    }
    let file = fs::File::create(Path::new(FOLDER).join(format!("{name}.png")))?;
    let mut encoder =
        png::Encoder::new(file, u32::try_from(width * COLUMNS)?, u32::try_from(height * rows)?);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header()?.write_image_data(&sheet)?;
    Ok(())
}

/// The mean of one colour channel over the pixels that become one.
fn mean(pixels: &[u8], (x, y): (usize, usize), channel: usize) -> u8 {
    let mut sum = 0;
    for row in 0..SMALLER {
        for column in 0..SMALLER {
            let place = (y * SMALLER + row) * 1920 + x * SMALLER + column;
            sum += usize::from(pixels[place * 3 + channel]);
        }
    }
    u8::try_from(sum / (SMALLER * SMALLER)).unwrap_or(u8::MAX)
}

fn read(png: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().ok_or("the picture is too large")?];
    reader.next_frame(&mut pixels)?;
    Ok(pixels)
}
