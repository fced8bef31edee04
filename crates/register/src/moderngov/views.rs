//! What the pages look like. Pure.

use super::known::Known;
use super::pages::{ADDRESS, DECIDED, Deciding, Decision, NEW, OUT};
use components::{Button, EmptyState, ErrorSummary, FileUpload, Select};
use maud::{Markup, html};
use pages::Page;
use values::words::{count, fill, t};

pub(super) fn page(title: impl Into<String>) -> Page {
    let page = Page::new(title).section(t("Administration")).crumb(t("Administration"), "/admin");
    page.crumb(t("Import"), "/admin/import").crumb(t("Committees"), ADDRESS)
}

/// The form to send the list with.
pub(super) fn form(known: &Known, council: &str, problems: &[(&'static str, String)]) -> Page {
    let problem = |key: &str| problems.iter().find(|(of, _)| *of == key).map(|(_, words)| words.clone());
    let upload = FileUpload::new("file", t("The list of committees"))
        .hint(t(
            "The XML that the address ending in mgWebService.asmx/GetCommittees of the council's site shows, saved as a file",
        ))
        .accept(".xml")
        .error_if(problem("file"));
    let content = html! {
        p class="govuk-body gt-lead" { (t("Bring in the committees that a council lists on its ModernGov site. You decide about each that is not plainly a board of the register, and nothing is written before you have looked at it.")) }
        form method="post" action=(ADDRESS) enctype="multipart/form-data" novalidate {
            (council_select(known, council, problem("council")))
            (upload)
            (Button::new(t("Read the list")).once())
        }
        p class="govuk-body" { a class="govuk-link" href=(super::councillors::ADDRESS) { (t("Bring in the seats of councillors by ward instead")) } }
    };
    with_problems(page(t("Committees from ModernGov")).content(content), problems)
}

/// The choice of the council whose site it is.
pub(super) fn council_select(known: &Known, chosen: &str, error: Option<String>) -> Select {
    let councils = known.organisations.iter().map(|card| (card.reference.clone(), card.title.clone()));
    Select::new("council", t("The council whose site it is"))
        .item("", t("Choose one"))
        .items(councils)
        .selected(chosen)
        .error_if(error)
}

/// The page with its problems on top, when there are any.
pub(super) fn with_problems(page: Page, problems: &[(&'static str, String)]) -> Page {
    if problems.is_empty() {
        return page;
    }
    let summary = problems.iter().fold(ErrorSummary::new(), |all, (key, words)| all.link(words.clone(), *key));
    page.before(summary).with_errors()
}

/// The page on which each committee is decided.
pub(super) fn decide(deciding: &Deciding) -> Page {
    let error = |key: &str| deciding.problems.iter().find(|(of, _)| of == key).map(|(_, words)| words.clone());
    let doubtful = deciding.decisions.iter().filter(|decision| !decision.near.is_empty()).count();
    let content = html! {
        p class="govuk-body gt-lead" { (told(deciding.decisions.len(), doubtful)) }
        form method="post" action=(DECIDED) novalidate {
            @match deciding.known.council(&deciding.council) {
                Some(council) => {
                    input type="hidden" name="council" value=(council.reference);
                    p class="govuk-body" { (fill("From the site of {council}, which convenes the new boards.", &[("council", &council.title)])) }
                }
                None => (council_select(&deciding.known, &deciding.council, error("council"))),
            }
            (Select::new("kind", t("What kind of board the new ones are"))
                .item("", t("Choose one"))
                .items(deciding.known.names.terms("partnership-kind").to_vec())
                .selected(deciding.kind.as_str())
                .error_if(error("kind")))
            h2 class="govuk-heading-m" { (t("The committees")) }
            @for (number, decision) in deciding.decisions.iter().enumerate() {
                (one(number, decision, error(&format!("choice-{number}"))))
            }
            (Button::new(t("Look at what would be added")).once())
        }
    };
    let page = page(t("Decide about each committee")).content(content);
    if deciding.problems.is_empty() {
        return page;
    }
    let summary = deciding.problems.iter().fold(ErrorSummary::new(), |all, (key, words)| all.link(words.clone(), key.clone()));
    page.before(summary).with_errors()
}

fn told(all: usize, doubtful: usize) -> String {
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let all = count("{n} committee is listed.", "{n} committees are listed.", number(all));
    match doubtful {
        0 => all,
        _ => fill(
            "{all} {doubtful}",
            &[
                ("all", &all),
                (
                    "doubtful",
                    &count(
                        "{n} of them may be a board that is in the register under another name.",
                        "{n} of them may be boards that are in the register under other names.",
                        number(doubtful),
                    ),
                ),
            ],
        ),
    }
}

/// One committee with the choice of what it is.
fn one(number: usize, decision: &Decision, error: Option<String>) -> Markup {
    let committee = &decision.committee;
    let is_known = ![NEW, OUT, ""].contains(&decision.choice.as_str()) && decision.near.is_empty();
    let mut select = Select::new(format!("choice-{number}"), committee.title.clone());
    if !committee.category.is_empty() {
        select = select.hint(hint(decision));
    }
    if !decision.near.is_empty() {
        select = select.item("", t("Choose what it is"));
    }
    if is_known {
        let words = if decision.remembered { t("The board that it was matched to before") } else { t("The board of this name") };
        select = select.item(decision.choice.clone(), words);
    }
    for (reference, title) in &decision.near {
        select = select.item(reference.clone(), fill("The same as {board}", &[("board", title)]));
    }
    let select = select.item(NEW, t("A new board")).item(OUT, t("Leave it out")).selected(decision.choice.as_str());
    html! {
        input type="hidden" name=(format!("title-{number}")) value=(committee.title);
        input type="hidden" name=(format!("number-{number}")) value=(committee.number);
        input type="hidden" name=(format!("category-{number}")) value=(committee.category);
        @if committee.ended { input type="hidden" name=(format!("ended-{number}")) value="yes"; }
        (select.error_if(error))
    }
}

fn hint(decision: &Decision) -> String {
    let category = decision.committee.category.as_str();
    match decision.committee.ended {
        true => fill("{category}. The council says that it has ended.", &[("category", category)]),
        false => category.to_owned(),
    }
}

/// The page when every committee is known already or left out.
pub(super) fn nothing_new() -> Page {
    let content = html! { (EmptyState::new(t("New boards"), t("Every committee of the list was matched already or was left out. Nothing was changed."))) };
    page(t("Nothing to add")).content(content)
}
