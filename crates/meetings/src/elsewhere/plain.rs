//! Texts of other systems as plain words: escapes and tags taken off, paragraphs kept, names of people taken out. Pure.

use quick_xml::escape::unescape;
use values::words::t;

/// The longest text that is taken.
const LONGEST: usize = 20_000;

/// One layer of escapes off; a text with an escape that nobody knows stays as it is.
fn once(text: &str) -> String {
    unescape(&text.replace("&nbsp;", " ")).map_or_else(|_| text.to_owned(), |text| text.into_owned())
}

/// A line without both layers of escapes, with single blanks.
pub(super) fn line(text: &str) -> String {
    let plain = once(&once(text));
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").chars().filter(|c| !c.is_control()).take(300).collect()
}

/// A text of tags, escaped once more, as paragraphs parted by blank lines.
pub(super) fn paragraphs(text: &str) -> String {
    let html = once(text);
    let (mut plain, mut rest) = (String::with_capacity(html.len()), html.as_str());
    while let Some(start) = rest.find('<') {
        plain.push_str(&rest[..start].replace(['\n', '\r'], " "));
        let Some(end) = rest[start..].find('>') else { break };
        let tag = rest[start + 1..start + end].to_lowercase();
        if ["/p", "br", "/li", "/div", "/h", "/tr"].iter().any(|block| tag.starts_with(block)) {
            plain.push('\u{2029}');
        }
        rest = &rest[start + end + 1..];
    }
    if !rest.contains('<') {
        plain.push_str(&rest.replace(['\n', '\r'], " "));
    }
    let clean = |paragraph: &str| once(&once(paragraph)).split_whitespace().collect::<Vec<_>>().join(" ");
    let found: Vec<String> = plain.split('\u{2029}').map(clean).filter(|paragraph| !paragraph.is_empty()).collect();
    found.join("\n\n").chars().filter(|c| !c.is_control() || *c == '\n').take(LONGEST).collect()
}

/// A text without these names of people, each with or without its title and first name.
pub(super) fn without_names(text: &str, names: &[String]) -> String {
    let somebody = t("a member");
    let mut plain = text.to_owned();
    for name in names {
        let parts: Vec<&str> = name.split_whitespace().collect();
        let mut ways = vec![name.clone()];
        if let [title, .., last] = parts.as_slice()
            && parts.len() > 2
        {
            ways.extend([parts[1..].join(" "), format!("{title} {last}")]);
        }
        for way in ways.iter().filter(|way| way.chars().count() > 3) {
            plain = plain.replace(way.as_str(), &somebody);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_both_layers_of_escapes_come_off_and_paragraphs_stay() {
        let text = "&lt;div class=\"x\"&gt;&lt;p&gt;Crime &amp;amp;amp; Disorder\nreport&lt;/p&gt;&lt;p&gt;&amp;nbsp;Noted.&lt;/p&gt;&lt;/div&gt;";
        assert_eq!(paragraphs(text), "Crime & Disorder report\n\nNoted.");
        assert_eq!(line("Safer &amp;amp; Stronger  Board"), "Safer & Stronger Board");
        assert_eq!(paragraphs("No tags at all"), "No tags at all");
        assert_eq!(paragraphs("&lt;p&gt;Cut off &lt;b"), "Cut off");
    }

    #[test]
    fn names_of_people_are_taken_out_however_they_are_written() {
        let names = ["Councillor Example Person".to_owned()];
        let text = "Councillor Example Person moved it. Example Person spoke. Councillor Person voted.";
        assert_eq!(without_names(text, &names), "a member moved it. a member spoke. a member voted.");
    }
}
