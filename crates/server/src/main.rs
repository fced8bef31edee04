//! `goldenthread`: reads the command line and hands over to the command.

use clap::Parser;
use server::options::Program;
use std::process::ExitCode;

/// A page is made of many small texts; the system's own allocator spends a seventh of its time on them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    server::commands::run(Program::parse()).await
}
