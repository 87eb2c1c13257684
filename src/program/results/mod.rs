//! Results on disk: where they go, what may be replaced, and how they get there whole.

mod names;
mod single;
mod staging;
mod target;

pub(super) use names::folder_names;
pub(super) use single::SingleFile;
pub(super) use staging::{Staging, make_folder};
pub(super) use target::{check_folder, publish, rename};
