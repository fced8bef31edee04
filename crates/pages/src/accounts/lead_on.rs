//! Where a person is led after signing in: only ever to a page of this site.

/// The address to go on to, when it is a path on this site; otherwise the workspace.
pub(super) fn lead_on(to: &str) -> &str {
    if is_path_here(to) { to } else { "/workspace" }
}

/// Browsers read `//host` and `/\host` as another site, and pass over tabs and line breaks while reading.
fn is_path_here(to: &str) -> bool {
    let odd = |c: char| c == '\\' || c.is_control() || c.is_whitespace();
    to.starts_with('/') && !to.starts_with("//") && to.len() <= 2000 && !to.contains(odd)
}

/// The same address as a question to carry along: `?to=...`, or nothing when it is the workspace anyway.
pub(super) fn carried(to: &str) -> String {
    match lead_on(to) {
        "/workspace" => String::new(),
        to => serde_urlencoded::to_string([("to", to)]).map(|asked| format!("?{asked}")).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::{carried, lead_on};

    #[test]
    fn only_paths_of_this_site_lead_on() {
        for here in ["/", "/plans?a=1&b=/x", "/workspace/actions#new", "/a//b", "/@b.uk"] {
            assert_eq!(lead_on(here), here);
        }
        let long = format!("/{}", "a".repeat(2000));
        for elsewhere in [
            "",
            "plans",
            "//evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            " //evil.example",
            "/a\r\nSet-Cookie: a=b",
            &long,
        ] {
            assert_eq!(lead_on(elsewhere), "/workspace", "{elsewhere:?}");
        }
    }

    #[test]
    fn the_address_is_carried_whole() {
        assert_eq!(carried("/plans?a=1&b=2"), "?to=%2Fplans%3Fa%3D1%26b%3D2");
        assert_eq!(carried("//evil.example"), "");
    }
}
