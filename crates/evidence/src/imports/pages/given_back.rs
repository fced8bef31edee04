//! A person's own file on its way back to them, with what is wrong in each row: whole, however large, and never all of it in memory.

use super::upload::{bytes, limits, upload};
use crate::imports::knowing;
use crate::imports::reading::{How, marks, write_marked};
use crate::imports::rules::why;
use crate::imports::running::until_today;
use ::files::Store;
use ::pages::{Answer, Download, Refused, Visit};
use axum::body::{Body, Bytes};
use axum::response::IntoResponse;
use std::io::{self, BufWriter, Cursor, Write};
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;
use uuid::Uuid;

/// How many bytes go out at once, and how many such pieces may wait.
const PIECE: usize = 64 << 10;
const WAITING: usize = 8;

/// Sends what is written to whoever downloads it.
struct Sent(mpsc::Sender<io::Result<Bytes>>);

impl Write for Sent {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let gone = |_| io::Error::other("nobody takes it any more");
        self.0.blocking_send(Ok(Bytes::copy_from_slice(bytes))).map_err(gone)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Gives the person's own file back with a column that names each error and the rows with errors first.
pub(super) async fn errors(visit: &Visit, id: Uuid, store: &Store) -> Answer {
    let upload = upload(visit, id).await?;
    let file = Arc::new((bytes(store, &upload).await?, upload.file.clone()));
    let reading = visit.reading().await?;
    let known = knowing::known(&reading).await?;
    reading.close().await?;
    let limits = until_today(visit.site().door(), limits());
    let looked_at = Arc::clone(&file);
    let found = spawn_blocking(move || {
        let how = How { limits: &limits, known: &known, told: &|_| {} };
        marks(Cursor::new(looked_at.0.as_slice()), &looked_at.1, how, &|reason| why(reason).into_owned())
    });
    let marks = found.await.map_err(|_| Refused::Broken)?.map_err(|_| Refused::Unreadable)?;
    let (say, mut hear) = mpsc::channel(WAITING);
    spawn_blocking(move || {
        let mut out = BufWriter::with_capacity(PIECE, Sent(say.clone()));
        let open = || Ok(Cursor::new(file.0.as_slice()));
        let written = write_marked(&open, &file.1, &limits, &marks, &mut out);
        if let Err(unread) = written.and_then(|()| Ok(out.flush()?)) {
            // The download breaks off, so that nobody takes a part for the whole. Nobody may be there to hear it.
            let _ = say.blocking_send(Err(io::Error::other(unread)));
        }
    });
    let stem = upload.file.split('.').next().unwrap_or_default();
    let name = format!("{}-with-errors.csv", values::slug::from_title(stem));
    let mut answer = Download { name, mime: "text/csv; charset=utf-8", bytes: Vec::new() }.into_response();
    *answer.body_mut() = Body::from_stream(futures_util::stream::poll_fn(move |context| hear.poll_recv(context)));
    Ok(answer)
}
