//! Compiles the styles and gathers script, fonts and icon into a table that `assets.rs` includes.

use sha2::{Digest, Sha256};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What the browser may ask for: its name, where it comes from, and its type.
struct Source {
    name: &'static str,
    path: PathBuf,
    mime: &'static str,
}

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";
const WOFF2: &str = "font/woff2";
const SVG: &str = "image/svg+xml";

fn main() {
    let here = PathBuf::from(variable("CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(variable("OUT_DIR"));
    let packages = here.join("../../web/node_modules");
    for watched in ["build.rs", "styles", "static", "../../web/node_modules/govuk-frontend/package.json"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let frontend = packages.join("govuk-frontend/dist");
    if !frontend.is_dir() {
        stop("The folder web/node_modules is missing or incomplete: run ./run, or npm ci in web");
    }
    let css = out.join("site.css");
    write(&css, &stylesheet(&here.join("styles/site.scss"), &frontend));
    let sources = sources(&here, &packages, css);
    write(&out.join("assets_table.rs"), &table(&sources));
}

/// Every file of the site, in a fixed order.
fn sources(here: &Path, packages: &Path, css: PathBuf) -> Vec<Source> {
    let atkinson = packages.join("@fontsource-variable/atkinson-hyperlegible-next/files");
    let serif = packages.join("@fontsource-variable/source-serif-4/files");
    let font = |folder: &Path, file: &str| folder.join(format!("{file}-normal.woff2"));
    let frontend = packages.join("govuk-frontend/dist/govuk/govuk-frontend.min.js");
    let list = [
        ("site.css", css, CSS),
        ("site.js", here.join("static/site.js"), JS),
        ("govuk-frontend.min.js", frontend, JS),
        ("favicon.svg", here.join("static/favicon.svg"), SVG),
        ("fonts/atkinson-latin.woff2", font(&atkinson, "atkinson-hyperlegible-next-latin-wght"), WOFF2),
        ("fonts/atkinson-latin-ext.woff2", font(&atkinson, "atkinson-hyperlegible-next-latin-ext-wght"), WOFF2),
        ("fonts/source-serif-latin.woff2", font(&serif, "source-serif-4-latin-wght"), WOFF2),
        ("fonts/source-serif-latin-ext.woff2", font(&serif, "source-serif-4-latin-ext-wght"), WOFF2),
    ];
    list.into_iter().map(|(name, path, mime)| Source { name, path, mime }).collect()
}

/// The Rust text of the table: one hash for all files, so that they can name each other by relative address.
fn table(sources: &[Source]) -> String {
    let mut hash = Sha256::new();
    let mut rows = String::new();
    for source in sources {
        let bytes = fs::read(&source.path)
            .unwrap_or_else(|error| stop(&format!("{}: {error}. Run npm ci in web", source.path.display())));
        hash.update(source.name.as_bytes());
        hash.update(&bytes);
        let path = source.path.display().to_string();
        rows.push_str(&format!(
            "    Asset {{ name: {:?}, mime: {:?}, bytes: include_bytes!({path:?}) }},\n",
            source.name, source.mime
        ));
    }
    let hash: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let mut text = format!("const HASH: &str = {hash:?};\nstatic ASSETS: &[Asset] = &[\n{rows}];\n");
    for (constant, name) in
        [("STYLESHEET", "site.css"), ("SCRIPT", "site.js"), ("FAVICON", "favicon.svg"), ("FONT", "fonts/atkinson-latin.woff2")]
    {
        text.push_str(&format!("const {constant}: &str = \"/assets/{hash}/{name}\";\n"));
    }
    text
}

fn stylesheet(entry: &Path, frontend: &Path) -> String {
    let options = grass::Options::default().fs(&Sources).load_path(frontend).style(grass::OutputStyle::Compressed);
    grass::from_path(entry, &options).unwrap_or_else(|error| stop(&error.to_string()))
}

/// The Sass files as `grass` has to see them to read GOV.UK Frontend 6.
///
/// That package has `_links.scss`, which uses `links.mixin`, and for each file an old twin ending in `.import.scss`.
/// `grass` takes the last part of `links.mixin` for a file ending, finds `_links.scss` again and calls it a loop; and it
/// prefers the twins. So the twins are hidden, and `links.mixin` is called `links-mixin` while it reads.
#[derive(Debug)]
struct Sources;

impl Sources {
    fn real(path: &Path) -> PathBuf {
        PathBuf::from(path.to_string_lossy().replace("-mixin.scss", ".mixin.scss"))
    }
}

impl grass::Fs for Sources {
    fn is_dir(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn is_file(&self, path: &Path) -> bool {
        let twin = path.to_string_lossy().ends_with(".import.scss");
        !twin && Sources::real(path).is_file()
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let text = fs::read_to_string(Sources::real(path))?;
        Ok(text.replace(".mixin\"", "-mixin\"").into_bytes())
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(Sources::real(path))
    }
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|error| stop(&format!("{name}: {error}")))
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| stop(&format!("{}: {error}", path.display())));
}

/// Ends the build with one plain sentence instead of a backtrace.
fn stop(words: &str) -> ! {
    println!("cargo::error={}", words.replace('\n', " "));
    std::process::exit(1)
}
