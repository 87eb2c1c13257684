//! Pages of any size as PDF: text that wraps, tables, lines to write on, pictures in boxes.
//!
//! A page is laid out as a list of items in points (1/72 inch) from its upper left corner, which
//! tests can look at; `write` turns pages into a file. The fonts are those of the charts, text stays
//! text, and the same pages give the same bytes: nothing in a file comes from a clock.

mod item;
mod page;
mod table;
mod text;
mod write;

pub(in crate::pack) use item::{Align, Frame, Style};
pub(in crate::pack) use page::{A4, Page, SLIDE};
pub(in crate::pack) use table::{Column, Table};
pub(in crate::pack) use text::lines;
pub(in crate::pack) use write::{Properties, write};
