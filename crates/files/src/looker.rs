//! Who looks at files from outside: a process of its own that is ended when it takes too long, or a thread.

use crate::apart::{self, Question};
use crate::examine::{Examined, Wanted, examine};
use crate::{Limits, Refusal};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;
use tokio::sync::Semaphore;
use values::words::{Speech, speaking, speech};

/// How many files are looked at at once; others wait.
const AT_ONCE: usize = 2;
/// The stack of the thread that looks: files nest what they hold.
pub(crate) const STACK: usize = 32 * 1024 * 1024;

/// Who looks at files. Cloning shares the turns.
#[derive(Clone)]
pub struct Looker {
    limits: Limits,
    program: Option<Arc<PathBuf>>,
    turns: Arc<Semaphore>,
}

impl Looker {
    /// Looks in a thread of this process, which is left to itself when it takes too long.
    pub fn here(limits: Limits) -> Looker {
        Looker { limits, program: None, turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Looks in a process of this program, which is ended when it takes too long or more memory than it may. The program must
    /// answer the command `look-at-file` with [`crate::answer`].
    pub fn apart(limits: Limits, program: PathBuf) -> Looker {
        Looker { program: Some(Arc::new(program)), ..Looker::here(limits) }
    }

    /// How much a file may hold.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Looks at a file and cleans it.
    ///
    /// # Errors
    /// The file is not taken.
    pub async fn examine(&self, name: &str, bytes: Vec<u8>, wanted: Wanted) -> Result<Examined, Refusal> {
        if bytes.len() > self.limits.upload_bytes {
            return Err(Refusal::too_big(self.limits.upload_bytes));
        }
        let turn = self.turns.clone().acquire_owned().await.map_err(|_| Refusal::slow())?;
        let (limits, program, speech) = (self.limits.clone(), self.program.clone(), speech());
        let question = Question { name: name.to_owned(), wanted, limits, language: speech.language().tag().to_owned() };
        let work = move || {
            let found = match program {
                Some(program) => apart::ask(&program, &question, &bytes),
                None => in_thread(question, bytes, speech),
            };
            drop(turn);
            found
        };
        tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Refusal::broken()))
    }
}

/// Does the work in a thread with room for it, and waits no longer than it may take.
fn in_thread(question: Question, bytes: Vec<u8>, speech: Speech) -> Result<Examined, Refusal> {
    let (tell, told) = mpsc::channel();
    let longest = Duration::from_secs(question.limits.seconds);
    let work = move || {
        let _ = tell.send(said_in(speech, || examine(&question.name, &bytes, &question.wanted, &question.limits)));
    };
    std::thread::Builder::new().stack_size(STACK).spawn(work).map_err(|_| Refusal::slow())?;
    match told.recv_timeout(longest) {
        Ok(found) => found,
        Err(mpsc::RecvTimeoutError::Timeout) => Err(Refusal::slow()),
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(Refusal::broken()),
    }
}

/// Does work whose words are in the language of the reader, outside a task.
pub(crate) fn said_in<T>(speech: Speech, work: impl FnOnce() -> T) -> T {
    match tokio::runtime::Builder::new_current_thread().build() {
        Ok(runtime) => runtime.block_on(speaking(speech, async { work() })),
        Err(_) => work(),
    }
}
