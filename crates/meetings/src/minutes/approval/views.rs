//! What the page of approval looks like: the steps with who took them, and the next one. Pure.

use super::pages::Desk;
use super::rules::{AGREED, Act, CHECKED, next};
use crate::gathering::rules::APPROVED;
use crate::publishing::rules::{MINUTES, What, refusal};
use crate::site::links::link;
use crate::workspace::{self, Here};
use components::{
    Button, ButtonGroup, Choice, DateInput, ErrorSummary, InsetText, Notice, Radios, Select, Tag, Textarea, Tone, WarningText,
};
use maud::{Markup, html};
use pages::Page;
use values::dates;
use values::words::{fill, t};

/// The page.
pub(crate) fn page(desk: &Desk) -> Page {
    let meeting = &desk.whole.meeting;
    let base = format!("/workspace/meetings/{}/minutes", meeting.reference);
    let coming = next(meeting.minutes_standing.as_deref(), meeting.signed_on.is_some());
    let content = html! {
        h2 class="govuk-heading-l" { (t("Approval of the minutes")) }
        (steps(desk))
        (changes(desk, &base))
        @if desk.whole.minutes.is_empty() { (InsetText::new(t("There are no minutes yet. Write them first."))) }
        @else if desk.may { @if let Some(act) = coming { (form(desk, act, &base)) } }
        (publishing(desk, &base))
        @if desk.may && meeting.minutes_standing.as_deref().is_some_and(|it| it != super::rules::DRAFT) { (back_to_draft(desk)) }
    };
    let page = workspace::page(&desk.whole, Here::Minutes, content);
    if desk.problems.is_empty() {
        return page;
    }
    let anchor = |key: &str| if key == "signed_on" { "signed_on-day".to_owned() } else { key.to_owned() };
    let summary = desk.problems.iter().fold(ErrorSummary::new(), |summary, it| summary.link(it.words.clone(), anchor(&it.key)));
    page.before(summary).with_errors()
}

/// The page after something of the minutes changed since it was opened.
pub(crate) fn overtaken(desk: &Desk) -> Page {
    let words = t(
        "The minutes or how they stand have changed since you opened this page. Nothing was done. Look at what changed, and do it again.",
    );
    page(desk).before(Notice::new(words))
}

/// The steps, each done or waiting.
fn steps(desk: &Desk) -> Markup {
    let meeting = &desk.whole.meeting;
    let rank = |standing: &str| [CHECKED, AGREED, APPROVED].iter().position(|it| *it == standing);
    let reached = meeting.minutes_standing.as_deref().and_then(rank);
    let passed = |standing: &str| reached >= rank(standing);
    let signed = meeting.signed_on.map(|day| fill("Signed on {day}.", &[("day", &dates::words(day))]));
    html! {
        ol class="govuk-list govuk-list--number govuk-list--spaced" {
            li { (t("Written")) " " (state(!desk.whole.minutes.is_empty())) }
            li { (t("Checked by officers")) " " (state(passed(CHECKED))) (by(desk, CHECKED)) }
            li { (t("Agreed by the chair")) " " (state(passed(AGREED))) (by(desk, AGREED)) }
            li { (t("Approved by a later meeting")) " " (state(passed(APPROVED))) (by(desk, APPROVED)) (approved(desk)) }
            li { (t("Signed")) " " (state(signed.is_some())) @if let Some(words) = signed { br; (words) } }
        }
    }
}

fn state(done: bool) -> Tag {
    if done { Tag::new(t("Done"), Tone::Good) } else { Tag::new(t("Waiting"), Tone::Quiet) }
}

/// Who recorded the step, and when.
fn by(desk: &Desk, standing: &str) -> Markup {
    let now = desk.whole.meeting.minutes_standing.as_deref();
    let rank = |standing: &str| [CHECKED, AGREED, APPROVED].iter().position(|it| *it == standing);
    let event = desk.reached(standing).filter(|_| now.and_then(rank) >= rank(standing));
    html! {
        @if let Some(event) = event {
            br; (fill("Recorded by {who} on {when}.", &[("who", &event.actor_name), ("when", &dates::moment(event.moment()))]))
        }
    }
}

/// The meeting and the resolution that approved them, and the corrections.
fn approved(desk: &Desk) -> Markup {
    let meeting = &desk.whole.meeting;
    html! {
        @if let Some(at) = meeting.approved_at {
            br; (t("By:")) " " (link(&desk.whole.names, at.uuid()))
            @if let Some(by) = meeting.approved_by {
                @if let Some(card) = desk.whole.names.card(by.uuid()) { ", " a class="govuk-link" href=(card.href()) { (card.title) } }
            }
            @match &meeting.approval {
                Some(corrections) => { br; (t("Corrections:")) " " (corrections) },
                None => { br; (t("No corrections are written down.")) },
            }
        }
    }
}

/// What changed since the chair or the officers looked at them.
fn changes(desk: &Desk, base: &str) -> Markup {
    let since = [AGREED, CHECKED].into_iter().find_map(|standing| desk.reached(standing));
    html! {
        p class="govuk-body" {
            a class="govuk-link" href=(base) { (t("Read the minutes")) }
            ". "
            @match since {
                Some(event) => a class="govuk-link" href=(format!("{base}/compare?from={}", event.place)) { (t("See what changed since they were last checked or agreed")) },
                None => a class="govuk-link" href=(format!("{base}/compare")) { (t("Compare versions")) },
            }
        }
    }
}

fn form(desk: &Desk, act: Act, base: &str) -> Markup {
    let (heading, statement, button) = match act {
        Act::Check => (
            t("Checked by officers"),
            t("By selecting this you record that officers have checked these minutes for facts and wording."),
            t("Record that they are checked"),
        ),
        Act::Agree => (
            t("Agreed by the chair"),
            t("By selecting this you record that the chair has agreed these minutes as a draft for the next meeting."),
            t("Record that the chair agrees"),
        ),
        Act::Approve => (
            t("Approved by a later meeting"),
            t(
                "By selecting this you record that the meeting approved these minutes. Make the corrections in the minutes themselves first, so that both versions are kept.",
            ),
            t("Record the approval"),
        ),
        Act::Sign => {
            (t("Signed"), t("By selecting this you record that the chair has signed these minutes."), t("Record the signature"))
        }
    };
    html! {
        h3 class="govuk-heading-m" { (fill("Next: {step}", &[("step", &heading)])) }
        form method="post" action=(format!("{base}/approval")) novalidate autocomplete="off" {
            input type="hidden" name="shown" value=(desk.shown());
            @if act == Act::Approve { (approving(desk)) }
            @if act == Act::Sign {
                @let [day, month, year] = desk.typed.day_parts("signed_on");
                (DateInput::new("signed_on", t("Signed on")).typed(day, month, year).error_if(desk.error("signed_on")))
            }
            p class="govuk-body" { (statement) }
            (ButtonGroup::new().button(Button::new(button).name("act").value(act.key()).once()))
        }
    }
}

fn approving(desk: &Desk) -> Markup {
    let resolutions: Vec<_> = desk.later.iter().map(|it| (it.resolution.reference.clone(), it.called())).collect();
    let meetings: Vec<_> = desk.later_meetings().map(|it| (it.reference.clone(), dates::words(it.on))).collect();
    let corrected = desk.typed.get("corrected");
    html! {
        @if meetings.is_empty() { (WarningText::new(t("There is no later meeting of this series yet. Add it first."))) }
        (Select::new("approved_by", t("Resolution that approved them"))
            .hint(t("Resolutions of later meetings whose kind is “Earlier minutes approved”"))
            .item("", t("None is written down yet")).items(resolutions).selected(desk.typed.get("approved_by")).error_if(desk.error("approved_by")))
        (Select::new("approved_at", t("Meeting that approved them"))
            .hint(t("Only when its resolution is not written down"))
            .item("", t("The meeting of the resolution")).items(meetings).selected(desk.typed.get("approved_at")).error_if(desk.error("approved_at")))
        (Radios::new("corrected", t("How were they approved?"))
            .choice(Choice::new("no", t("As they are")).checked(corrected == "no"))
            .choice(Choice::new("yes", t("With corrections")).checked(corrected == "yes"))
            .error_if(desk.error("corrected")))
        (Textarea::new("approval", t("Corrections in words"))
            .hint(t("One to a paragraph, for example: an attendance was added"))
            .value(desk.typed.get("approval")).rows(4).error_if(desk.error("approval")))
    }
}

/// Whether they are published, and the way to do it.
fn publishing(desk: &Desk, base: &str) -> Markup {
    let out = desk.whole.publications.iter().find(|it| it.what == MINUTES);
    let can = desk.may && refusal(What::Minutes, desk.whole.state()).is_none();
    let publish = format!("{}/publish?what=minutes", base.trim_end_matches("/minutes"));
    html! {
        h3 class="govuk-heading-m" { (t("Publishing")) }
        p class="govuk-body" {
            @match out { Some(out) => (fill("Published: {when}", &[("when", &out.when())])), None => (t("The minutes are not published.")) }
        }
        @if can { p class="govuk-body" { a class="govuk-link" href=(publish) { (t("Publish the minutes")) } } }
    }
}

fn back_to_draft(desk: &Desk) -> Markup {
    html! {
        h3 class="govuk-heading-m" { (t("Send them back")) }
        form method="post" novalidate {
            input type="hidden" name="shown" value=(desk.shown());
            p class="govuk-body" { (t("The minutes become a draft again. What was recorded stays in the history.")) }
            (Button::new(t("Make them a draft again")).secondary().name("act").value("draft"))
        }
    }
}
