//! What each register holds, in one line, for the pages of sections.

use std::borrow::Cow;
use values::Kind;
use values::words::t;

/// What a register holds.
pub(crate) fn line(kind: Kind) -> Cow<'static, str> {
    let sections = [of_register, of_plans, of_funding, of_meetings];
    sections.iter().find_map(|section| section(kind)).unwrap_or_else(|| kind.many())
}

/// What the registers of the register hold.
fn of_register(kind: Kind) -> Option<Cow<'static, str>> {
    Some(match kind {
        Kind::Organisation => t("Councils, police, fire, health, probation and others, through time."),
        Kind::Partnership => t("The groups in which organisations work together."),
        Kind::Seat => t("Which organisation sits on which board, in which role."),
        Kind::Requirement => t("Which bodies the law puts on which kind of board, and since when."),
        Kind::Post => t("Posts, without the names of people, and whether they are filled."),
        Kind::Tenure => t("Who holds a post or stands in, from when to when; names are not needed."),
        Kind::Subject => t("Which post follows which theme, so that somebody is asked when an item needs it."),
        Kind::BoardVisit => t("Who visited which partnership, and when."),
        Kind::Link => t("Which board reports to which, or looks at its work."),
        Kind::Remit => t("Which priorities and themes a board is there for."),
        Kind::Succession => t("Which organisation followed which."),
        Kind::Reorganisation => t("Bodies that are split, merged, renamed, replaced or abolished, planned or done."),
        Kind::Transfer => t("In a reorganisation: which body ends, and what comes after it."),
        Kind::Handover => t("In a reorganisation: where single things go."),
        Kind::Place => t("Areas, and which lies inside which."),
        Kind::Boundary => t("The outlines of places, for maps."),
        Kind::Term => t("The words that forms offer, and the names of this site."),
        Kind::Synonym => t("Short forms, older names and other spellings, so that search finds one by the other."),
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
        _ => return None,
    })
}

/// What the registers of plans, evidence and what is done hold.
fn of_plans(kind: Kind) -> Option<Cow<'static, str>> {
    Some(match kind {
        Kind::Plan => t("Agreements, plans and strategies, and where they stand."),
        Kind::Chapter => t("The text of plans, chapter by chapter."),
        Kind::Priority => t("What the bodies have decided to tackle, why and since when."),
        Kind::Placement => t("Which priority stands where in which plan."),
        Kind::Theme => t("Themes that run across the priorities of a plan."),
        Kind::Crosscut => t("Which theme runs across which priority."),
        Kind::Lead => t("Who leads a priority and who carries the work."),
        Kind::Regard => t("How one body's priority takes account of another's."),
        Kind::Lineage => t("What a priority came from and what became of it."),
        Kind::PlanLink => t("Other plans that a plan names."),
        Kind::Finding => t("Figures and facts, and the priorities they led to."),
        Kind::Measure => t("What is counted to see whether a priority works."),
        Kind::Observation => t("What was counted, period by period, and what was published first."),
        Kind::QualityNote => t("What people should know about figures before they trust them: gaps, changed rules, estimates."),
        Kind::SmallNumberRule => t("Below which number counts are not shown, to protect people."),
        Kind::ComparisonGroup => t("Places that a publisher found alike, and for how long."),
        Kind::Rebase => t("From when on the usual range of a measure is worked out anew, why, and who agreed."),
        Kind::MeasureComment => t("What analysts say about figures that stand out."),
        Kind::WeightSet => t("How much harm offences do, as one publisher weighs them in one version."),
        Kind::HarmWeight => t("The weights of single offences."),
        Kind::WeightMatch => t("Which weight stands for which kind of imported figures, and who checked that."),
        Kind::SavedChart => t("Charts from the explorer that were saved for reports, with the figures as they were."),
        Kind::TableMapping => t("What each column of a table of figures is, remembered for the next file."),
        Kind::FigureReturn => t("Figures that partners are asked for, by when, and what they answered."),
        Kind::Source => t("The papers and data sets that findings come from."),
        Kind::FigureImport => t("Published files that were imported, and what was taken from them."),
        Kind::OtherName => t("Names of partnerships in published files that the lists of places do not have, with their codes."),
        Kind::Action => t("What is to be done for a priority, by whom and by when."),
        Kind::ActionUpdate => t("What owners told about their actions, and when."),
        Kind::Recommendation => t("What boards recommended, and to whom."),
        Kind::RecommendationReply => t("What each body answered to a recommendation, and by when it must."),
        _ => return None,
    })
}

/// What the registers of funding hold.
fn of_funding(kind: Kind) -> Option<Cow<'static, str>> {
    Some(match kind {
        Kind::Fund => t("Sums set aside for awards."),
        Kind::Award => t("Money from a fund for one piece of work."),
        Kind::AwardPriority => t("Which award serves which priority."),
        Kind::Payment => t("What was paid of an award, and when."),
        Kind::Budget => t("What an organisation means to spend in a financial year."),
        Kind::BudgetLine => t("The lines of budgets, and the priorities they serve."),
        Kind::Pool => t("Costs that partners share."),
        Kind::Contribution => t("Who was asked for how much of a shared cost, and what they said."),
        _ => return None,
    })
}

/// What the registers of meetings hold.
fn of_meetings(kind: Kind) -> Option<Cow<'static, str>> {
    Some(match kind {
        Kind::Meeting => t("When and where boards meet, and how agenda and minutes stand."),
        Kind::AgendaItem => t("What boards deal with, item by item."),
        Kind::AgendaSection => t("The lettered parts of agendas."),
        Kind::RestrictedPart => t("What members alone may know of an item."),
        Kind::Paper => t("Reports and other papers of agenda items, written here."),
        Kind::ReportRecommendation => t("What papers recommend, and what became of it."),
        Kind::PaperFile => t("Uploaded files of papers, version by version, and what was found in them."),
        Kind::Attendance => t("Who came to which meeting, and who sent apologies."),
        Kind::Minute => t("What was said, item by item, with the numbers of the minutes."),
        Kind::Resolution => t("What was resolved, and the votes when they were counted."),
        Kind::Publication => t("When agendas, late items and minutes were published."),
        Kind::Pack => t("The agenda with its papers in one file, each version that was published."),
        Kind::MeetingSeries => t("Which board meets, how it numbers its minutes, and how much notice it gives."),
        Kind::NoticeRule => t("How many clear days the law asks for before a meeting."),
        Kind::BankHoliday => t("Days that do not count as clear days."),
        Kind::PublicQuestion => t("What people asked boards, and what they were told."),
        Kind::Petition => t("What people asked boards to do, and how many signed."),
        Kind::QuestionRule => t("By when each board wants public questions and petitions, how many and how long."),
        Kind::PlannedItem => t("What boards will deal with, at which meeting or in which month."),
        Kind::StandingItem => t("What stands on every agenda of a series, or on that of one month."),
        Kind::KeyDecisionRule => t("How much notice the law asks for before a key decision."),
        Kind::Declaration => t("Interests that were declared at meetings, and what was done."),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_register_says_what_it_holds() {
        let silent: Vec<_> = Kind::ALL.iter().filter(|kind| line(**kind) == kind.many()).collect();
        assert!(silent.is_empty(), "{silent:?}");
    }
}
