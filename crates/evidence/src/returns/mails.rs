//! The mails to those who are asked for figures: that something is asked for, or that an answer was sent back. Each link opens the form
//! of one return, once.

use super::pages::{RETURNED, RETURNS};
use super::records::Model as Return;
use ::records::House;
use access::accounts::{self, Officer};
use access::links::{self, Purpose};
use access::{Open, SeenBy, Writing};
use chrono::NaiveDate;
use database::Fault;
use jobs::{Mail, outbox};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use std::collections::HashMap;
use uuid::Uuid;
use values::dates;
use values::words::{count, count_with, fill};

/// Writes the mails.
pub(super) struct Letters<'a> {
    /// Where the name of the site is kept.
    pub(super) house: &'a House,
    /// The address of the site, for links.
    pub(super) base: &'a str,
}

/// What the site is called.
pub(super) async fn service(open: &dyn Open, house: &House) -> Result<String, Fault> {
    Ok(house.terms_of(open, &["site"]).await?.label("site", "service-name").to_owned())
}

impl Letters<'_> {
    /// Asks a person for figures, each with a link of its own.
    pub(super) async fn ask(&self, writing: &mut Writing, service: &str, letter: &Letter<'_>) -> Result<(), Fault> {
        let ((person, email), returns) = letter;
        let (today, mut lines) = (writing.today(), Vec::new());
        // A mail can be read by others, so what only members of a board may see is not named in it.
        let open = |it: &&&Return| it.seen_by != SeenBy::Members.key();
        for it in returns.iter().filter(open) {
            let token = links::make(writing, *person, Purpose::Tell).await?;
            lines.push(format!("{}\n{}{RETURNED}/{token}/{}", line(it, today), self.base, it.reference));
        }
        let hidden = returns.len() - lines.len();
        if hidden > 0 {
            let more = count(
                "{n} more that this mail may not name. Sign in to see it:",
                "{n} more that this mail may not name. Sign in to see them:",
                number(hidden),
            );
            lines.push(format!("{more}\n{}{RETURNS}", self.base));
        }
        let last = writing.now().timestamp() + Purpose::Tell.holds();
        let subject = count_with(
            "{service}: send {n} figure",
            "{service}: send {n} figures",
            number(returns.len()),
            &[("service", service)],
        );
        let gaps = [("service", service), ("returns", &lines.join("\n\n"))];
        let text = fill(
            "Your organisation has been asked for figures on {service}. Give each figure, say that it is nil, or say why you cannot give it.\n\n\
             {returns}\n\n\
             Each link opens a short form. It works once, in the next 14 days, without signing in. Do not pass it on: \
             whoever opens it answers in your name.\n",
            &gaps,
        );
        outbox::put(writing, &Mail::new(email, subject, text).not_after(last)).await
    }

    /// Tells every officer of the organisation that is asked that an answer was sent back, and why. The answer is to how many.
    pub(super) async fn send_back(&self, writing: &mut Writing, it: &Return, why: &str) -> Result<usize, Fault> {
        let officers = accounts::officers(writing.on(), writing.today()).await?;
        let organisations = asked_of(writing, std::slice::from_ref(it)).await?;
        let letters = by_person(&officers, std::slice::from_ref(it), &organisations);
        let service = service(writing, self.house).await?;
        for ((person, email), _) in &letters {
            let mail = self.sent_back(writing, (it, why), (&service, *person, email)).await?;
            outbox::put(writing, &mail).await?;
        }
        Ok(letters.len())
    }

    async fn sent_back(
        &self,
        writing: &Writing,
        (it, why): (&Return, &str),
        (service, person, email): (&str, Uuid, &str),
    ) -> Result<Mail, Fault> {
        let last = writing.now().timestamp() + Purpose::Tell.holds();
        let subject = fill("{service}: an answer was sent back", &[("service", service)]);
        // A mail can be read by others, so what only members of a board may see is not named in it.
        if it.seen_by == SeenBy::Members.key() {
            let text = fill(
                "An answer of your organisation on {service} was sent back to be put right. This mail may not name it. Sign in to see it:\n{link}\n",
                &[("service", service), ("link", &format!("{}{RETURNS}", self.base))],
            );
            return Ok(Mail::new(email, subject, text));
        }
        let token = links::make(writing, person, Purpose::Tell).await?;
        let link = format!("{}{RETURNED}/{token}/{}", self.base, it.reference);
        let text = fill(
            "The answer of your organisation on {service} was sent back to be put right.\n\n\
             {return}\n\n\
             Why: {why}\n\n\
             What you sent is still in the form. Put it right and send it again:\n{link}\n\n\
             The link works once, in the next 14 days, without signing in. Do not pass it on: \
             whoever opens it answers in your name.\n",
            &[("service", service), ("return", &it.title), ("why", why), ("link", &link)],
        );
        Ok(Mail::new(email, subject, text).not_after(last))
    }
}

#[derive(FromQueryResult)]
struct Post {
    id: Uuid,
    organisation: Uuid,
}

/// The organisation of each post that is asked.
pub(super) async fn asked_of(open: &dyn Open, returns: &[Return]) -> Result<HashMap<Uuid, Uuid>, Fault> {
    let owners: Vec<Uuid> = returns.iter().map(|it| it.owner.uuid()).collect();
    let mut posts = HashMap::new();
    for some in owners.chunks(500) {
        let asked = Query::select()
            .columns([Alias::new("id"), Alias::new("organisation")])
            .from(Alias::new("posts"))
            .and_where(Expr::col(Alias::new("id")).is_in(some.iter().copied()))
            .take();
        posts.extend(::records::find::found::<Post>(open, &asked).await?.into_iter().map(|post| (post.id, post.organisation)));
    }
    Ok(posts)
}

/// Whom to write to, and about which returns.
pub(super) type Letter<'a> = ((Uuid, String), Vec<&'a Return>);

/// The letters to all officers of the organisations that are asked.
pub(super) fn by_person<'a>(officers: &[Officer], returns: &'a [Return], organisations: &HashMap<Uuid, Uuid>) -> Vec<Letter<'a>> {
    let mut letters: Vec<Letter> = Vec::new();
    for officer in officers {
        let own = |it: &&Return| organisations.get(&it.owner.uuid()) == Some(&officer.organisation);
        let own: Vec<&Return> = returns.iter().filter(own).collect();
        match letters.iter_mut().find(|((person, _), _)| *person == officer.person) {
            Some((_, listed)) => listed.extend(own),
            None => letters.push(((officer.person, officer.email.clone()), own)),
        }
    }
    letters.retain(|(_, returns)| !returns.is_empty());
    letters
}

fn line(it: &Return, today: NaiveDate) -> String {
    let due = dates::words(it.due);
    let gaps = [("return", it.title.as_str()), ("due", due.as_str())];
    if it.is_late(today) { fill("{return}: was due on {due}", &gaps) } else { fill("{return}: due on {due}", &gaps) }
}

fn number(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
