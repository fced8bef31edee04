//! Secrets that we make: random tokens, and the hashes under which they are stored.

use rand::TryRngCore;
use sha2::{Digest, Sha256};

/// A token of 256 random bits, safe in an address.
pub fn token() -> String {
    let mut bits = [0_u8; 32];
    rand::rngs::OsRng.try_fill_bytes(&mut bits).expect("the operating system gives random bits");
    hex(&bits)
}

/// The hash under which a token is stored, so that a stolen database opens nothing.
pub fn stored(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Bits as text.
pub fn hex(bits: &[u8]) -> String {
    bits.iter().map(|byte| format!("{byte:02x}")).collect()
}
