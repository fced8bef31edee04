//! What holds for every kind of thing, shown on the terms of lists, which this room keeps itself.

use crate::reading::{Problem, Texts, read, texts};
use crate::terms::Model;
use crate::{Described, Lookup, Names, Register, Row, Shelf};
use access::Role;
use std::sync::Arc;
use values::Kind;
use values::meaning::{Known, Meant};

fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(&[Role::Administrator])
}

fn typed(pairs: &[(&str, &str)]) -> Texts {
    pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

fn good() -> Texts {
    typed(&[
        ("title", "District council"),
        ("list", "organisation-kind"),
        ("key", "district-council"),
        ("position", "4"),
        ("from", "1 April 2017"),
        ("seen_by", "anyone"),
    ])
}

fn problems(texts: &Texts, base: Option<&Row>) -> Vec<(String, String)> {
    let found = read(shelf().as_ref(), texts, &Lookup::default(), base).expect_err("problems");
    found.into_iter().map(|Problem { key, words, .. }| (key, words)).collect()
}

#[test]
fn what_is_read_is_shown_as_it_would_be_typed() {
    let row = read(shelf().as_ref(), &good(), &Lookup::default(), None).expect("a row");
    let shown = texts(shelf().as_ref(), &row, &Names::default());
    assert_eq!(shown["from"], "2017-04-01");
    assert_eq!(shown["position"], "4");
    let again = read(shelf().as_ref(), &shown, &Lookup::default(), None).expect("a row");
    assert_eq!(again.values, row.values);
}

#[test]
fn every_wrong_field_is_named_at_once() {
    let mut texts = good();
    texts.insert("title".into(), String::new());
    texts.insert("position".into(), "four".into());
    texts.insert("from".into(), "31/02/2017".into());
    texts.insert("seen_by".into(), "everybody".into());
    let keys: Vec<String> = problems(&texts, None).into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["position", "from", "title", "seen_by"]);
}

#[test]
fn rules_about_the_whole_come_after_the_fields() {
    let mut texts = good();
    texts.insert("to".into(), "31 March 2017".into());
    assert_eq!(problems(&texts, None), [("to".to_owned(), "The last day must be the same as or after the first day".to_owned())]);
    texts.insert("to".into(), String::new());
    texts.insert("key".into(), "District Council".into());
    assert_eq!(problems(&texts, None)[0].0, "key");
}

#[test]
fn columns_that_are_not_there_keep_what_is_stored_and_blank_ones_clear_it() {
    let row = read(shelf().as_ref(), &good(), &Lookup::default(), None).expect("a row");
    let kept = read(shelf().as_ref(), &typed(&[("position", "9")]), &Lookup::default(), Some(&row)).expect("a row");
    assert_eq!((kept.values[2].clone(), &kept.values[0], &kept.head.title), (Meant::Number(9), &row.values[0], &row.head.title));
    let cleared = read(shelf().as_ref(), &typed(&[("from", "")]), &Lookup::default(), Some(&row)).expect("a row");
    assert_eq!(cleared.values[3], Meant::Nothing);
    assert_eq!(problems(&typed(&[("key", "")]), Some(&row)), [("key".to_owned(), "Enter: key".to_owned())]);
}

#[test]
fn members_only_needs_a_board_and_who_may_see_is_never_wider_by_accident() {
    let row = read(
        shelf().as_ref(),
        &typed(&[("title", "T"), ("list", "l"), ("key", "k"), ("position", "1")]),
        &Lookup::default(),
        None,
    )
    .expect("a row");
    assert_eq!(row.head.seen_by, "signed-in", "what says nothing is not published");
    let mut texts = good();
    texts.insert("seen_by".into(), "members".into());
    assert_eq!(problems(&texts, None)[0].0, "members_of");
}

#[test]
fn a_reference_close_to_a_known_one_is_offered() {
    let mut lookup = Lookup::default();
    for reference in ["kent-police", "essex-police", "medway-council"] {
        lookup.add_thing(Kind::Organisation, reference, uuid::Uuid::from_u128(1));
    }
    assert_eq!(lookup.near(Kind::Organisation, "Kent Polise"), Some("kent-police".to_owned()));
    assert_eq!(lookup.near(Kind::Organisation, "zebra"), None);
}

#[test]
fn terms_are_found_by_key_and_by_label() {
    let mut lookup = Lookup::default();
    lookup.names.add_term("place-kind", "unitary", "Unitary authority");
    assert_eq!(lookup.term("place-kind", "unitary authority"), Some("unitary".to_owned()));
    assert_eq!(lookup.term("place-kind", "county"), None);
}

#[test]
fn every_field_is_reached_where_it_is_kept() {
    let fields = Model::fields();
    let mut model = Model::default();
    let values: Vec<Meant> = fields
        .known()
        .iter()
        .map(|field| match field.key {
            "position" => Meant::Number(7),
            "from" | "to" => Meant::Nothing,
            key => Meant::Text(key.to_owned()),
        })
        .collect();
    assert_eq!(fields.write(&mut model, &values), None);
    assert_eq!(
        (model.list.as_str(), model.key.as_str(), model.position, model.source.as_deref()),
        ("list", "key", 7, Some("source"))
    );
    assert_eq!(fields.read(&model), values);
    assert_eq!(fields.write(&mut model, &[Meant::Number(1)]), Some(0), "a value of another type is not taken");
}
