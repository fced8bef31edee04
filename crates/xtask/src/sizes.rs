//! Size of things: files, functions, parameters, and the first line of a file.

use crate::files::{self, Source};
use crate::findings::Findings;
use std::io;
use std::path::Path;
use syn::visit::{self, Visit};

/// From where a thing is listed, and from where it stops the check.
struct Limit {
    listed: usize,
    stops: usize,
}

const FILE_LINES: Limit = Limit { listed: 250, stops: 400 };
const FUNCTION_LINES: Limit = Limit { listed: 40, stops: 60 };
const PARAMETERS: Limit = Limit { listed: 5, stops: 5 };

/// Measures every source file.
pub fn check(root: &Path) -> io::Result<Findings> {
    let mut found = Findings::default();
    for source in files::sources(root, &[".rs", ".scss", ".js", ".mjs", ".cjs", ".sql"])? {
        found.add(measure(&source));
    }
    Ok(found)
}

fn measure(source: &Source) -> Findings {
    let mut found = Findings::default();
    weigh(&mut found, &FILE_LINES, source.text.lines().count(), &source.path, "lines");
    if !source.path.ends_with(".rs") {
        return found;
    }
    if !says_what_it_is_for(source) {
        found.faults.push(format!("{}:1 the first line does not say what the file is for (//! ...)", source.path));
    }
    match syn::parse_file(&source.text) {
        Ok(file) => Functions { path: &source.path, found: &mut found }.visit_file(&file),
        Err(trouble) => found.faults.push(format!("{}:{} {trouble}", source.path, trouble.span().start().line)),
    }
    found
}

fn weigh(found: &mut Findings, limit: &Limit, size: usize, what: &str, unit: &str) {
    if size > limit.stops {
        found.faults.push(format!("{what} has {size} {unit}; {} is the most", limit.stops));
    } else if size > limit.listed {
        found.notes.push(format!("{what} has {size} {unit}; it is looking for a split"));
    }
}

fn says_what_it_is_for(source: &Source) -> bool {
    let first = source.text.lines().next().unwrap_or_default();
    let words = first.strip_prefix("//!").or(first.strip_prefix("//").filter(|_| source.is_test()));
    words.is_some_and(|words| words.chars().any(char::is_alphabetic))
}

/// Walks over the functions of a file, however deep they stand.
struct Functions<'a> {
    path: &'a str,
    found: &'a mut Findings,
}

impl Functions<'_> {
    fn function(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let first = signature.fn_token.span.start().line;
        let lines = body.brace_token.span.close().end().line + 1 - first;
        let what = format!("{}:{first} fn {}", self.path, signature.ident);
        weigh(self.found, &FUNCTION_LINES, lines, &what, "lines");
        let parameters = signature.inputs.iter().filter(|input| matches!(input, syn::FnArg::Typed(_))).count();
        weigh(self.found, &PARAMETERS, parameters, &what, "parameters");
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(body) = &item.default {
            self.function(&item.sig, body);
        }
        visit::visit_trait_item_fn(self, item);
    }
}

#[cfg(test)]
mod test {
    use super::*;

    fn measured(path: &str, text: &str) -> Findings {
        measure(&Source { path: path.into(), text: text.into() })
    }

    #[test]
    fn a_long_function_is_listed_and_a_longer_one_stops() {
        let body = |lines: usize| {
            format!("//! Long.\nfn long() {{\n{}}}\n", "    // a } brace and a \" quote\n    let s = \"}\";\n".repeat(lines / 2))
        };
        assert_eq!(measured("crates/a/src/lib.rs", &body(38)), Findings::default());
        assert_eq!(
            measured("crates/a/src/lib.rs", &body(40)).notes,
            ["crates/a/src/lib.rs:2 fn long has 42 lines; it is looking for a split"]
        );
        assert_eq!(
            measured("crates/a/src/lib.rs", &body(60)).faults,
            ["crates/a/src/lib.rs:2 fn long has 62 lines; 60 is the most"]
        );
    }

    #[test]
    fn a_long_file_is_listed_and_a_longer_one_stops() {
        assert_eq!(measured("web/a.scss", &"a\n".repeat(250)), Findings::default());
        assert_eq!(measured("web/a.scss", &"a\n".repeat(251)).notes.len(), 1);
        assert_eq!(measured("web/a.scss", &"a\n".repeat(401)).faults, ["web/a.scss has 401 lines; 400 is the most"]);
    }

    #[test]
    fn parameters_are_counted_without_self() {
        let good = "//! Five.\nstruct A;\nimpl A { fn f(&self, a: u8, b: u8, c: u8, d: u8, e: u8) {} }";
        assert_eq!(measured("crates/a/src/lib.rs", good), Findings::default());
        let bad = "//! Six.\ntrait A { fn f(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8) {} }";
        assert_eq!(measured("crates/a/src/lib.rs", bad).faults, ["crates/a/src/lib.rs:2 fn f has 6 parameters; 5 is the most"]);
    }

    #[test]
    fn the_first_line_says_what_the_file_is_for() {
        assert_eq!(measured("crates/a/src/lib.rs", "use std::io;\n").faults.len(), 1);
        assert_eq!(measured("crates/a/src/lib.rs", "// Not a doc comment\n").faults.len(), 1);
        assert_eq!(measured("crates/a/src/lib.rs", "//!\n").faults.len(), 1);
        assert_eq!(measured("crates/a/tests/journey.rs", "// What a visitor does.\n"), Findings::default());
    }

    #[test]
    fn what_cannot_be_read_is_a_fault() {
        assert_eq!(measured("crates/a/src/lib.rs", "//! Broken.\nfn f( {\n").faults.len(), 1);
    }
}
