//! Setting a template with its data, and writing the pages as PDF/UA-1.

use crate::world::Known;
use chrono::{Datelike, NaiveDateTime, Timelike};
use documents::pack::EngineError;
use typst::foundations::{Datetime, Label, Selector, Smart};
use typst::introspection::Introspector;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// Sets the pages.
pub(crate) fn set(known: &Known) -> Result<PagedDocument, EngineError> {
    typst::compile::<PagedDocument>(known).output.map_err(|faults| told(&faults))
}

/// Writes the pages as a PDF that says it was made at this moment of UTC. It conforms to PDF/UA-1, or is refused.
pub(crate) fn write(pages: &PagedDocument, made_at: NaiveDateTime) -> Result<Vec<u8>, EngineError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|fault| EngineError::Set(fault.message().to_string()))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Golden Thread".to_owned())),
        timestamp: moment(made_at).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(pages, &options).map_err(|faults| told(&faults))
}

fn moment(at: NaiveDateTime) -> Option<Datetime> {
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    Datetime::from_ymd_hms(
        at.year(),
        small(at.month()),
        small(at.day()),
        small(at.hour()),
        small(at.minute()),
        small(at.second()),
    )
}

/// The pages, from 1, on which the places with this label stand, in the order of the document.
pub(crate) fn pages_of(pages: &PagedDocument, label: &str) -> Vec<usize> {
    let Some(label) = Label::new(PicoStr::intern(label)) else { return Vec::new() };
    let known = pages.introspector();
    let page = |place: typst::foundations::Content| Some(known.page(place.location()?)?.get());
    known.query(&Selector::Label(label)).into_iter().filter_map(page).collect()
}

fn told(faults: &[typst::diag::SourceDiagnostic]) -> EngineError {
    EngineError::Set(faults.iter().map(|fault| fault.message.to_string()).collect::<Vec<_>>().join("; "))
}
