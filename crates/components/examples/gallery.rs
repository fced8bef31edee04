//! Writes the gallery and its files to a folder, to be looked at: `cargo run -p components --example gallery -- FOLDER`.

use components::assets;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "gallery".to_owned()));
    let page = components::gallery::gallery().into_string();
    write(&folder.join("index.html"), page.as_bytes())?;
    let below = assets::stylesheet().trim_start_matches('/').trim_end_matches("site.css");
    for asset in assets::all() {
        write(&folder.join(below).join(asset.name), asset.bytes)?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    fs::write(path, bytes)
}
