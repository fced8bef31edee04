//! The desk of the administrator: a page of links.

use crate::{Answer, Page, Visit};
use access::Open;
use jobs::outbox;
use maud::html;
use values::words::{count, t};

pub(super) async fn desk(visit: Visit) -> Answer {
    let reading = visit.reading().await?;
    let unsent = outbox::count_unsent(reading.on()).await?;
    reading.close().await?;
    let mail = match unsent {
        0 => t("Every mail was sent.").into_owned(),
        n => count("{n} mail was not sent.", "{n} mails were not sent.", n),
    };
    let links = [
        ("/admin/people", t("People and invitations"), t("Who can sign in, and what they may do.").into_owned()),
        ("/workspace/lists", t("Terms and lists"), t("The words that forms offer, and the names of this site.").into_owned()),
        ("/admin/import", t("Import"), t("Bring in a spreadsheet, with a check before anything is changed.").into_owned()),
        ("/admin/export", t("Export"), t("Take out everything that the site keeps.").into_owned()),
        ("/admin/mail", t("Mail waiting"), mail),
        ("/admin/keys", t("Keys for programs"), t("Which programs read here, for whom and until when.").into_owned()),
    ];
    let content = html! {
        @for (href, words, what) in &links {
            h2 class="govuk-heading-m" { a class="govuk-link" href=(href) { (words) } }
            p class="govuk-body" { (what) }
        }
    };
    Ok(visit.show(Page::new(t("Administration")).crumb(t("Administration"), "/admin").content(content)))
}
