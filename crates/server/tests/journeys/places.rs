//! Where there is a page of every kind, and who goes there.

/// Somebody, and the pages at which they look: a name for the picture, and the address.
pub struct Visitor {
    /// One of the demonstration's people; nobody in particular when empty.
    pub name: &'static str,
    pub places: &'static [(&'static str, &'static str)],
}

/// Everybody, in the order of their visits.
pub const VISITORS: [Visitor; 7] = [
    Visitor { name: "", places: PUBLIC },
    Visitor { name: "co-ordinator", places: WORKSPACE },
    Visitor { name: "clerk", places: CLERK },
    Visitor { name: "prevent-member", places: MEMBER },
    Visitor { name: "kfrs-officer", places: OFFICER },
    Visitor { name: "grants", places: GRANTS },
    Visitor { name: "administrator", places: ADMINISTRATION },
];

const PUBLIC: &[(&str, &str)] = &[
    ("home", "/"),
    ("home-in-welsh", "/cy/"),
    ("priorities", "/priorities"),
    ("thread", "/priorities/domestic-abuse"),
    ("thread-with-little", "/priorities/efficient-service"),
    ("plans", "/plans"),
    ("plans-all", "/plans/all"),
    ("plan", "/plans/kent-community-safety-agreement-2017"),
    ("chapter", "/plans/kent-community-safety-agreement-2017/6"),
    ("line-up", "/plans/how-priorities-line-up"),
    ("partners", "/partners"),
    ("board", "/partners/boards/kent-community-safety-partnership"),
    ("board-in-2017", "/partners/boards/dover-community-safety-partnership?on=2017-04-01"),
    ("post", "/partners/posts/police-and-crime-commissioner"),
    ("organisation", "/partners/organisations/kent-police-and-crime-commissioner"),
    ("partners-in-2015", "/partners?on=2015-04-01"),
    ("board-in-2015", "/partners/boards/kent-community-safety-partnership?on=2015-04-01"),
    ("organisation-that-ended", "/partners/organisations/nhs-ashford-ccg"),
    ("day-that-never-was", "/partners?on=31/02/2015"),
    ("overlap", "/partners/overlap"),
    ("overlap-of-two", "/partners/overlap/county-working-group/kent-community-safety-partnership"),
    ("coverage", "/partners/coverage"),
    ("picture", "/partners/picture"),
    ("structure", "/partners/structure"),
    ("membership-table", "/partners/membership-table"),
    ("places", "/partners/places"),
    ("place", "/partners/places/ashford"),
    ("evidence", "/evidence"),
    ("source", "/evidence/morile-pilot-2016"),
    ("measure", "/measures/reports-of-domestic-abuse"),
    ("grants", "/grants"),
    ("awards", "/grants/awards"),
    ("awards-none", "/grants/awards?q=nothing+is+called+this"),
    ("award", "/grants/awards/domestic-homicide-reviews-2016"),
    ("fund", "/grants/funds/county-partnership-fund-2016-2017"),
    ("budget", "/grants/budgets/commissioning-budget-2017-2018"),
    ("pool", "/grants/pooled-costs/domestic-homicide-reviews-2017-2018"),
    ("meetings", "/meetings"),
    ("meetings-coming", "/meetings?when=coming&board=kent-community-safety-partnership"),
    ("meeting-with-agenda", "/meetings/kcsp-2017-03-15"),
    ("meeting-with-minutes", "/meetings/kcsp-2016-10-13"),
    ("help", "/help"),
    ("contact", "/contact"),
    ("accessibility-statement", "/accessibility-statement"),
    ("privacy", "/privacy"),
    ("cookies", "/cookies"),
    ("sign-in", "/sign-in"),
    ("not-found", "/there/is/no/such/page"),
];

const WORKSPACE: &[(&str, &str)] = &[
    ("workspace", "/workspace"),
    ("threads", "/workspace/threads"),
    ("thread-in-workspace", "/workspace/threads/road-safety"),
    ("section-register", "/workspace/register"),
    ("section-plans", "/workspace/planning"),
    ("list", "/workspace/organisations"),
    ("list-with-filters", "/workspace/organisations?kind=health-commissioner&sort=from&order=desc"),
    ("list-of-many", "/workspace/seats?page=2"),
    ("list-of-awards", "/workspace/awards"),
    ("list-of-actions", "/workspace/actions"),
    ("list-with-no-result", "/workspace/organisations?q=nothing+is+called+this"),
    ("list-that-is-empty", "/workspace/payments"),
    ("detail", "/workspace/priorities/domestic-abuse"),
    ("detail-of-organisation", "/workspace/organisations/kent-police"),
    ("detail-of-boundary", "/workspace/boundaries/ashford"),
    ("reorganisation", "/workspace/reorganisations/kent-councils-2028"),
    ("reorganisation-preview", "/workspace/reorganisations/kent-councils-2028/preview"),
    ("reorganisation-rehearsal", "/workspace/reorganisations/kent-councils-2028/rehearsal"),
    ("form-new", "/workspace/actions/new?priority=road-safety"),
    ("form-change", "/workspace/priorities/domestic-abuse/change"),
    ("membership", "/workspace/membership"),
    ("membership-in-2017", "/workspace/membership?on=2017-04-01&kind=community-safety-partnership"),
    ("membership-of-board", "/workspace/membership/kent-health-and-wellbeing-board"),
    ("diary", "/workspace/diaries/county-portfolio-holder"),
    ("boards-of-organisation", "/workspace/seats-of/nhs-kent-and-medway-icb"),
    ("visits", "/workspace/visits?kind=community-safety-partnership"),
    ("who-to-ask", "/workspace/who-to-ask?theme=reducing-reoffending-and-supporting-victims"),
    ("who-to-ask-for-a-board", "/workspace/who-to-ask?theme=reducing-reoffending-and-supporting-victims&board=victims-panel"),
    ("membership-sorted", "/workspace/membership?sort=missing&order=desc&q=safety"),
    ("form-of-requirement", "/workspace/requirements/new"),
    ("account", "/account"),
    ("account-password", "/account/password"),
    ("not-allowed", "/admin"),
];

const CLERK: &[(&str, &str)] = &[
    ("section-meetings", "/workspace/calendar"),
    ("meetings-ahead", "/workspace/meetings-ahead"),
    ("agenda", "/workspace/meetings/kcsp-2017-03-15/agenda"),
    ("agenda-without-items", "/workspace/meetings/kcsp-2017-07-19/agenda"),
    ("agenda-that-moves", "/workspace/meetings/kcsp-2016-10-13/agenda"),
    ("publish", "/workspace/meetings/kcsp-2016-10-13/publish?what=agenda"),
    ("attendance", "/workspace/meetings/kcsp-2016-10-13/attendance"),
    ("minutes", "/workspace/meetings/kcsp-2016-10-13/minutes"),
    ("restricted-part", "/workspace/restricted-parts/kcsp-2017-03-15-d1-for-members"),
    ("form-of-agenda-item", "/workspace/agenda-items/new?section=kcsp-2016-10-13-b&position=8"),
];

const MEMBER: &[(&str, &str)] = &[
    ("workspace-of-member", "/workspace"),
    ("restricted-board", "/workspace/partnerships/prevent-duty-delivery-board"),
    ("restricted-board-in-public", "/partners/boards/prevent-duty-delivery-board"),
];

const OFFICER: &[(&str, &str)] = &[
    ("workspace-of-officer", "/workspace"),
    ("my-actions", "/workspace/my-actions"),
    ("my-actions-all", "/workspace/my-actions?show=all"),
    ("action-to-tell-about", "/workspace/actions/casualty-review/update"),
];

const GRANTS: &[(&str, &str)] = &[
    ("workspace-of-grants", "/workspace"),
    ("list-of-awards-to-keep", "/workspace/awards"),
    ("form-of-award", "/workspace/awards/licence-to-kill-2016/change"),
    ("remove", "/workspace/awards/licence-to-kill-2016/remove"),
];

const ADMINISTRATION: &[(&str, &str)] = &[
    ("administration", "/admin"),
    ("import", "/admin/import"),
    ("import-guide", "/admin/import/guide"),
    ("committees", "/admin/import/committees"),
    ("councillors", "/admin/import/councillors"),
    ("export", "/admin/export"),
    ("mail", "/admin/mail"),
    ("lists", "/workspace/lists"),
    ("people", "/admin/people"),
    ("people-none", "/admin/people?q=nobody&state=ended"),
    ("person-add", "/admin/people/add"),
];
