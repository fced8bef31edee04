//! Removing a thing: asked first, with a reason, and refused while other things point at it.

use super::desk::{Desk, refused};
use crate::Row;
use crate::change::{Keep, NotDone};
use ::pages::{Answer, Page, Typed, Visit, see_other};
use components::{Button, ButtonGroup, ErrorSummary, InsetText, Textarea, WarningText};
use maud::{Markup, html};
use values::Kind;
use values::meaning::{Input, Meant};
use values::words::{count, fill, t};

impl Desk {
    pub async fn remove_form(&self, visit: Visit, reference: String) -> Answer {
        let reading = visit.reading().await?;
        let row = self.row(&reading, &reference).await?;
        let pointing = self.house.pointing_at(&reading, self.kind, row.head.id).await?;
        Ok(visit.show(self.remove_page(&row, &pointing, "", None)))
    }

    pub async fn remove(&self, visit: Visit, reference: String, typed: Typed) -> Answer {
        let mut writing = visit.begin(&Keep(self.house.keepers(self.kind))).await?;
        let row = self.row(&writing, &reference).await?;
        let reason = typed.get("reason");
        let lookup = crate::Lookup::default();
        let words = match Input::Lines(1000).read(reason, &lookup) {
            Ok(Meant::Nothing) => Some(t("Enter: why it is removed").into_owned()),
            Ok(_) => None,
            Err(words) => Some(words),
        };
        if words.is_some() {
            return Ok(visit.show(self.remove_page(&row, &[], reason, words).with_errors()));
        }
        match self.keeping().remove(&mut writing, &row, reason.trim()).await {
            Ok(()) => {
                let place = writing.finish_noted().await?;
                Ok(see_other(&format!("/workspace/undo/{place}")))
            }
            Err(NotDone::PointedAt(pointing)) => {
                Ok(visit.show(self.remove_page(&row, &pointing, reason, None).status(axum::http::StatusCode::CONFLICT)))
            }
            Err(NotDone::Wrong(problems)) => {
                let words = problems.into_iter().map(|problem| problem.words);
                let summary = words.fold(ErrorSummary::new(), |summary, words| summary.text(words));
                let page = self.remove_page(&row, &[], reason, None).before(summary);
                Ok(visit.show(page.status(axum::http::StatusCode::CONFLICT)))
            }
            Err(other) => Err(refused(other)),
        }
    }

    fn remove_page(&self, row: &Row, pointing: &[(Kind, u64)], reason: &str, error: Option<String>) -> Page {
        let here = self.address(&row.head.reference);
        let content = if pointing.is_empty() { self.ask(&here, reason, error.clone()) } else { in_the_way(pointing) };
        let title = fill("Remove {title}", &[("title", &row.head.title)]);
        let page = Page::new(title).section(self.kind.many()).back(here).content(content);
        match error {
            Some(words) => page.before(ErrorSummary::new().link(words, "reason")),
            None => page,
        }
    }

    fn ask(&self, here: &str, reason: &str, error: Option<String>) -> Markup {
        html! {
            p class="govuk-body" { (t("It goes from every list and page. Its history stays, with your reason, and you can undo this.")) }
            form method="post" novalidate {
                (Textarea::new("reason", t("Why it is removed")).rows(3).value(reason).error_if(error))
                (ButtonGroup::new().button(Button::new(t("Remove")).warning().once()).link(t("Cancel"), here))
            }
        }
    }
}

fn in_the_way(pointing: &[(Kind, u64)]) -> Markup {
    html! {
        (WarningText::new(t("It cannot be removed while other things point at it.")))
        (InsetText::new(html! {
            ul class="govuk-list govuk-list--bullet" {
                @for (kind, number) in pointing { li { (kind.many()) ": " (count("{n}", "{n}", *number)) } }
            }
        }))
        p class="govuk-body" { (t("Change or remove those first. If the thing has come to an end, give it a last day instead.")) }
    }
}
