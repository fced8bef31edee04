//! Reads a typed text with a few marks of Markdown: headings, paragraphs, lists, tables, links, strong words. Nothing else
//! has a meaning: HTML is text like any other.

use super::{Block, Run, words};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The deepest list in a list; what is deeper stands in the one above.
const DEEPEST: usize = 4;
/// A paragraph that begins so, right before a table, is the table's caption.
const CAPTION: &str = "Table: ";

/// Reads a text. Whatever is typed can be read; headings never skip a level.
///
/// A paragraph that begins with `Table: ` and stands right before a table is its caption. Links lead to `https:`, `http:` and
/// `mailto:` addresses, to a page of this site (`/meetings`) or to a place on the same page; of any other only the words stay.
pub fn read(typed: &str) -> Vec<Block> {
    let mut reader = Reader { places: vec![Vec::new()], ..Reader::default() };
    for event in Parser::new_ext(typed, Options::ENABLE_TABLES) {
        reader.take(event);
    }
    reader.end_of_words();
    let mut blocks = reader.places.into_iter().next().unwrap_or_default();
    close_ranks(&mut blocks);
    blocks
}

/// A list that is open: whether it is ordered, and its items so far.
type OpenList = (bool, Vec<Vec<Block>>);

/// A table that is open.
#[derive(Default)]
struct OpenTable {
    head: Vec<Vec<Run>>,
    rows: Vec<Vec<Vec<Run>>>,
    row: Vec<Vec<Run>>,
}

#[derive(Default)]
struct Reader {
    /// Where finished blocks go: the text itself, then each open item of a list.
    places: Vec<Vec<Block>>,
    lists: Vec<OpenList>,
    /// How many lists are open that are too deep to be lists.
    too_deep: usize,
    table: Option<OpenTable>,
    runs: Vec<Run>,
    strong: usize,
    links: Vec<Option<String>>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.word(&text),
            Event::SoftBreak | Event::HardBreak => self.word(&CowStr::Borrowed(" ")),
            Event::Rule => self.end_of_words(),
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => self.word(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => self.links.push(safe(&dest_url)),
            Tag::Emphasis | Tag::Image { .. } | Tag::TableCell | Tag::TableRow | Tag::TableHead => {}
            Tag::List(first) => {
                self.end_of_words();
                if self.lists.len() < DEEPEST {
                    self.lists.push((first.is_some(), Vec::new()));
                } else {
                    self.too_deep += 1;
                }
            }
            Tag::Item => {
                self.end_of_words();
                if self.too_deep == 0 {
                    self.places.push(Vec::new());
                }
            }
            Tag::Table(_) => {
                self.end_of_words();
                self.table = Some(OpenTable::default());
            }
            _ => self.end_of_words(),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::Emphasis | TagEnd::Image => {}
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::Item => self.item(),
            TagEnd::List(_) => self.list(),
            TagEnd::TableCell => self.cell(),
            TagEnd::TableHead => self.row(true),
            TagEnd::TableRow => self.row(false),
            TagEnd::Table => self.whole_table(),
            _ => self.end_of_words(),
        }
    }

    fn word(&mut self, text: &str) {
        let (strong, link) = (self.strong > 0, self.links.last().cloned().flatten());
        let text = text.replace('\n', " ");
        match self.runs.last_mut().filter(|last| last.strong == strong && last.link == link) {
            Some(last) => last.text.push_str(&text),
            None => self.runs.push(Run { text, strong, link }),
        }
    }

    /// The words so far, without space around them.
    fn taken(&mut self) -> Vec<Run> {
        let mut runs = std::mem::take(&mut self.runs);
        if let Some(first) = runs.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        if let Some(last) = runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        runs.retain(|run| !run.text.is_empty());
        runs
    }

    fn put(&mut self, block: Block) {
        if let Some(place) = self.places.last_mut() {
            place.push(block);
        }
    }

    /// What was said so far is a paragraph.
    fn end_of_words(&mut self) {
        let runs = self.taken();
        if !words(&runs).trim().is_empty() {
            self.put(Block::Paragraph { number: None, runs });
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        if self.places.len() > 1 {
            return self.end_of_words();
        }
        let runs = self.taken();
        if !words(&runs).trim().is_empty() {
            let level = u8::try_from(level as usize).unwrap_or(1);
            self.put(Block::Heading { level, number: None, runs });
        }
    }

    fn item(&mut self) {
        self.end_of_words();
        if self.too_deep > 0 {
            return;
        }
        let item = if self.places.len() > 1 { self.places.pop().unwrap_or_default() } else { Vec::new() };
        if let Some((_, items)) = self.lists.last_mut().filter(|_| !item.is_empty()) {
            items.push(item);
        }
    }

    fn list(&mut self) {
        self.end_of_words();
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else if let Some((ordered, items)) = self.lists.pop().filter(|(_, items)| !items.is_empty()) {
            self.put(Block::List { ordered, items });
        }
    }

    fn cell(&mut self) {
        let runs = self.taken();
        if let Some(table) = &mut self.table {
            table.row.push(runs);
        }
    }

    fn row(&mut self, head: bool) {
        let Some(table) = &mut self.table else { return };
        let mut row = std::mem::take(&mut table.row);
        if head {
            table.head = row;
        } else {
            row.resize(table.head.len(), Vec::new());
            table.rows.push(row);
        }
    }

    fn whole_table(&mut self) {
        let Some(OpenTable { head, rows, .. }) = self.table.take() else { return };
        let before = self.places.last().and_then(|place| place.last());
        let caption = match before {
            Some(Block::Paragraph { runs, .. }) => words(runs).strip_prefix(CAPTION).map(|words| words.trim().to_owned()),
            _ => None,
        };
        if let Some(place) = self.places.last_mut().filter(|_| caption.is_some()) {
            place.pop();
        }
        self.put(Block::Table { caption, head, rows });
    }
}

/// The address when it may be followed: the web, mail, this site, this page. Others could run a program in the browser.
fn safe(address: &str) -> Option<String> {
    let address = address.trim();
    let low = address.to_ascii_lowercase();
    let far = ["https://", "http://", "mailto:"].iter().any(|scheme| low.starts_with(scheme));
    let near = address.starts_with('#') || (address.starts_with('/') && !address.starts_with("//") && !address.contains('\\'));
    let plain = !address.chars().any(|letter| letter.is_control() || letter.is_whitespace());
    ((far || near) && plain).then(|| address.to_owned())
}

/// Levels that nobody used are left out, and none is skipped on the way down: `##` and `####` become 1 and 2.
fn close_ranks(blocks: &mut [Block]) {
    let mut used: Vec<u8> = blocks.iter().filter_map(level).collect();
    used.sort_unstable();
    used.dedup();
    let mut before = 0;
    for block in blocks {
        if let Block::Heading { level, .. } = block {
            let rank = used.iter().position(|one| one == level).and_then(|rank| u8::try_from(rank + 1).ok()).unwrap_or(1);
            *level = rank.min(before + 1).min(4);
            before = *level;
        }
    }
}

fn level(block: &Block) -> Option<u8> {
    match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    }
}
