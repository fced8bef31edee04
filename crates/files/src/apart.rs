//! Looking at a file in a process of its own: a question goes in, an answer comes out, and nothing else is shared. When the
//! file makes the process run out of time, memory or stack, the site goes on.

use crate::examine::{Examined, Wanted, examine};
use crate::looker::{STACK, said_in};
use crate::{Limits, Looked, Refusal};
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use values::words::{Language, Speech};

/// What is asked: one line of JSON, then the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Question {
    pub(crate) name: String,
    pub(crate) wanted: Wanted,
    pub(crate) limits: Limits,
    pub(crate) language: String,
}

/// What the program itself needs before it holds anything of the file, in megabytes of addresses: most of them are those of its
/// own code and of the stack above, and are never filled.
const OF_ITS_OWN: u64 = 384;

/// Asks a process of this program.
pub(crate) fn ask(program: &Path, question: &Question, bytes: &[u8]) -> Result<Examined, Refusal> {
    let most = (question.limits.megabytes + OF_ITS_OWN) * 1024;
    // A process cannot limit itself without code that Rust calls unsafe; the shell can.
    let started = Command::new("/bin/sh")
        .args(["-c", "ulimit -c 0; ulimit -v \"$1\" && exec \"$0\" look-at-file"])
        .arg(program)
        .arg(most.to_string())
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = started.map_err(|_| Refusal::slow())?;
    let answer = talk(&mut child, question, bytes);
    // It has answered, or it never will.
    let _ = child.kill();
    let _ = child.wait();
    understood(&answer?)
}

/// Sends the question and waits for the whole answer, no longer than it may take.
fn talk(child: &mut Child, question: &Question, bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let (Some(mut to), Some(mut from)) = (child.stdin.take(), child.stdout.take()) else { return Err(Refusal::slow()) };
    let asked = serde_json::to_vec(question).map_err(|_| Refusal::broken())?;
    let (tell, told) = mpsc::channel();
    std::thread::scope(|threads| {
        threads.spawn(move || {
            // A process that has died does not listen; what it said tells why.
            let _ = to.write_all(&asked).and_then(|()| to.write_all(b"\n")).and_then(|()| to.write_all(bytes));
        });
        threads.spawn(move || {
            let mut answer = Vec::new();
            let _ = from.read_to_end(&mut answer);
            let _ = tell.send(answer);
        });
        let answer = told.recv_timeout(Duration::from_secs(question.limits.seconds)).map_err(|_| Refusal::slow());
        // Both threads end when the process does.
        let _ = child.kill();
        answer
    })
}

/// What an answer says: one line of JSON, then the cleaned file. No answer at all is that of a process that fell.
fn understood(answer: &[u8]) -> Result<Examined, Refusal> {
    let end = answer.iter().position(|byte| *byte == b'\n').ok_or_else(Refusal::swollen)?;
    let (line, bytes) = (&answer[..end], &answer[end + 1..]);
    let found: Result<Looked, Refusal> = serde_json::from_slice(line).map_err(|_| Refusal::broken())?;
    Ok(Examined { looked: found?, bytes: bytes.to_vec() })
}

/// Answers one question: reads it from `from`, looks at the file, and writes what was found to `to`. The command of the program
/// that [`crate::Looker::apart`] starts.
///
/// # Errors
/// The question cannot be read or the answer not written.
pub fn answer(mut from: impl Read, mut to: impl Write) -> std::io::Result<()> {
    let mut sent = Vec::new();
    from.read_to_end(&mut sent)?;
    let end = sent.iter().position(|byte| *byte == b'\n').ok_or(std::io::ErrorKind::InvalidData)?;
    let question: Question = serde_json::from_slice(&sent[..end])?;
    let work = move || {
        let language = [Language::English, Language::Welsh].into_iter().find(|known| known.tag() == question.language);
        let look = || examine(&question.name, &sent[end + 1..], &question.wanted, &question.limits);
        said_in(Speech::new(language.unwrap_or_default()), look)
    };
    let found = std::thread::Builder::new().stack_size(STACK).spawn(work)?.join().unwrap_or_else(|_| Err(Refusal::broken()));
    let (line, bytes) = match found {
        Ok(examined) => (serde_json::to_vec(&Ok::<Looked, Refusal>(examined.looked))?, examined.bytes),
        Err(refusal) => (serde_json::to_vec(&Err::<Looked, Refusal>(refusal))?, Vec::new()),
    };
    to.write_all(&line)?;
    to.write_all(b"\n")?;
    to.write_all(&bytes)?;
    to.flush()
}
