//! What the pages of files look like: the upload, the versions, what was found in one.

use super::find::Standing;
use super::records::Model;
use super::rules;
use ::files::Limits;
use ::pages::Page;
use ::records::Kept;
use components::{
    Alert, Button, ButtonGroup, Column, DownloadLink, EmptyState, ErrorSummary, FileUpload, InsetText, Missing, Row, SmallScreen,
    SummaryList, Table, Tag, Textarea, Tone, WarningText,
};
use maud::{Markup, html};
use values::Kind;
use values::words::{fill, t};

fn page(standing: &Standing, title: String) -> Page {
    let paper = &standing.paper;
    let only = ::records::pages::restricted(Kind::Paper, &Kept::head(paper), &standing.whole.names);
    // The title of the window may be seen by others: it tells the number of the item and no more.
    Page::new(title)
        .section(t("Meetings"))
        .crumb(standing.whole.meeting.title.clone(), format!("/workspace/meetings/{}/agenda", standing.whole.meeting.reference))
        .crumb(t("Files"), base(standing))
        .restricted(only)
}

fn base(standing: &Standing) -> String {
    format!("/workspace/papers/{}/files", standing.paper.reference)
}

fn number(standing: &Standing) -> &str {
    standing.whole.number_of(Some(standing.item.id)).unwrap_or_default()
}

/// What the paper is, above the content.
fn about(standing: &Standing) -> Markup {
    html! {
        p class="govuk-body gt-lead" {
            a class="govuk-link" href=(format!("/workspace/papers/{}", standing.paper.reference)) { (standing.paper.title) }
        }
    }
}

/// The page that asks for a file.
pub(super) fn upload(standing: &Standing, limits: &Limits, problem: Option<String>) -> Page {
    let most = (limits.upload_bytes / (1024 * 1024)).to_string();
    let hint = fill(
        "A PDF or a Word document (.docx), smaller than {most}MB. Word is easier to read for more people",
        &[("most", &most)],
    );
    let upload = FileUpload::new("file", t("Upload a file")).hint(hint).accept(".pdf,.docx").error_if(problem.clone());
    let published = standing.paper.seen_by == standing.whole.series.seen_by && standing.item.restriction.is_none();
    let content = html! {
        (about(standing))
        p class="govuk-body" { (t("We look at the file, take off who wrote it, their comments and tracked changes, and tell you what some people could not read. Nothing is shown to anybody yet.")) }
        @if published && !standing.files.is_empty() {
            (InsetText::new(t("This paper is published. The new version waits until you publish it; until then people get the one before.")))
        }
        form method="post" enctype="multipart/form-data" novalidate {
            (upload)
            (ButtonGroup::new().button(Button::new(t("Upload")).once()).link(t("Cancel"), base(standing)))
        }
    };
    let title = fill("Upload a file for item {item}", &[("item", number(standing))]);
    let shown = page(standing, title).content(content);
    match problem {
        Some(words) => shown.before(ErrorSummary::new().link(words, "file")).with_errors(),
        None => shown,
    }
}

/// The page of all versions.
pub(super) fn versions(standing: &Standing, may: bool) -> Page {
    let content = html! {
        (about(standing))
        @if standing.files.is_empty() {
            (EmptyState::new(t("Files"), t("No file has been uploaded for this paper.")))
        } @else {
            (table(standing))
        }
        @if may { (Button::link(t("Upload a file"), format!("/workspace/papers/{}/upload", standing.paper.reference))) }
    };
    page(standing, fill("Files for item {item}", &[("item", number(standing))])).wide().content(content)
}

fn table(standing: &Standing) -> Table {
    let start = Table::new(t("Versions, the newest first")).small_screen(SmallScreen::Stack);
    let headed = [t("Version"), t("Hard to read"), t("Shown"), t("File")]
        .into_iter()
        .fold(start, |table, heading| table.column(Column::new(heading)));
    headed.rows(standing.files.iter().map(|file| {
        let problems = rules::lines(file.problems.as_deref()).len() as u64;
        let told = values::words::count("{n} problem", "{n} problems", problems);
        let found = format!("/workspace/paper-files/{}/found", file.reference);
        Row::headed(html! { a class="govuk-link" href=(found) { (fill("Version {n}", &[("n", &file.edition.to_string())])) } })
            .cell(html! { @if problems == 0 { (t("Nothing found")) } @else { (told) } })
            .cell(standing_of(standing, file))
            .cell(link(standing, file))
    }))
}

fn standing_of(standing: &Standing, file: &Model) -> Tag {
    if standing.waits(file) { Tag::new(t("Draft"), Tone::Active) } else { Tag::new(t("As the paper"), Tone::Good) }
}

fn link(standing: &Standing, file: &Model) -> DownloadLink {
    let href = format!("/meetings/papers/{}/file?version={}", standing.paper.reference, file.edition);
    DownloadLink::new(file.name.clone(), href, rules::what(&file.media_type, file.pages, file.size))
}

/// The page of what was found in a file. With a problem: what was typed, and what is wrong with it.
pub(super) fn found(standing: &Standing, file: &Model, may: bool, (done, problem): (Option<&str>, Option<(&str, &str)>)) -> Page {
    let problems = rules::lines(file.problems.as_deref());
    let content = html! {
        (about(standing))
        (summary(standing, file))
        h2 class="govuk-heading-m" { (t("What some people could not read")) }
        @if problems.is_empty() {
            p class="govuk-body" { (t("Nothing was found. Only people can tell whether the order of reading and the words for pictures are right.")) }
        } @else {
            (listed(&problems))
        }
        h2 class="govuk-heading-m" { (t("What was taken off")) }
        @let stripped = rules::lines(file.stripped.as_deref());
        @if stripped.is_empty() { p class="govuk-body" { (t("There was nothing to take off.")) } } @else { (listed(&stripped)) }
        @if may && standing.item.restriction.is_none() { (publish(standing, file, problem)) }
    };
    let title = fill("Version {n} of the file for item {item}", &[("n", &file.edition.to_string()), ("item", number(standing))]);
    let shown = page(standing, title).content(content);
    let shown = match done {
        Some("stored") => shown.before(Alert::success(t("The file was stored."))),
        Some(_) => shown.before(Alert::success(t("Saved."))),
        None => shown,
    };
    match problem {
        Some((_, words)) => shown.before(ErrorSummary::new().link(words, "reason")).with_errors(),
        None => shown,
    }
}

fn summary(standing: &Standing, file: &Model) -> SummaryList {
    let missing = || html! { (Missing::new(t("Not given"))) };
    let tagged = if file.tagged == rules::YES { t("Yes") } else { t("No") };
    SummaryList::new()
        .pair(t("File"), link(standing, file))
        .pair(t("Language"), html! { @match &file.language { Some(language) => (language), None => (missing()) } })
        .pair(t("Says what is a heading, a list, a table"), tagged)
        .pair(t("Shown"), standing_of(standing, file))
        .pair(
            t("Why it is published all the same"),
            html! { @match &file.reason { Some(reason) => (reason), None => (missing()) } },
        )
}

fn listed(lines: &[&str]) -> Markup {
    html! { ul class="govuk-list govuk-list--bullet" { @for line in lines { li { (line) } } } }
}

/// The form that shows the file to those who see the paper, or keeps the reason until the paper is published.
fn publish(standing: &Standing, file: &Model, problem: Option<(&str, &str)>) -> Markup {
    let (waits, hard) = (standing.waits(file), !rules::lines(file.problems.as_deref()).is_empty());
    if !waits && !hard {
        return html! {};
    }
    let typed = problem.map_or(file.reason.as_deref().unwrap_or_default(), |(typed, _)| typed);
    let reason = Textarea::new("reason", t("Why it is published all the same"))
        .hint(t("For the log behind the accessibility statement. Say also how people can ask for another format"))
        .value(typed)
        .rows(4)
        .error_if(problem.map(|(_, words)| words.to_owned()));
    let button = if waits { t("Publish this version") } else { t("Save the reason") };
    html! {
        @if waits {
            h2 class="govuk-heading-m" { (t("Publish this version")) }
            (WarningText::new(t("Everybody who may see the paper gets this file from then on.")))
        }
        form method="post" action=(format!("/workspace/paper-files/{}/publish", file.reference)) novalidate {
            @if hard { (reason) }
            (Button::new(button).once())
        }
    }
}
