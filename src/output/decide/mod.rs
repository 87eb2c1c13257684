//! What is written and said about questions that need many models.

mod buffer;

pub use buffer::{buffer_artifacts, buffer_spoken};
mod attribution;
mod charts;
mod parts;
mod sensitivity;

pub use attribution::{attribution_artifacts, attribution_spoken};
pub use sensitivity::{sensitivity_artifacts, sensitivity_spoken};
