//! Charts and maps, drawn here as SVG, each with its finding, its description and its table.

mod bar_chart;
mod bars;
mod figure;
mod lettering;
mod map_drawing;
mod map_names;
pub mod palette;
mod place_map;

pub use bar_chart::{Bar, BarChart};
pub use place_map::{MapArea, PlaceMap, Ring};
