//! The shops of a district as fields of a map, coloured by the platform they sell most on.

use crate::language::{Words, count, decimal, percent};

use super::canvas::{Align, Canvas, Frame};
use super::labels::{fit, wrap_to};
use super::look::Look;
use super::page::{LABEL, NOTE, Page, STRONG, Texts, is_narrow};
use super::palette::{Color, GRID, series};
use super::{ChartError, Picture, check};

/// Which platform each shop sells most on, and how much of its sales.
#[derive(Debug, Clone, PartialEq)]
pub struct PlatformGrid {
    /// The name of the district.
    pub district: String,
    /// The platforms, the largest first.
    pub platforms: Vec<GridPlatform>,
    /// By shop: position of its main platform and its share there; none for one that sells nothing.
    pub shops: Vec<Option<(usize, f64)>>,
    /// Herfindahl index of the sales of the district over platforms.
    pub herfindahl: f64,
    /// How many futures were computed.
    pub paths: u64,
}

/// A platform in the legend.
#[derive(Debug, Clone, PartialEq)]
pub struct GridPlatform {
    /// What people call it.
    pub name: String,
    /// Its share of the sales of the district.
    pub share: f64,
}

/// The most fields; each of more shops stands for several.
const MOST_FIELDS: usize = 1_200;
/// The most platforms with a colour of their own.
const MOST_PLATFORMS: usize = 5;
const LEGEND_ROW: f64 = 110.0;
const SWATCH: f64 = 44.0;
const LEGEND: f64 = 0.34;

/// Draws a field for each shop, those of one platform together, the most dependent first.
///
/// # Errors
///
/// Fails if there are no shops or platforms, a share is not one, or a shop names a platform that is
/// not there.
pub fn platform_grid(data: &PlatformGrid, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let mut page = open_page(data, look);
    let body = page.body;
    let rows = data.platforms.len().min(MOST_PLATFORMS + 1) as f64;
    let (legend, fields) = if is_narrow(body) {
        let height = (rows * LEGEND_ROW).min(body.height() * 0.45);
        let middle = body.top + height;
        (Frame { bottom: middle, ..body }, Frame { top: middle + 24.0, ..body })
    } else {
        let middle = body.right - body.width() * LEGEND;
        (Frame { left: middle + 40.0, ..body }, Frame { right: middle, ..body })
    };
    draw_fields(&mut page.canvas, fields, data);
    draw_legend(&mut page.canvas, legend, data, look.words);
    page.finish()
}

fn validate(data: &PlatformGrid) -> Result<(), ChartError> {
    if data.shops.is_empty() {
        return Err(ChartError::Empty { what: "shops" });
    }
    let shares: Vec<f64> = data.platforms.iter().map(|platform| platform.share).collect();
    check::probabilities("platforms", &shares)?;
    check::probability("herfindahl", data.herfindahl)?;
    for (platform, share) in data.shops.iter().flatten() {
        check::probability("shops", *share)?;
        if *platform >= data.platforms.len() {
            return Err(ChartError::Empty { what: "platforms" });
        }
    }
    Ok(())
}

/// The colour of a platform; those beyond the last have one together.
fn color(platform: usize) -> Color {
    series(platform.min(MOST_PLATFORMS)).0
}

/// A platform that a shop depends on wholly is dark, one that it hardly needs is light.
fn shade(platform: usize, share: f64) -> Color {
    color(platform).tint(0.25 + 0.75 * share)
}

fn draw_fields(canvas: &mut Canvas, frame: Frame, data: &PlatformGrid) {
    let mut shops = data.shops.clone();
    shops.sort_by(|one, other| match (one, other) {
        (Some((a, x)), Some((b, y))) => a.cmp(b).then(y.total_cmp(x)),
        (one, other) => other.is_some().cmp(&one.is_some()),
    });
    let every = shops.len().div_ceil(MOST_FIELDS);
    // Of several shops the middle one stands for all.
    let fields: Vec<Option<(usize, f64)>> =
        shops.chunks(every).map(|several| several[several.len() / 2]).collect();
    let n = fields.len() as f64;
    let columns = (n * frame.width() / frame.height()).sqrt().ceil().max(1.0);
    let rows = (n / columns).ceil().max(1.0);
    let size = (frame.width() / columns).min(frame.height() / rows);
    let gap = (size * 0.1).min(6.0);
    let columns = columns as usize;
    for (place, field) in fields.iter().enumerate() {
        let (row, column) = ((place / columns) as f64, (place % columns) as f64);
        let (left, top) = (frame.left + column * size, frame.top + row * size);
        let field_frame = Frame { left, top, right: left + size - gap, bottom: top + size - gap };
        let color = field.map_or(GRID, |(platform, share)| shade(platform, share));
        canvas.rectangle(field_frame, color);
    }
}

fn draw_legend(canvas: &mut Canvas, frame: Frame, data: &PlatformGrid, words: Words) {
    let language = words.language();
    let shops = |platform: usize| {
        let main = |shop: &&Option<(usize, f64)>| shop.is_some_and(|(own, _)| own == platform);
        data.shops.iter().filter(main).count()
    };
    let mut rows: Vec<(String, f64, usize)> = data
        .platforms
        .iter()
        .enumerate()
        .map(|(place, platform)| (platform.name.clone(), platform.share, shops(place)))
        .collect();
    if rows.len() > MOST_PLATFORMS + 1 {
        let rest = rows.split_off(MOST_PLATFORMS);
        let others = words.text("chart.platform_grid.others", &[]);
        let share = rest.iter().map(|(_, share, _)| share).sum::<f64>().min(1.0);
        rows.push((others, share, rest.iter().map(|(_, _, shops)| shops).sum()));
    }
    let height = (frame.height() / rows.len() as f64).min(LEGEND_ROW);
    for (place, (name, share, shops)) in rows.iter().enumerate() {
        let top = frame.top + place as f64 * height;
        let swatch =
            Frame { left: frame.left, top, right: frame.left + SWATCH, bottom: top + SWATCH };
        canvas.rectangle(swatch, color(place));
        let left = frame.left + SWATCH + 20.0;
        let width = frame.right - left;
        let share = percent(*share, language);
        let shops = count(*shops as u64, language);
        let told = words.text("chart.platform_grid.row", &[("share", &share), ("shops", &shops)]);
        canvas.write(&fit(name, STRONG, width), (left, top + 34.0), STRONG, Align::Start);
        if height >= 84.0 {
            let told = wrap_to(&told, LABEL, width, 1).pop().unwrap_or_default();
            canvas.write(&told, (left, top + 78.0), LABEL, Align::Start);
        }
    }
}

fn open_page(data: &PlatformGrid, look: Look) -> Page {
    let words = look.words;
    let language = words.language();
    let shops = count(data.shops.len() as u64, language);
    let index = decimal(data.herfindahl, 2, language);
    let largest = data.platforms.first();
    let name = largest.map_or(String::new(), |platform| fit(&platform.name, NOTE, 500.0));
    let share = percent(largest.map_or(0.0, |platform| platform.share), language);
    let mut notes = vec![words.text("chart.platform_grid.note", &[("index", &index)])];
    let every = data.shops.len().div_ceil(MOST_FIELDS);
    if every > 1 {
        let every = count(every as u64, language);
        notes.push(words.text("chart.platform_grid.several", &[("n", &every)]));
    }
    let paths = count(data.paths, language);
    Page::open(
        look,
        &Texts {
            title: &words.text("chart.platform_grid.title", &[("name", &name), ("share", &share)]),
            subtitle: &words.text(
                "chart.platform_grid.subtitle",
                &[("district", &data.district), ("shops", &shops)],
            ),
            notes: &notes,
            paths: &words.text("chart.note_paths_district", &[("paths", &paths)]),
            aside: 0.0,
        },
    )
}
