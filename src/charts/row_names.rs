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
    }
}
