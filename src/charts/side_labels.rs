//! Labels beside a plot, each tied to its height on the right edge.

use super::canvas::{Align, Canvas, Frame, Stroke, TextStyle};
use super::labels::spread;
use super::palette::Color;

/// The room between the plot and the labels, crossed by leaders.
pub(super) const LEADER: f64 = 56.0;

/// How far labels may reach below a plot without touching texts under its axis.
pub(super) const BELOW: f64 = 16.0;

/// How closely labels are set.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Setting {
    size: f64,
    /// Line height as a share of the size.
    leading: f64,
    /// Room above and below a label together, as a share of the size.
    room: f64,
}

/// Tried in this order; the first in which all labels have room is taken.
const SETTINGS: [Setting; 4] = [
    Setting { size: 36.0, leading: 1.18, room: 0.24 },
    Setting { size: 32.0, leading: 1.18, room: 0.16 },
    Setting { size: 32.0, leading: 1.08, room: 0.06 },
    TIGHTEST,
];
const TIGHTEST: Setting = Setting { size: 32.0, leading: 1.0, room: 0.0 };

/// A label beside a plot.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SideLabel {
    pub(super) lines: Vec<String>,
    /// The height of what it names, in pixels.
    pub(super) y: f64,
    pub(super) style: TextStyle,
    /// The colour of the leader.
    pub(super) leader: Color,
}

impl SideLabel {
    fn height(&self, Setting { size, leading, room }: Setting) -> f64 {
        size * (self.lines.len() as f64 * leading + room)
    }

    /// The width of the widest line.
    pub(super) fn width(&self) -> f64 {
        self.lines.iter().map(|line| self.style.width(line)).fold(0.0, f64::max)
    }
}

/// The width that labels and leaders need to the right of a plot.
pub(super) fn room_for(labels: &[SideLabel]) -> f64 {
    labels.iter().map(SideLabel::width).fold(0.0, f64::max) + LEADER
}

/// Draws labels to the right of `plot`, kept between `low` and `high`; they become smaller when
/// they are many.
pub(super) fn draw(
    canvas: &mut Canvas,
    plot: Frame,
    (low, high): (f64, f64),
    labels: &[SideLabel],
) {
    let total = |setting| labels.iter().map(|label| label.height(setting)).sum::<f64>();
    let fitting = SETTINGS.into_iter().find(|&setting| total(setting) <= high - low);
    let setting = fitting.unwrap_or(TIGHTEST);
    let wanted: Vec<_> = labels.iter().map(|label| (label.y, label.height(setting))).collect();
    for (label, centre) in labels.iter().zip(spread(&wanted, low, high)) {
        draw_leader(canvas, plot.right, label, centre);
        let style = TextStyle { size: setting.size, ..label.style };
        let leading = setting.leading * setting.size;
        let mut middle = centre - (label.lines.len() as f64 - 1.0) * leading / 2.0;
        for line in &label.lines {
            canvas.write_at_middle(line, (plot.right + LEADER, middle), style, Align::Start);
            middle += leading;
        }
    }
}

fn draw_leader(canvas: &mut Canvas, from: f64, label: &SideLabel, centre: f64) {
    let bend = from + LEADER * 0.3;
    let points = vec![(from + 6.0, label.y), (bend, label.y), (from + LEADER - 12.0, centre)];
    canvas.line(points, Stroke::new(label.leader, 4.0));
}
