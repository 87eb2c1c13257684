//! From pages to a file.

use std::fmt;

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};
use krilla_svg::SurfaceExt;

use super::item::{Frame, Item, Line, Style, settings};
use super::page::Page;
use crate::charts::{Color, Weight};
use crate::language::Language;

/// What a file says of itself.
#[derive(Debug, Clone, Copy)]
pub(in crate::pack) struct Properties<'a> {
    pub(in crate::pack) title: &'a str,
    pub(in crate::pack) description: &'a str,
    pub(in crate::pack) language: Language,
}

/// Why a file could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::pack) struct PdfError(String);

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no PDF: {}", self.0)
    }
}

impl std::error::Error for PdfError {}

struct Fonts {
    regular: Font,
    bold: Font,
}

impl Fonts {
    fn load() -> Result<Self, PdfError> {
        let font = |weight: Weight| {
            Font::new(weight.file().to_vec().into(), 0)
                .ok_or_else(|| PdfError("a font cannot be read".to_owned()))
        };
        Ok(Self { regular: font(Weight::Regular)?, bold: font(Weight::Bold)? })
    }

    fn of(&self, style: Style) -> Font {
        match style.weight {
            Weight::Regular => self.regular.clone(),
            Weight::Bold => self.bold.clone(),
        }
    }
}

/// The file of some pages.
pub(in crate::pack) fn write(
    pages: &[Page],
    properties: Properties<'_>,
) -> Result<Vec<u8>, PdfError> {
    let fonts = Fonts::load()?;
    let mut document = Document::new();
    for page in pages {
        let (width, height) = page.size;
        let settings = PageSettings::from_wh(width as f32, height as f32)
            .ok_or_else(|| PdfError(format!("a page of {width} by {height}")))?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        for item in &page.items {
            draw(&mut surface, item, &fonts);
        }
        surface.finish();
        sheet.finish();
    }
    document.set_metadata(
        Metadata::new()
            .title(properties.title.to_owned())
            .description(properties.description.to_owned())
            .language(properties.language.code().to_owned())
            .creator("Ragam".to_owned()),
    );
    document.finish().map_err(|error| PdfError(format!("{error:?}")))
}

fn draw(surface: &mut Surface<'_>, item: &Item, fonts: &Fonts) {
    match item {
        Item::Text { text, left, base_line, style } => {
            surface.set_fill(Some(fill(style.color)));
            surface.set_stroke(None);
            let at = Point::from_xy(*left as f32, *base_line as f32);
            let font = fonts.of(*style);
            surface.draw_text(at, font, style.size as f32, text, false, TextDirection::Auto);
        }
        Item::Box { frame, fill: inside, line } => {
            surface.set_fill(inside.map(fill));
            surface.set_stroke(line.map(stroke));
            let mut path = PathBuilder::new();
            if let Some(rect) = rect(*frame) {
                path.push_rect(rect);
            }
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
        Item::Rule { from, to, line } => {
            surface.set_fill(None);
            surface.set_stroke(Some(stroke(*line)));
            let mut path = PathBuilder::new();
            path.move_to(from.0 as f32, from.1 as f32);
            path.line_to(to.0 as f32, to.1 as f32);
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
        Item::Drawing { tree, frame } => {
            let Some(size) = Size::from_wh(frame.width() as f32, frame.height() as f32) else {
                return;
            };
            let corner = Transform::from_translate(frame.left as f32, frame.top as f32);
            surface.push_transform(&corner);
            surface.draw_svg(tree, size, settings());
            surface.pop();
        }
    }
}

fn rect(frame: Frame) -> Option<Rect> {
    Rect::from_ltrb(frame.left as f32, frame.top as f32, frame.right as f32, frame.bottom as f32)
}

fn fill(Color(red, green, blue): Color) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}

fn stroke(line: Line) -> Stroke {
    let Color(red, green, blue) = line.color;
    let dash = line.dashed.then(|| StrokeDash { array: vec![4.0, 3.0], offset: 0.0 });
    Stroke {
        paint: rgb::Color::new(red, green, blue).into(),
        width: line.width as f32,
        dash,
        ..Stroke::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::{NetCashFlow, net_cash_flow};
    use crate::pack::pdf::{A4, Align, SLIDE};

    fn pages() -> Vec<Page> {
        let mut slide = Page::new(SLIDE);
        slide.text("Toko <script> & 花", (40.0, 60.0), Style::bold(30.0), Align::Left);
        let picture = net_cash_flow(
            &NetCashFlow {
                business: "Toko".to_owned(),
                days: 364,
                values: (0..200).map(|n| f64::from(n) * 1e5).collect(),
                median: 1e7,
                level: 0.95,
                value_at_risk: -1e6,
                expected_shortfall: -5e5,
                owed_at_end: 0.0,
            },
            Language::Indonesian,
        );
        slide.picture(&picture.unwrap(), slide.inside(80.0));
        let mut sheet = Page::new(A4);
        sheet.frame(sheet.inside(40.0), None);
        sheet.writing_lines((60.0, 60.0), 300.0, (4, 24.0));
        vec![slide, sheet]
    }

    fn written() -> Vec<u8> {
        let properties = Properties {
            title: "Judul (satu) \\ dua",
            description: "apa",
            language: Language::Indonesian,
        };
        write(&pages(), properties).unwrap()
    }

    #[test]
    fn the_same_pages_give_the_same_bytes_without_a_date() {
        let bytes = written();
        assert_eq!(bytes, written());
        assert!(bytes.starts_with(b"%PDF-"));
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("CreationDate") && !text.contains("ModDate"));
        assert!(text.contains("/Lang"));
        assert_eq!(text.matches("/Type /Page\n").count() + text.matches("/Type/Page/").count(), 2);
    }

    #[test]
    fn a_page_without_a_size_is_refused() {
        let properties = Properties { title: "x", description: "", language: Language::English };
        let refused = write(&[Page::new((0.0, f64::NAN))], properties);
        assert!(refused.unwrap_err().to_string().starts_with("no PDF"));
    }
}
