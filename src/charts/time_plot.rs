//! What charts over time share: money upwards, days to the right, shocks above, labels beside.

use jiff::civil::Date;

use crate::language::Words;

use super::ChartError;
use super::axes::{self, Axis, Scale};
use super::canvas::{Canvas, Frame};
use super::page::HEADING;
use super::shocks::{Lanes, ShockWindow};
use super::side_labels::{self, SideLabel};
use super::time_axis::TimeAxis;
use super::unit::Unit;

/// Room for the heading of the money axis above the plot.
const HEADING_ROOM: f64 = 60.0;

/// What a chart over time shows.
pub(super) struct TimeData<'a> {
    pub(super) start: Date,
    pub(super) days: usize,
    pub(super) axis: Axis,
    pub(super) unit: Unit,
    pub(super) heading: String,
    pub(super) shocks: &'a [ShockWindow],
    /// The labels beside the plot; their heights are still rupiah.
    pub(super) labels: Vec<SideLabel>,
}

/// The places of a chart over time.
pub(super) struct TimePlot<'a> {
    data: TimeData<'a>,
    words: Words,
    body: Frame,
    lanes: Lanes,
    time_axis: TimeAxis,
    /// Where the data go.
    pub(super) plot: Frame,
    /// From days, counted from the start of day 0, to pixels.
    pub(super) time: Scale,
    /// From rupiah, or what else the axis counts, to pixels.
    pub(super) money: Scale,
}

impl<'a> TimePlot<'a> {
    /// Divides the body of a page.
    pub(super) fn divide(
        body: Frame,
        data: TimeData<'a>,
        words: Words,
    ) -> Result<Self, ChartError> {
        let mut plot = Frame {
            left: body.left + axes::labels_width(&data.axis, data.unit),
            top: body.top + HEADING_ROOM,
            right: body.right - side_labels::room_for(&data.labels),
            bottom: body.bottom - TimeAxis::HEIGHT,
        };
        let time_axis = TimeAxis::new(data.start, data.days, plot)?;
        let time = time_axis.scale;
        let lanes = Lanes::place(data.shocks, (data.days as f64, time), body.right, words);
        plot.top += lanes.height();
        let money = Scale::new((data.axis.low, data.axis.high), (plot.bottom, plot.top));
        Ok(Self { data, words, body, lanes, time_axis, plot, time, money })
    }

    /// Draws what lies behind the data.
    pub(super) fn draw_back(&self, canvas: &mut Canvas) {
        // The shade begins under the names, so that they are seen to belong together.
        let shaded = Frame { top: self.plot.top - HEADING_ROOM + 10.0, ..self.plot };
        self.lanes.draw_shades(canvas, shaded);
        let axis = (&self.data.axis, self.money);
        axes::draw_axis_beside(canvas, self.plot, axis, &self.data.heading, self.data.unit);
    }

    /// Where the shades of shocks begin: under their names, so that they are seen to belong
    /// together.
    fn shade_top(&self) -> f64 {
        self.plot.top - HEADING_ROOM + 10.0
    }

    /// Draws what lies over the data.
    pub(super) fn draw_front(self, canvas: &mut Canvas) {
        let clear = self.body.left + HEADING.width(&self.data.heading) + 12.0;
        self.lanes.draw_edges(canvas, self.plot, (self.shade_top(), clear));
        self.time_axis.draw(canvas, self.plot, self.words.language());
        self.lanes.draw_names(canvas, (self.plot.left, self.body.top));
        let money = self.money;
        let on_page = |label: SideLabel| SideLabel { y: money.place(label.y), ..label };
        let labels: Vec<_> = self.data.labels.into_iter().map(on_page).collect();
        let range = (self.body.top + self.lanes.height(), self.body.bottom);
        side_labels::draw(canvas, self.plot, range, &labels);
    }
}
