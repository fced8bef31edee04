//! A pack: set twice, first to learn where its papers stand, then with the numbers of their pages; then uploaded files are laid in.

use crate::labels::labels;
use crate::laying::{self, Sheets, Upload};
use crate::readable::{all_readable, readable};
use crate::setting;
use crate::single::{language, written};
use crate::world::{Known, Template};
use documents::pack::{Content, EngineError, Made, Pack, Part, Place, Placed};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use typst_layout::PagedDocument;

/// How often a pack is set at most, until its numbers stand still.
const TURNS: usize = 4;

/// A paper with its place in the pack.
struct Laid<'a> {
    item: usize,
    part: usize,
    running: String,
    paper: &'a Part,
    upload: Option<Upload>,
}

/// What is known of the pages once a pack was set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Numbers {
    labels: Vec<String>,
    blank: Vec<usize>,
    starts: Vec<usize>,
    ends: Vec<usize>,
}

/// Makes a pack.
pub(crate) fn make(pack: &Pack) -> Result<Made, EngineError> {
    let laid = in_order(pack)?;
    let data = all_readable(data(pack, &laid)).to_string().into_bytes();
    let mut numbers = Numbers::default();
    let mut pages = None;
    for _ in 0..TURNS {
        let placed = placed_data(pack, &laid, &numbers).to_string().into_bytes();
        let set = setting::set(&Known::new(Template::Pack, [("data.json", data.clone()), ("placed.json", placed)]))?;
        let now = numbers_of(&set, &laid);
        let still = now == numbers;
        numbers = now;
        pages = Some(set);
        if still {
            break;
        }
    }
    let pages = pages.ok_or_else(|| EngineError::Set("no page was set".to_owned()))?;
    let pdf = setting::write(&pages, pack.made_at)?;
    let placed = laid.iter().enumerate().map(|(at, one)| placed(one, at, &numbers)).collect();
    let sheets = laid.into_iter().zip(&numbers.starts).filter_map(|(one, start)| {
        Some(Sheets { first: *start, title: one.paper.title.clone(), strip: one.paper.restricted, upload: one.upload? })
    });
    let pdf = laying::lay_in(&pdf, sheets.collect(), &numbers.labels, &pack.words.scanned)?;
    Ok(Made { pdf, labels: numbers.labels, placed })
}

fn placed(one: &Laid<'_>, at: usize, numbers: &Numbers) -> Placed {
    let (first, last) = ends(numbers, at);
    Placed { item: one.item, part: one.part, first, last }
}

/// The numbers on the first and the last page of a paper.
fn ends(numbers: &Numbers, at: usize) -> (String, String) {
    let label = |page: Option<&usize>| page.and_then(|page| numbers.labels.get(page - 1)).cloned().unwrap_or_default();
    (label(numbers.starts.get(at)), label(numbers.ends.get(at)))
}

/// The papers in the order in which they are laid: those for members alone come last.
fn in_order(pack: &Pack) -> Result<Vec<Laid<'_>>, EngineError> {
    let items = pack.sections.iter().flat_map(|section| &section.items);
    let mut laid = Vec::new();
    for (at, item) in items.enumerate() {
        for (part, paper) in item.parts.iter().enumerate() {
            let upload = match &paper.content {
                Content::Written(_) => None,
                Content::Pdf(bytes) => Some(Upload::read(&paper.title, bytes)?),
            };
            let running = format!("{} · {}", item.number, paper.title);
            laid.push(Laid { item: at, part, running, paper, upload });
        }
    }
    laid.sort_by_key(|one| one.paper.restricted);
    Ok(laid)
}

fn data(pack: &Pack, laid: &[Laid<'_>]) -> Value {
    let (lang, region) = language(&pack.language);
    let mut at = 0;
    let mut sections = Vec::with_capacity(pack.sections.len());
    for section in &pack.sections {
        let mut items = Vec::with_capacity(section.items.len());
        for item in &section.items {
            let parts: Vec<usize> = (0..laid.len()).filter(|part| laid[*part].item == at).collect();
            items.push(json!({ "number": item.number, "title": item.title, "lines": item.lines, "parts": parts }));
            at += 1;
        }
        sections.push(json!({ "heading": section.heading, "note": section.note, "items": items }));
    }
    json!({
        "title": pack.title, "author": pack.author, "lang": lang, "region": region, "size": pack.size.points(),
        "head": pack.head, "notices": pack.notices, "changes": pack.changes, "foot": pack.foot, "strip": pack.strip,
        "words": {
            "agenda": pack.words.agenda, "changes": pack.words.changes, "notices": pack.words.notices,
            "page": pack.words.page, "blank": pack.words.blank,
        },
        "sections": sections,
        "parts": laid.iter().map(part_data).collect::<Vec<_>>(),
    })
}

fn part_data(one: &Laid<'_>) -> Value {
    let (document, sheets) = match (&one.paper.content, &one.upload) {
        (Content::Written(document), _) => (Some(written(document)), Vec::new()),
        (Content::Pdf(_), upload) => {
            (None, upload.iter().flat_map(Upload::wide).map(|wide| json!({ "flipped": wide })).collect())
        }
    };
    json!({
        "title": one.paper.title, "running": one.running, "restricted": one.paper.restricted,
        "written": document, "sheets": sheets,
    })
}

fn placed_data(pack: &Pack, laid: &[Laid<'_>], numbers: &Numbers) -> Value {
    let pages = (0..laid.len()).map(|at| {
        let (first, last) = ends(numbers, at);
        if first == last {
            pack.words.page.replace("{page}", &first)
        } else {
            pack.words.pages.replace("{first}", &first).replace("{last}", &last)
        }
    });
    json!({
        "labels": numbers.labels, "blank": numbers.blank,
        "pages": pages.map(|pages| readable(&pages)).collect::<Vec<_>>(),
    })
}

/// Where the papers stand, what number each page has, and which pages are left blank so that papers begin on a right-hand page.
fn numbers_of(pages: &PagedDocument, laid: &[Laid<'_>]) -> Numbers {
    let starts = setting::pages_of(pages, "gt-start");
    let ends = setting::pages_of(pages, "gt-end");
    let count = pages.pages().len();
    let places: Vec<(usize, Place)> = starts.iter().zip(laid).map(|(start, one)| (*start, one.paper.place)).collect();
    let full: BTreeSet<usize> = starts.iter().zip(ends.iter().skip(1)).flat_map(|(start, end)| *start..=*end).collect();
    let front = ends.first().copied().unwrap_or(count);
    let blank = (front + 1..=count).filter(|page| !full.contains(page)).collect();
    Numbers { labels: labels(count, &places), blank, starts, ends: ends.into_iter().skip(1).collect() }
}
