//! A page that things are put on.

use super::item::{Align, Frame, Item, Line, Style};
use super::text;
use crate::charts::{ASCENT, Color, DESCENT, Picture, RULE};

/// A sheet of A4, upright.
pub(in crate::pack) const A4: (f64, f64) = (595.28, 841.89);
/// A slide of 16 to 9.
pub(in crate::pack) const SLIDE: (f64, f64) = (960.0, 540.0);

/// One page.
pub(in crate::pack) struct Page {
    pub(super) size: (f64, f64),
    pub(super) items: Vec<Item>,
}

impl Page {
    /// An empty page of this width and height in points.
    pub(in crate::pack) const fn new(size: (f64, f64)) -> Self {
        Self { size, items: Vec::new() }
    }

    /// The page without a margin on each side.
    pub(in crate::pack) fn inside(&self, margin: f64) -> Frame {
        Frame::at(0.0, 0.0, self.size.0, self.size.1).inside(margin)
    }

    /// One line of text on a base line.
    pub(in crate::pack) fn text(&mut self, text: &str, at: (f64, f64), style: Style, align: Align) {
        self.items.push(Item::text(text, at, style, align));
    }

    /// A text in the box that begins here, in as many lines as it takes. Returns where it ends.
    pub(in crate::pack) fn paragraph(
        &mut self,
        text: &str,
        (left, top): (f64, f64),
        width: f64,
        style: Style,
    ) -> f64 {
        self.lines(text::lines(text, style, width), (left, top), style)
    }

    /// The same in no more than so many lines.
    pub(in crate::pack) fn cut_paragraph(
        &mut self,
        text: &str,
        (left, top): (f64, f64),
        (width, most): (f64, usize),
        style: Style,
    ) -> f64 {
        self.lines(text::at_most(text, style, width, most), (left, top), style)
    }

    /// Paragraphs behind a bullet. Returns where they end.
    pub(in crate::pack) fn bullets(
        &mut self,
        texts: &[String],
        (left, top): (f64, f64),
        width: f64,
        style: Style,
    ) -> f64 {
        let indent = style.size;
        texts.iter().fold(top, |top, text| {
            self.text("•", (left, top + ASCENT * style.size), style, Align::Left);
            self.paragraph(text, (left + indent, top), width - indent, style) + 0.3 * style.size
        })
    }

    fn lines(&mut self, lines: Vec<String>, (left, top): (f64, f64), style: Style) -> f64 {
        let mut base_line = top + ASCENT * style.size;
        let none = lines.is_empty();
        for line in lines {
            self.text(&line, (left, base_line), style, Align::Left);
            base_line += style.leading();
        }
        if none { top } else { base_line - style.leading() + DESCENT * style.size }
    }

    /// A box with this colour inside and a thin line around it.
    pub(in crate::pack) fn frame(&mut self, frame: Frame, fill: Option<Color>) {
        let line = Some(Line { color: RULE, width: 0.8, dashed: false });
        self.items.push(Item::Box { frame, fill, line });
    }

    /// A coloured box.
    pub(in crate::pack) fn area(&mut self, frame: Frame, fill: Color) {
        self.items.push(Item::Box { frame, fill: Some(fill), line: None });
    }

    /// A box to be cut out along its edge.
    pub(in crate::pack) fn cut_out(&mut self, frame: Frame) {
        let line = Some(Line { color: RULE, width: 0.6, dashed: true });
        self.items.push(Item::Box { frame, fill: None, line });
    }

    /// A thin line across.
    pub(in crate::pack) fn rule(&mut self, left: f64, right: f64, y: f64) {
        let line = Line { color: RULE, width: 0.6, dashed: false };
        self.items.push(Item::Rule { from: (left, y), to: (right, y), line });
    }

    /// Lines to write on, the first one `gap` below the top. Returns where they end.
    pub(in crate::pack) fn writing_lines(
        &mut self,
        (left, top): (f64, f64),
        width: f64,
        (count, gap): (usize, f64),
    ) -> f64 {
        for line in 1..=count {
            self.rule(left, left + width, top + gap * line as f64);
        }
        top + gap * count as f64
    }

    /// A picture, as large as the box allows.
    pub(in crate::pack) fn picture(&mut self, picture: &Picture, frame: Frame) {
        self.items.extend(Item::picture(picture, frame));
    }

    /// What is wrong with the layout: texts that leave the page or touch each other.
    #[cfg(test)]
    pub(in crate::pack) fn faults(&self) -> Vec<String> {
        let texts: Vec<(&String, Frame)> = self
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Text { text, .. } => Some((text, item.frame())),
                _ => None,
            })
            .collect();
        let page = self.inside(-0.01);
        let mut faults: Vec<String> = Vec::new();
        for item in &self.items {
            let frame = item.frame();
            let is_on = frame.left >= page.left
                && frame.top >= page.top
                && frame.right <= page.right
                && frame.bottom <= page.bottom;
            if !is_on {
                faults.push(format!("off the page: {frame:?}"));
            }
        }
        for (place, (text, one)) in texts.iter().enumerate() {
            for (other_text, other) in &texts[..place] {
                let apart = one.left >= other.right - 0.01
                    || other.left >= one.right - 0.01
                    || one.top >= other.bottom - 0.01
                    || other.top >= one.bottom - 0.01;
                if !apart {
                    faults.push(format!("“{text}” touches “{other_text}”"));
                }
            }
        }
        faults
    }

    /// All its texts, for tests.
    #[cfg(test)]
    pub(in crate::pack) fn words(&self) -> String {
        let texts = self.items.iter().filter_map(|item| match item {
            Item::Text { text, .. } => Some(text.as_str()),
            _ => None,
        });
        texts.collect::<Vec<_>>().join(" ")
    }
}
