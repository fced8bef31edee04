//! A chart as PNG: its SVG file drawn with our own letters, on white.

use crate::world::LETTERS;
use documents::pack::EngineError;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};
use std::sync::{Arc, LazyLock};

/// Points of the picture for each pixel of the drawing: sharp on paper and on good screens.
const SCALE: f32 = 2.0;
/// The most points that a picture may have on one side.
const MOST: u32 = 8_000;

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for letters in LETTERS {
        fonts.load_font_data(letters.to_vec());
    }
    fonts.set_sans_serif_family("Atkinson Hyperlegible Next");
    Arc::new(fonts)
});

/// Draws it. Nothing outside the SVG is read: neither files nor fonts of the machine.
pub(crate) fn png(svg: &str) -> Result<Vec<u8>, EngineError> {
    let mut options =
        Options { fontdb: FONTS.clone(), font_family: "Atkinson Hyperlegible Next".to_owned(), ..Options::default() };
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let tree = Tree::from_str(svg, &options).map_err(|fault| EngineError::Set(fault.to_string()))?;
    let side = |length: f32| (length * SCALE).ceil() as u32;
    let (wide, high) = (side(tree.size().width()), side(tree.size().height()));
    let paper = if wide.max(high) <= MOST { Pixmap::new(wide, high) } else { None };
    let mut paper = paper.ok_or_else(|| EngineError::Set(format!("a picture of {wide} by {high} points is too large")))?;
    paper.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut paper.as_mut());
    paper.encode_png().map_err(|fault| EngineError::Set(fault.to_string()))
}
