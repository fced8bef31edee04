//! What may be published, and when it may not. No database, no clock, no web.

use values::words::t;

/// The agenda with its papers.
pub const AGENDA: &str = "agenda";
/// Items and papers that came after the agenda was published.
pub const SUPPLEMENT: &str = "supplement";
/// The minutes, with attendance and resolutions.
pub const MINUTES: &str = "minutes";

/// What is to be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The agenda.
    Agenda,
    /// Items that came later.
    Supplement,
    /// The minutes.
    Minutes,
}

impl What {
    /// Everything that can be published.
    pub const ALL: [What; 3] = [What::Agenda, What::Supplement, What::Minutes];

    /// The key in the list `publication-kind`.
    pub fn key(self) -> &'static str {
        match self {
            What::Agenda => AGENDA,
            What::Supplement => SUPPLEMENT,
            What::Minutes => MINUTES,
        }
    }

    /// The one with this key.
    pub fn from_key(key: &str) -> Option<What> {
        What::ALL.into_iter().find(|what| what.key() == key)
    }
}

/// What is known of a meeting when something of it is to be published.
#[derive(Clone, Copy, Debug, Default)]
pub struct State {
    /// Whether it is cancelled.
    pub cancelled: bool,
    /// Whether its agenda was published.
    pub agenda_published: bool,
    /// How many items the agenda has.
    pub items: usize,
    /// How many of them are not published.
    pub items_waiting: usize,
    /// How many papers of open items, and recommendations in them, are not published.
    pub papers_waiting: usize,
    /// How many minutes there are.
    pub minutes: usize,
    /// How many minutes, resolutions and attendances are not published.
    pub minutes_waiting: usize,
    /// Whether the meeting is still to come.
    pub to_come: bool,
    /// Whether its day is over.
    pub over: bool,
}

/// Why this cannot be published now, in words; nothing when it can.
pub fn refusal(what: What, state: State) -> Option<String> {
    let words = match what {
        What::Agenda if state.agenda_published => t("The agenda is published already. Publish the late items instead."),
        What::Agenda if state.cancelled => t("The meeting is cancelled, so its agenda is not published."),
        What::Agenda if state.over => {
            t("The meeting is over. An administrator can record when its agenda was published, under Publications.")
        }
        What::Agenda if state.items == 0 => t("The agenda has no items yet. Add them first."),
        What::Supplement if !state.agenda_published => t("The agenda is not published yet. Publish it first."),
        What::Supplement if state.items_waiting + state.papers_waiting == 0 => {
            t("There is no item and no paper that is not published.")
        }
        What::Minutes if state.minutes == 0 => t("There are no minutes yet. Write them first."),
        What::Minutes if state.to_come => t("The meeting is still to come, so there are no minutes to publish."),
        What::Minutes if state.minutes_waiting == 0 => t("All of the minutes are published already."),
        _ => return None,
    };
    Some(words.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agenda_is_published_once_and_later_items_after_it() {
        let agenda = State { items: 12, items_waiting: 12, to_come: true, ..State::default() };
        assert_eq!(refusal(What::Agenda, agenda), None);
        assert!(refusal(What::Agenda, State { items: 0, ..agenda }).is_some());
        assert!(refusal(What::Agenda, State { cancelled: true, ..agenda }).is_some());
        assert!(refusal(What::Agenda, State { to_come: false, over: true, ..agenda }).is_some(), "no day is made up afterwards");
        assert_eq!(refusal(What::Agenda, State { to_come: false, ..agenda }), None, "late, on the day itself");
        assert!(refusal(What::Supplement, agenda).is_some(), "the agenda comes first");
        let published = State { agenda_published: true, items_waiting: 0, ..agenda };
        assert!(refusal(What::Agenda, published).is_some());
        assert!(refusal(What::Supplement, published).is_some(), "nothing came later");
        assert_eq!(refusal(What::Supplement, State { items_waiting: 1, ..published }), None);
        assert_eq!(refusal(What::Supplement, State { papers_waiting: 1, ..published }), None, "a paper that came later");
    }

    #[test]
    fn minutes_are_published_after_the_meeting_and_again_when_some_were_added() {
        let minutes = State { minutes: 12, minutes_waiting: 40, ..State::default() };
        assert_eq!(refusal(What::Minutes, minutes), None);
        assert!(refusal(What::Minutes, State { to_come: true, ..minutes }).is_some());
        assert!(refusal(What::Minutes, State { minutes_waiting: 0, ..minutes }).is_some());
        assert!(refusal(What::Minutes, State::default()).is_some());
    }
}
