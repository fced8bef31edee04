//! The contrast of the colours that are used together, worked out as WCAG 2.2 says.
//!
//! The colours of pages are read from `styles/_settings.scss`, so a change there is checked here.

use components::charts::palette;
use std::collections::HashMap;
use std::path::Path;

type Palette = HashMap<String, String>;

fn styles(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("styles").join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The colours of the settings, by name.
fn palette() -> Palette {
    let settings = styles("_settings.scss");
    let colours = settings.lines().filter_map(|line| line.strip_prefix('$')?.strip_suffix(';')?.split_once(": #"));
    colours.map(|(name, value)| (name.to_owned(), format!("#{value}"))).collect()
}

/// How bright a colour such as `#22303c` is, from 0 to 1.
fn brightness(colour: &str) -> f64 {
    let channel = |at: usize| {
        let byte = u8::from_str_radix(&colour[at..at + 2], 16).unwrap_or_else(|_| panic!("{colour} is no colour"));
        let share = f64::from(byte) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (brightness(one), brightness(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn assert_contrast(one: &str, other: &str, least: f64) {
    let found = contrast(one, other);
    assert!(found >= least, "{one} on {other} is {found:.2} to 1; {least} is needed");
}

#[test]
fn black_on_white_is_21_to_1() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.001);
    assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
}

#[test]
fn words_can_be_read() {
    let colours = palette();
    let pairs = [
        ("text", "white", 7.0),
        ("text", "paper", 7.0),
        ("text", "surface", 7.0),
        ("text", "bronze-tint", 7.0),
        ("text-quiet", "white", 7.0),
        ("text-quiet", "paper", 7.0),
        ("ink", "white", 7.0),
        ("ink", "paper", 7.0),
        ("white", "ink", 7.0),
        ("bronze-tint", "ink", 7.0),
        ("bronze", "white", 4.5),
        ("bronze", "paper", 4.5),
        ("bronze", "surface", 4.5),
        ("white", "bronze", 4.5),
        ("link", "white", 7.0),
        ("link", "paper", 7.0),
        ("link-hover", "white", 7.0),
        ("link-visited", "white", 7.0),
        ("text", "focus", 7.0),
        ("error", "white", 4.5),
        ("success", "white", 4.5),
        ("white", "success", 4.5),
        ("warning-edge", "white", 4.5),
    ];
    for (words, ground, least) in pairs {
        assert_contrast(&colours[words], &colours[ground], least);
    }
}

#[test]
fn edges_and_marks_can_be_seen() {
    let colours = palette();
    for (mark, ground) in [
        ("edge", "white"),
        ("edge", "paper"),
        ("edge", "surface"),
        ("bronze", "white"),
        ("bronze-light", "ink"),
        ("ink", "surface"),
        ("text", "focus"),
    ] {
        assert_contrast(&colours[mark], &colours[ground], 3.0);
    }
}

#[test]
fn words_of_tags_can_be_read() {
    let colours = palette();
    let content = styles("_content.scss");
    let mut checked = 0;
    for rule in content.split(".govuk-tag").skip(1) {
        let value = |property: &str| rule.split('}').next()?.split(&format!(" {property}: ")).nth(1)?.split(';').next();
        let (Some(words), Some(ground)) = (value("color"), value("background")) else { continue };
        let ground = ground.strip_prefix('$').map_or(ground, |name| &colours[name]);
        assert_contrast(words, ground, 7.0);
        checked += 1;
    }
    assert_eq!(checked, 6, "every tone of a tag has a colour for words and one behind them");
}

#[test]
fn charts_stand_out_on_white() {
    for colour in [palette::FIRST, palette::WORDS, palette::QUIET, palette::BASELINE, palette::OUTLINE] {
        assert_contrast(colour, "#FFFFFF", 3.0);
    }
    for colour in [palette::WORDS, palette::QUIET] {
        assert_contrast(colour, "#FFFFFF", 7.0);
    }
    assert_contrast(palette::FIRST, palette::UNFOCUSED, 3.0);
}

#[test]
fn lines_of_a_diagram_and_their_words_can_be_read_and_no_two_are_alike() {
    for (at, (colour, dashes)) in palette::LINES.into_iter().enumerate() {
        assert_contrast(colour, "#FFFFFF", 4.5);
        assert!(palette::LINES[at + 1..].iter().all(|other| *other != (colour, dashes)));
    }
    assert_contrast("#FFFFFF", palette::FIRST, 7.0);
}

#[test]
fn series_and_answers_can_be_told_apart_and_their_words_read() {
    for (colour, words) in palette::SERIES.into_iter().zip(palette::ON_SERIES) {
        assert_contrast(colour, "#FFFFFF", 3.0);
        assert_contrast(words, colour, 4.5);
    }
    for pair in palette::SERIES.windows(2) {
        assert_contrast(pair[0], pair[1], 3.0);
    }
    for (colour, words) in palette::DIVERGING {
        assert_contrast(words, colour, 4.5);
    }
    for colour in [palette::USUAL, palette::MIDDLE] {
        assert_contrast(colour, "#FFFFFF", 4.5);
    }
}

#[test]
fn classes_of_a_map_grow_darker_and_their_names_can_be_read() {
    for pair in palette::ORDERED.windows(2) {
        assert!(brightness(pair[0]) > brightness(pair[1]), "{} is not lighter than {}", pair[0], pair[1]);
    }
    for (class, ground) in palette::ORDERED.into_iter().enumerate() {
        assert_contrast(palette::words_on(class), ground, 4.5);
    }
}
