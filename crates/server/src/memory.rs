//! Hands out the program's memory: jemalloc is a third quicker for our pages than the system's own, in the same space.
//!
//! How it is set stands in `.cargo/config.toml`; why it was chosen in `docs/decisions/libraries.md`.

use tikv_jemallocator::Jemalloc;

#[global_allocator]
static MEMORY: Jemalloc = Jemalloc;
