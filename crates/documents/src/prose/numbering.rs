//! Numbers a report as boards do: sections 1, 2, 3, and in each the paragraphs 1.1, 1.2.

use super::{Block, Run};

/// Numbers headings of the first level and the paragraphs under them; in a text without such headings the paragraphs are 1, 2,
/// 3. Lists and tables belong to the paragraph before them. What stands before the first heading has no number.
///
/// A number that the writer typed and that is the right one is left out, so that it does not stand there twice.
pub fn numbered(blocks: Vec<Block>) -> Vec<Block> {
    let in_sections = blocks.iter().any(|block| matches!(block, Block::Heading { level: 1, .. }));
    let (mut section, mut paragraph) = (0_u32, 0_u32);
    let mut number = |block: Block| match block {
        Block::Heading { level: 1, runs, .. } => {
            (section, paragraph) = (section + 1, 0);
            let number = section.to_string();
            Block::Heading { level: 1, runs: without(runs, &number), number: Some(number) }
        }
        Block::Paragraph { runs, .. } if section > 0 || !in_sections => {
            paragraph += 1;
            let number = if in_sections { format!("{section}.{paragraph}") } else { paragraph.to_string() };
            Block::Paragraph { runs: without(runs, &number), number: Some(number) }
        }
        other => other,
    };
    blocks.into_iter().map(&mut number).collect()
}

/// The words without this number in front: `3`, `3.`, `3.0`.
fn without(mut runs: Vec<Run>, number: &str) -> Vec<Run> {
    let Some(first) = runs.first_mut() else { return runs };
    let Some((typed, rest)) = first.text.split_once(char::is_whitespace) else { return runs };
    let rest = rest.trim_start().to_owned();
    let same = typed == number || typed.strip_suffix(".0").or(typed.strip_suffix('.')) == Some(number);
    if same && !rest.is_empty() {
        first.text = rest;
    }
    runs
}
