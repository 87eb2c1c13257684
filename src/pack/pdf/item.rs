//! What stands on a page.

use krilla_svg::SvgSettings;
use std::sync::Arc;

#[cfg(test)]
use crate::charts::{ASCENT, DESCENT};
use crate::charts::{Color, INK, MUTED, Picture, Weight, drawable, width};

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::pack) struct Style {
    /// Size of the font in points.
    pub(in crate::pack) size: f64,
    pub(in crate::pack) weight: Weight,
    pub(in crate::pack) color: Color,
}

impl Style {
    /// Text of this size.
    pub(in crate::pack) const fn regular(size: f64) -> Self {
        Self { size, weight: Weight::Regular, color: INK }
    }

    /// Bold text of this size.
    pub(in crate::pack) const fn bold(size: f64) -> Self {
        Self { size, weight: Weight::Bold, color: INK }
    }

    /// Text that matters less.
    pub(in crate::pack) const fn muted(size: f64) -> Self {
        Self { size, weight: Weight::Regular, color: MUTED }
    }

    /// The same in another colour.
    pub(in crate::pack) const fn in_color(self, color: Color) -> Self {
        Self { color, ..self }
    }

    /// From one base line to the next.
    pub(in crate::pack) fn leading(self) -> f64 {
        1.3 * self.size
    }

    /// The width of a text.
    pub(in crate::pack) fn width(self, text: &str) -> f64 {
        width(text, self.size, self.weight)
    }
}

/// Where a text stands from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pack) enum Align {
    Left,
    Right,
}

/// A box on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::pack) struct Frame {
    pub(in crate::pack) left: f64,
    pub(in crate::pack) top: f64,
    pub(in crate::pack) right: f64,
    pub(in crate::pack) bottom: f64,
}

impl Frame {
    /// A box by its upper left corner and its size.
    pub(in crate::pack) fn at(left: f64, top: f64, width: f64, height: f64) -> Self {
        Self { left, top, right: left + width, bottom: top + height }
    }

    pub(in crate::pack) fn width(self) -> f64 {
        self.right - self.left
    }

    pub(in crate::pack) fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// The box without a margin on each side.
    pub(in crate::pack) fn inside(self, margin: f64) -> Self {
        Self {
            left: self.left + margin,
            top: self.top + margin,
            right: self.right - margin,
            bottom: self.bottom - margin,
        }
    }

    /// The largest box of these proportions in the middle of it.
    pub(in crate::pack) fn fitted(self, (width, height): (f64, f64)) -> Self {
        let scale = (self.width() / width).min(self.height() / height);
        let (width, height) = (width * scale, height * scale);
        let left = self.left + (self.width() - width) / 2.0;
        Self::at(left, self.top + (self.height() - height) / 2.0, width, height)
    }
}

/// One thing on a page.
pub(super) enum Item {
    Text { text: String, left: f64, base_line: f64, style: Style },
    Box { frame: Frame, fill: Option<Color>, line: Option<Line> },
    Rule { from: (f64, f64), to: (f64, f64), line: Line },
    Drawing { tree: Arc<resvg::usvg::Tree>, frame: Frame },
}

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    pub(super) color: Color,
    pub(super) width: f64,
    pub(super) dashed: bool,
}

impl Item {
    pub(super) fn text(text: &str, at: (f64, f64), style: Style, align: Align) -> Self {
        let text = drawable(text);
        let left = match align {
            Align::Left => at.0,
            Align::Right => at.0 - style.width(&text),
        };
        Self::Text { text, left, base_line: at.1, style }
    }

    /// A picture in a box, and its paper behind it.
    pub(super) fn picture(picture: &Picture, frame: Frame) -> [Self; 2] {
        let frame = frame.fitted(picture.page());
        [
            Self::Box { frame, fill: Some(picture.paper()), line: None },
            Self::Drawing { tree: Arc::new(picture.tree().clone()), frame },
        ]
    }

    /// The box that it covers.
    #[cfg(test)]
    pub(super) fn frame(&self) -> Frame {
        match self {
            Self::Text { text, left, base_line, style } => Frame {
                left: *left,
                top: base_line - ASCENT * style.size,
                right: left + style.width(text),
                bottom: base_line + DESCENT * style.size,
            },
            Self::Box { frame, .. } | Self::Drawing { frame, .. } => *frame,
            Self::Rule { from, to, .. } => Frame {
                left: from.0.min(to.0),
                top: from.1.min(to.1),
                right: from.0.max(to.0),
                bottom: from.1.max(to.1),
            },
        }
    }
}

/// How pictures are drawn: their words stay words.
pub(super) fn settings() -> SvgSettings {
    SvgSettings::default()
}
