//! What is wrong with a file, as data, and how it is shown to the person who wrote it.
//!
//! A [`Problem`] says what is wrong, where, and how to mend it. Reading collects many in
//! [`Problems`] before it gives up, so that a file can be mended in one go. What it says knows no
//! language; who shows it says in which.

mod clip;
mod problem;
mod render;
mod source;
mod span;
mod visible;

pub use problem::{Problem, Problems, Severity};
pub use render::{Renderer, Style};
pub use source::{Place, Source};
pub use span::Span;
pub use visible::{is_hidden, visible};
