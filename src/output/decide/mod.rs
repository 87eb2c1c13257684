//! What is written and said about questions that need many models.

mod buffer;

pub use buffer::{buffer_artifacts, buffer_spoken};
