//! `goldenthread`: reads the command line and hands over to the command.

use clap::Parser;
use server::options::Program;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    server::commands::run(Program::parse()).await
}
