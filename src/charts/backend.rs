//! Writes shapes as SVG through plotters.
//!
//! plotters places things on whole pixels only, so the drawing is four times as large as the
//! page and is then told to be shown at the size of the page. On a dark page every colour is turned.

use std::fmt;

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, RGBColor, ShapeStyle};

use super::ChartError;
use super::canvas::{Point, Shape, Stroke, TextStyle};
use super::fonts::{FAMILY, Weight};
use super::look::Size;
use super::palette::Color;

/// How much larger than the page the drawing is.
const SCALE: f64 = 4.0;

/// plotters divides the size of a font by this before it writes it.
const FONT_DIVISOR: f64 = 1.24;

/// plotters lowers a text centred on its point by half an ex, which is read as a quarter of the
/// size of the font.
const CENTERED_DROP: f64 = 0.25;

/// How far a shape may reach over the edge of the page, in pixels, before it counts as a fault.
const OVERHANG: f64 = 8.0;

/// The whole page as an SVG document whose letters are still text.
pub(super) fn drawing((page, dark): (Size, bool), shapes: &[Shape]) -> Result<String, ChartError> {
    let (width, height) = page.units();
    let mut svg = String::new();
    let size = ((width * SCALE) as u32, (height * SCALE) as u32);
    {
        let mut pen = Pen { backend: SVGBackend::with_string(&mut svg, size), dark };
        for shape in shapes {
            check(shape, (width, height))?;
            pen.draw(shape)?;
        }
        pen.backend.present().map_err(failure)?;
    }
    let drawn = format!("width=\"{}\" height=\"{}\"", size.0, size.1);
    // Round joins keep jagged lines from growing spikes.
    let shown = format!(
        "width=\"{width}\" height=\"{height}\" stroke-linejoin=\"round\" stroke-linecap=\"round\""
    );
    Ok(svg.replacen(&drawn, &shown, 1))
}

fn failure(error: impl fmt::Display) -> ChartError {
    ChartError::Drawing(error.to_string())
}

/// A shape off the page would be cut or moved without a word, so it is refused.
fn check(shape: &Shape, (width, height): (f64, f64)) -> Result<(), ChartError> {
    let points = match shape {
        Shape::Line { points, .. } | Shape::Area { points, .. } => points.as_slice(),
        Shape::Disc { center, .. } | Shape::Ring { center, .. } => std::slice::from_ref(center),
        Shape::Text { start, .. } => std::slice::from_ref(start),
    };
    let on_page = |&(x, y): &Point| {
        (-OVERHANG..=width + OVERHANG).contains(&x) && (-OVERHANG..=height + OVERHANG).contains(&y)
    };
    match points.iter().find(|point| !on_page(point)) {
        Some((x, y)) => Err(ChartError::Drawing(format!("a shape at {x}, {y} is off the page"))),
        None => Ok(()),
    }
}

/// What draws on a page.
struct Pen<'a> {
    backend: SVGBackend<'a>,
    dark: bool,
}

impl Pen<'_> {
    fn draw(&mut self, shape: &Shape) -> Result<(), ChartError> {
        let done = match shape {
            Shape::Line { points, stroke } => {
                let style = self.outline(*stroke);
                self.backend.draw_path(points.iter().map(placed), &style)
            }
            Shape::Area { points, color } => {
                let color = self.rgb(*color);
                self.backend.fill_polygon(points.iter().map(placed), &color)
            }
            Shape::Disc { center, radius, color } => {
                let color = self.rgb(*color);
                self.backend.draw_circle(placed(center), enlarged(*radius), &color, true)
            }
            Shape::Ring { center, radius, stroke } => {
                let style = self.outline(*stroke);
                self.backend.draw_circle(placed(center), enlarged(*radius), &style, false)
            }
            Shape::Text { text, start, style } => return self.write(text, *start, *style),
        };
        done.map_err(failure)
    }

    fn write(
        &mut self,
        text: &str,
        (x, base_line): Point,
        style: TextStyle,
    ) -> Result<(), ChartError> {
        let face = match style.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        };
        let font = (FAMILY, style.size * SCALE * FONT_DIVISOR, face).into_font();
        let center = (x, base_line - CENTERED_DROP * style.size);
        let color = self.rgb(style.color);
        let style = font.color(&color).pos(Pos::new(HPos::Left, VPos::Center));
        self.backend.draw_text(text, &style, placed(&center)).map_err(failure)
    }

    fn rgb(&self, color: Color) -> RGBColor {
        let Color(red, green, blue) = if self.dark { color.on_dark() } else { color };
        RGBColor(red, green, blue)
    }

    fn outline(&self, stroke: Stroke) -> ShapeStyle {
        ShapeStyle::from(self.rgb(stroke.color)).stroke_width(enlarged(stroke.width))
    }
}

fn placed(&(x, y): &Point) -> (i32, i32) {
    ((x * SCALE).round() as i32, (y * SCALE).round() as i32)
}

fn enlarged(length: f64) -> u32 {
    (length * SCALE).round() as u32
}
