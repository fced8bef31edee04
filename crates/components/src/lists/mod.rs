//! Lists of records: tables, filters, paging, summaries and timelines.

mod filter_panel;
mod pagination;
mod previous_next;
mod result_sentence;
mod search_results;
mod selected_filters;
mod summary_card;
mod summary_list;
mod table;
mod table_row;
mod timeline;

pub use filter_panel::{FilterLayout, FilterPanel};
pub use pagination::Pagination;
pub use previous_next::PreviousNext;
pub use result_sentence::ResultSentence;
pub use search_results::{SearchResult, SearchResults};
pub use selected_filters::SelectedFilters;
pub use summary_card::SummaryCard;
pub use summary_list::{SummaryList, SummaryRow};
pub use table::{SmallScreen, Table};
pub use table_row::{Column, Row, Sort};
pub use timeline::{Timeline, TimelineItem};
