//! The command line. Each option has an environment variable as well, so that services can be set up without a command line.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// The working system of a community safety partnership and its local policing body.
#[derive(Debug, Parser)]
#[command(name = "goldenthread", version, about)]
pub struct Program {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the site, and do its work in the background.
    Serve(Serve),
    /// Do only the work in the background: mails, schedules, followers.
    Work(Work),
    /// Bring the tables of the database up to date.
    Migrate(Common),
    /// Import a workbook, a CSV file, a .zip of CSV files or a folder of them. All or nothing.
    Import(Import),
    /// Import published figures: CSV files of data.police.uk and others, plain, packed or in a .zip, or folders of them.
    ImportFigures(ImportFigures),
    /// Write the whole site as one archive of CSV files that import takes back.
    Export(FileAt),
    /// Write a consistent copy of a running embedded site into a new file.
    Backup(FileAt),
    /// Put a back-up in the place of a site that does not exist yet.
    Restore(FileAt),
    /// Check the event chain, what points at what, and the totals.
    Verify(Common),
    /// Make the index of the search, as far as it is not made; the site may be in use meanwhile.
    Index(Index),
    /// Check the options and what they point at, and change nothing.
    CheckConfig(Serve),
    /// Look after accounts.
    User(User),
    /// Look at one uploaded file: serve starts it for each, and talks to it.
    #[command(hide = true)]
    LookAtFile,
}

/// Where the site is.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// The folder of the site's database and files.
    #[arg(long, env = "GOLDEN_THREAD_DATA", default_value = "./data")]
    pub data: PathBuf,
    /// A PostgreSQL database instead of a file in the data folder: postgres://user:password@host:5432/name
    #[arg(long, env = "GOLDEN_THREAD_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// The mail server: smtp://user:password@host:587 or smtps://. Without it, mails are written into the data folder.
    #[arg(long, env = "GOLDEN_THREAD_MAIL", hide_env_values = true)]
    pub mail: Option<String>,
    /// Who mails are from.
    #[arg(long, env = "GOLDEN_THREAD_MAIL_FROM", default_value = "Golden Thread <no-reply@localhost.example>")]
    pub mail_from: String,
    /// The folder of uploaded files; `files` in the data folder unless told. Several processes on one database share it.
    #[arg(long, env = "GOLDEN_THREAD_FILES")]
    pub files: Option<PathBuf>,
    /// Write log lines as JSON.
    #[arg(long, env = "GOLDEN_THREAD_LOG_JSON")]
    pub log_json: bool,
}

/// How the site is served.
#[derive(Clone, Debug, Args)]
pub struct Serve {
    /// Where the site is.
    #[command(flatten)]
    pub common: Common,
    /// The port to listen on.
    #[arg(long, env = "GOLDEN_THREAD_PORT", default_value_t = 8080)]
    pub port: u16,
    /// The network address to listen on.
    #[arg(long, env = "GOLDEN_THREAD_LISTEN", default_value = "127.0.0.1")]
    pub listen: std::net::IpAddr,
    /// The port of /health and /metrics, on this machine only. 0 switches it off; unless told, the port and 10,000.
    #[arg(long, env = "GOLDEN_THREAD_WATCH_PORT")]
    pub watch_port: Option<u16>,
    /// The address under which people reach the site, for links in mails, such as `https://example.org`
    #[arg(long, env = "GOLDEN_THREAD_ADDRESS")]
    pub address: Option<String>,
    /// The servers in front of this one that may say whom they ask for, by their network addresses, with commas between.
    #[arg(long, env = "GOLDEN_THREAD_BEHIND", value_delimiter = ',')]
    pub behind: Vec<std::net::IpAddr>,
    /// The largest file that may be uploaded as a paper, in megabytes.
    #[arg(long, env = "GOLDEN_THREAD_LARGEST_UPLOAD", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=50))]
    pub largest_upload: u16,
    /// The e-mail address of the first administrator of a new site.
    #[arg(long, env = "GOLDEN_THREAD_ADMINISTRATOR", default_value = "administrator@localhost.example")]
    pub administrator: String,
    /// Load the Kent demonstration into a site that is empty.
    #[arg(long)]
    pub demo: bool,
    /// Whether the demonstration brings its published figures too.
    #[arg(long, env = "GOLDEN_THREAD_DEMO_FIGURES", default_value_t = true, action = clap::ArgAction::Set)]
    pub demo_figures: bool,
}

impl Serve {
    /// The address under which people reach the site.
    pub fn base(&self) -> String {
        self.address.clone().unwrap_or_else(|| format!("http://{}:{}", self.listen, self.port)).trim_end_matches('/').to_owned()
    }

    /// The port of /health and /metrics, when there is one.
    pub fn watched_at(&self) -> Option<u16> {
        let usual = || self.port.checked_add(10_000).unwrap_or_else(|| self.port - 10_000);
        Some(self.watch_port.unwrap_or_else(usual)).filter(|port| *port != 0)
    }
}

/// The work in the background alone.
#[derive(Clone, Debug, Args)]
pub struct Work {
    /// Where the site is.
    #[command(flatten)]
    pub common: Common,
    /// The address under which people reach the site, for links in mails; without it, owners of actions are not asked by mail
    #[arg(long, env = "GOLDEN_THREAD_ADDRESS")]
    pub address: Option<String>,
}

/// What to import.
#[derive(Debug, Args)]
pub struct Import {
    /// Where the site is.
    #[command(flatten)]
    pub common: Common,
    /// The workbook, file or folder.
    pub from: PathBuf,
    /// Only say what it would do.
    #[arg(long)]
    pub check: bool,
}

/// Which figures to import.
#[derive(Debug, Args)]
pub struct ImportFigures {
    /// Where the site is.
    #[command(flatten)]
    pub common: Common,
    /// The files, archives and folders.
    #[arg(required = true)]
    pub from: Vec<PathBuf>,
    /// Only say what they hold.
    #[arg(long)]
    pub check: bool,
    /// Replace months even where a file has less than half of the rows that are shown now.
    #[arg(long)]
    pub fewer: bool,
}

/// Making the index of the search.
#[derive(Debug, Args)]
pub struct Index {
    /// Where the site is.
    #[command(flatten)]
    pub common: Common,
    /// Make all of it again.
    #[arg(long)]
    pub again: bool,
}

/// A file to write or to read.
#[derive(Debug, Args)]
pub struct FileAt {
    /// Where the site is.
    #[command(flatten)]
    pub common: Common,
    /// The file.
    pub file: PathBuf,
}

/// Looking after accounts.
#[derive(Debug, Args)]
pub struct User {
    /// Where the site is.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub act: UserAct,
}

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum UserAct {
    /// List the accounts and their roles.
    List,
    /// Make an account and print a one-time link with which its password is set.
    Add {
        /// The e-mail address.
        email: String,
        /// The name, or the name of the post.
        name: String,
        /// The role: administrator, auditor, co-ordinator or grants-officer.
        #[arg(long, default_value = "administrator")]
        role: String,
    },
    /// Print a new one-time link for an account, for somebody who cannot get in.
    Link {
        /// The e-mail address.
        email: String,
    },
}
