//! One slide and its notes as XML.

use super::xml::text;
use crate::charts::{Picture, TextBox};
use crate::language::Words;
use crate::pack::lesson::{Notes, Shown, Slide};

/// English metric units in a pixel of a slide of 1920 by 1080.
const UNITS: f64 = 6350.0;
/// Hundredths of a point in a pixel of such a slide.
const FONT_UNITS: f64 = 50.0;
/// The fonts of a trainer's computer are wider than the one that pictures measure with.
const NARROWER: f64 = 0.92;
/// Room for text, pixels, and the sizes that are tried for it, hundredths of a point.
const ROOM: (f64, f64) = (1776.0, 760.0);
const SIZES: [u32; 6] = [3600, 3200, 2800, 2400, 2000, 1600];
/// Height of a line, and the space before a paragraph, in sizes of the font; the mean width of a letter.
const LEADING: f64 = 1.16;
const BEFORE: f64 = 0.5;
const LETTER: f64 = 0.53;
const BOLD_LETTER: f64 = 0.56;

const NAMESPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const GROUP: &str =
    "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>";
const MAP: &str = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>";

/// The slide; a picture stands under the relationship `rId3`.
pub(super) fn slide(slide: &Slide, picture: Option<&Picture>, words: Words) -> String {
    let language = tag(words);
    let shapes = match (&slide.shown, picture) {
        (Shown::Picture(name), Some(picture)) => {
            let title = title("title", picture.title_box(), &slide.title, language);
            format!("{}{title}", image(name, picture))
        }
        (Shown::Cover(lines), _) => format!(
            "{}{}",
            title("ctrTitle", None, &slide.title, language),
            body("type=\"subTitle\" idx=\"1\"", lines, None, language)
        ),
        (Shown::Lines(lines), _) => format!(
            "{}{}",
            title("title", None, &slide.title, language),
            body("idx=\"1\"", lines, Some(size_of(lines)), language)
        ),
        (Shown::Picture(_), None) => title("title", None, &slide.title, language),
    };
    format!(
        "{HEAD}<p:sld {NAMESPACES}><p:cSld><p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>{MAP}</p:sld>"
    )
}

/// The notes of a slide.
pub(super) fn notes(notes: &Notes, words: Words) -> String {
    let lines = note_lines(notes, words);
    let paragraphs = paragraphs(&lines, None, tag(words));
    format!(
        "{HEAD}<p:notes {NAMESPACES}><p:cSld><p:spTree>{GROUP}\
         <p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide Image Placeholder 1\"/>\
         <p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr>\
         <p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>\
         <p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes Placeholder 2\"/>\
         <p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
         <p:nvPr><p:ph type=\"body\" sz=\"quarter\" idx=\"3\"/></p:nvPr></p:nvSpPr><p:spPr/>\
         <p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>\
         </p:spTree></p:cSld>{MAP}</p:notes>"
    )
}

/// What a trainer reads under a slide: question, answer, what to discuss, what is wrongly believed.
fn note_lines(notes: &Notes, words: Words) -> Vec<String> {
    let one = |key: &str, text: &str| words.text(key, &[("text", text)]);
    let mut lines = vec![one("pack.notes.ask", &notes.ask), words.text("pack.notes.answer", &[])];
    lines.extend(notes.answer.iter().cloned());
    lines.push(one("pack.notes.discuss", &notes.discuss));
    lines.push(one("pack.notes.belief", &notes.belief));
    lines.push(one("pack.notes.truth", &notes.truth));
    lines
}

/// The language as office programs write it.
pub(super) const fn tag(words: Words) -> &'static str {
    match words.language() {
        crate::language::Language::Indonesian => "id-ID",
        crate::language::Language::English => "en-US",
    }
}

fn title(kind: &str, place: Option<&TextBox>, title: &str, language: &str) -> String {
    let (place, size) = match place {
        None => (String::new(), None),
        Some(place) => {
            let units = |pixels: f64| (pixels * UNITS).round() as i64;
            let [x, y, width, height] = [place.x, place.y, place.width, place.height].map(units);
            let transform = format!(
                "<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>"
            );
            (transform, Some(title_size(title, place)))
        }
    };
    let paragraph = paragraphs(&[title.to_owned()], size, language);
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title 1\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
         <p:nvPr><p:ph type=\"{kind}\"/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>\
         <p:txBody><a:bodyPr/><a:lstStyle/>{paragraph}</p:txBody></p:sp>"
    )
}

/// The size at which a title has room in its place, whatever font of a common width draws it.
fn title_size(title: &str, place: &TextBox) -> u32 {
    let letters = title.chars().count() as f64;
    let is_room = |size: &f64| {
        let rows = (letters * BOLD_LETTER * size / place.width).ceil();
        rows * LEADING * size <= place.height * 1.02
    };
    let sizes = [1.0, 0.92, 0.84, 0.76].map(|share| share * NARROWER * place.size);
    let size = sizes.into_iter().find(is_room).unwrap_or(sizes[sizes.len() - 1]);
    (size * FONT_UNITS).round() as u32
}

fn body(placeholder: &str, lines: &[String], size: Option<u32>, language: &str) -> String {
    let paragraphs = paragraphs(lines, size, language);
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Content Placeholder 2\"/>\
         <p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph {placeholder}/></p:nvPr></p:nvSpPr>\
         <p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )
}

fn paragraphs(lines: &[String], size: Option<u32>, language: &str) -> String {
    let size = size.map_or_else(String::new, |size| format!(" sz=\"{size}\""));
    let paragraph = |line: &String| {
        let line = text(line);
        format!("<a:p><a:r><a:rPr lang=\"{language}\"{size}/><a:t>{line}</a:t></a:r></a:p>")
    };
    lines.iter().map(paragraph).collect()
}

/// The picture over the whole slide, with its description for those who cannot see it.
fn image(name: &str, picture: &Picture) -> String {
    let about = text(&format!("{}. {}", picture.title(), picture.description()));
    let (width, height) = picture.page();
    let (width, height) = ((width * UNITS).round() as i64, (height * UNITS).round() as i64);
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"4\" name=\"{}\" descr=\"{about}\"/>\
         <p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>\
         <p:blipFill><a:blip r:embed=\"rId3\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>\
         <p:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>",
        text(name)
    )
}

/// The largest size at which lines have room; the smallest where they have none.
fn size_of(lines: &[String]) -> u32 {
    let (width, height) = ROOM;
    let is_room = |size: &u32| {
        let size = f64::from(*size) / FONT_UNITS;
        let rows = |line: &String| (line.chars().count() as f64 * LETTER * size / width).ceil();
        let needs = |line: &String| size * (LEADING * rows(line) + BEFORE);
        lines.iter().map(needs).sum::<f64>() <= height
    };
    SIZES.into_iter().find(is_room).unwrap_or(SIZES[SIZES.len() - 1])
}
