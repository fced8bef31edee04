//! Styles, script, fonts and icon, embedded in the program.
//!
//! All addresses hold a hash of all files, so a browser may keep them for ever: a new version has new addresses.

/// One embedded file.
#[derive(Debug)]
pub struct Asset {
    /// Its name below the hash: `site.css`, `fonts/atkinson-latin.woff2`.
    pub name: &'static str,
    /// Its type, for `Content-Type`.
    pub mime: &'static str,
    /// Its content.
    pub bytes: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets_table.rs"));

/// The file at this path below `/assets/`: the hash, then the name. `None` when either is unknown.
pub fn find(path: &str) -> Option<&'static Asset> {
    let (hash, name) = path.trim_start_matches("/assets/").split_once('/')?;
    (hash == HASH).then(|| named(name)).flatten()
}

/// The file with this name, without a hash.
pub fn named(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}

/// All files.
pub fn all() -> &'static [Asset] {
    ASSETS
}

/// The address of the styles.
pub fn stylesheet() -> &'static str {
    STYLESHEET
}

/// The address of the script, a module.
pub fn script() -> &'static str {
    SCRIPT
}

/// The address of the icon.
pub fn favicon() -> &'static str {
    FAVICON
}

/// The address of the font that every page needs first, for `<link rel="preload">`.
pub fn font() -> &'static str {
    FONT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addresses_lead_to_the_files() {
        for address in [stylesheet(), script(), favicon(), font()] {
            let asset = find(address).expect("an address this module gives leads to a file");
            assert!(!asset.bytes.is_empty());
        }
        assert_eq!(find(stylesheet()).map(|asset| asset.mime), Some("text/css; charset=utf-8"));
    }

    #[test]
    fn other_hashes_and_names_lead_nowhere() {
        assert!(find("/assets/0000000000000000/site.css").is_none());
        assert!(find(&stylesheet().replace("site.css", "other.css")).is_none());
        assert!(find("site.css").is_none());
    }

    fn styles() -> String {
        let css = named("site.css").expect("the styles are embedded");
        String::from_utf8(css.bytes.to_vec()).expect("the styles are text")
    }

    /// What the styles fetch, apart from drawings that they hold themselves.
    fn fetched(css: &str) -> Vec<&str> {
        let addresses = css.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
        let addresses = addresses.map(|address| address.trim_matches(['"', '\'']));
        addresses.filter(|address| !address.starts_with("data:")).collect()
    }

    #[test]
    fn the_styles_fetch_only_embedded_files() {
        let css = styles();
        let fetched = fetched(&css);
        assert!(fetched.iter().any(|file| file.ends_with(".woff2")), "the styles name no font");
        for file in fetched {
            assert!(named(file).is_some(), "{file} is not embedded");
        }
        assert!(!css.contains("@import"), "the styles import others");
    }

    #[test]
    fn the_styles_carry_no_govuk_branding() {
        let css = styles();
        for brand in ["GDS Transport", "crown"] {
            assert!(!css.to_lowercase().contains(&brand.to_lowercase()), "the styles carry {brand}");
        }
    }

    #[test]
    fn the_script_imports_only_embedded_files() {
        let script = named("site.js").expect("the script is embedded");
        let script = String::from_utf8_lossy(script.bytes);
        let imports: Vec<&str> = script.split("from './").skip(1).filter_map(|rest| rest.split('\'').next()).collect();
        assert!(!imports.is_empty());
        assert!(imports.into_iter().all(|import| named(import).is_some()));
    }
}
