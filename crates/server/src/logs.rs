//! Log lines: structured, without personal data. What is written is chosen with RUST_LOG.

use tracing_subscriber::EnvFilter;

/// Starts logging to the standard error stream.
pub fn start(json: bool) {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn"));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if json { lines.json().try_init() } else { lines.try_init() };
    if started.is_err() {
        tracing::debug!("logging had been started before");
    }
}
