//! The sections of the workspace: one page for each area, with its registers, what each holds, and how much.

use access::{Open, Role};
use components::{Column, Row, SmallScreen, Table};
use maud::html;
use pages::{Answer, Page, Visit};
use records::{Ask, House};
use std::borrow::Cow;
use values::Kind;
use values::words::t;

/// A section of the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Who works with whom, where.
    Register,
    /// Plans and their priorities.
    Plans,
    /// What is known.
    Evidence,
    /// What is done.
    Actions,
    /// The money.
    Funding,
    /// Meetings, agendas, minutes and what was resolved.
    Meetings,
}

impl Section {
    /// Every section, in the order of the menu.
    pub const ALL: [Section; 6] =
        [Section::Register, Section::Plans, Section::Evidence, Section::Actions, Section::Funding, Section::Meetings];

    /// Its page.
    pub fn path(self) -> &'static str {
        match self {
            Section::Register => "/workspace/register",
            Section::Plans => "/workspace/planning",
            Section::Evidence => "/workspace/evidence-base",
            Section::Actions => "/workspace/doing",
            Section::Funding => "/workspace/funding",
            Section::Meetings => "/workspace/calendar",
        }
    }

    /// Its name.
    pub fn words(self) -> Cow<'static, str> {
        match self {
            Section::Register => t("Register"),
            Section::Plans => t("Plans"),
            Section::Evidence => t("Evidence"),
            Section::Actions => t("Actions"),
            Section::Funding => t("Funding"),
            Section::Meetings => t("Meetings"),
        }
    }

    fn lead(self) -> Cow<'static, str> {
        match self {
            Section::Register => t("Who works with whom, where, and since when."),
            Section::Plans => t("What the bodies have set out to do, and how their plans join up."),
            Section::Evidence => t("What is known, where it comes from, and what is measured."),
            Section::Actions => t("What is to be done, by whom and by when."),
            Section::Funding => t("Where the money comes from, where it goes, and which priorities it serves."),
            Section::Meetings => t("When boards meet, what is on the agenda, who came and what was resolved."),
        }
    }

    /// The pages that look at its registers together: their addresses, their words, and who may read them.
    fn pages(self) -> Vec<(&'static str, Cow<'static, str>, &'static [Role])> {
        match self {
            Section::Register => vec![
                ("/workspace/membership", t("Who must be there, and who is missing"), &[]),
                ("/workspace/visits", t("Which partnership has waited longest for a visit"), &[]),
                ("/workspace/who-to-ask", t("Who to ask about a theme"), &[]),
                ("/workspace/interests-due", t("Declarations of interests that are due"), register::actions::KEEPERS),
                ("/admin/import/committees", t("Bring in committees from ModernGov"), &[Role::Administrator]),
                ("/admin/import/councillors", t("Bring in the seats of councillors from ModernGov"), &[Role::Administrator]),
            ],
            Section::Meetings => {
                vec![
                    ("/workspace/meetings-ahead", t("Meetings ahead, and by when each agenda must be published"), &[]),
                    ("/workspace/public-questions", t("Public questions and petitions that wait"), meetings::actions::KEEPERS),
                    ("/workspace/calendar-feed", t("Your own calendar of meetings"), &[]),
                    ("/admin/import/meeting", t("Bring in a meeting from ModernGov"), &[Role::Administrator]),
                    ("/admin/import/minutes", t("Bring in a folder of minutes"), &[Role::Administrator]),
                ]
            }
            Section::Evidence => vec![
                (evidence::measures::signals::SIGNALS, t("Signals to comment on"), &[]),
                (evidence::measures::summary::SUMMARY, t("All measures in one table, for boards"), &[]),
                ("/workspace/figures", t("Import published figures"), evidence::actions::KEEPERS),
                ("/workspace/tables", t("Import a table of figures"), evidence::actions::KEEPERS),
                ("/workspace/returns", t("Returns of figures, and their progress"), evidence::actions::ANSWERERS),
            ],
            Section::Funding => vec![("/workspace/funding/advisers", t("Advisers who could gain"), crate::conflicts::READERS)],
            _ => Vec::new(),
        }
    }

    /// The kinds of thing that it holds.
    pub fn kinds(self) -> &'static [Kind] {
        use Kind::*;
        match self {
            Section::Register => REGISTER,
            Section::Plans => &[Plan, Chapter, Priority, Placement, Theme, Crosscut, Lead, Regard, Lineage, PlanLink],
            Section::Evidence => &[
                Finding,
                Measure,
                Observation,
                Rebase,
                MeasureComment,
                SavedChart,
                WeightSet,
                HarmWeight,
                WeightMatch,
                QualityNote,
                Source,
                FigureImport,
                ComparisonGroup,
                SmallNumberRule,
                OtherName,
                TableMapping,
                FigureReturn,
            ],
            Section::Actions => &[Action, ActionUpdate, Recommendation, RecommendationReply],
            Section::Funding => &[Fund, Award, AwardPriority, Payment, Budget, BudgetLine, Pool, Contribution],
            Section::Meetings => MEETINGS,
        }
    }
}

/// The kinds of the register, in the order in which they are shown.
const REGISTER: &[Kind] = &[
    Kind::Organisation,
    Kind::Partnership,
    Kind::Seat,
    Kind::Requirement,
    Kind::Post,
    Kind::Tenure,
    Kind::Subject,
    Kind::BoardVisit,
    Kind::Link,
    Kind::Remit,
    Kind::Succession,
    Kind::Reorganisation,
    Kind::Transfer,
    Kind::Handover,
    Kind::Place,
    Kind::Boundary,
    Kind::Term,
    Kind::Synonym,
    Kind::Agreement,
    Kind::AgreementParty,
    Kind::AgreementPartnership,
    Kind::ReportRequest,
    Kind::Calling,
    Kind::CalledPartnership,
    Kind::TermsOfReference,
    Kind::Interest,
    Kind::Collaboration,
    Kind::CollaborationShare,
];

/// The kinds of the meetings.
const MEETINGS: &[Kind] = &[
    Kind::Meeting,
    Kind::AgendaItem,
    Kind::AgendaSection,
    Kind::RestrictedPart,
    Kind::Paper,
    Kind::ReportRecommendation,
    Kind::PaperFile,
    Kind::Attendance,
    Kind::Minute,
    Kind::Resolution,
    Kind::Publication,
    Kind::Pack,
    Kind::MeetingSeries,
    Kind::NoticeRule,
    Kind::BankHoliday,
    Kind::PublicQuestion,
    Kind::Petition,
    Kind::QuestionRule,
    Kind::PlannedItem,
    Kind::StandingItem,
    Kind::KeyDecisionRule,
    Kind::Declaration,
];

/// Shows a section.
pub async fn page(visit: Visit, house: House, section: Section) -> Answer {
    let reading = visit.reading().await?;
    let mut rows = Vec::with_capacity(section.kinds().len());
    for kind in section.kinds() {
        rows.push((*kind, house.of(*kind).count(&reading as &dyn Open, &Ask::default()).await?));
    }
    reading.close().await?;
    let start = Table::new(section.words())
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Register")))
        .column(Column::new(t("What it holds")))
        .column(Column::numeric(t("How many you can see")));
    let table = start.rows(rows.into_iter().map(|(kind, number)| {
        let head = html! { a class="govuk-link" href=(format!("/workspace/{}", kind.path())) { (kind.many()) } };
        Row::headed(head).cell(crate::held::line(kind)).cell(values::money::with_commas(number))
    }));
    let content = html! { p class="govuk-body gt-lead" { (section.lead()) } (pages_of(&visit, section)) (table) };
    Ok(visit.show(Page::new(section.words()).wide().crumb(section.words(), section.path()).content(content)))
}

fn pages_of(visit: &Visit, section: Section) -> maud::Markup {
    let for_them = |roles: &[Role]| roles.is_empty() || visit.actor().has_any(roles);
    let pages: Vec<_> = section.pages().into_iter().filter(|(_, _, roles)| for_them(roles)).collect();
    html! {
        @if !pages.is_empty() {
            ul class="govuk-list" {
                @for (href, words, _) in pages { li { a class="govuk-link" href=(href) { (words) } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_register_is_in_exactly_one_section() {
        for kind in Kind::ALL {
            let holding = Section::ALL.into_iter().filter(|section| section.kinds().contains(kind)).count();
            assert_eq!(holding, 1, "{kind:?}");
        }
    }
}
