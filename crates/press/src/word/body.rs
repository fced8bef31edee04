//! The body of a Word document: its blocks, the lists that it counts, and the addresses that it links to.

use super::{LINKS, SPACE, escaped};
use documents::prose::{Block, Document, Run};

/// How wide the text is, in twentieths of a point: A4 without margins of 2.5 cm.
const WIDE: usize = 9070;

/// The number that lists with bullets have in the table of lists; numbered ones follow.
const BULLETS: usize = 1;

/// A body that is being written.
#[derive(Default)]
pub(super) struct Body {
    text: String,
    links: Vec<String>,
    counted: usize,
}

/// Where a block stands.
#[derive(Clone, Copy, Default)]
struct Inside {
    framed: bool,
    /// The number of the list and how deep it stands.
    list: Option<(usize, usize)>,
}

impl Body {
    /// The body of a document: title, head, blocks.
    pub(super) fn of(document: &Document) -> Body {
        let mut body = Body::default();
        body.paragraph("Title", &run(&document.title, ""), None);
        for (name, said) in &document.head {
            let words = run(name, STRONG) + TAB + &run(said, "");
            body.paragraph("HeadLine", &words, None);
        }
        body.blocks(&document.blocks, Inside::default());
        body
    }

    fn paragraph(&mut self, style: &str, words: &str, list: Option<(usize, usize)>) {
        let counted =
            list.map(|(number, deep)| format!(r#"<w:numPr><w:ilvl w:val="{deep}"/><w:numId w:val="{number}"/></w:numPr>"#));
        let counted = counted.unwrap_or_default();
        self.text += &format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{counted}</w:pPr>{words}</w:p>"#);
    }

    fn blocks(&mut self, blocks: &[Block], inside: Inside) {
        for block in blocks {
            self.block(block, inside);
        }
    }

    fn block(&mut self, block: &Block, inside: Inside) {
        match block {
            Block::Heading { level, number, runs } => {
                let words = self.numbered(number.as_deref(), " ", runs);
                self.paragraph(&format!("Heading{}", (*level).clamp(1, 4)), &words, None);
            }
            Block::Paragraph { number, runs } => {
                let words = self.numbered(number.as_deref(), "\t", runs);
                let style = match (inside.framed, inside.list.is_some(), number.is_some()) {
                    (true, ..) => "Framed",
                    (_, true, _) => "ListParagraph",
                    (.., true) => "NumberedParagraph",
                    _ => "Normal",
                };
                self.paragraph(style, &words, inside.list);
            }
            Block::List { ordered, items } => self.list(*ordered, items, inside),
            Block::Table { caption, head, rows } => self.table(caption.as_deref(), head, rows),
            Block::Framed { heading, blocks } => {
                self.paragraph("FramedHeading", &run(heading, ""), None);
                self.blocks(blocks, Inside { framed: true, ..inside });
            }
        }
    }

    /// Words with the number that hangs before them.
    fn numbered(&mut self, number: Option<&str>, apart: &str, runs: &[Run]) -> String {
        let words = self.words(runs);
        match number {
            Some(number) if apart == "\t" => run(number, "") + TAB + &words,
            Some(number) => run(&format!("{number}{apart}"), "") + &words,
            None => words,
        }
    }

    fn words(&mut self, runs: &[Run]) -> String {
        let mut words = String::new();
        for one in runs {
            let look = if one.strong { STRONG } else { "" };
            words += &match &one.link {
                None => run(&one.text, look),
                Some(address) => {
                    self.links.push(address.clone());
                    let said = run(&one.text, r#"<w:rStyle w:val="Hyperlink"/>"#);
                    format!(r#"<w:hyperlink r:id="link{}">{said}</w:hyperlink>"#, self.links.len())
                }
            };
        }
        words
    }

    /// A list. Only the first paragraph of an item is counted.
    fn list(&mut self, ordered: bool, items: &[Vec<Block>], inside: Inside) {
        let number = if ordered {
            self.counted += 1;
            BULLETS + self.counted
        } else {
            BULLETS
        };
        let deep = inside.list.map_or(0, |(_, deep)| (deep + 1).min(3));
        for item in items {
            for (at, block) in item.iter().enumerate() {
                let list = (at == 0 || matches!(block, Block::List { .. })).then_some((number, deep));
                self.block(block, Inside { list, framed: false });
            }
        }
    }

    fn table(&mut self, caption: Option<&str>, head: &[Vec<Run>], rows: &[Vec<Vec<Run>>]) {
        if let Some(caption) = caption {
            self.paragraph("Caption", &run(caption, ""), None);
        }
        let wide = WIDE / head.len().max(1);
        let grid = format!(r#"<w:gridCol w:w="{wide}"/>"#).repeat(head.len());
        let look = format!(
            r#"<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{WIDE}" w:type="dxa"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>"#
        );
        let told = caption.map(|caption| format!(r#"<w:tblCaption w:val="{}"/>"#, escaped(caption))).unwrap_or_default();
        self.text += &format!("<w:tbl>{look}{told}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>");
        let strong = |cell: &Vec<Run>| cell.iter().map(|run| Run { strong: true, ..run.clone() }).collect::<Vec<_>>();
        self.row(&head.iter().map(strong).collect::<Vec<_>>(), wide, "<w:cantSplit/><w:tblHeader/>");
        for row in rows {
            let even = row.iter().cloned().chain(std::iter::repeat_with(Vec::new)).take(head.len());
            self.row(&even.collect::<Vec<_>>(), wide, "<w:cantSplit/>");
        }
        self.text += "</w:tbl><w:p/>";
    }

    fn row(&mut self, cells: &[Vec<Run>], wide: usize, look: &str) {
        self.text += &format!("<w:tr><w:trPr>{look}</w:trPr>");
        for cell in cells {
            self.text += &format!(r#"<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>"#);
            let words = self.words(cell);
            self.text += &format!(r#"<w:p><w:pPr><w:spacing w:after="0"/></w:pPr>{words}</w:p></w:tc>"#);
        }
        self.text += "</w:tr>";
    }

    /// `word/document.xml`.
    pub(super) fn document(&self) -> String {
        format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="{SPACE}" xmlns:r="{LINKS}"><w:body>{}<w:sectPr><w:footerReference w:type="default" r:id="foot"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>"#,
            self.text
        )
    }

    /// `word/_rels/document.xml.rels`.
    pub(super) fn relations(&self) -> String {
        let own = [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml")];
        let own =
            own.map(|(kind, file)| format!(r#"<Relationship Id="{kind}" Type="{LINKS}/{kind}" Target="{file}"/>"#)).concat();
        let links = self.links.iter().enumerate().map(|(at, address)| {
            let (at, address) = (at + 1, escaped(address));
            format!(r#"<Relationship Id="link{at}" Type="{LINKS}/hyperlink" Target="{address}" TargetMode="External"/>"#)
        });
        format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{own}<Relationship Id="foot" Type="{LINKS}/footer" Target="footer1.xml"/>{}</Relationships>"#,
            links.collect::<String>()
        )
    }

    /// `word/numbering.xml`: bullets, and numbers that begin with 1 in every list.
    pub(super) fn numbering(&self) -> String {
        let levels = |format: &str, mark: fn(usize) -> String| {
            let level = |deep: usize| {
                let left = 567 * (deep + 1);
                format!(
                    r#"<w:lvl w:ilvl="{deep}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="397"/></w:pPr></w:lvl>"#,
                    mark(deep)
                )
            };
            (0..4).map(level).collect::<String>()
        };
        let (bullets, numbers) = (levels("bullet", |_| "•".to_owned()), levels("decimal", |deep| format!("%{}.", deep + 1)));
        let again = (0..4).map(|deep| format!(r#"<w:lvlOverride w:ilvl="{deep}"><w:startOverride w:val="1"/></w:lvlOverride>"#));
        let again: String = again.collect();
        let lists = (1..=self.counted)
            .map(|at| format!(r#"<w:num w:numId="{}"><w:abstractNumId w:val="1"/>{again}</w:num>"#, BULLETS + at));
        format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="{SPACE}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{bullets}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>{numbers}</w:abstractNum><w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>{}</w:numbering>"#,
            lists.collect::<String>()
        )
    }
}

/// What makes words strong.
const STRONG: &str = r#"<w:rStyle w:val="Strong"/>"#;

/// What stands between a number and its words.
const TAB: &str = "<w:r><w:tab/></w:r>";

/// Words of one look.
pub(super) fn run(text: &str, look: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let look = if look.is_empty() { String::new() } else { format!("<w:rPr>{look}</w:rPr>") };
    format!(r#"<w:r>{look}<w:t xml:space="preserve">{}</w:t></w:r>"#, escaped(text))
}
