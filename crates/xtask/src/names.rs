//! Names that say nothing: no crate, module or file may have one.

use crate::files;
use crate::findings::Findings;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use syn::visit::{self, Visit};

const SAY_NOTHING: &[&str] = &["common", "core", "utils", "util", "helpers", "helper", "misc", "manager", "service"];

/// Looks at the path of every source file, and at the modules inside it.
pub fn check(root: &Path) -> io::Result<Findings> {
    let mut found = BTreeSet::new();
    for source in files::sources(root, &[".rs"])? {
        found.extend(in_path(&source.path));
        if let Ok(file) = syn::parse_file(&source.text) {
            found.extend(
                modules(&file).iter().filter(|name| says_nothing(name)).map(|name| format!("{}: mod {name}", source.path)),
            );
        }
    }
    let faults = found.into_iter().map(|place| format!("{place}: the name says nothing about what is inside")).collect();
    Ok(Findings { faults, notes: Vec::new() })
}

/// The folders and files of this path whose name says nothing.
fn in_path(path: &str) -> Vec<String> {
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    ends.map(|end| &path[..end]).filter(|part| part.rsplit('/').next().is_some_and(says_nothing)).map(String::from).collect()
}

/// Whether this is such a name, or ends in one: `utils.rs` and `date_utils.rs` alike.
fn says_nothing(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_lowercase();
    stem.rsplit(['_', '-']).next().is_some_and(|word| SAY_NOTHING.contains(&word))
}

fn modules(file: &syn::File) -> Vec<String> {
    struct Modules(Vec<String>);
    impl<'ast> Visit<'ast> for Modules {
        fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
            self.0.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
        }
    }
    let mut found = Modules(Vec::new());
    found.visit_file(file);
    found.0
}

#[cfg(test)]
mod test {
    use super::*;

    #[test]
    fn names_that_say_nothing_are_found_anywhere_in_the_path() {
        assert_eq!(in_path("crates/core/src/lib.rs"), ["crates/core"]);
        assert_eq!(in_path("crates/plans/src/date_utils.rs"), ["crates/plans/src/date_utils.rs"]);
        assert_eq!(in_path("crates/plans/src/misc/mod.rs"), ["crates/plans/src/misc"]);
        assert!(in_path("crates/plans/src/commonplace.rs").is_empty());
        assert!(in_path("crates/components/src/service_navigation.rs").is_empty());
        assert!(in_path("crates/victims/src/services.rs").is_empty());
    }

    #[test]
    fn modules_are_found_inside_modules() {
        let file = syn::parse_file("mod plans { mod helpers {} }").unwrap();
        assert_eq!(modules(&file), ["plans", "helpers"]);
        assert!(says_nothing("helpers") && !says_nothing("plans"));
    }
}
