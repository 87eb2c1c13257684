//! Names at the left of the rows of a table, all in one size.

use super::canvas::{Align, Canvas, Frame, TextStyle};
use super::labels::{wrap, wrap_to};
use super::page::LABEL;

/// The sizes tried, and the height of a line as a share of the size.
const SIZES: [f64; 2] = [36.0, 32.0];
const LEADING: f64 = 1.02;

/// Names of rows and how they are written.
pub(super) struct RowNames {
    width: f64,
    most_lines: usize,
    style: TextStyle,
    is_low_enough: bool,
}

impl RowNames {
    /// The largest size at which these names fit into rows of this height; at the smallest they
    /// may be cut.
    pub(super) fn fitting(names: &[&str], width: f64, row_height: f64) -> Self {
        let of_size = |size: f64| {
            let most_lines = ((row_height / (LEADING * size)) as usize).clamp(1, 3);
            let style = TextStyle { size, ..LABEL };
            Self { width, most_lines, style, is_low_enough: size <= row_height }
        };
        let smallest = of_size(SIZES[SIZES.len() - 1]);
        SIZES.into_iter().map(of_size).find(|one| one.hold(names)).unwrap_or(smallest)
    }

    /// The height that rows need so that none of these names is cut, two lines at the most.
    pub(super) fn height(names: &[&str], width: f64) -> f64 {
        let size = SIZES[SIZES.len() - 1];
        let style = TextStyle { size, ..LABEL };
        let lines = names.iter().map(|name| wrap(name, style, width).len()).max().unwrap_or(1);
        // A little more, so that as many lines fit when the height is divided again.
        LEADING * size * lines.clamp(1, 2) as f64 + 1.0
    }

    /// The width between two that rows of this height need so that no name is cut: the least, or that of
    /// the widest name in one line.
    pub(super) fn width(names: &[&str], row_height: f64, (least, most): (f64, f64)) -> f64 {
        if Self::fitting(names, least, row_height).hold(names) {
            return least;
        }
        let style = TextStyle { size: SIZES[SIZES.len() - 1], ..LABEL };
        names.iter().map(|name| style.width(name)).fold(least, f64::max).ceil().min(most)
    }

    fn hold(&self, names: &[&str]) -> bool {
        // A single line that is taller than the row does not hold.
        self.is_low_enough
            && names.iter().all(|name| {
                let lines = wrap(name, self.style, self.width);
                let is_cut = name.split(' ').any(|word| self.style.width(word) > self.width);
                lines.len() <= self.most_lines && !is_cut
            })
    }

    /// Writes a name at the left of its row.
    pub(super) fn draw(&self, canvas: &mut Canvas, row: Frame, name: &str, style: TextStyle) {
        let style = TextStyle { size: self.style.size, ..style };
        let lines = wrap_to(name, style, self.width, self.most_lines);
        let leading = LEADING * style.size;
        let mut middle = (row.top + row.bottom - (lines.len() as f64 - 1.0) * leading) / 2.0;
        for line in lines {
            canvas.write_at_middle(&line, (row.left, middle), style, Align::Start);
            middle += leading;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_smaller_or_take_more_lines() {
        let name = ["Tokopedia menggantikan yang hilang"];
        let tall = RowNames::fitting(&name, 430.0, 90.0);
        assert_eq!((tall.style.size, tall.most_lines), (36.0, 2));
        let low = RowNames::fitting(&name, 430.0, 64.0);
        assert_eq!((low.style.size, low.most_lines), (32.0, 1));
        assert_eq!(RowNames::fitting(&["Ongkos"], 400.0, 64.0).style.size, 36.0);
        let enough = RowNames::height(&name, 430.0);
        assert!(RowNames::fitting(&name, 430.0, enough).hold(&name));
        assert!(!RowNames::fitting(&name, 430.0, enough - 2.0).hold(&name));
        assert_eq!(RowNames::width(&name, 90.0, (430.0, 700.0)), 430.0);
        let wide = RowNames::width(&name, 40.0, (430.0, 700.0));
        assert!(wide > 430.0 && RowNames::fitting(&name, wide, 40.0).hold(&name));
        assert_eq!(RowNames::width(&name, 40.0, (430.0, 440.0)), 440.0);
    }
}
