//! `slides.pdf`: the pages of the deck for a machine that shows no presentations, and for print.

use super::super::lesson::{Shown, Slide};
use super::super::pdf::{Frame, Page, Properties, SLIDE, Style, write};
use super::super::{PackError, Told};
use crate::charts::BLUE;

const NAME: &str = "slides.pdf";
/// Room beside text, points.
const MARGIN: f64 = 36.0;
/// The upper edge of titles, and of text below them.
const TOP: f64 = 24.0;
const TEXT_TOP: f64 = 118.0;
/// The upper edge of the title of the first page.
const COVER_TOP: f64 = 220.0;
/// Height of the band at the upper edge.
const BAND: f64 = 9.0;
/// The sizes that are tried for text, points.
const SIZES: [f64; 6] = [36.0, 32.0, 28.0, 24.0, 20.0, 16.0];
/// Those of the first page.
const COVER_TEXT: &[f64] = &[26.0, 20.0, 16.0];
/// Sizes of titles: of the first page, and of pages of text.
const COVER: f64 = 48.0;
const TITLES: [f64; 3] = [30.0, 26.0, 22.0];
/// The space between paragraphs, in sizes of the font.
const BETWEEN: f64 = 0.5;

/// The pages.
pub(in crate::pack) fn printed(told: &Told<'_>) -> Result<Vec<u8>, PackError> {
    let lesson = told.lesson();
    let pages: Vec<Page> = lesson.slides.iter().map(|slide| page(slide, told)).collect();
    let properties = Properties {
        title: &told.material.report.business,
        description: &told.words.text("pack.cover.lesson", &[]),
        language: told.words.language(),
    };
    write(&pages, properties).map_err(|error| PackError::document(NAME, error))
}

/// One page. A picture carries its title.
pub(super) fn page(slide: &Slide, told: &Told<'_>) -> Page {
    let mut page = Page::new(SLIDE);
    let width = SLIDE.0 - 2.0 * MARGIN;
    if let Shown::Picture(name) = &slide.shown
        && let Some(picture) = told.picture(name)
    {
        page.picture(picture, page.inside(0.0));
        return page;
    }
    page.area(Frame::at(0.0, 0.0, SLIDE.0, BAND), BLUE);
    match &slide.shown {
        Shown::Cover(lines) => {
            let style = Style::bold(COVER);
            let most = (width, 2);
            let end = page.cut_paragraph(&slide.title, (MARGIN, COVER_TOP), most, style);
            paragraphs(&mut page, lines, (end + COVER / 2.0, width), COVER_TEXT);
        }
        Shown::Lines(lines) => {
            let fits = |size: &f64| Style::bold(*size).width(&slide.title) <= width;
            let size = TITLES.into_iter().find(fits).unwrap_or(TITLES[TITLES.len() - 1]);
            page.cut_paragraph(&slide.title, (MARGIN, TOP), (width, 2), Style::bold(size));
            paragraphs(&mut page, lines, (TEXT_TOP, width), &SIZES);
        }
        Shown::Picture(_) => {}
    }
    page
}

/// Lines of text at the largest size at which all of them have room.
fn paragraphs(page: &mut Page, lines: &[String], place: (f64, f64), sizes: &[f64]) {
    let is_room = |size: &&f64| {
        let mut tried = Page::new(SLIDE);
        lay(&mut tried, lines, place, (Style::regular(**size), usize::MAX)) <= SLIDE.1 - TOP
    };
    match sizes.iter().find(is_room) {
        Some(size) => lay(page, lines, place, (Style::regular(*size), usize::MAX)),
        None => lay(page, lines, place, (Style::regular(SIZES[SIZES.len() - 1]), 2)),
    };
}

/// Lays lines below each other, those that still begin on the page, and returns where they end.
fn lay(
    page: &mut Page,
    lines: &[String],
    (mut top, width): (f64, f64),
    (style, most): (Style, usize),
) -> f64 {
    for line in lines {
        let end = top + style.leading() * 2.0;
        if most != usize::MAX && end > SLIDE.1 - TOP {
            break;
        }
        top = page.cut_paragraph(line, (MARGIN, top), (width, most), style) + BETWEEN * style.size;
    }
    top
}
