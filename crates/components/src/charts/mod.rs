//! Charts and maps, drawn here as SVG, each with its finding, its description and its table.

mod bar_chart;
mod bars;
mod diagram;
mod diagram_drawing;
mod diagram_ends;
mod diagram_layout;
mod figure;
mod lettering;
mod map_drawing;
mod map_names;
pub mod palette;
mod place_map;
mod xmr;
mod xmr_drawing;
mod xmr_labels;
mod xmr_marks;
mod xmr_scale;
mod xmr_table;

pub use bar_chart::{Bar, BarChart};
pub use diagram::{Arrow, ArrowKind, Diagram, DiagramBox};
pub use place_map::{MapArea, PlaceMap, Ring};
pub use xmr::{XmrChart, XmrMeaning, XmrPoint, XmrSegment};
