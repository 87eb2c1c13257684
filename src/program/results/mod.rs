//! Results on disk: where they go, what may be replaced, and how they get there whole.

mod disk;
mod names;
mod repair;
mod single;
mod staging;
mod target;

pub(super) use names::folder_names;
pub(super) use single::{SingleFile, same_columns, save_new};
pub(super) use staging::{Staging, make_folder};
pub(super) use target::{check_folder, publish};
