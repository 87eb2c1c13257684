//! The page: a list of shapes and texts in units of layout, see [`Size`](super::Size).

use super::ChartError;
use super::fonts::{self, ASCENT, DESCENT, Weight};
use super::look::Size;
use super::palette::Color;
use super::picture::{Picture, TextBox};

/// A place on the page: units from the left, units from the top.
pub(super) type Point = (f64, f64);

/// A rectangle on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Frame {
    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    pub(super) color: Color,
    pub(super) width: f64,
}

impl Stroke {
    pub(super) const fn new(color: Color, width: f64) -> Self {
        Self { color, width }
    }
}

/// How a text is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TextStyle {
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) color: Color,
}

impl TextStyle {
    pub(super) const fn regular(size: f64, color: Color) -> Self {
        Self { size, weight: Weight::Regular, color }
    }

    pub(super) const fn bold(size: f64, color: Color) -> Self {
        Self { size, weight: Weight::Bold, color }
    }

    /// The width of a text in this style.
    pub(super) fn width(&self, text: &str) -> f64 {
        fonts::width(text, self.size, self.weight)
    }
}

/// Which part of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Start,
    Middle,
    End,
}

/// One thing on the page. Later shapes lie over earlier ones.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    Line {
        points: Vec<Point>,
        stroke: Stroke,
    },
    Area {
        points: Vec<Point>,
        color: Color,
    },
    Disc {
        center: Point,
        radius: f64,
        color: Color,
    },
    Ring {
        center: Point,
        radius: f64,
        stroke: Stroke,
    },
    /// The point is the left end of the base line.
    Text {
        text: String,
        start: Point,
        style: TextStyle,
    },
}

/// A page being drawn.
#[derive(Debug)]
pub(super) struct Canvas {
    size: Size,
    dark: bool,
    shapes: Vec<Shape>,
    text_boxes: Vec<TextBox>,
}

impl Canvas {
    /// An empty page.
    pub(super) const fn new(size: Size, dark: bool) -> Self {
        Self { size, dark, shapes: Vec::new(), text_boxes: Vec::new() }
    }

    /// The width of the page.
    pub(super) const fn width(&self) -> f64 {
        self.size.units().0
    }

    pub(super) fn line(&mut self, points: Vec<Point>, stroke: Stroke) {
        if points.len() > 1 {
            self.shapes.push(Shape::Line { points, stroke });
        }
    }

    /// A line in dashes, cut along its length.
    pub(super) fn dashed(&mut self, points: &[Point], stroke: Stroke, dash: f64, gap: f64) {
        for piece in dashes(points, dash, gap) {
            self.line(piece, stroke);
        }
    }

    pub(super) fn area(&mut self, points: Vec<Point>, color: Color) {
        if points.len() > 2 {
            self.shapes.push(Shape::Area { points, color });
        }
    }

    pub(super) fn rectangle(&mut self, frame: Frame, color: Color) {
        self.area(corners(frame), color);
    }

    pub(super) fn disc(&mut self, center: Point, radius: f64, color: Color) {
        self.shapes.push(Shape::Disc { center, radius, color });
    }

    pub(super) fn ring(&mut self, center: Point, radius: f64, stroke: Stroke) {
        self.shapes.push(Shape::Ring { center, radius, stroke });
    }

    /// Writes a text with its base line at the height of `at`.
    pub(super) fn write(&mut self, text: &str, at: Point, style: TextStyle, align: Align) {
        let text = fonts::drawable(text);
        if text.is_empty() {
            return;
        }
        let width = style.width(&text);
        let x = match align {
            Align::Start => at.0,
            Align::Middle => at.0 - width / 2.0,
            Align::End => at.0 - width,
        };
        self.text_boxes.push(TextBox {
            text: text.clone(),
            x,
            y: at.1 - ASCENT * style.size,
            width,
            height: (ASCENT + DESCENT) * style.size,
            size: style.size,
        });
        self.shapes.push(Shape::Text { text, start: (x, at.1), style });
    }

    /// Writes a text whose capitals are centred on the height of `at`.
    pub(super) fn write_at_middle(
        &mut self,
        text: &str,
        at: Point,
        style: TextStyle,
        align: Align,
    ) {
        self.write(text, (at.0, at.1 + fonts::MIDDLE * style.size), style, align);
    }

    /// Turns the page into a picture that says `title` and `description` to programs
    /// that read it aloud.
    pub(super) fn finish(self, title: &str, description: &str) -> Result<Picture, ChartError> {
        let page = (self.size, self.dark);
        Picture::draw(page, &self.shapes, self.text_boxes, (title, description))
    }
}

/// The corners of a rectangle in drawing order.
fn corners(frame: Frame) -> Vec<Point> {
    let Frame { left, top, right, bottom } = frame;
    vec![(left, top), (right, top), (right, bottom), (left, bottom)]
}

/// Cuts a line into dashes. Bends inside a dash are kept.
fn dashes(points: &[Point], dash: f64, gap: f64) -> Vec<Vec<Point>> {
    let mut pieces = Vec::new();
    let mut piece: Vec<Point> = points.first().copied().into_iter().collect();
    let mut drawing = true;
    let mut left = dash;
    for ends in points.windows(2) {
        let (mut from, to) = (ends[0], ends[1]);
        let mut length = distance(from, to);
        while length > left {
            from = along(from, to, left / length);
            length -= left;
            if drawing {
                piece.push(from);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece = vec![from];
            }
            drawing = !drawing;
            left = if drawing { dash } else { gap };
        }
        left -= length;
        if drawing {
            piece.push(to);
        }
    }
    if drawing {
        pieces.push(piece);
    }
    pieces
}

fn distance(from: Point, to: Point) -> f64 {
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    (across * across + down * down).sqrt()
}

fn along(from: Point, to: Point, share: f64) -> Point {
    (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_cover_their_share_of_the_line() {
        let pieces = dashes(&[(0.0, 0.0), (50.0, 0.0), (50.0, 50.0)], 15.0, 10.0);
        let drawn: f64 =
            pieces.iter().flat_map(|piece| piece.windows(2)).map(|w| distance(w[0], w[1])).sum();
        assert_eq!(pieces.len(), 4);
        assert!((drawn - 60.0).abs() < 1e-9);
    }

    #[test]
    fn a_text_box_is_as_wide_as_its_text() {
        let mut canvas = Canvas::new(Size::Slide, false);
        let style = TextStyle::regular(40.0, crate::charts::palette::INK);
        canvas.write("Rp12 jt", (500.0, 100.0), style, Align::End);
        let text_box = &canvas.text_boxes[0];
        assert!((text_box.x + text_box.width - 500.0).abs() < 1e-9);
        assert!((text_box.width - style.width("Rp12 jt")).abs() < 1e-9);
    }
}
