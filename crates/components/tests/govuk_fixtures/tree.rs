//! HTML as a text in which only real differences differ: no white space, attributes and classes in order.

use scraper::{ElementRef, Html, Node, Selector};

/// The elements and words of a fragment, one on each line; only those under `selector` when it is given.
pub fn of(html: &str, selector: Option<&str>) -> String {
    let fragment = Html::parse_fragment(html);
    let mut lines = Vec::new();
    match selector {
        None => children(fragment.root_element(), 0, &mut lines),
        Some(selector) => {
            let selector = Selector::parse(selector).expect("a selector");
            fragment.select(&selector).for_each(|element| self::element(element, 0, &mut lines));
        }
    }
    lines.join("\n")
}

fn children(parent: ElementRef, depth: usize, lines: &mut Vec<String>) {
    for child in parent.children() {
        match child.value() {
            Node::Text(text) => {
                let words: Vec<&str> = text.split_whitespace().collect();
                if !words.is_empty() {
                    lines.push(format!("{}{}", "  ".repeat(depth), words.join(" ")));
                }
            }
            Node::Element(_) => {
                if let Some(child) = ElementRef::wrap(child) {
                    element(child, depth, lines);
                }
            }
            _ => {}
        }
    }
}

fn element(element: ElementRef, depth: usize, lines: &mut Vec<String>) {
    let mut attributes: Vec<String> = element
        .value()
        .attrs()
        .map(|(name, value)| match name {
            "class" => format!("class={:?}", in_order(value)),
            _ => format!("{name}={value:?}"),
        })
        .collect();
    attributes.sort();
    lines.push(format!("{}<{} {}>", "  ".repeat(depth), element.value().name(), attributes.join(" ")));
    children(element, depth + 1, lines);
}

fn in_order(classes: &str) -> String {
    let mut classes: Vec<&str> = classes.split_whitespace().collect();
    classes.sort_unstable();
    classes.join(" ")
}

#[test]
fn white_space_and_order_make_no_difference() {
    let one = of("<p class='b a' id='x'> some  words </p>", None);
    assert_eq!(one, of("<p id=\"x\" class=\"a b\">\n some words\n</p>", None));
}

#[test]
fn words_attributes_and_elements_make_a_difference() {
    let one = of("<p class='a'>words</p>", None);
    for other in ["<p class='a'>other words</p>", "<p class='b'>words</p>", "<div class='a'>words</div>"] {
        assert_ne!(one, of(other, None));
    }
}
