// What the scanner finds in good and in bad code.

use super::scan::{Said, scan};

fn said(code: &str) -> Vec<String> {
    scan(code).unwrap().said.into_iter().map(|said| said.text).collect()
}

fn bare(code: &str) -> Vec<String> {
    scan(code).unwrap().bare.into_iter().map(|bare| bare.text).collect()
}

#[test]
fn the_labels_of_kinds_are_words() {
    assert_eq!(said("kinds! { Term \"term\" \"lists\", \"Term\", \"Terms and lists\"; }"), ["Term", "Terms and lists"]);
}

#[test]
fn words_are_found_wherever_they_are_said() {
    assert_eq!(
        said("fn f() { let a = t(\"Plans\"); words::fill(\"From {a}\", &[(\"a\", &t(\"Kent\"))]) }"),
        ["Plans", "From {a}", "Kent"]
    );
    assert_eq!(said("fn f() { html! { p { (t(\"In a page\")) } a title=(t(\"In a value\")) {} } }"), ["In a page", "In a value"]);
    assert_eq!(said("fn f() { t(r#\"A \"raw\" text\"#); t(\"over \\\n   two lines\") }"), ["A \"raw\" text", "over two lines"]);
}

#[test]
fn a_count_has_both_forms() {
    let scan = scan("fn f() {\n count(\"{n} grant\", \"{n} grants\", 3) }").unwrap();
    assert_eq!(scan.said, [Said { text: "{n} grant".into(), plural: Some("{n} grants".into()), line: 2 }]);
}

#[test]
fn a_text_that_was_given_a_name_is_found_where_it_is_said() {
    let code =
        "fn f() { let words = \"Whole {months}\"; told.push(fill(words, &[])); let other = \"kept\"; keep(other); t(unknown) }";
    assert_eq!(said(code), ["Whole {months}"]);
}

#[test]
fn labels_and_hints_of_fields_are_words() {
    let code =
        "fn form(f: &mut Form) { f.line(\"title\", \"Title\").hint(\"As people know it\"); Field::pounds(\"sum\", \"Amount\"); }";
    assert_eq!(said(code), ["Title", "As people know it", "Amount"]);
}

#[test]
fn tests_comments_definitions_and_other_calls_say_nothing() {
    let code = "//! t(\"in a comment\")\n/// t(\"in a doc comment\")\nfn t(text: &str) {}\nfn f() { print(\"t(\\\"in a string\\\")\"); other(\"Words\"); t(variable) }\n\
        #[cfg(test)]\nmod tests { fn g() { t(\"in a test\") } }\n#[test]\nfn h() { t(\"in a test\") }\nfn i() { t(\"after\") }";
    assert_eq!(said(code), ["after"]);
    assert!(said("#[cfg(test)]\nmod tests;\n#[derive(Debug)]\nstruct A;").is_empty());
}

#[test]
fn words_that_stand_bare_in_a_page_are_found() {
    assert_eq!(bare("fn f() { html! { h1 { \"Plans\" } p { \"of the county\" } } }"), ["Plans", "of the county"]);
    assert_eq!(bare("fn f() { html! { (link(\"/plans\", \"All plans\")) } }"), ["All plans"]);
    assert_eq!(
        bare("fn f() { html! { img alt=\"A map\" src=\"/a b.png\"; nav aria-label={ \"Main \" (x) } {} } }"),
        ["A map", "Main "]
    );
    assert_eq!(
        bare("fn f() { html! { @let heading = \"Plans\"; h1 { (heading) } @if a { p { \"None yet\" } } } }"),
        ["Plans", "None yet"]
    );
    assert_eq!(bare("fn f() { html! { p { (format!(\"Page {}\", n)) } } }"), ["Page {}"]);
}

#[test]
fn what_is_no_words_may_stand_in_a_page() {
    let fine = [
        "p class=\"govuk-body Large\" { (t(\"Plans\")) }",
        "p.\"a b\" #\"An id\" { \", \" (x) \" - \" }",
        "a class={ \"Link \" (x) } href=(url(\"/A b\")) {}",
        "@match kind { \"Kent\" | \"Surrey\" => { (x) } \"Other one\" => {} }",
        "@if name == \"Kent\" { (icon(\"app-icon app-icon--large\")) }",
        "(PreEscaped(\"<svg focusable=false></svg>\"))",
        "(x.expect(\"Always there\"))",
        "(fill(\"By {who}\", &[(\"who\", \"Kent County\")]))",
        "(form.line(\"title\", \"The title\"))",
    ];
    for page in fine {
        let found = bare(&format!("fn f() {{ html! {{ {page} }} }}"));
        assert!(found.is_empty(), "{page}: {found:?}");
    }
    assert!(bare("fn f() { log(\"Not in a page\") }").is_empty());
}

#[test]
fn broken_code_is_no_panic() {
    assert!(scan("fn f( { \"").is_err());
}
