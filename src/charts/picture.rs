//! A finished chart, as SVG and as PNG.

use std::fmt;

use resvg::{tiny_skia, usvg};

use super::ChartError;
use super::backend;
use super::canvas::{HEIGHT, Shape, WIDTH};
use super::fonts;

/// Where a text stands in a picture, in pixels from the upper left corner.
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

/// A finished chart of 1920 by 1080 pixels.
///
/// The same chart always gives the same bytes; neither form needs a font on the machine.
pub struct Picture {
    title: String,
    description: String,
    tree: usvg::Tree,
    text_boxes: Vec<TextBox>,
}

impl Picture {
    pub(super) fn draw(
        shapes: &[Shape],
        text_boxes: Vec<TextBox>,
        title: &str,
        description: &str,
    ) -> Result<Self, ChartError> {
        let drawing = backend::drawing(shapes)?;
        let tree = usvg::Tree::from_str(&drawing, fonts::options())
            .map_err(|error| ChartError::Drawing(error.to_string()))?;
        let (title, description) = (fonts::drawable(title), fonts::drawable(description));
        Ok(Self { title, description, tree, text_boxes })
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

    /// The picture as SVG. Letters are outlines, so it looks the same everywhere.
    #[must_use]
    pub fn svg(&self) -> String {
        let options = usvg::WriteOptions {
            // The drawing is four times as large as the page: this is 1/400 of a pixel.
            coordinates_precision: 2,
            ..usvg::WriteOptions::default()
        };
        let svg = self.tree.to_string(&options);
        // Title and description make the picture readable to programs that read pages aloud; the
        // paper keeps it readable on a dark page.
        match svg.split_once('>') {
            Some((head, rest)) => {
                let (title, description) =
                    (fonts::escaped(&self.title), fonts::escaped(&self.description));
                format!(
                    "{head} role=\"img\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">\n    <title>{title}</title>\n    \
                     <desc>{description}</desc>\n    \
                     <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/>{rest}"
                )
            }
            None => svg,
        }
    }

    /// The picture as PNG, 1920 by 1080 pixels.
    ///
    /// # Errors
    ///
    /// Fails only if the picture cannot be held in memory.
    pub fn png(&self) -> Result<Vec<u8>, ChartError> {
        let (width, height) = (WIDTH as u32, HEIGHT as u32);
        let mut pixels = tiny_skia::Pixmap::new(width, height)
            .ok_or_else(|| ChartError::Drawing("no memory for the pixels".to_owned()))?;
        pixels.fill(tiny_skia::Color::WHITE);
        resvg::render(&self.tree, tiny_skia::Transform::identity(), &mut pixels.as_mut());
        encode(&pixels).map_err(|error| ChartError::Drawing(error.to_string()))
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Picture").field("title", &self.title).finish_non_exhaustive()
    }
}

/// Writes opaque pixels as a PNG file.
fn encode(pixels: &tiny_skia::Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let opaque: Vec<u8> = pixels.data().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    // Flat areas become smaller and faster to write without a filter.
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&opaque)?;
    writer.finish()?;
    Ok(bytes)
}
