//! Parts of running text: tags, notes, panels, contents and downloads.

mod contents_list;
mod details;
mod download_links;
mod inset_text;
mod missing;
mod numbered_paragraph;
mod panel;
mod tag;
mod warning_text;

pub use contents_list::ContentsList;
pub use details::Details;
pub use download_links::{DownloadLink, DownloadLinks};
pub use inset_text::InsetText;
pub use missing::Missing;
pub use numbered_paragraph::NumberedParagraph;
pub use panel::Panel;
pub use tag::{Tag, Tone};
pub use warning_text::WarningText;
