//! What the shop depends on: its sales by channel and by platform, and what runs its cash down.

use crate::language::{Words, count, decimal, hundredths, percent};

use super::canvas::{Align, Canvas, Frame};
use super::labels::{fit, wrap_to};
use super::look::Look;
use super::page::{HEADING, LABEL, Page, STRONG, Texts, is_narrow};
use super::palette::{Color, MUTED, VERMILLION, series};
use super::{ChartError, Picture, check};

/// Shares of sales, and the causes of running out of cash.
#[derive(Debug, Clone, PartialEq)]
pub struct Dependence {
    /// The name of the shop.
    pub business: String,
    /// The channels with their mean sales in rupiah, in the order of the scenario.
    pub channels: Vec<ChannelShare>,
    /// As if there were so many channels of the same size.
    pub effective_channels: f64,
    /// The chance that cash runs out without shocks as well.
    pub anyway: f64,
    /// For each shock its name and the chance of running out that it adds, all others left as they
    /// are; negative where it takes away.
    pub shocks: Vec<(String, f64)>,
    /// How many futures were computed.
    pub paths: u64,
}

/// A channel and what it sells.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelShare {
    /// What people call it.
    pub name: String,
    /// The platform that it is on.
    pub platform: String,
    /// Mean sales, in rupiah.
    pub sales: f64,
    /// Position among the channels of the scenario: its colour is the same in every chart.
    pub place: usize,
}

/// The most rows of a part; the smallest of more stand together.
const MOST_ROWS: usize = 6;
const GAP: f64 = 56.0;
const TALLEST_ROW: f64 = 170.0;
/// The heights of a heading and of a row's words.
const HEADING_HEIGHT: f64 = 92.0;
const WORDS: f64 = 46.0;
/// Bars are thicker where there are few.
const BAR: f64 = 26.0;
const THICKEST: f64 = 64.0;
const LEADING: f64 = 38.0;

struct Row {
    name: String,
    /// Of the longest bar, a share of one.
    length: f64,
    written: String,
    color: Color,
}

struct Part {
    heading: String,
    rows: Vec<Row>,
}

/// Draws three lists of bars.
///
/// # Errors
///
/// Fails if there are no channels, sales are negative, or a value is not a finite number.
pub fn dependence(data: &Dependence, look: impl Into<Look>) -> Result<Picture, ChartError> {
    let sales: Vec<f64> = data.channels.iter().map(|channel| channel.sales).collect();
    check::amounts("sales", &sales)?;
    check::amounts("effective_channels", &[data.effective_channels])?;
    check::probability("anyway", data.anyway)?;
    data.shocks.iter().try_for_each(|(_, added)| check::value("shocks", *added))?;
    let look: Look = look.into();
    let mut page = open_page(data, look);
    let parts = parts(data, look.words);
    let body = page.body;
    let number = parts.len() as f64;
    for (place, part) in parts.iter().enumerate() {
        let place = place as f64;
        let frame = if is_narrow(body) {
            let height = (body.height() - GAP * (number - 1.0)) / number;
            let top = body.top + place * (height + GAP);
            Frame { top, bottom: top + height, ..body }
        } else {
            let width = (body.width() - GAP * (number - 1.0)) / number;
            let left = body.left + place * (width + GAP);
            Frame { left, right: left + width, ..body }
        };
        draw_part(&mut page.canvas, frame, part, look.words);
    }
    page.finish()
}

fn draw_part(canvas: &mut Canvas, frame: Frame, part: &Part, words: Words) {
    let mut base_line = frame.top + 28.0;
    let lines = wrap_to(&part.heading, STRONG, frame.width(), 2);
    let used = HEADING_HEIGHT - LEADING * (2.0 - lines.len() as f64);
    for line in lines {
        canvas.write(&line, (frame.left, base_line), STRONG, Align::Start);
        base_line += LEADING;
    }
    let top = frame.top + used;
    let least = WORDS + BAR + 8.0;
    let most = (((frame.bottom - top) / least) as usize).clamp(1, MOST_ROWS);
    let more = part.rows.len().saturating_sub(most);
    // The last row says how many are left out.
    let shown = if more > 0 { &part.rows[..most - 1] } else { &part.rows };
    let height = ((frame.bottom - top) / most.min(part.rows.len().max(1)) as f64).min(TALLEST_ROW);
    for (place, row) in shown.iter().enumerate() {
        let top = top + place as f64 * height;
        let amount = STRONG.width(&row.written);
        let name = fit(&row.name, LABEL, frame.width() - amount - 24.0);
        let base_line = top + 34.0;
        canvas.write(&name, (frame.left, base_line), LABEL, Align::Start);
        canvas.write(&row.written, (frame.right, base_line), STRONG, Align::End);
        let right = frame.left + (frame.width() * row.length).max(4.0);
        let top = top + WORDS;
        let thickness = (height - WORDS - 24.0).clamp(BAR, THICKEST);
        canvas.rectangle(Frame { top, bottom: top + thickness, right, ..frame }, row.color);
    }
    if more > 0 {
        let n = (part.rows.len() - shown.len()).to_string();
        let text = words.text("chart.dependence.more", &[("n", &n)]);
        let base_line = top + shown.len() as f64 * height + 34.0;
        canvas.write(&text, (frame.left, base_line), HEADING, Align::Start);
    }
}

/// What people call a platform that a file calls by a key; any other name as it is written.
fn platform_name(platform: &str, words: Words) -> String {
    const BRANDS: [(&str, &str); 8] = [
        ("tiktok", "TikTok"),
        ("shopee", "Shopee"),
        ("tokopedia", "Tokopedia"),
        ("lazada", "Lazada"),
        ("whatsapp", "WhatsApp"),
        ("instagram", "Instagram"),
        ("facebook", "Facebook"),
        ("marketplace", "Marketplace"),
    ];
    match platform {
        "direct" => words.text("chart.dependence.direct", &[]),
        "offline" => words.text("chart.dependence.offline", &[]),
        _ => {
            let brand = BRANDS.iter().find(|(key, _)| *key == platform);
            brand.map_or(platform, |(_, name)| name).to_owned()
        }
    }
}

/// By channel, by platform, by cause.
fn parts(data: &Dependence, words: Words) -> Vec<Part> {
    let total: f64 = data.channels.iter().map(|channel| channel.sales).sum();
    let share = |sales: f64| if total > 0.0 { sales / total } else { 0.0 };
    let told = |share: f64| percent(share, words.language());
    // A channel that only another mix would start sells nothing.
    let sells = |channel: &&ChannelShare| channel.sales > 0.0;
    let mut channels: Vec<(String, f64, Color)> = data
        .channels
        .iter()
        .filter(sells)
        .map(|channel| (channel.name.clone(), share(channel.sales), series(channel.place).0))
        .collect();
    let mut platforms: Vec<(String, f64, Color)> = Vec::new();
    for channel in data.channels.iter().filter(sells) {
        let platform = platform_name(&channel.platform, words);
        let known = platforms.iter_mut().find(|(name, ..)| *name == platform);
        match known {
            Some((_, sum, _)) => *sum += share(channel.sales),
            None => platforms.push((platform, share(channel.sales), series(channel.place).0)),
        }
    }
    let anyway = words.text("chart.dependence.anyway", &[]);
    let causes = data.shocks.iter().map(|(name, added)| (name.clone(), *added, VERMILLION));
    let mut causes: Vec<(String, f64, Color)> = causes.collect();
    for list in [&mut channels, &mut platforms, &mut causes] {
        list.sort_by(|one, other| other.1.total_cmp(&one.1));
    }
    causes.insert(0, (anyway, data.anyway, MUTED));
    let signed = |value: f64| {
        let n = hundredths(value.abs());
        let sign = if value < 0.0 && n != hundredths(0.0) { "−" } else { "" };
        format!("{sign}{n}")
    };
    let rows = |list: Vec<(String, f64, Color)>, told: &dyn Fn(f64) -> String| {
        let longest = list.iter().map(|(_, value, _)| value.abs()).fold(0.0, f64::max);
        let row = |(name, value, color): (String, f64, Color)| Row {
            name,
            length: if longest > 0.0 { value.abs() / longest } else { 0.0 },
            written: told(value),
            color,
        };
        list.into_iter().map(row).collect()
    };
    let part = |key: &str, rows| Part { heading: words.text(key, &[]), rows };
    vec![
        part("chart.dependence.channels", rows(channels, &told)),
        part("chart.dependence.platforms", rows(platforms, &told)),
        part("chart.dependence.causes", rows(causes, &signed)),
    ]
}

fn open_page(data: &Dependence, look: Look) -> Page {
    let words = look.words;
    let paths = count(data.paths, words.language());
    let business = [("business", data.business.as_str())];
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &words.text("chart.dependence.subtitle", &business),
            notes: &[words.text("chart.dependence.note", &[])],
            paths: &words.text("chart.note_paths", &[("paths", &paths)]),
            aside: 0.0,
        },
    )
}

/// The share of the largest channel, and as if there were how many.
fn title(data: &Dependence, words: Words) -> String {
    let total: f64 = data.channels.iter().map(|channel| channel.sales).sum();
    let largest =
        data.channels.iter().reduce(|most, one| if one.sales > most.sales { one } else { most });
    let Some(largest) = largest.filter(|_| total > 0.0) else {
        return words.text("chart.weekly_sales.title_nothing", &[]);
    };
    let share = percent(largest.sales / total, words.language());
    let channels = decimal(data.effective_channels, 1, words.language());
    let values = [("channel", largest.name.as_str()), ("share", &share), ("channels", &channels)];
    let key = match data.channels.iter().filter(|channel| channel.sales > 0.0).count() {
        1 => "chart.dependence.title_one",
        _ => "chart.dependence.title",
    };
    words.text(key, &values)
}
