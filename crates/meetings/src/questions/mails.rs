//! The mails to those who ask: plain words, at most one link each, nothing that others should not read.

use super::What;
use super::shown::{PETITIONS, QUESTIONS};
use crate::gathering::records::Model as Meeting;
use jobs::Mail;
use values::dates;
use values::words::{fill, t};

/// What the mail is about, and the name of the service.
type About<'a> = (What, &'a str);

/// The link with which somebody confirms that the address is theirs.
pub(super) fn confirm((what, service): About<'_>, email: &str, meeting: &Meeting, link: &str) -> Mail {
    let gaps = [("service", service), ("day", &*dates::with_weekday(meeting.on)), ("link", link)];
    let (subject, text) = match what {
        What::Question => (
            fill("Confirm your question on {service}", &gaps),
            fill(
                "Somebody asked a question for the meeting of {day} on {service}, with this e-mail address.\n\n\
                 To send it to the clerk, open this link and press the button:\n\n{link}\n\n\
                 The link works once, in the next 3 days.\n\n\
                 If it was not you, you do not need to do anything: the question and your address are forgotten then.\n",
                &gaps,
            ),
        ),
        What::Petition => (
            fill("Confirm your petition on {service}", &gaps),
            fill(
                "Somebody handed in a petition for the meeting of {day} on {service}, with this e-mail address.\n\n\
                 To send it to the clerk, open this link and press the button:\n\n{link}\n\n\
                 The link works once, in the next 3 days.\n\n\
                 If it was not you, you do not need to do anything: the petition and your address are forgotten then.\n",
                &gaps,
            ),
        ),
    };
    Mail::new(email, subject, text)
}

/// The receipt.
pub(super) fn received((what, service): About<'_>, email: &str, meeting: &Meeting, reference: &str) -> Mail {
    let gaps = [("service", service), ("day", &*dates::with_weekday(meeting.on)), ("reference", reference)];
    let (subject, text) = match what {
        What::Question => (
            fill("Your question is with the clerk: {reference}", &gaps),
            fill(
                "Your question for the meeting of {day} is with the clerk.\n\nIts reference is {reference}.\n\n\
                 The clerk writes to you whether the board takes it.\n\n{service}\n",
                &gaps,
            ),
        ),
        What::Petition => (
            fill("Your petition is with the clerk: {reference}", &gaps),
            fill(
                "Your petition for the meeting of {day} is with the clerk.\n\nIts reference is {reference}.\n\n\
                 The clerk writes to you about the signatures and what happens next.\n\n{service}\n",
                &gaps,
            ),
        ),
    };
    Mail::new(email, subject, text)
}

/// A question or petition that is kept, for the mails about it.
#[derive(Clone, Copy)]
pub(super) struct Kept<'a> {
    pub(super) what: What,
    pub(super) reference: &'a str,
    pub(super) meeting: &'a Meeting,
    /// The name of the service and the address of the site.
    pub(super) site: (&'a str, &'a str),
}

impl Kept<'_> {
    fn link(&self) -> String {
        let folder = if self.what == What::Question { QUESTIONS } else { PETITIONS };
        format!("{}{folder}/{}", self.site.1, self.reference)
    }

    fn mail(&self, email: &str, subject: String, told: &str) -> Mail {
        let gaps = [("told", told), ("link", &*self.link()), ("service", self.site.0)];
        Mail::new(email, subject, fill("{told}\n\n{link}\n\n{service}\n", &gaps))
    }

    /// It is taken.
    pub(super) fn accepted(&self, email: &str) -> Mail {
        let gaps = [("reference", self.reference), ("day", &*dates::with_weekday(self.meeting.on))];
        let told = match self.what {
            What::Question => fill(
                "The board takes your question at its meeting of {day}. You find it here, and the answer once there is one:",
                &gaps,
            ),
            What::Petition => fill(
                "The board takes your petition at its meeting of {day}. You find it here, and the response once there is one:",
                &gaps,
            ),
        };
        self.mail(email, fill("{reference} is accepted", &gaps), &told)
    }

    /// It is not taken, and why.
    pub(super) fn refused(&self, email: &str, reason: &str, words: Option<&str>) -> Mail {
        let gaps =
            [("reference", self.reference), ("reason", reason), ("words", words.unwrap_or_default()), ("service", self.site.0)];
        let told =
            fill("The board does not take what you sent, {reference}. The reason is: {reason}.\n\n{words}\n\n{service}\n", &gaps);
        Mail::new(email, fill("{reference} is not taken", &gaps), told)
    }

    /// It is put together with another of the same kind.
    pub(super) fn together(&self, email: &str) -> Mail {
        let told = t(
            "Others asked much the same. Your question is put together with theirs, and gets the same answer. You find it here:",
        );
        self.mail(email, fill("{reference} is put together with another", &[("reference", self.reference)]), &told)
    }

    /// The answer is there.
    pub(super) fn answered(&self, email: &str) -> Mail {
        let told = match self.what {
            What::Question => t("Your question is answered. You find the answer here:"),
            What::Petition => t("There is a response to your petition. You find it here:"),
        };
        self.mail(email, fill("{reference} is answered", &[("reference", self.reference)]), &told)
    }
}
