//! Passwords: Argon2id, made and checked away from the threads that serve pages.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use std::sync::OnceLock;
use tokio::sync::Semaphore;
use values::words::t;

/// The fewest characters of a password.
pub const SHORTEST: usize = 10;
/// The most; longer ones are refused so that nobody can keep the machine busy with them.
pub const LONGEST: usize = 1000;
/// How many passwords are hashed at once: each takes 19 MB for the moment.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Why a new password is not taken, in words; `None` when it is.
pub fn problem(password: &str) -> Option<String> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some(
            t("Enter a password of at least 10 characters. Three words that do not belong together work well").into_owned(),
        );
    }
    if length > LONGEST {
        return Some(t("Enter a password of at most 1,000 characters").into_owned());
    }
    let first = password.chars().next();
    if password.chars().all(|c| Some(c) == first) || password.to_lowercase().contains("password") {
        return Some(t("Enter a password that is harder to guess").into_owned());
    }
    None
}

/// The text to store for a password.
pub async fn hashed(password: &str) -> String {
    let password = password.to_owned();
    in_turn(move || {
        let hash = Argon2::default().hash_password(password.as_bytes());
        hash.expect("hashing with the default settings does not fail").to_string()
    })
    .await
}

/// Whether the password is the stored one. Without a stored one the same work is done, so that time tells nothing.
pub async fn fits(password: &str, stored: Option<&str>) -> bool {
    static NOBODY: OnceLock<String> = OnceLock::new();
    let (password, stored) = (password.to_owned(), stored.map(str::to_owned));
    in_turn(move || {
        let known = stored.is_some();
        let nobody =
            || NOBODY.get_or_init(|| Argon2::default().hash_password(b"nobody").expect("hashing does not fail").to_string());
        let text = stored.unwrap_or_else(|| nobody().clone());
        let Ok(hash) = PasswordHash::new(&text) else { return false };
        let fits = password.len() <= LONGEST * 4 && Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
        fits && known
    })
    .await
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let _turn = TURNS.acquire().await.expect("the turns are never closed");
    tokio::task::spawn_blocking(work).await.expect("hashing does not panic")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_of_a_known_account_fits() {
        let stored = hashed("three odd words").await;
        assert!(stored.starts_with("$argon2id$"));
        assert!(fits("three odd words", Some(&stored)).await);
        assert!(!fits("three odd word", Some(&stored)).await);
        assert!(!fits("nobody", None).await);
    }

    #[test]
    fn short_and_simple_passwords_are_refused() {
        assert!(problem("short").is_some() && problem("aaaaaaaaaaaa").is_some() && problem("MyPassword1").is_some());
        assert!(problem(&"x1".repeat(501)).is_some());
        assert_eq!(problem("correct horse battery staple"), None);
    }
}
