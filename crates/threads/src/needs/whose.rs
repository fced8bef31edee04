//! Which gaps and actions are whose, by role and membership.

use super::rank::{Need, ranked};
use super::{COMING, SOON};
use crate::address::workspace;
use crate::gaps::{Gap, GapKind};
use access::{Actor, Role};
use actions::shared::{ActionSummary, ReplyDue};
use chrono::{Days, NaiveDate};
use evidence::shared::{NewSignal, ReturnDue, ReturnSent};
use meetings::shared::{MeetingNeed, Wanted};
use register::shared::PostSummary;
use values::words::{count, count_with, fill, t};
use values::{Kind, dates};

/// What is known when the list is made.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The gaps of the threads of today's priorities.
    pub on_threads: Vec<Gap>,
    /// The gaps that are on no thread.
    pub loose: Vec<Gap>,
    /// Awards that have ended without a result, whichever thread they are on.
    pub ended_awards: Vec<Gap>,
    /// Actions that are late, due or coming up, whichever priority they serve.
    pub actions: Vec<ActionSummary>,
    /// The posts that own them.
    pub owners: Vec<PostSummary>,
    /// Meetings that need something.
    pub meetings: Vec<MeetingNeed>,
    /// Replies to recommendations that are late or due.
    pub replies: Vec<ReplyDue>,
    /// Returns of figures that are late or due.
    pub returns: Vec<ReturnDue>,
    /// Answers to returns that somebody must look at.
    pub sent: Vec<ReturnSent>,
    /// New signals of measures that nobody has commented on.
    pub signals: Vec<NewSignal>,
    /// Mails that were not sent.
    pub unsent_mails: u64,
    /// Whether nobody has added a priority yet.
    pub is_new: bool,
}

/// Somebody at their desk today.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// Today.
    pub today: NaiveDate,
}

/// What needs this person now, in order.
pub fn needs_of(desk: Desk, known: &Known) -> Vec<Need> {
    let mut needs: Vec<Need> = due_actions(desk, known).into_iter().map(|action| of_action(desk, known, action)).collect();
    needs.extend(known.replies.iter().filter(|reply| is_asked(desk, reply)).map(of_reply));
    needs.extend(known.returns.iter().filter(|it| is_asked_for(desk, it)).map(of_return));
    needs.extend(of_sent(&known.sent.iter().filter(|it| it.is_for(desk.actor)).collect::<Vec<_>>()));
    if desk.actor.has_any(evidence::actions::KEEPERS) {
        needs.extend(of_signals(&known.signals));
    }
    if desk.actor.has(Role::Coordinator) {
        let own = known.on_threads.iter().chain(&known.loose).filter(|gap| is_coordinators(gap.kind));
        needs.extend(own.map(of_gap));
        let until = in_days(desk.today, SOON);
        // Who asked a question waits for a word, however far away the meeting is.
        let now = |meeting: &&MeetingNeed| meeting.due <= until || matches!(meeting.wanted, Wanted::LookAtAsked(_));
        needs.extend(known.meetings.iter().filter(now).map(of_meeting));
    }
    if desk.actor.has(Role::GrantsOfficer) {
        let loose = known.loose.iter().filter(|gap| is_grants_officers(gap.kind));
        needs.extend(loose.chain(&known.ended_awards).map(of_gap));
    }
    if desk.actor.has(Role::Administrator) {
        needs.extend(of_house(known));
    }
    ranked(needs, desk.today)
}

/// The actions of this person that are coming up after what is told as due soon.
pub fn coming_up<'a>(desk: Desk, known: &'a Known) -> Vec<&'a ActionSummary> {
    let from = in_days(desk.today, SOON);
    let until = in_days(desk.today, COMING);
    let later = |action: &&ActionSummary| action.due.is_some_and(|due| from < due && due <= until);
    known.actions.iter().filter(|action| is_mine(desk, known, action)).filter(later).collect()
}

/// The day so many days after this one.
pub fn in_days(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

fn due_actions<'a>(desk: Desk, known: &'a Known) -> Vec<&'a ActionSummary> {
    let until = in_days(desk.today, SOON);
    let near = |action: &&ActionSummary| action.due.is_some_and(|due| due <= until);
    known.actions.iter().filter(near).filter(|action| is_mine(desk, known, action)).collect()
}

/// A co-ordinator follows every action, a partner officer those that posts of their organisation own, a member those
/// that their board follows.
fn is_mine(desk: Desk, known: &Known, action: &ActionSummary) -> bool {
    let of_board = action.partnership.is_some_and(|board| desk.actor.boards().contains(&board));
    desk.actor.has(Role::Coordinator) || is_own(desk, known, action) || of_board
}

/// Whether a post of the person's own organisation does it.
fn is_own(desk: Desk, known: &Known, action: &ActionSummary) -> bool {
    let organisations = desk.actor.organisations();
    let owner = known.owners.iter().find(|post| Some(post.id) == action.owner);
    owner.is_some_and(|post| organisations.contains(&post.organisation_id))
}

/// A co-ordinator follows every reply, a partner officer those of their organisation, a member those of their board.
fn is_asked(desk: Desk, reply: &ReplyDue) -> bool {
    let organisation = reply.organisation.is_some_and(|id| desk.actor.organisations().contains(&id));
    let board = reply.partnership.is_some_and(|id| desk.actor.boards().contains(&id));
    desk.actor.has(Role::Coordinator) || organisation || board
}

/// A co-ordinator follows every return, a partner officer those of their organisation.
fn is_asked_for(desk: Desk, it: &ReturnDue) -> bool {
    desk.actor.has(Role::Coordinator) || it.organisation.is_some_and(|id| desk.actor.organisations().contains(&id))
}

fn of_return(it: &ReturnDue) -> Need {
    let words = fill("Give the figure: {return}", &[("return", &it.title)]);
    let href = format!("/workspace/returns/{}", it.reference);
    Need { words, href, due: Some(it.due), body: String::new(), gap: None }
}

/// One line for all answers to look at, which are listed where it leads.
fn of_sent(sent: &[&ReturnSent]) -> Option<Need> {
    let first = sent.first()?;
    let number = u64::try_from(sent.len()).unwrap_or(u64::MAX);
    let words = count("Look at {n} figure that came in", "Look at {n} figures that came in", number);
    let body = fill("The first: {return}.", &[("return", &first.title)]);
    Some(Need { words, href: evidence::shared::to_look_at(), due: None, body, gap: None })
}

/// One line for all new signals, which are listed where it leads.
fn of_signals(signals: &[NewSignal]) -> Option<Need> {
    let latest = signals.first()?;
    let number = u64::try_from(signals.len()).unwrap_or(u64::MAX);
    let words = count("Comment on {n} new signal", "Comment on {n} new signals", number);
    let gaps = [("measure", latest.title.as_str()), ("month", &*dates::month(latest.last))];
    let body = fill("The latest: {measure}, {month}.", &gaps);
    Some(Need { words, href: evidence::measures::signals::SIGNALS.to_owned(), due: None, body, gap: None })
}

fn of_reply(reply: &ReplyDue) -> Need {
    let words = fill("Reply to the recommendation: {recommendation}", &[("recommendation", &reply.recommendation)]);
    let href = workspace(Kind::RecommendationReply, &reply.reference);
    Need { words, href, due: Some(reply.due), body: reply.title.clone(), gap: None }
}

/// Late actions are told as actions, with their date.
fn is_coordinators(kind: GapKind) -> bool {
    !matches!(kind, GapKind::OverdueAction | GapKind::AwardWithoutOutcome) && !is_grants_officers(kind)
}

fn is_grants_officers(kind: GapKind) -> bool {
    matches!(kind, GapKind::AwardWithoutPriority | GapKind::BudgetWithoutPriority)
}

fn of_action(desk: Desk, known: &Known, action: &ActionSummary) -> Need {
    let tells = desk.actor.has_any(&[Role::Coordinator, Role::Administrator]) || is_own(desk, known, action);
    let title = [("action", action.title.as_str())];
    let words = if tells { fill("Say how it stands: {action}", &title) } else { fill("Look at: {action}", &title) };
    let here = workspace(Kind::Action, &action.reference);
    let href = if tells { format!("{here}/update") } else { here };
    let body = action.owner_title.clone().or_else(|| action.partnership_title.clone());
    let body = body.unwrap_or_else(|| t("Nobody answers for it").into_owned());
    Need { words, href, due: action.due, body, gap: Some(GapKind::OverdueAction) }
}

fn of_gap(gap: &Gap) -> Need {
    let words = fill("{act}: {thing}", &[("act", &gap.mend.words), ("thing", &gap.thing)]);
    let body = match &gap.priority {
        Some((_, title)) if *title != gap.thing => {
            fill("{gap} Priority: {priority}.", &[("gap", &gap.sentence), ("priority", title)])
        }
        _ => gap.sentence.clone(),
    };
    Need { words, href: gap.mend.href.clone(), due: gap.due, body, gap: Some(gap.kind) }
}

fn of_meeting(meeting: &MeetingNeed) -> Need {
    let title = [("meeting", meeting.title.as_str())];
    let words = match meeting.wanted {
        Wanted::PublishAgenda => fill("Publish the agenda: {meeting}", &title),
        Wanted::SayWhetherHeld => fill("Say whether it was held: {meeting}", &title),
        Wanted::LookAtAsked(n) => count_with(
            "Accept or refuse {n} public question or petition: {meeting}",
            "Accept or refuse {n} public questions or petitions: {meeting}",
            n,
            &title,
        ),
        Wanted::AnswerAsked(n) => count_with(
            "Publish the answer to {n} public question or petition: {meeting}",
            "Publish the answers to {n} public questions or petitions: {meeting}",
            n,
            &title,
        ),
    };
    let href = match meeting.wanted {
        Wanted::LookAtAsked(_) | Wanted::AnswerAsked(_) => "/workspace/public-questions".to_owned(),
        _ => format!("/workspace/meetings/{}/agenda", meeting.reference),
    };
    let body = fill("The meeting is on {day}.", &[("day", &dates::with_weekday(meeting.on))]);
    let body = if meeting.wanted == Wanted::PublishAgenda { body } else { String::new() };
    Need { words, href, due: Some(meeting.due), body, gap: None }
}

fn of_house(known: &Known) -> Vec<Need> {
    let need = |words: String, href: &str| Need { words, href: href.to_owned(), due: None, body: String::new(), gap: None };
    let mails = count("{n} mail was not sent: see why", "{n} mails were not sent: see why", known.unsent_mails);
    let start = t("Bring in your registers: there is no priority yet").into_owned();
    let mails = (known.unsent_mails > 0).then(|| need(mails, "/admin/mail"));
    mails.into_iter().chain(known.is_new.then(|| need(start, "/admin/import"))).collect()
}
