//! What every chart has: a title that says the finding, a subtitle, notes at the foot.

use super::ChartError;
use super::canvas::{Align, Canvas, Frame, HEIGHT, TextStyle, WIDTH};
use super::labels::{fit, wrap_evenly, wrap_to};
use super::palette::{INK, MUTED};
use super::picture::Picture;

/// The style of direct labels.
pub(super) const LABEL: TextStyle = TextStyle::regular(36.0, INK);
/// The style of direct labels that matter most.
pub(super) const STRONG: TextStyle = TextStyle::bold(36.0, INK);
/// The style of labels at the ticks of an axis.
pub(super) const TICK: TextStyle = TextStyle::regular(32.0, MUTED);
/// The style of the heading of an axis or a column.
pub(super) const HEADING: TextStyle = TextStyle::regular(32.0, INK);
/// The style of notes, the smallest text on a page.
pub(super) const NOTE: TextStyle = TextStyle::regular(28.0, MUTED);

const SUBTITLE: TextStyle = TextStyle::regular(40.0, MUTED);
const MARGIN: f64 = 72.0;
const TOP: f64 = 52.0;
const FOOT: f64 = 40.0;
const NOTE_LEADING: f64 = 38.0;
const MOST_NOTE_LINES: usize = 3;
/// Room between header and body, and between body and notes.
const GAP: f64 = 28.0;

/// The sizes tried for the title, each with the most lines it may take.
const TITLES: [(f64, usize); 3] = [(60.0, 2), (52.0, 2), (46.0, 3)];

/// The words around a chart.
pub(super) struct Texts<'a> {
    /// The finding, in one sentence.
    pub(super) title: &'a str,
    /// The shop and what is shown.
    pub(super) subtitle: &'a str,
    /// Sentences that say how to read the chart.
    pub(super) notes: &'a [String],
    /// The width kept free to the right of the title.
    pub(super) aside: f64,
}

/// A page with its header and foot drawn and its body free.
pub(super) struct Page {
    pub(super) canvas: Canvas,
    /// Where the chart goes.
    pub(super) body: Frame,
    /// The free area to the right of the title.
    pub(super) aside: Frame,
    title: String,
    description: String,
}

impl Page {
    pub(super) fn open(texts: &Texts<'_>) -> Self {
        let mut canvas = Canvas::default();
        let head = draw_header(&mut canvas, texts);
        let foot = draw_notes(&mut canvas, texts.notes);
        let right = WIDTH - MARGIN;
        Self {
            canvas,
            body: Frame { left: MARGIN, top: head + GAP, right, bottom: foot - GAP },
            aside: Frame { left: right - texts.aside, top: TOP, right, bottom: head },
            title: texts.title.to_owned(),
            description: format!("{}. {}", texts.subtitle, texts.notes.join(" ")),
        }
    }

    pub(super) fn finish(self) -> Result<Picture, ChartError> {
        self.canvas.finish(&self.title, &self.description)
    }
}

/// Draws title and subtitle and returns where they end.
fn draw_header(canvas: &mut Canvas, texts: &Texts<'_>) -> f64 {
    let width = WIDTH - 2.0 * MARGIN - texts.aside;
    let (style, lines) = fitted_title(texts.title, width);
    let mut base_line = TOP + 0.78 * style.size;
    for line in &lines {
        canvas.write(line, (MARGIN, base_line), style, Align::Start);
        base_line += 1.16 * style.size;
    }
    let base_line = base_line - 1.16 * style.size + 1.5 * SUBTITLE.size;
    let subtitle = fit(texts.subtitle, SUBTITLE, width);
    canvas.write(&subtitle, (MARGIN, base_line), SUBTITLE, Align::Start);
    base_line + 0.22 * SUBTITLE.size
}

/// The largest of the title sizes at which the whole title fits; at the smallest it may be cut.
fn fitted_title(title: &str, width: f64) -> (TextStyle, Vec<String>) {
    let (last, most) = TITLES[TITLES.len() - 1];
    for (size, most) in TITLES {
        let style = TextStyle::bold(size, INK);
        let lines = wrap_evenly(title, style, width);
        if lines.len() <= most {
            return (style, lines);
        }
    }
    let style = TextStyle::bold(last, INK);
    (style, wrap_to(title, style, width, most))
}

/// Draws the notes at the foot of the page and returns where they begin.
fn draw_notes(canvas: &mut Canvas, notes: &[String]) -> f64 {
    let width = WIDTH - 2.0 * MARGIN;
    let notes = notes.join(" ");
    let mut lines = wrap_evenly(&notes, NOTE, width);
    if lines.len() > MOST_NOTE_LINES {
        lines = wrap_to(&notes, NOTE, width, MOST_NOTE_LINES);
    }
    let mut base_line = HEIGHT - FOOT;
    for line in lines.iter().rev() {
        canvas.write(line, (MARGIN, base_line), NOTE, Align::Start);
        base_line -= NOTE_LEADING;
    }
    base_line + NOTE_LEADING - 0.78 * NOTE.size
}
