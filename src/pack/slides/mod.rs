//! `slides.pptx`: a deck that a trainer can edit.
//!
//! A presentation is a zip of XML parts (ECMA-376, Office Open XML). Only parts that common programs write are in
//! it: a master with three layouts and a theme, a notes master, and a slide, its notes and its picture each. Titles
//! are text in placeholders; a picture is drawn without its title, which stands where the picture keeps room for it.

mod package;
mod page;
#[cfg(feature = "pdf")]
mod print;
mod relations;
#[cfg(test)]
mod tests;
mod xml;

use rayon::prelude::*;

use super::lesson::{Shown, Slide};
use super::{Drawn, PackError, Told};
use crate::charts::Picture;
use crate::language::Words;
use package::{Entry, zipped};
#[cfg(feature = "pdf")]
pub(super) use print::printed;
use relations::Relations;
use xml::text;

/// The name of the file.
const NAME: &str = "slides.pptx";
/// Width and height of a slide: 1920 by 1080 pixels in English metric units.
const SIZE: (u32, u32) = (12_192_000, 6_858_000);
/// The first id that a slide may have.
const FIRST_SLIDE_ID: usize = 256;

const MASTER: &str = include_str!("template/master.xml");
const NOTES_MASTER: &str = include_str!("template/notes_master.xml");
const THEME: &str = include_str!("template/theme.xml");
/// The layouts, for [`layout_of`].
const LAYOUTS: [&str; 3] = [
    include_str!("template/layout_cover.xml"),
    include_str!("template/layout_text.xml"),
    include_str!("template/layout_picture.xml"),
];
/// Parts that are the same in every deck: path, relationship of the presentation, text.
const FIXED: [(&str, &str, &str); 3] = [
    ("presProps", "presProps.xml", include_str!("template/pres_props.xml")),
    ("viewProps", "viewProps.xml", include_str!("template/view_props.xml")),
    ("tableStyles", "tableStyles.xml", include_str!("template/table_styles.xml")),
];

/// The deck.
pub(super) fn slides(told: &Told<'_>) -> Result<Vec<u8>, PackError> {
    let lesson = told.lesson();
    let names: Vec<&str> = lesson.pictures().collect();
    let pictures = told.untitled(&names)?;
    let mut entries = frame(lesson.slides.len(), told);
    let pages: Result<Vec<Vec<Entry>>, PackError> = lesson
        .slides
        .par_iter()
        .enumerate()
        .map(|(place, slide)| page_entries(place + 1, slide, &pictures, told.words))
        .collect();
    entries.extend(pages?.into_iter().flatten());
    zipped(&entries).map_err(|error| PackError::document(NAME, error))
}

/// Everything but the slides.
fn frame(slides: usize, told: &Told<'_>) -> Vec<Entry> {
    let words = told.words;
    let mut root = Relations::default();
    root.add("officeDocument", "ppt/presentation.xml");
    root.add("core", "docProps/core.xml");
    root.add("extended-properties", "docProps/app.xml");
    let (presentation, of_presentation) = presentation(slides, words);
    let mut of_master = Relations::default();
    let mut entries = vec![
        Entry::xml("[Content_Types].xml", content_types(slides)),
        Entry::xml("_rels/.rels", root.xml()),
        Entry::xml("docProps/core.xml", core(&told.material.report.business, words)),
        Entry::xml("docProps/app.xml", include_str!("template/app.xml")),
        Entry::xml("ppt/presentation.xml", presentation),
        Entry::xml("ppt/_rels/presentation.xml.rels", of_presentation.xml()),
    ];
    entries.extend(FIXED.iter().map(|(_, path, text)| Entry::xml(format!("ppt/{path}"), *text)));
    for (place, layout) in LAYOUTS.iter().enumerate() {
        let name = format!("slideLayout{}.xml", place + 1);
        of_master.add("slideLayout", &format!("../slideLayouts/{name}"));
        let mut of_layout = Relations::default();
        of_layout.add("slideMaster", "../slideMasters/slideMaster1.xml");
        entries.push(Entry::xml(format!("ppt/slideLayouts/{name}"), filled(layout, words)));
        let path = format!("ppt/slideLayouts/_rels/{name}.rels");
        entries.push(Entry::xml(path, of_layout.xml()));
    }
    of_master.add("theme", "../theme/theme1.xml");
    let mut of_notes = Relations::default();
    of_notes.add("theme", "../theme/theme2.xml");
    entries.extend([
        Entry::xml("ppt/slideMasters/slideMaster1.xml", filled(MASTER, words)),
        Entry::xml("ppt/slideMasters/_rels/slideMaster1.xml.rels", of_master.xml()),
        Entry::xml("ppt/notesMasters/notesMaster1.xml", filled(NOTES_MASTER, words)),
        Entry::xml("ppt/notesMasters/_rels/notesMaster1.xml.rels", of_notes.xml()),
        // Each master has a theme of its own.
        Entry::xml("ppt/theme/theme1.xml", THEME),
        Entry::xml("ppt/theme/theme2.xml", THEME),
    ]);
    entries
}

/// A template in a language.
fn filled(template: &str, words: Words) -> String {
    let places = [
        ("{title}", words.text("pack.slides.master_title", &[])),
        ("{text}", words.text("pack.slides.master_text", &[])),
        ("{notes}", words.text("pack.slides.master_notes", &[])),
        ("{layout_cover}", words.text("pack.slides.layout_cover", &[])),
        ("{layout_text}", words.text("pack.slides.layout_text", &[])),
        ("{layout_picture}", words.text("pack.slides.layout_picture", &[])),
        ("{lang}", page::tag(words).to_owned()),
    ];
    let fill =
        |filled: String, (place, value): &(&str, String)| filled.replace(place, &text(value));
    places.iter().fold(template.to_owned(), fill)
}

/// The list of slides, with its relationships.
fn presentation(slides: usize, words: Words) -> (String, Relations) {
    let mut relations = Relations::default();
    let master = relations.add("slideMaster", "slideMasters/slideMaster1.xml");
    let notes = relations.add("notesMaster", "notesMasters/notesMaster1.xml");
    let ids: String = (0..slides)
        .map(|place| {
            let target = format!("slides/slide{}.xml", place + 1);
            let id = relations.add("slide", &target);
            format!("<p:sldId id=\"{}\" r:id=\"{id}\"/>", FIRST_SLIDE_ID + place)
        })
        .collect();
    for (kind, path, _) in FIXED {
        relations.add(kind, path);
    }
    relations.add("theme", "theme/theme1.xml");
    let (width, height) = SIZE;
    let language = page::tag(words);
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<p:presentation \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
         xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" saveSubsetFonts=\"1\" \
         autoCompressPictures=\"0\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"{master}\"/>\
         </p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"{notes}\"/></p:notesMasterIdLst>\
         <p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx=\"{width}\" cy=\"{height}\"/>\
         <p:notesSz cx=\"6858000\" cy=\"9144000\"/><p:defaultTextStyle><a:defPPr>\
         <a:defRPr lang=\"{language}\"/></a:defPPr></p:defaultTextStyle></p:presentation>"
    );
    (text, relations)
}

/// Title and author of the deck. It says no time: the same scenario gives the same bytes.
fn core(business: &str, words: Words) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>\
         <dc:creator>Ragam</dc:creator><dc:language>{}</dc:language></cp:coreProperties>",
        text(business),
        page::tag(words)
    )
}

fn content_types(slides: usize) -> String {
    const OFFICE: &str = "application/vnd.openxmlformats-officedocument";
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut part = |path: String, kind: &str| parts.push((path, kind.to_owned()));
    let show = "presentationml";
    part("ppt/presentation.xml".to_owned(), "presentationml.presentation.main");
    part("ppt/slideMasters/slideMaster1.xml".to_owned(), "presentationml.slideMaster");
    part("ppt/notesMasters/notesMaster1.xml".to_owned(), "presentationml.notesMaster");
    for place in 1..=LAYOUTS.len() {
        part(format!("ppt/slideLayouts/slideLayout{place}.xml"), "presentationml.slideLayout");
    }
    for place in 1..=slides {
        part(format!("ppt/slides/slide{place}.xml"), "presentationml.slide");
        part(format!("ppt/notesSlides/notesSlide{place}.xml"), "presentationml.notesSlide");
    }
    for (kind, path, _) in FIXED {
        part(format!("ppt/{path}"), &format!("{show}.{kind}"));
    }
    part("ppt/theme/theme1.xml".to_owned(), "theme");
    part("ppt/theme/theme2.xml".to_owned(), "theme");
    part("docProps/app.xml".to_owned(), "extended-properties");
    let overrides: String = parts
        .iter()
        .map(|(path, kind)| {
            format!("<Override PartName=\"/{path}\" ContentType=\"{OFFICE}.{kind}+xml\"/>")
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types \
         xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default \
         Extension=\"xml\" ContentType=\"application/xml\"/>{overrides}<Override \
         PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
    )
}

const fn layout_of(shown: &Shown) -> usize {
    match shown {
        Shown::Cover(_) => 1,
        Shown::Lines(_) => 2,
        Shown::Picture(_) => 3,
    }
}

/// A slide, its notes, its picture, and their relationships.
fn page_entries(
    number: usize,
    slide: &Slide,
    pictures: &[Drawn],
    words: Words,
) -> Result<Vec<Entry>, PackError> {
    let picture = match &slide.shown {
        Shown::Picture(name) => picture_named(pictures, name),
        Shown::Cover(_) | Shown::Lines(_) => None,
    };
    let mut of_slide = Relations::default();
    let layout = layout_of(&slide.shown);
    of_slide.add("slideLayout", &format!("../slideLayouts/slideLayout{layout}.xml"));
    of_slide.add("notesSlide", &format!("../notesSlides/notesSlide{number}.xml"));
    let mut entries = Vec::new();
    if let Some(picture) = picture {
        of_slide.add("image", &format!("../media/image{number}.png"));
        let bytes = picture.png().map_err(|error| PackError::document(NAME, error))?;
        entries.push(Entry { path: format!("ppt/media/image{number}.png"), bytes });
    }
    let mut of_notes = Relations::default();
    of_notes.add("notesMaster", "../notesMasters/notesMaster1.xml");
    of_notes.add("slide", &format!("../slides/slide{number}.xml"));
    let notes = page::notes(&slide.notes, words);
    entries.extend([
        Entry::xml(format!("ppt/slides/slide{number}.xml"), page::slide(slide, picture, words)),
        Entry::xml(format!("ppt/slides/_rels/slide{number}.xml.rels"), of_slide.xml()),
        Entry::xml(format!("ppt/notesSlides/notesSlide{number}.xml"), notes),
        Entry::xml(format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"), of_notes.xml()),
    ]);
    Ok(entries)
}

fn picture_named<'a>(pictures: &'a [Drawn], name: &str) -> Option<&'a Picture> {
    pictures.iter().find(|drawn| drawn.name == name).map(|drawn| &drawn.picture)
}
