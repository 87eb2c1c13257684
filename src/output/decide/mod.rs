//! What is written and said about questions that need many models.

mod attribution;
mod buffer;
mod charts;
mod number_names;
mod optimize;
mod optimize_files;
mod optimize_words;
mod parts;
mod sensitivity;
mod stress;
mod stress_chart;
mod stress_files;
mod stress_trap;
mod stress_words;

pub use buffer::buffer_chart;
pub use number_names::number_name;
pub use optimize::mix_toml;
pub(super) use parts::input;

/// The answer to a question about one mix.
#[derive(Debug, Clone)]
pub struct OfMix<T> {
    /// Id of the mix.
    pub mix: String,
    /// What was found.
    pub found: T,
}
