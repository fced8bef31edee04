//! Everything the pages are built from: typed parts that turn themselves into HTML, and the styles, script and fonts.
//!
//! A part is a value with builder methods that implements [`maud::Render`], so it is put in a page with `(part)`. Parts know
//! nothing of requests, databases or areas. Those that follow the GOV.UK Design System write its official markup,
//! which the tests compare with the fixtures of the package.

pub mod assets;
pub mod charts;
pub mod content;
pub mod forms;
pub mod gallery;
pub mod lists;
pub mod messages;
pub mod navigation;
mod size;
pub mod thread;

pub use charts::{Arrow, ArrowKind, Bar, BarChart, Diagram, DiagramBox, MapArea, PlaceMap, Ring, holds};
pub use charts::{DivergingBars, Dot, DotPlot, FunnelCurve, FunnelPlace, FunnelPlot, FunnelStanding, LineChart, LinePoint};
pub use charts::{Pair, PairedDots, Series, ShareRow, SpreadPlot, StackedBars, Unit};
pub use charts::{XmrChart, XmrMeaning, XmrPoint, XmrSegment};
pub use content::{
    ContentsList, Details, DownloadLink, DownloadLinks, InsetText, Missing, NumberedParagraph, Panel, Tag, Tone, WarningText,
};
pub use forms::{
    Button, ButtonGroup, Checkboxes, Choice, DateInput, DatePart, Fieldset, FileUpload, PasswordInput, Radios, SearchBox, Select,
    TextInput, Textarea, Width,
};
pub use lists::{
    Column, FilterLayout, FilterPanel, Pagination, PreviousNext, ResultSentence, Row, SearchResult, SearchResults,
    SelectedFilters, SmallScreen, Sort, SummaryCard, SummaryList, SummaryRow, Table, Timeline, TimelineItem,
};
pub use messages::{Alert, EmptyState, ErrorSummary, Notice, RestrictedStrip};
pub use navigation::{
    BackLink, Breadcrumbs, Footer, Header, LanguageNavigation, NavigationItem, ServiceNavigation, SkipLink, SubNavigation,
};
pub use size::Size;
pub use thread::{Gap, GridCell, GridOverview, GridRow, ThreadStep, ThreadSteps};
