//! The kinds of thing that the house keeps: one table of words, the same in address, sheet, database table and type.
//!
//! A new kind of thing starts with a line here. The house asks the areas for every kind when it is built, so one that nobody keeps
//! shows at once.

use crate::words::t;
use std::borrow::Cow;

/// The type that marks an [`Id`](crate::Id) as belonging to one kind of thing.
pub trait Marked: 'static {
    /// The kind that the mark stands for.
    const KIND: Kind;
}

macro_rules! kinds {
    ($($name:ident $key:literal $sheet:literal, $one:literal, $many:literal, $add:literal;)*) => {
        /// A kind of thing that the house keeps.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $(#[doc = $one] $name,)* }

        impl Kind {
            /// Every kind, in the order in which an import must read them: what is pointed at comes first.
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)*];

            /// The word used in events and in cards, for example `budget-line`.
            pub fn key(self) -> &'static str { match self { $(Kind::$name => $key,)* } }

            /// The name of the sheet, the database table and (with hyphens) the address, for example `budget_lines`.
            pub fn sheet(self) -> &'static str { match self { $(Kind::$name => $sheet,)* } }

            /// The word for one of them, in the reader's language.
            pub fn one(self) -> Cow<'static, str> { match self { $(Kind::$name => t($one),)* } }

            /// The words of the link and the heading with which one is added, in the reader's language.
            pub fn adding(self) -> Cow<'static, str> { match self { $(Kind::$name => t($add),)* } }

            /// The word for several of them, in the reader's language.
            pub fn many(self) -> Cow<'static, str> { match self { $(Kind::$name => t($many),)* } }
        }

        $(#[doc = concat!("Marks an id as that of one ", $one, ".")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name;
        impl Marked for $name { const KIND: Kind = Kind::$name; })*
    };
}

kinds! {
    Term "term" "lists", "Term", "Terms and lists", "Add a term";
    Synonym "synonym" "synonyms", "Other term for the same", "Other terms for the same", "Add another term for the same";
    Place "place" "places", "Place", "Places", "Add a place";
    Boundary "boundary" "boundaries", "Boundary", "Boundaries", "Add a boundary";
    Organisation "organisation" "organisations", "Organisation", "Organisations", "Add an organisation";
    Succession "succession" "successions", "Succession", "Successions", "Add a succession";
    Post "post" "posts", "Post", "Posts", "Add a post";
    Tenure "tenure" "tenures", "Holder of a post", "Holders of posts", "Add a holder of a post";
    Partnership "partnership" "partnerships", "Partnership or board", "Partnerships and boards", "Add a partnership or board";
    Link "link" "links", "Link between boards", "Links between boards", "Add a link between boards";
    Seat "seat" "seats", "Seat", "Seats", "Add a seat";
    Requirement "requirement" "requirements", "Membership rule", "Membership rules", "Add a membership rule";
    BoardVisit "board-visit" "board_visits", "Visit to a partnership", "Visits to partnerships", "Add a visit to a partnership";
    Reorganisation "reorganisation" "reorganisations", "Reorganisation", "Reorganisations", "Plan a reorganisation";
    Transfer "transfer" "transfers", "Transfer", "Transfers", "Add a transfer";
    Handover "handover" "handovers", "Handover", "Handovers", "Decide where something goes";
    Plan "plan" "plans", "Plan", "Plans", "Add a plan";
    Chapter "chapter" "chapters", "Chapter", "Chapters", "Add a chapter";
    Theme "theme" "themes", "Cross-cutting theme", "Cross-cutting themes", "Add a cross-cutting theme";
    Subject "subject" "subjects", "Subject that a post follows", "Subjects that posts follow", "Add a subject that a post follows";
    Priority "priority" "priorities", "Priority", "Priorities", "Add a priority";
    Placement "placement" "placements", "Place in a plan", "Places in plans", "Place a priority in a plan";
    Crosscut "crosscut" "crosscuts", "Theme of a priority", "Themes of priorities", "Give a priority a theme";
    Lineage "lineage" "lineages", "Change of a priority", "Changes of priorities", "Record what became of a priority";
    Lead "lead" "leads", "Lead", "Leads", "Add a lead";
    Regard "regard" "regards", "Regard", "Regard between plans", "Record regard to another plan";
    PlanLink "plan-link" "plan_links", "Linked plan", "Linked plans", "Link a plan";
    Remit "remit" "remits", "Remit of a board", "Remits of boards", "Add a remit of a board";
    Source "source" "sources", "Source", "Sources", "Add a source";
    Finding "finding" "findings", "Finding", "Findings", "Add a finding";
    Measure "measure" "measures", "Measure", "Measures", "Add a measure";
    FigureImport "figure-import" "figure_imports", "Import of figures", "Imports of figures", "Add an import of figures";
    OtherName "other-name" "other_names", "Other name of a place", "Other names of places", "Add another name of a place";
    Observation "observation" "observations", "Figure of a measure", "Figures of measures", "Add a figure";
    QualityNote "quality-note" "quality_notes", "Note on the quality of figures", "Notes on the quality of figures", "Add a note on the quality of figures";
    Rebase "rebase" "rebases", "Step change of a measure", "Step changes of measures", "Ask for a step change";
    MeasureComment "measure-comment" "measure_comments", "Comment on a measure", "Comments on measures", "Add a comment on a measure";
    WeightSet "weight-set" "weight_sets", "Set of harm weights", "Sets of harm weights", "Add a set of harm weights";
    HarmWeight "harm-weight" "harm_weights", "Weight of an offence", "Weights of offences", "Add a weight of an offence";
    WeightMatch "weight-match" "weight_matches", "Weight of a kind", "Weights of kinds", "Say which weight stands for a kind";
    SavedChart "saved-chart" "saved_charts", "Saved chart", "Saved charts", "Add a saved chart";
    SmallNumberRule "small-number-rule" "small_number_rules", "Rule for small numbers", "Rules for small numbers", "Add a rule for small numbers";
    ComparisonGroup "comparison-group" "comparison_groups", "Comparison group", "Comparison groups", "Add a comparison group";
    TableMapping "table-mapping" "table_mappings", "Mapping of a table", "Mappings of tables", "Add a mapping of a table";
    FigureReturn "figure-return" "figure_returns", "Return of a figure", "Returns of figures", "Ask for a return";
    Action "action" "actions", "Action", "Actions", "Add an action";
    ActionUpdate "action-update" "action_updates", "Update on an action", "Updates on actions", "Add an update on an action";
    Budget "budget" "budgets", "Budget", "Budgets", "Add a budget";
    BudgetLine "budget-line" "budget_lines", "Budget line", "Budget lines", "Add a budget line";
    Fund "fund" "funds", "Fund", "Funds", "Add a fund";
    Award "award" "awards", "Award", "Awards", "Add an award";
    AwardPriority "award-priority" "award_priorities", "Priority that an award serves", "Priorities that awards serve", "Say which priority an award serves";
    Payment "payment" "payments", "Payment", "Payments", "Add a payment";
    Pool "pool" "pools", "Pooled cost", "Pooled costs", "Add a pooled cost";
    Contribution "contribution" "contributions", "Contribution", "Contributions", "Add a contribution";
    Agreement "agreement" "agreements", "Combination agreement", "Combination agreements", "Add a combination agreement";
    AgreementParty "agreement-party" "agreement_parties", "Party to an agreement", "Parties to agreements", "Add a party to an agreement";
    AgreementPartnership "agreement-partnership" "agreement_partnerships", "Partnership that an agreement merges", "Partnerships that agreements merge", "Add a partnership that an agreement merges";
    ReportRequest "report-request" "report_requests", "Request for a report", "Requests for reports", "Add a request for a report";
    Calling "calling" "callings", "Calling of partnerships", "Callings of partnerships", "Call partnerships together";
    CalledPartnership "called-partnership" "called_partnerships", "Partnership that was called", "Partnerships that were called", "Add a partnership that was called";
    TermsOfReference "terms-of-reference" "terms_of_reference", "Version of terms of reference", "Terms of reference", "Add terms of reference";
    Interest "interest" "interests", "Interest of a member", "Interests of members", "Add an interest";
    Collaboration "collaboration" "collaborations", "Collaboration", "Collaborations", "Add a collaboration";
    CollaborationShare "collaboration-share" "collaboration_shares", "Share in a collaboration", "Shares in collaborations", "Add a share in a collaboration";
    BankHoliday "bank-holiday" "bank_holidays", "Bank holiday", "Bank holidays", "Add a bank holiday";
    NoticeRule "notice-rule" "notice_rules", "Rule of notice", "Rules of notice", "Add a rule of notice";
    MeetingSeries "meeting-series" "meeting_series", "Series of meetings", "Series of meetings", "Add a series of meetings";
    Meeting "meeting" "meetings", "Meeting", "Meetings", "Add a meeting";
    AgendaSection "agenda-section" "agenda_sections", "Section of an agenda", "Sections of agendas", "Add a section of the agenda";
    AgendaItem "agenda-item" "agenda_items", "Agenda item", "Agenda items", "Add an agenda item";
    RestrictedPart "restricted-part" "restricted_parts", "Restricted part", "Restricted parts", "Add a restricted part";
    Paper "paper" "papers", "Paper", "Papers", "Add a paper";
    PaperFile "paper-file" "paper_files", "File of a paper", "Files of papers", "Add a file of a paper";
    Attendance "attendance" "attendances", "Attendance at a meeting", "Attendance at meetings", "Record an attendance";
    Minute "minute" "minutes", "Minute", "Minutes", "Add a minute";
    Resolution "resolution" "resolutions", "Resolution", "Resolutions", "Add a resolution";
    ReportRecommendation "report-recommendation" "report_recommendations", "Recommendation of a paper", "Recommendations of papers", "Add a recommendation";
    Publication "publication" "publications", "Publication", "Publications", "Record a publication";
    Pack "pack" "packs", "Pack", "Packs", "Record a pack";
    QuestionRule "question-rule" "question_rules", "Rule for public questions", "Rules for public questions", "Add a rule for public questions";
    PublicQuestion "public-question" "questions", "Public question", "Public questions", "Add a public question";
    Petition "petition" "petitions", "Petition", "Petitions", "Add a petition";
    StandingItem "standing-item" "standing_items", "Standing item", "Standing items", "Add a standing item";
    KeyDecisionRule "key-decision-rule" "key_decision_rules", "Rule on key decisions", "Rules on key decisions", "Add a rule on key decisions";
    PlannedItem "planned-item" "planned_items", "Item of the forward plan", "Forward plan", "Add an item to the forward plan";
    Declaration "declaration" "declarations", "Declaration of interest", "Declarations of interest", "Record a declaration of interest";
    Recommendation "recommendation" "recommendations", "Recommendation", "Recommendations", "Add a recommendation";
    RecommendationReply "recommendation-reply" "recommendation_replies", "Reply to a recommendation", "Replies to recommendations", "Ask for a reply to a recommendation";
}

impl Kind {
    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.key() == key)
    }

    /// The kind kept in this sheet.
    pub fn from_sheet(sheet: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.sheet() == sheet)
    }

    /// The word in addresses: the sheet's name with hyphens.
    pub fn path(self) -> String {
        self.sheet().replace('_', "-")
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;
    use std::collections::HashSet;

    #[test]
    fn keys_and_sheets_are_unique_and_lead_back_to_their_kind() {
        let sheets: HashSet<_> = Kind::ALL.iter().map(|kind| kind.sheet()).collect();
        assert_eq!(sheets.len(), Kind::ALL.len());
        for kind in Kind::ALL {
            assert_eq!(Kind::from_key(kind.key()), Some(*kind));
            assert_eq!(Kind::from_sheet(kind.sheet()), Some(*kind));
        }
    }
}
