//! A finished chart, as SVG and as PNG.

use std::fmt;

use resvg::{tiny_skia, usvg};

use super::ChartError;
use super::backend;
use super::canvas::Shape;
use super::fonts;
use super::look::Size;
use super::palette::{Color, PAPER};

/// Where a text stands in a picture, from the upper left corner, in the units of the layout of its
/// page (see [`Picture::page`]).
#[derive(Debug, Clone, PartialEq)]
pub struct TextBox {
    /// The text as drawn.
    pub text: String,
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// The width of the text as the embedded font draws it.
    pub width: f64,
    /// The height from the top of accented capitals to the foot of letters such as g.
    pub height: f64,
    /// The size of the font.
    pub size: f64,
}

/// A finished chart.
///
/// The same chart always gives the same bytes; neither form needs a font on the machine.
pub struct Picture {
    size: Size,
    dark: bool,
    title: String,
    description: String,
    tree: usvg::Tree,
    text_boxes: Vec<TextBox>,
    title_box: Option<TextBox>,
}

impl Picture {
    pub(super) fn draw(
        (size, dark): (Size, bool),
        shapes: &[Shape],
        text_boxes: Vec<TextBox>,
        (title, description): (&str, &str),
    ) -> Result<Self, ChartError> {
        let drawing = backend::drawing((size, dark), shapes)?;
        let tree = usvg::Tree::from_str(&drawing, fonts::options())
            .map_err(|error| ChartError::Drawing(error.to_string()))?;
        let (title, description) = (fonts::drawable(title), fonts::drawable(description));
        Ok(Self { size, dark, title, description, tree, text_boxes, title_box: None })
    }

    pub(super) fn with_title_box(self, title_box: TextBox) -> Self {
        Self { title_box: Some(title_box), ..self }
    }

    /// Where the title is, or is to be in a picture that was drawn without it: the room that it has, the size of
    /// its font, and all of its lines.
    #[must_use]
    pub const fn title_box(&self) -> Option<&TextBox> {
        self.title_box.as_ref()
    }

    /// Width and height of the page in units of layout.
    #[must_use]
    pub const fn page(&self) -> (f64, f64) {
        self.size.units()
    }

    /// The sentence that the chart says.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What the picture shows, for those who cannot see it.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Every text in the picture and where it stands.
    #[must_use]
    pub fn text_boxes(&self) -> &[TextBox] {
        &self.text_boxes
    }

    /// What is drawn, for another drawing.
    #[cfg(feature = "pdf")]
    pub(crate) const fn tree(&self) -> &usvg::Tree {
        &self.tree
    }

    /// The colour of the page.
    pub(crate) fn paper(&self) -> Color {
        if self.dark { PAPER.on_dark() } else { PAPER }
    }

    /// The picture as SVG. Letters are outlines, so it looks the same everywhere.
    #[must_use]
    pub fn svg(&self) -> String {
        self.written(&usvg::WriteOptions {
            // The drawing is four times as large as the page: this is 1/400 of a pixel.
            coordinates_precision: 2,
            ..usvg::WriteOptions::default()
        })
    }

    /// The picture as SVG for a page that has the fonts of [`font_faces`](super::font_faces) and holds
    /// several pictures: letters are text, and what is named in it has a name that begins with `prefix`.
    #[must_use]
    pub fn svg_with_text(&self, prefix: &str) -> String {
        self.written(&usvg::WriteOptions {
            id_prefix: Some(prefix.to_owned()),
            preserve_text: true,
            coordinates_precision: 1,
            indent: usvg::Indent::None,
            ..usvg::WriteOptions::default()
        })
    }

    fn written(&self, options: &usvg::WriteOptions) -> String {
        let svg = self.tree.to_string(options);
        // Title and description make the picture readable to programs that read pages aloud; the
        // paper keeps it readable on a dark page.
        match svg.split_once('>') {
            Some((head, rest)) => {
                let (title, description) =
                    (fonts::escaped(&self.title), fonts::escaped(&self.description));
                let (width, height) = self.size.units();
                let Color(red, green, blue) = self.paper();
                format!(
                    "{head} role=\"img\" viewBox=\"0 0 {width} {height}\">\n    <title>{title}</title>\n    \
                     <desc>{description}</desc>\n    \
                     <rect width=\"{width}\" height=\"{height}\" \
                     fill=\"#{red:02x}{green:02x}{blue:02x}\"/>{rest}"
                )
            }
            None => svg,
        }
    }

    /// The picture as PNG, in the pixels of its [`Size`]. Its title and description are in it as text.
    ///
    /// # Errors
    ///
    /// Fails only if the picture cannot be held in memory.
    pub fn png(&self) -> Result<Vec<u8>, ChartError> {
        let (width, height) = self.size.pixels();
        let mut pixels = tiny_skia::Pixmap::new(width, height)
            .ok_or_else(|| ChartError::Drawing("no memory for the pixels".to_owned()))?;
        let Color(red, green, blue) = self.paper();
        pixels.fill(tiny_skia::Color::from_rgba8(red, green, blue, 255));
        let (units, _) = self.size.units();
        let scale = (f64::from(width) / units) as f32;
        let transform = match self.size {
            Size::Slide => tiny_skia::Transform::identity(),
            Size::Phone | Size::A4 => tiny_skia::Transform::from_scale(scale, scale),
        };
        resvg::render(&self.tree, transform, &mut pixels.as_mut());
        self.encode(&pixels).map_err(|error| ChartError::Drawing(error.to_string()))
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Picture").field("title", &self.title).finish_non_exhaustive()
    }
}

impl Picture {
    /// Writes opaque pixels as a PNG file.
    fn encode(&self, pixels: &tiny_skia::Pixmap) -> Result<Vec<u8>, png::EncodingError> {
        let rgba = pixels.data().chunks_exact(4);
        let mut opaque = vec![0; 3 * rgba.len()];
        for (opaque, rgba) in opaque.chunks_exact_mut(3).zip(rgba) {
            opaque.copy_from_slice(&rgba[..3]);
        }
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        // Flat areas become smaller and faster to write without a filter.
        encoder.set_filter(png::Filter::NoFilter);
        // A quarter of the time of what is usual, for a quarter more bytes.
        encoder.set_deflate_compression(png::DeflateCompression::Level(2));
        encoder.add_itxt_chunk("Title".to_owned(), self.title.clone())?;
        encoder.add_itxt_chunk("Description".to_owned(), self.description.clone())?;
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&opaque)?;
        writer.finish()?;
        Ok(bytes)
    }
}
