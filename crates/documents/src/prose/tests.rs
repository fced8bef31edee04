//! What people type, what it becomes, and that nothing typed can do harm.

use super::*;
use maud::{Render, html};
use proptest::prelude::*;

const REPORT: &str = "An opening word.

# Background

The Act of 1998 asks for **one** [agreement](https://www.legislation.gov.uk/).

## Priorities

- Road safety
- Domestic abuse
  1. High risk
  2. Medium risk

# 2. The review

2.1 Twelve districts answered.
They were asked in autumn.

Table: Answers by quarter

| Quarter | Answers | Note |
|---|---|---|
| First | 5 | |
| Second | 7 | late |

2.5 million people live there.";

fn numbers(blocks: &[Block]) -> Vec<(String, String)> {
    let one = |block: &Block| match block {
        Block::Heading { number, runs, .. } | Block::Paragraph { number, runs } => Some((number.clone()?, words(runs))),
        _ => None,
    };
    blocks.iter().filter_map(one).collect()
}

#[test]
fn a_report_is_numbered_by_section_and_paragraph() {
    let report = numbered(read(REPORT));
    let found = numbers(&report);
    let found: Vec<(&str, &str)> = found.iter().map(|(number, words)| (number.as_str(), words.as_str())).collect();
    assert_eq!(
        found,
        [
            ("1", "Background"),
            ("1.1", "The Act of 1998 asks for one agreement."),
            ("2", "The review"),
            ("2.1", "Twelve districts answered. They were asked in autumn."),
            ("2.2", "2.5 million people live there."),
        ],
        "a right number that was typed is not doubled, and an amount is no number"
    );
    assert_eq!(report[0], Block::plain("An opening word."), "what stands before the first section has no number");
}

#[test]
fn a_text_without_headings_counts_its_paragraphs() {
    let found = numbers(&numbered(read("One.\n\nTwo.\n\n- a\n\nThree.")));
    assert_eq!(found.iter().map(|(number, _)| number.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
}

#[test]
fn lists_and_tables_keep_their_order_and_a_table_its_caption() {
    let blocks = read(REPORT);
    let Some(Block::List { ordered: false, items }) = blocks.iter().find(|it| matches!(it, Block::List { .. })) else {
        panic!("a list: {blocks:?}");
    };
    assert_eq!(items[0], [Block::plain("Road safety")]);
    assert!(matches!(&items[1][1], Block::List { ordered: true, items } if items.len() == 2), "{items:?}");
    let table = blocks.iter().find(|it| matches!(it, Block::Table { .. }));
    let Some(Block::Table { caption, head, rows }) = table else { panic!("a table") };
    assert_eq!(caption.as_deref(), Some("Answers by quarter"));
    assert_eq!((head.len(), rows.len()), (3, 2));
    assert!(rows[0][2].is_empty() && rows[1][2] == [Run::plain("late")]);
    assert!(text(&blocks).contains(&"Second 7 late".to_owned()));
    assert!(!text(&blocks).iter().any(|line| line.starts_with("Table:")));
}

#[test]
fn headings_never_skip_a_level_and_begin_with_the_first() {
    let levels = |typed: &str| {
        let level = |block: &Block| if let Block::Heading { level, .. } = block { Some(*level) } else { None };
        read(typed).iter().filter_map(level).collect::<Vec<u8>>()
    };
    assert_eq!(levels("## A\n\n#### B\n\n## C"), [1, 2, 1]);
    assert_eq!(levels("### A\n\n# B\n\n### C\n\n## D"), [1, 1, 2, 2]);
    assert!(levels("- # no heading in a list").is_empty());
}

#[test]
fn html_is_text_and_only_safe_links_lead_somewhere() {
    let page = |typed: &str| Shown::new(&numbered(read(typed)), 2).render().into_string();
    let shown = page("<script>alert(1)</script>\n\nA <b onclick=\"x()\">bold</b> word");
    assert!(shown.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !shown.contains("<script"), "{shown}");
    assert!(!shown.contains("<b "), "{shown}");
    for bad in [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "//evil.example",
        "/\\evil.example",
        "vbscript:x",
        "file:///etc",
    ] {
        let shown = page(&format!("[words](<{bad}>)"));
        assert!(shown.contains("words") && !shown.contains("govuk-link"), "{bad}: {shown}");
    }
    for good in ["https://www.kent.gov.uk/", "mailto:clerk@example.org", "/meetings", "#p-1-1"] {
        assert!(page(&format!("[words]({good})")).contains(&format!("href=\"{good}\"")), "{good}");
    }
    assert!(page("![a picture](https://example.org/x.png)").contains("a picture"));
    assert!(!page("![a picture](https://example.org/x.png)").contains("<img"), "nothing is fetched");
}

#[test]
fn each_numbered_paragraph_has_an_anchor_with_what_belongs_to_it() {
    let report = numbered(read(REPORT));
    let after = |number: &str, _: &[Run]| html! { "[after " (number) "]" };
    let shown = Shown::new(&report, 2).prefix("b1-").after(&after).render().into_string();
    assert!(shown.contains("<div class=\"gt-paragraph\" id=\"b1-p-2-1\"><a class=\"gt-paragraph__number\" href=\"#b1-p-2-1\""));
    let table = shown.find("</table>").expect("a table");
    assert!(table < shown.find("[after 2.1]").expect("after it"), "the table belongs to its paragraph");
    assert!(shown.contains("<h2 class=\"govuk-heading-m\" id=\"b1-p-2\">2. The review</h2>"));
    assert!(shown.contains("<h3") && shown.contains("No entry"));
}

#[test]
fn very_deep_lists_end_somewhere() {
    let deep: String = (0..400).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    let blocks = read(&deep);
    assert!(Shown::new(&blocks, 2).render().into_string().matches("<ul").count() <= 4 * 400);
    let quotes = format!("{} words", ">".repeat(5000));
    assert!(text(&read(&quotes)).join(" ").contains("words"));
}

proptest! {
    #[test]
    fn whatever_is_typed_can_be_read_and_shown(typed in "[-#*>|<\\[\\]()a-z0-9 :/\n\"&`_.]{0,200}") {
        let blocks = numbered(read(&typed));
        let shown = Shown::new(&blocks, 2).render().into_string();
        prop_assert!(!shown.contains("<script") && !shown.contains("href=\"javascript"));
        prop_assert!(text(&blocks).iter().all(|paragraph| !paragraph.trim().is_empty()));
    }
}
