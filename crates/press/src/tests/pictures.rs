//! Charts as PNG.

use crate::Press;
use documents::pack::Engine;

fn svg(inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"50\" viewBox=\"0 0 200 50\" \
         font-family=\"Atkinson Hyperlegible Next, Arial, sans-serif\" font-size=\"16\">{inside}</svg>"
    )
}

/// Width and height, as the first chunk of a PNG says.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
    (number(16), number(20))
}

#[test]
fn a_chart_becomes_a_picture_twice_as_sharp_with_its_words() {
    let bare = Press.png(&svg("")).expect("it is drawn");
    let words = Press.png(&svg("<text x=\"4\" y=\"30\">Ŵyr y ŷd</text>")).expect("it is drawn");
    assert_eq!((size(&bare), size(&words)), ((400, 100), (400, 100)));
    assert!(words.len() > bare.len() + 500, "words are drawn with our letters: {} and {}", words.len(), bare.len());
}

#[test]
fn files_of_the_machine_are_not_read_and_what_is_no_svg_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let secret = folder.path().join("secret.png");
    std::fs::write(&secret, Press.png(&svg("<rect width=\"200\" height=\"50\"/>")).expect("it is drawn")).expect("written");
    let with = svg(&format!("<image href=\"{}\" width=\"200\" height=\"50\"/>", secret.display()));
    assert_eq!(Press.png(&with).expect("it is drawn"), Press.png(&svg("")).expect("it is drawn"));
    assert!(Press.png("<p>No picture</p>").is_err());
    let huge = svg("").replacen("width=\"200\"", "width=\"200000\"", 1);
    assert!(Press.png(&huge).is_err());
}
