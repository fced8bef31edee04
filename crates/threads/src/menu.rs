//! The menus of the public site and of the workspace.

use access::Role;
use pages::MenuEntry;
use values::words::t;

/// The menu of the public site.
pub fn public_menu() -> Vec<MenuEntry> {
    vec![
        MenuEntry { href: "/priorities", words: || t("Priorities"), section: &["/priorities"], only_for: &[] },
        MenuEntry { href: "/plans", words: || t("Plans"), section: &["/plans"], only_for: &[] },
        MenuEntry { href: "/evidence", words: || t("Evidence"), section: &["/evidence", "/measures", "/api"], only_for: &[] },
        MenuEntry { href: "/grants", words: || t("Grants"), section: &["/grants"], only_for: &[] },
        MenuEntry { href: "/meetings", words: || t("Meetings"), section: &["/meetings"], only_for: &[] },
        MenuEntry { href: "/partners", words: || t("Who we work with"), section: &["/partners"], only_for: &[] },
        MenuEntry { href: crate::search::PUBLIC, words: || t("Search"), section: &[crate::search::PUBLIC], only_for: &[] },
    ]
}

/// The menu of the workspace.
pub fn workspace_menu() -> Vec<MenuEntry> {
    vec![
        MenuEntry { href: "/workspace", words: || t("Home"), section: &[], only_for: &[] },
        MenuEntry { href: "/workspace/threads", words: || t("Threads"), section: &["/workspace/threads"], only_for: &[] },
        MenuEntry { href: "/workspace/register", words: || t("Register"), section: REGISTER, only_for: &[] },
        MenuEntry { href: "/workspace/planning", words: || t("Plans"), section: PLANS, only_for: &[] },
        MenuEntry { href: "/workspace/evidence-base", words: || t("Evidence"), section: EVIDENCE, only_for: &[] },
        MenuEntry { href: "/workspace/doing", words: || t("Actions"), section: ACTIONS, only_for: &[] },
        MenuEntry {
            href: actions::mine::MINE,
            words: || t("My actions"),
            section: &[actions::mine::MINE],
            only_for: &[Role::PartnerOfficer],
        },
        MenuEntry { href: "/workspace/funding", words: || t("Funding"), section: FUNDING, only_for: &[] },
        MenuEntry { href: "/workspace/calendar", words: || t("Meetings"), section: MEETINGS, only_for: &[] },
        MenuEntry {
            href: "/admin",
            words: || t("Administration"),
            section: &["/admin"],
            only_for: &[Role::Administrator, Role::Auditor],
        },
        MenuEntry { href: crate::search::WORKSPACE, words: || t("Search"), section: &[crate::search::WORKSPACE], only_for: &[] },
    ]
}

const REGISTER: &[&str] = &[
    "/workspace/register",
    "/workspace/organisations",
    "/workspace/partnerships",
    "/workspace/seats",
    "/workspace/posts",
    "/workspace/links",
    "/workspace/remits",
    "/workspace/successions",
    "/workspace/reorganisations",
    "/workspace/transfers",
    "/workspace/handovers",
    "/workspace/places",
    "/workspace/boundaries",
    "/workspace/lists",
    "/workspace/synonyms",
    "/workspace/requirements",
    "/workspace/tenures",
    "/workspace/board-visits",
    "/workspace/subjects",
    "/workspace/membership",
    "/workspace/diaries",
    "/workspace/visits",
    "/workspace/who-to-ask",
    "/workspace/agreements",
    "/workspace/agreement-parties",
    "/workspace/agreement-partnerships",
    "/workspace/report-requests",
    "/workspace/callings",
    "/workspace/called-partnerships",
    "/workspace/terms-of-reference",
    "/workspace/interests",
    "/workspace/collaborations",
    "/workspace/collaboration-shares",
];

const PLANS: &[&str] = &[
    "/workspace/planning",
    "/workspace/plans",
    "/workspace/chapters",
    "/workspace/priorities",
    "/workspace/placements",
    "/workspace/themes",
    "/workspace/crosscuts",
    "/workspace/leads",
    "/workspace/regards",
    "/workspace/lineages",
    "/workspace/plan-links",
];

const EVIDENCE: &[&str] = &[
    "/workspace/evidence-base",
    "/workspace/findings",
    "/workspace/measures",
    "/workspace/sources",
    "/workspace/figure-imports",
    "/workspace/figures",
    "/workspace/observations",
    "/workspace/quality-notes",
    "/workspace/rebases",
    "/workspace/measure-comments",
    "/workspace/signals",
    "/workspace/comparison-groups",
    "/workspace/small-number-rules",
    "/workspace/other-names",
    "/workspace/table-mappings",
    "/workspace/tables",
    "/workspace/figure-returns",
    "/workspace/returns",
    "/workspace/saved-charts",
    "/workspace/explore",
    "/workspace/harm",
    "/workspace/weight-sets",
    "/workspace/weight-matches",
];

const ACTIONS: &[&str] = &[
    "/workspace/doing",
    "/workspace/actions",
    "/workspace/action-updates",
    "/workspace/recommendations",
    "/workspace/recommendation-replies",
    "/workspace/action-log",
];

const FUNDING: &[&str] = &[
    "/workspace/funding",
    "/workspace/funds",
    "/workspace/awards",
    "/workspace/award-priorities",
    "/workspace/payments",
    "/workspace/budgets",
    "/workspace/budget-lines",
    "/workspace/pools",
    "/workspace/contributions",
];

const MEETINGS: &[&str] = &[
    "/workspace/calendar",
    "/workspace/meetings",
    "/workspace/meeting-series",
    "/workspace/agenda-items",
    "/workspace/agenda-sections",
    "/workspace/restricted-parts",
    "/workspace/papers",
    "/workspace/paper-files",
    "/workspace/packs",
    "/workspace/report-recommendations",
    "/workspace/attendances",
    "/workspace/minutes",
    "/workspace/resolutions",
    "/workspace/publications",
    "/workspace/notice-rules",
    "/workspace/bank-holidays",
    "/workspace/public-questions",
    "/workspace/questions",
    "/workspace/petitions",
    "/workspace/question-rules",
    "/workspace/standing-items",
    "/workspace/planned-items",
    "/workspace/key-decision-rules",
    "/workspace/calendar-feed",
    "/workspace/declarations",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sections::Section;

    fn entries_of(path: &str) -> Vec<&'static str> {
        let menu = workspace_menu();
        menu.into_iter()
            .filter(|entry| entry.section.iter().any(|start| path.starts_with(start)))
            .map(|entry| entry.href)
            .collect()
    }

    #[test]
    fn every_register_lies_in_the_entry_of_its_section_and_in_no_other() {
        for section in Section::ALL {
            for kind in section.kinds() {
                assert_eq!(entries_of(&format!("/workspace/{}/new", kind.path())), [section.path()], "{kind:?}");
            }
            assert_eq!(entries_of(section.path()), [section.path()]);
        }
    }

    #[test]
    fn home_is_no_section_of_everything() {
        assert!(entries_of("/workspace").is_empty());
        assert_eq!(entries_of("/workspace/threads/road-safety"), ["/workspace/threads"]);
    }
}
