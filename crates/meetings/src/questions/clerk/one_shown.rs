//! What the clerk's page of one question or petition looks like: what was asked, the rules, and the forms to act. Pure.

use super::super::What;
use super::super::asking::told;
use super::super::records::{ACCEPTED, WAITING};
use super::one::Asked;
use super::{DESK, one_at};
use crate::gathering::rules::{time, time_words};
use crate::site::links::paragraphs;
use ::pages::Page;
use components::{
    Button, ButtonGroup, Choice, ErrorSummary, InsetText, Missing, Radios, Select, SummaryList, Tag, TextInput, Textarea, Tone,
    WarningText, Width,
};
use maud::{Markup, html};
use values::words::{count, fill, t};
use values::{Kind, dates, slug};

/// The page.
pub(super) fn page(asked: &Asked) -> Page {
    let standing = asked.text("standing");
    let content = html! {
        p class="govuk-body" { (tag(asked)) }
        (InsetText::new(paragraphs(asked.text("text"))))
        (facts(asked))
        (against_rules(asked))
        @if standing == WAITING { (decide(asked)) }
        @if standing == ACCEPTED { (answer(asked)) }
        @if standing == WAITING || standing == ACCEPTED { (withdraw(asked)) }
    };
    let page = base(asked).content(content);
    let summary = asked.problems.iter().fold(ErrorSummary::new(), |all, it| all.link(it.words.clone(), &it.key));
    if summary.is_empty() { page } else { page.before(summary) }
}

/// Somebody else changed it meanwhile: how it is now.
pub(super) fn overtaken(asked: &Asked) -> Page {
    let words = t("Somebody else changed this meanwhile, and nothing of yours was kept. Look at it as it is now.");
    base(asked).content(html! {
        (WarningText::new(words))
        p class="govuk-body" { (Button::link(t("Look at it again"), one_at(asked.what, &asked.row.head.reference)).secondary()) }
    })
}

fn base(asked: &Asked) -> Page {
    let caption = if asked.what == What::Question { t("Public question") } else { t("Petition") };
    Page::new(asked.row.head.title.clone())
        .caption(caption)
        .section(t("Meetings"))
        .crumb(t("Meetings"), "/workspace/calendar")
        .crumb(t("Public questions and petitions"), DESK)
}

fn standing_list(asked: &Asked) -> &'static str {
    if asked.what == What::Question { "question-standing" } else { "petition-standing" }
}

fn tag(asked: &Asked) -> Tag {
    let standing = asked.text("standing");
    let tone = match standing {
        WAITING => Tone::Attention,
        ACCEPTED => Tone::Good,
        _ => Tone::Quiet,
    };
    Tag::new(asked.lookup.names.label(standing_list(asked), standing), tone)
}

fn facts(asked: &Asked) -> SummaryList {
    let name =
        Some(asked.text("asked_as")).filter(|name| !name.is_empty()).map_or_else(|| t("a resident").into_owned(), str::to_owned);
    let day = asked.text("asked_on").parse().map(dates::words).unwrap_or_default();
    let came = match time(asked.text("asked_at")) {
        Some(at) => fill("{day}, {time}", &[("day", &day), ("time", &time_words(at))]),
        None => day,
    };
    let record = format!("/workspace/{}/{}", asked.what.kind().path(), asked.row.head.reference);
    let list = SummaryList::new()
        .pair(t("Reference"), html! { a class="govuk-link" href=(record) { (asked.row.head.reference) } })
        .pair(t("Meeting"), html! { a class="govuk-link" href=(format!("/workspace/meetings/{}/agenda", asked.meeting.reference)) { (asked.meeting.title) } })
        .pair(t("Name to be shown"), name)
        .pair(t("Came"), came);
    let list = if asked.what == What::Petition { list.pair(t("Signatures, as handed in"), asked.text("claimed")) } else { list };
    list.pair(t("E-mail address"), html! {
        @match &asked.email {
            Some(email) => { a class="govuk-link" href=(format!("mailto:{email}")) { (email) } " " (t("For the reply only.")) }
            None => (Missing::new(t("None is kept, so write to the asker in another way"))),
        }
    })
}

/// How it stands to the rule of the board.
fn against_rules(asked: &Asked) -> Markup {
    let Some(rule) = &asked.rule else {
        return html! { p class="govuk-body" { (fill("No rule of {series} is known for this.", &[("series", &asked.series.title)])) } };
    };
    html! {
        h2 class="govuk-heading-m" { (t("Against the rules of the board")) }
        ul class="govuk-list govuk-list--bullet" {
            @match asked.in_time {
                Some(true) => li { (t("It came in time.")) },
                Some(false) => li { strong { (t("It came late.")) } },
                None => li { (t("Whether it came in time is not known.")) },
            }
            li { (count("It has {n} word.", "It has {n} words.", u64::from(asked.words()))) }
            @for (other, _) in asked.others.iter().filter(|(_, same)| *same) {
                li { a class="govuk-link" href=(one_at(What::Question, &other.reference)) { (fill("Much the same is asked in {question}", &[("question", &other.reference)])) } }
            }
            @for rule in told::rules(asked.what, rule) { li { (rule) } }
        }
    }
}

/// A form with one act.
fn form(asked: &Asked, act: &'static str, content: Markup) -> Markup {
    html! {
        form method="post" action=(one_at(asked.what, &asked.row.head.reference)) novalidate autocomplete="off" {
            input type="hidden" name="act" value=(act);
            input type="hidden" name="was" value=(asked.row.head.version);
            (content)
        }
    }
}

fn decide(asked: &Asked) -> Markup {
    let reasons =
        asked.lookup.names.terms("question-refusal").iter().fold(
            Radios::new("refused_for", t("Why it is refused")).small(),
            |radios, (key, label)| {
                radios.choice(Choice::new(key.clone(), label.clone()).checked(key == asked.text("refused_for")))
            },
        );
    let others = asked.others.iter().map(|(other, _)| (other.reference.clone(), other.title.clone()));
    html! {
        h2 class="govuk-heading-m" { (t("Accept it")) }
        p class="govuk-body" { (t("It is published at once, and the asker is told by e-mail.")) }
        (form(asked, "accept", html! { (Button::new(t("Accept")).once()) }))
        @if !asked.others.is_empty() {
            h2 class="govuk-heading-m" { (t("Put it together with another")) }
            (form(asked, "together", html! {
                (Select::new("together_with", t("The question that asks much the same")).item("", t("Choose one")).items(others)
                    .selected(asked.text("together_with")).error_if(asked.error("together_with")))
                (Button::new(t("Put together")).secondary().once())
            }))
        }
        h2 class="govuk-heading-m" { (t("Refuse it")) }
        (form(asked, "refuse", html! {
            (reasons.error_if(asked.error("refused_for")))
            (Textarea::new("refused_words", t("What else the asker should know (optional)")).value(asked.text("refused_words")).rows(3)
                .hint(t("It is sent to the asker with the reason")).error_if(asked.error("refused_words")))
            (Button::new(t("Refuse")).warning().once())
        }))
    }
}

fn answer(asked: &Asked) -> Markup {
    let area = |key: &'static str, label: std::borrow::Cow<'static, str>, rows: u8| {
        Textarea::new(key, label).value(asked.text(key)).rows(rows).error_if(asked.error(key))
    };
    let question = asked.what == What::Question;
    let label = if question { t("Answer") } else { t("Response") };
    html! {
        h2 class="govuk-heading-m" { @if question { (t("At the meeting, and the answer")) } @else { (t("Signatures and response")) } }
        (form(asked, "answer", html! {
            @if question { (choice(asked, "put", t("Asked at the meeting"), "yes-no")) }
            @else {
                (TextInput::new("signatures", t("Signatures that count")).value(asked.text("signatures")).inputmode("numeric").width(Width::Five).error_if(asked.error("signatures")))
                (threshold(asked))
                (choice(asked, "debated", t("Debated at the meeting"), "yes-no"))
            }
            (Select::new("answerer", t("Who answers")).hint(t("The post, not the name of a person")).item("", t("None")).items(posts(asked)).selected(asked.text("answerer")))
            @if question { (choice(asked, "answer_way", t("How it was answered"), "answer-way")) }
            (area("answer", label, 6).hint(t("It is published at once, and the asker is told by e-mail the first time")))
            @if question {
                (area("supplementary", t("Supplementary question (optional)"), 3))
                (area("supplementary_answer", t("Answer to the supplementary question (optional)"), 3))
            }
            (ButtonGroup::new().button(Button::new(t("Save and publish")).once()).link(t("Cancel"), DESK))
        }))
    }
}

/// How the signatures stand to those from which the board debates.
fn threshold(asked: &Asked) -> Markup {
    let needed = asked.rule.as_ref().and_then(|rule| rule.signatures);
    let counted: Option<i64> = asked.text("signatures").parse().ok();
    html! {
        @match (needed, counted) {
            (Some(needed), Some(counted)) if counted >= needed => p class="govuk-body" { (fill("Enough to be debated: {needed} are needed.", &[("needed", &needed.to_string())])) },
            (Some(needed), Some(_)) => p class="govuk-body" { (fill("Too few to be debated: {needed} are needed.", &[("needed", &needed.to_string())])) },
            (Some(needed), None) => p class="govuk-body" { (fill("{needed} are needed for a debate.", &[("needed", &needed.to_string())])) },
            (None, _) => {}
        }
    }
}

fn choice(asked: &Asked, key: &'static str, label: std::borrow::Cow<'static, str>, list: &str) -> Radios {
    let start = Radios::new(key, label).small();
    let radios = asked.lookup.names.terms(list).iter().fold(start, |radios, (value, words)| {
        radios.choice(Choice::new(value.clone(), words.clone()).checked(value == asked.text(key)))
    });
    radios.choice(Choice::new("", t("Not known yet")).checked(asked.text(key).is_empty())).error_if(asked.error(key))
}

fn posts(asked: &Asked) -> Vec<(String, String)> {
    let title = |id: &uuid::Uuid| asked.lookup.names.title(*id).to_owned();
    let mut posts: Vec<_> = asked.lookup.things(Kind::Post).map(|(reference, id)| (reference.clone(), title(id))).collect();
    posts.sort_by_cached_key(|(_, title)| slug::folded(title));
    posts
}

fn withdraw(asked: &Asked) -> Markup {
    html! {
        h2 class="govuk-heading-m" { (t("Taken back")) }
        p class="govuk-body" { (t("When the asker takes it back: it is not shown any more, and the address is forgotten.")) }
        (form(asked, "withdraw", html! { (Button::new(t("Record that it is taken back")).secondary().once()) }))
    }
}
