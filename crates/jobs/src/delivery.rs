//! How mails leave the house: by a mail server, or as files in a folder where no server is configured.

use crate::outbox::Model;
use chrono::DateTime;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long the mail server may take for one answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long one mail may take altogether; less than the first wait between two tries.
const LONGEST: Duration = Duration::from_secs(60);

/// Why mails cannot leave the house as configured.
#[derive(Debug, thiserror::Error)]
pub enum PostProblem {
    /// The sender is no address.
    #[error("the sender of mails is not an e-mail address, like \"Golden Thread <no-reply@example.org>\"")]
    Sender,
    /// The address of the mail server cannot be read. It may hold a password, so it is not repeated.
    #[error("the address of the mail server cannot be read; it looks like smtp://user:password@mail.example.org:587")]
    Server,
}

/// What went wrong with one mail.
#[derive(Debug)]
pub(crate) struct NotSent {
    /// In words, for administrators.
    pub(crate) problem: String,
    /// Whether the way itself is closed, so that other mails need not be tried now.
    pub(crate) way_closed: bool,
}

#[derive(Clone)]
enum Way {
    Server(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
}

/// The way that mails leave the house, and who they are from.
#[derive(Clone)]
pub struct Post {
    way: Way,
    from: Mailbox,
}

impl Post {
    /// By a mail server: `smtps://user:password@host`, or `smtp://user:password@host:587`, which insists on encryption
    /// when there is a password and otherwise uses it when the server offers it. `?tls=none` turns it off.
    pub fn by_server(address: &str, from: &str) -> Result<Post, PostProblem> {
        let mut address = url::Url::parse(address).map_err(|_| PostProblem::Server)?;
        if !matches!(address.scheme(), "smtp" | "smtps") || address.host_str().is_none_or(str::is_empty) {
            return Err(PostProblem::Server);
        }
        let asked = address.query_pairs().find(|(name, _)| name == "tls").map(|(_, tls)| tls.into_owned());
        match asked.as_deref() {
            Some("none") => address.set_query(None),
            None if address.scheme() == "smtp" && address.password().is_some() => address.set_query(Some("tls=required")),
            None if address.scheme() == "smtp" => address.set_query(Some("tls=opportunistic")),
            _ => {}
        }
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(address.as_str()).map_err(|_| PostProblem::Server)?;
        Ok(Post { way: Way::Server(server.timeout(Some(PATIENCE)).build()), from: sender(from)? })
    }

    /// As `.eml` files in this folder, which is made when it is missing.
    pub fn to_folder(folder: &Path, from: &str) -> Result<Post, PostProblem> {
        Ok(Post { way: Way::Folder(folder.to_owned()), from: sender(from)? })
    }

    pub(crate) async fn send(&self, mail: &Model) -> Result<(), NotSent> {
        let message = self.message(mail).map_err(|problem| NotSent { problem, way_closed: false })?;
        let sending = async {
            match &self.way {
                Way::Server(server) => server.send(message).await.map(drop).map_err(refused),
                Way::Folder(folder) => write(folder, mail, &message.formatted()).await.map_err(unwritten),
            }
        };
        let too_slow = || NotSent { problem: "the mail server took too long".to_owned(), way_closed: true };
        tokio::time::timeout(LONGEST, sending).await.unwrap_or_else(|_| Err(too_slow()))
    }

    fn message(&self, mail: &Model) -> Result<Message, String> {
        let to = mail.address.parse().map_err(|_| "the address is not an e-mail address".to_owned())?;
        let made = DateTime::from_timestamp(mail.made_at, 0).unwrap_or_default();
        let start = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(mail.subject.as_str())
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .date(made.into())
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()));
        let finished = match &mail.html {
            Some(html) => start.multipart(MultiPart::alternative_plain_html(mail.plain.clone(), html.clone())),
            None => start.singlepart(SinglePart::plain(mail.plain.clone())),
        };
        finished.map_err(|problem| problem.to_string())
    }
}

fn sender(from: &str) -> Result<Mailbox, PostProblem> {
    from.parse().map_err(|_| PostProblem::Sender)
}

/// A server that answered refuses this mail; one that did not answer refuses all.
fn refused(error: lettre::transport::smtp::Error) -> NotSent {
    let answered = error.is_permanent() || error.is_transient();
    let why = std::error::Error::source(&error).map_or_else(|| error.to_string(), |source| format!("{error}: {source}"));
    NotSent { problem: why.chars().take(500).collect(), way_closed: !answered }
}

fn unwritten(error: std::io::Error) -> NotSent {
    NotSent { problem: format!("the mail could not be written to its folder: {error}"), way_closed: true }
}

/// Writes the whole file under another name first, so that nobody reads half a mail.
async fn write(folder: &Path, mail: &Model, bytes: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let name = format!("{}.eml", mail.id);
    let half = folder.join(format!("{name}.half"));
    tokio::fs::write(&half, bytes).await?;
    tokio::fs::rename(&half, folder.join(&name)).await?;
    tracing::info!(file = %name, "no mail server is configured: a mail was written to the mail folder");
    Ok(())
}
