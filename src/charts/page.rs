//! What every chart has: a title that says the finding, a subtitle, notes at the foot.

use super::ChartError;
use super::canvas::{Align, Canvas, Frame, TextStyle};
use super::labels::{wrap_evenly, wrap_to};
use super::look::{Look, Size};
use super::palette::{INK, MUTED};
use super::picture::{Picture, TextBox};

/// The style of direct labels.
pub(super) const LABEL: TextStyle = TextStyle::regular(36.0, INK);
/// The style of direct labels that matter most.
pub(super) const STRONG: TextStyle = TextStyle::bold(36.0, INK);
/// The style of labels at the ticks of an axis.
pub(super) const TICK: TextStyle = TextStyle::regular(32.0, MUTED);
/// The style of the heading of an axis or a column.
pub(super) const HEADING: TextStyle = TextStyle::regular(32.0, INK);
/// The style of notes, the smallest text on a page: no smaller one is read from the last row.
pub(super) const NOTE: TextStyle = TextStyle::regular(32.0, MUTED);

const SUBTITLE: TextStyle = TextStyle::regular(40.0, MUTED);
const TOP: f64 = 48.0;
/// From line to line of the title, in sizes of its font.
const TITLE_LEADING: f64 = 1.16;
const FOOT: f64 = 34.0;
const NOTE_LEADING: f64 = 40.0;
/// The most lines of notes above the foot line.
const MOST_NOTE_LINES: usize = 3;
const MOST_NOTE_LINES_UPRIGHT: usize = 4;
/// The most lines of the foot line and of the subtitle.
const MOST_LINES: usize = 2;
/// Room between header and body, and between body and notes.
const GAP: f64 = 24.0;
/// The height of what stands beside the title, where it stands below it.
const ASIDE_BELOW: f64 = 220.0;
/// Bodies narrower than this put things below each other that stand side by side in wider ones.
const NARROW: f64 = 1300.0;

/// The sizes tried for the title, each with the most lines it may take.
const TITLES: [(f64, usize); 3] = [(60.0, 2), (52.0, 2), (46.0, 3)];
const TITLES_UPRIGHT: [(f64, usize); 3] = [(60.0, 3), (52.0, 4), (46.0, 4)];

/// The words around a chart.
pub(super) struct Texts<'a> {
    /// The finding, in one sentence.
    pub(super) title: &'a str,
    /// The shop and what is shown.
    pub(super) subtitle: &'a str,
    /// Sentences that say how to read the chart.
    pub(super) notes: &'a [String],
    /// How many futures it is from, for the foot line.
    pub(super) paths: &'a str,
    /// The width kept free to the right of the title.
    pub(super) aside: f64,
}

/// A page with its header and foot drawn and its body free.
pub(super) struct Page {
    pub(super) canvas: Canvas,
    /// Where the chart goes.
    pub(super) body: Frame,
    /// The free area to the right of the title; on an upright page below it.
    pub(super) aside: Frame,
    title: String,
    title_box: TextBox,
    description: String,
}

/// Whether things that stand side by side in a wide body go below each other in this one.
pub(super) fn is_narrow(body: Frame) -> bool {
    body.width() < NARROW
}

impl Page {
    pub(super) fn open(look: Look, texts: &Texts<'_>) -> Self {
        let (width, height) = look.size.units();
        let (left, right) = (look.size.margin(), width - look.size.margin());
        let is_upright = look.size == Size::Phone;
        let mut canvas = Canvas::new(look.size, look.dark);
        let paper = Frame { left, top: TOP, right, bottom: height - FOOT };
        let beside = if is_upright { 0.0 } else { texts.aside };
        let header = Frame { right: right - beside, ..paper };
        let (mut head, title_box) = draw_header(&mut canvas, header, texts, look);
        let mut aside = Frame { left: right - texts.aside, top: TOP, right, bottom: head };
        if is_upright && texts.aside > 0.0 {
            let top = head + GAP;
            aside = Frame { top, bottom: top + ASIDE_BELOW, ..aside };
            head = aside.bottom;
        }
        let foot_line = look.foot(texts.paths);
        let foot = draw_notes(&mut canvas, paper, (texts.notes, &foot_line), is_upright);
        let notes = texts.notes.join(" ");
        Self {
            canvas,
            body: Frame { left, top: head + GAP, right, bottom: foot - GAP },
            aside,
            title: texts.title.to_owned(),
            title_box,
            description: format!("{}. {notes} {foot_line}", texts.subtitle),
        }
    }

    pub(super) fn finish(self) -> Result<Picture, ChartError> {
        let picture = self.canvas.finish(&self.title, &self.description)?;
        Ok(picture.with_title_box(self.title_box))
    }
}

/// Draws title and subtitle and returns where they end, and where the title is.
fn draw_header(canvas: &mut Canvas, frame: Frame, texts: &Texts<'_>, look: Look) -> (f64, TextBox) {
    let sizes = if look.size == Size::Phone { TITLES_UPRIGHT } else { TITLES };
    let (style, lines) = fitted_title(texts.title, frame.width(), sizes);
    let title_box = TextBox {
        text: lines.join(" "),
        x: frame.left,
        y: frame.top,
        width: frame.width(),
        height: TITLE_LEADING * style.size * lines.len() as f64,
        size: style.size,
    };
    let mut base_line = frame.top + 0.78 * style.size;
    for line in &lines {
        if look.titled {
            canvas.write(line, (frame.left, base_line), style, Align::Start);
        }
        base_line += TITLE_LEADING * style.size;
    }
    let mut base_line = base_line - TITLE_LEADING * style.size + 0.3 * SUBTITLE.size;
    for line in wrap_to(texts.subtitle, SUBTITLE, frame.width(), MOST_LINES) {
        base_line += 1.2 * SUBTITLE.size;
        canvas.write(&line, (frame.left, base_line), SUBTITLE, Align::Start);
    }
    (base_line + 0.22 * SUBTITLE.size, title_box)
}

/// The largest of the title sizes at which the whole title fits; at the smallest it may be cut.
fn fitted_title(title: &str, width: f64, sizes: [(f64, usize); 3]) -> (TextStyle, Vec<String>) {
    let (last, most) = sizes[sizes.len() - 1];
    for (size, most) in sizes {
        let style = TextStyle::bold(size, INK);
        let lines = wrap_evenly(title, style, width);
        if lines.len() <= most {
            return (style, lines);
        }
    }
    let style = TextStyle::bold(last, INK);
    (style, wrap_to(title, style, width, most))
}

/// Draws the notes and the foot line at the foot of the page and returns where they begin. Notes that
/// have no room are cut, the foot line is not.
fn draw_notes(
    canvas: &mut Canvas,
    frame: Frame,
    (notes, foot_line): (&[String], &str),
    is_upright: bool,
) -> f64 {
    let width = frame.width();
    let most = if is_upright { MOST_NOTE_LINES_UPRIGHT } else { MOST_NOTE_LINES };
    let together = format!("{} {foot_line}", notes.join(" "));
    let flowing = wrap_evenly(&together, NOTE, width);
    let lines = if flowing.len() <= most {
        flowing
    } else {
        let mut lines = wrap_to(&notes.join(" "), NOTE, width, most);
        lines.extend(wrap_to(foot_line, NOTE, width, MOST_LINES));
        lines
    };
    let mut base_line = frame.bottom;
    for line in lines.iter().rev() {
        canvas.write(line, (frame.left, base_line), NOTE, Align::Start);
        base_line -= NOTE_LEADING;
    }
    base_line + NOTE_LEADING - 0.78 * NOTE.size
}
