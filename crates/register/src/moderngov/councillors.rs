//! The requests about councillors: the list is sent, and the posts that are new wait as an import to be looked at.

use super::known::Known;
use super::pages::IMPORTERS;
use super::views::{council_select, page, with_problems};
use super::wards;
use crate::find;
use crate::posts::records::Model as Post;
use axum::extract::DefaultBodyLimit;
use components::{Button, EmptyState, FileUpload, InsetText};
use documents::{CsvStyle, Row, Sheet};
use maud::html;
use pages::{Answer, Page, Routes, Visit};
use records::House;
use records::import::pages::{LARGEST, Uploaded, keep};
use values::slug::folded;
use values::words::t;

/// The address of the form.
pub(super) const ADDRESS: &str = "/admin/import/councillors";

/// The routes.
pub(super) fn routes(house: &House) -> Routes {
    let [shown, sent] = std::array::from_fn(|_| house.clone());
    let show = move |visit: Visit| {
        let house = shown.clone();
        async move {
            let known = Known::load(&visit, &house).await?;
            Ok::<_, pages::Refused>(visit.show(form(&known, "", &[])))
        }
    };
    let take = move |visit: Visit, file: Uploaded| {
        let house = sent.clone();
        async move { take(visit, house, file).await }
    };
    Routes::new().get(ADDRESS, IMPORTERS, show).post_with(ADDRESS, IMPORTERS, take, DefaultBodyLimit::max(LARGEST))
}

async fn take(visit: Visit, house: House, file: Uploaded) -> Answer {
    let known = Known::load(&visit, &house).await?;
    let reference = file.answer("council").to_owned();
    let (council, read) = (known.council(&reference), wards::read(file.bytes()));
    let mut problems = Vec::new();
    if council.is_none() {
        problems.push(("council", t("Choose the council whose site it is").into_owned()));
    }
    let (Some(council), Ok(read)) = (council, &read) else {
        problems.extend(read.err().map(|words| ("file", words)));
        return Ok(visit.show(form(&known, &reference, &problems)));
    };
    let reading = visit.reading().await?;
    let posts: Vec<Post> = find::with(&reading, "organisation", council.id).await?;
    reading.close().await?;
    let known_titles: Vec<String> = posts.iter().map(|post| folded(&post.title)).collect();
    let new: Vec<String> =
        wards::posts(read).into_iter().filter(|title| !known_titles.contains(&folded(&full(title, &council.title)))).collect();
    if new.is_empty() {
        return Ok(visit.show(nothing_new()));
    }
    let row = |(number, title): (u32, &String)| Row {
        number,
        cells: vec![full(title, &council.title), council.reference.clone(), "anyone".to_owned()],
    };
    let sheet = Sheet {
        name: "posts".to_owned(),
        columns: ["title", "organisation", "seen_by"].map(str::to_owned).to_vec(),
        rows: (2..).zip(&new).map(row).collect(),
    };
    keep(visit, "posts.csv".to_owned(), documents::write_csv(&sheet, CsvStyle::default())).await
}

/// The post with its council, since many councils have a ward of the same name.
fn full(title: &str, council: &str) -> String {
    format!("{title}, {council}")
}

fn form(known: &Known, council: &str, problems: &[(&'static str, String)]) -> Page {
    let problem = |key: &str| problems.iter().find(|(of, _)| *of == key).map(|(_, words)| words.clone());
    let upload = FileUpload::new("file", t("The list of councillors by ward"))
        .hint(t(
            "The XML that the address ending in mgWebService.asmx/GetCouncillorsByWard of the council's site shows, saved as a file",
        ))
        .accept(".xml")
        .error_if(problem("file"));
    let content = html! {
        p class="govuk-body gt-lead" { (t("Bring in the seats of a council: a post for each councillor of a ward, and one for each office such as the leader's. Posts that are there already are left alone.")) }
        (InsetText::new(t("Names, photographs, parties and addresses in the file are not read, and the file is not kept. The register holds posts, not people.")))
        form method="post" action=(ADDRESS) enctype="multipart/form-data" novalidate {
            (council_select(known, council, problem("council")))
            (upload)
            (Button::new(t("Read the list")).once())
        }
    };
    let start = page(t("Seats of councillors from ModernGov")).crumb(t("Seats of councillors"), ADDRESS).content(content);
    with_problems(start, problems)
}

fn nothing_new() -> Page {
    let content = html! { (EmptyState::new(t("New posts"), t("Every seat and office of the list is in the register already. Nothing was changed."))) };
    page(t("Nothing to add")).crumb(t("Seats of councillors"), ADDRESS).content(content)
}
