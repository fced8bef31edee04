//! Whole files, made here, good and bad.

mod apart;
mod kept;
mod pdf_found;
mod pdf_refused;
mod pdfs;
mod word_found;
mod word_refused;
mod words;

use crate::{Limits, Looked, Refusal, Why};

fn look(name: &str, bytes: &[u8]) -> Result<Looked, Refusal> {
    crate::look(name, bytes, &Limits::default())
}

/// Why a file is refused; nothing when it is taken. What it takes is told when it is more than it may.
fn why(name: &str, bytes: &[u8]) -> Option<Why> {
    let begun = std::time::Instant::now();
    let refused = look(name, bytes).err();
    let took = begun.elapsed();
    assert!(took.as_secs() < 5, "{name} took {took:?}");
    refused.map(|refusal| {
        assert!(refusal.words.starts_with("The selected file "), "{}", refusal.words);
        refusal.why
    })
}
