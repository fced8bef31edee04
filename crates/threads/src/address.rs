//! Where things are: their public pages, and their pages in the workspace.

use values::Kind;

/// For whom addresses are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The public site.
    Public,
    /// The workspace.
    Workspace,
}

impl Side {
    /// The page of a thing, when it has one on this side.
    pub fn of(self, kind: Kind, reference: &str) -> Option<String> {
        match self {
            Side::Public => public(kind, reference),
            Side::Workspace => Some(workspace(kind, reference)),
        }
    }

    /// The thread of a priority.
    pub fn thread(self, reference: &str) -> String {
        match self {
            Side::Public => format!("/priorities/{reference}"),
            Side::Workspace => format!("/workspace/threads/{reference}"),
        }
    }
}

/// The public page of a thing, when its kind has one.
pub fn public(kind: Kind, reference: &str) -> Option<String> {
    let folder = match kind {
        Kind::Priority => "/priorities",
        Kind::Plan => "/plans",
        Kind::Source => "/evidence",
        Kind::Measure => "/measures",
        Kind::FigureImport => "/evidence/imports",
        Kind::Fund => "/grants/funds",
        Kind::Award => "/grants/awards",
        Kind::Budget => "/grants/budgets",
        Kind::Pool => "/grants/pooled-costs",
        Kind::Meeting => "/meetings",
        other => return register::public::address(other, reference),
    };
    Some(format!("{folder}/{reference}"))
}

/// The page of a thing in the workspace.
pub fn workspace(kind: Kind, reference: &str) -> String {
    format!("/workspace/{}/{reference}", kind.path())
}

/// The form that changes a thing.
pub fn change(kind: Kind, reference: &str) -> String {
    format!("{}/change", workspace(kind, reference))
}

/// The form that adds a thing which points at another through this field. References need no escaping.
pub fn add(kind: Kind, field: &str, reference: &str) -> String {
    format!("/workspace/{}/new?{field}={reference}", kind.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_has_a_page_on_each_side() {
        assert_eq!(Side::Public.thread("road-safety"), "/priorities/road-safety");
        assert_eq!(Side::Workspace.thread("road-safety"), "/workspace/threads/road-safety");
    }

    #[test]
    fn what_has_no_public_page_has_no_public_address() {
        assert_eq!(public(Kind::Action, "casualty-review"), None);
        assert_eq!(public(Kind::Partnership, "prevent-board").as_deref(), Some("/partners/boards/prevent-board"));
        assert_eq!(Side::Workspace.of(Kind::BudgetLine, "a").as_deref(), Some("/workspace/budget-lines/a"));
    }

    #[test]
    fn forms_are_filled_in_before() {
        assert_eq!(add(Kind::AwardPriority, "priority", "road-safety"), "/workspace/award-priorities/new?priority=road-safety");
        assert_eq!(change(Kind::Action, "casualty-review"), "/workspace/actions/casualty-review/change");
    }
}
