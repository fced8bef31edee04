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
                    ("/admin/import/meeting", t("Bring in a meeting from ModernGov"), &[Role::Administrator]),
                    ("/admin/import/minutes", t("Bring in a folder of minutes"), &[Role::Administrator]),
                ]
            }
            Section::Funding => vec![("/workspace/funding/advisers", t("Advisers who could gain"), crate::conflicts::READERS)],
            _ => Vec::new(),
        }
    }

    /// The kinds of thing that it holds.
    pub fn kinds(self) -> &'static [Kind] {
        use Kind::*;
        match self {
            Section::Register => &[
                Organisation,
                Partnership,
                Seat,
                Requirement,
                Post,
                Tenure,
                Subject,
                BoardVisit,
                Link,
                Remit,
                Succession,
                Reorganisation,
                Transfer,
                Handover,
                Place,
                Boundary,
                Term,
                Agreement,
                AgreementParty,
                AgreementPartnership,
                ReportRequest,
                Calling,
                CalledPartnership,
                TermsOfReference,
                Interest,
                Collaboration,
                CollaborationShare,
            ],
            Section::Plans => &[Plan, Chapter, Priority, Placement, Theme, Crosscut, Lead, Regard, Lineage, PlanLink],
            Section::Evidence => &[Finding, Measure, Source],
            Section::Actions => &[Action, ActionUpdate, Recommendation, RecommendationReply],
            Section::Funding => &[Fund, Award, AwardPriority, Payment, Budget, BudgetLine, Pool, Contribution],
            Section::Meetings => &[
                Meeting,
                AgendaItem,
                AgendaSection,
                RestrictedPart,
                Attendance,
                Minute,
                Resolution,
                Publication,
                MeetingSeries,
                NoticeRule,
                BankHoliday,
                Declaration,
            ],
        }
    }
}

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
        Row::headed(head).cell(holds(kind)).cell(values::money::with_commas(number))
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

/// What a register holds, in one line.
fn holds(kind: Kind) -> Cow<'static, str> {
    match kind {
        Kind::Term => t("The words that forms offer, and the names of this site."),
        Kind::Place => t("Areas, and which lies inside which."),
        Kind::Boundary => t("The outlines of places, for maps."),
        Kind::Organisation => t("Councils, police, fire, health, probation and others, through time."),
        Kind::Succession => t("Which organisation followed which."),
        Kind::Reorganisation => t("Bodies that are split, merged, renamed, replaced or abolished, planned or done."),
        Kind::Transfer => t("In a reorganisation: which body ends, and what comes after it."),
        Kind::Handover => t("In a reorganisation: where single things go."),
        Kind::Post => t("Posts, without the names of people, and whether they are filled."),
        Kind::Partnership => t("The groups in which organisations work together."),
        Kind::Link => t("Which board reports to which, or looks at its work."),
        Kind::Seat => t("Which organisation sits on which board, in which role."),
        Kind::Requirement => t("Which bodies the law puts on which kind of board, and since when."),
        Kind::Tenure => t("Who holds a post or stands in, from when to when; names are not needed."),
        Kind::Subject => t("Which post follows which theme, so that somebody is asked when an item needs it."),
        Kind::BoardVisit => t("Who visited which partnership, and when."),
        Kind::Remit => t("Which priorities and themes a board is there for."),
        Kind::Plan => t("Agreements, plans and strategies, and where they stand."),
        Kind::Chapter => t("The text of plans, chapter by chapter."),
        Kind::Theme => t("Themes that run across the priorities of a plan."),
        Kind::Priority => t("What the bodies have decided to tackle, why and since when."),
        Kind::Placement => t("Which priority stands where in which plan."),
        Kind::Crosscut => t("Which theme runs across which priority."),
        Kind::Lineage => t("What a priority came from and what became of it."),
        Kind::Lead => t("Who leads a priority and who carries the work."),
        Kind::Regard => t("How one body's priority takes account of another's."),
        Kind::PlanLink => t("Other plans that a plan names."),
        Kind::Source => t("The papers and data sets that findings come from."),
        Kind::Finding => t("Figures and facts, and the priorities they led to."),
        Kind::Measure => t("What is counted to see whether a priority works."),
        Kind::Action => t("What is to be done for a priority, by whom and by when."),
        Kind::ActionUpdate => t("What owners told about their actions, and when."),
        Kind::Budget => t("What an organisation means to spend in a financial year."),
        Kind::BudgetLine => t("The lines of budgets, and the priorities they serve."),
        Kind::Fund => t("Sums set aside for awards."),
        Kind::Award => t("Money from a fund for one piece of work."),
        Kind::AwardPriority => t("Which award serves which priority."),
        Kind::Payment => t("What was paid of an award, and when."),
        Kind::Pool => t("Costs that partners share."),
        Kind::Contribution => t("Who was asked for how much of a shared cost, and what they said."),
        Kind::Agreement => t("Agreements that make one partnership of several, and where they stand."),
        Kind::AgreementParty => t("Who is party to a combination agreement, and whether they consented."),
        Kind::AgreementPartnership => t("Which partnerships a combination agreement merges."),
        Kind::ReportRequest => t("Reports that the local policing body asked of a partnership, and when they came."),
        Kind::Calling => t("Meetings to which the local policing body called partnerships together."),
        Kind::CalledPartnership => t("Which partnership was called, and whether it came."),
        Kind::TermsOfReference => t("What boards are for and how they work, version by version."),
        Kind::Interest => t("What holders of posts declared, such as employment, contracts, land and gifts."),
        Kind::Collaboration => t("What forces and councils share, what it costs and what it saves."),
        Kind::CollaborationShare => t("Who takes part in a collaboration, and with which share."),
        #[rustfmt::skip]
        Kind::BankHoliday | Kind::NoticeRule | Kind::MeetingSeries | Kind::Meeting | Kind::AgendaSection | Kind::AgendaItem
        | Kind::RestrictedPart | Kind::Attendance | Kind::Minute | Kind::Resolution | Kind::Publication => held_of_meetings(kind),
        Kind::Declaration | Kind::Recommendation | Kind::RecommendationReply => held_after_meetings(kind),
    }
}

/// What a register of the meetings holds, in one line.
fn held_of_meetings(kind: Kind) -> Cow<'static, str> {
    match kind {
        Kind::MeetingSeries => t("Which board meets, how it numbers its minutes, and how much notice it gives."),
        Kind::Meeting => t("When and where boards meet, and how agenda and minutes stand."),
        Kind::AgendaSection => t("The lettered parts of agendas."),
        Kind::AgendaItem => t("What boards deal with, item by item."),
        Kind::RestrictedPart => t("What members alone may know of an item."),
        Kind::Attendance => t("Who came to which meeting, and who sent apologies."),
        Kind::Minute => t("What was said, item by item, with the numbers of the minutes."),
        Kind::Resolution => t("What was resolved, and the votes when they were counted."),
        Kind::Publication => t("When agendas, late items and minutes were published."),
        Kind::NoticeRule => t("How many clear days the law asks for before a meeting."),
        Kind::BankHoliday => t("Days that do not count as clear days."),
        other => other.many(),
    }
}

/// What the registers of what follows from meetings hold, in one line.
fn held_after_meetings(kind: Kind) -> Cow<'static, str> {
    match kind {
        Kind::Declaration => t("Interests that were declared at meetings, and what was done."),
        Kind::Recommendation => t("What boards recommended, and to whom."),
        Kind::RecommendationReply => t("What each body answered to a recommendation, and by when it must."),
        other => other.many(),
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
