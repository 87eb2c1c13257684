//! What is written and said about questions that need many models.

mod attribution;
mod buffer;
mod charts;
mod optimize;
mod optimize_files;
mod optimize_words;
mod parts;
mod sensitivity;
mod stress;
mod stress_chart;
mod stress_files;
mod stress_words;

pub use attribution::{attribution_artifacts, attribution_spoken};
pub use buffer::{buffer_artifacts, buffer_chart, buffer_spoken};
pub use optimize::{mix_toml, optimize_artifacts};
pub use optimize_words::optimize_spoken;
pub use sensitivity::{sensitivity_artifacts, sensitivity_spoken};
pub use stress::stress_artifacts;
pub use stress_words::stress_spoken;

/// A table as CSV; all rows are as long as the header.
fn table(header: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(header).chain(rows) {
        let written = writer.write_record(row);
        debug_assert!(written.is_ok(), "rows of different length");
    }
    writer.into_inner().unwrap_or_default()
}
