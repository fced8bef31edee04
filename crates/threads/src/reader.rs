//! Who reads a thread and where: what is linked, and who could mend a gap.

use crate::address::Side;
use crate::gaps::Gap;
use crate::thread::Thread;
use access::{Actor, Event, Role, SeenBy};
use maud::{Markup, html};
use pages::Restricted;
use records::House;
use values::Kind;
use values::words::{fill, t};

/// Somebody who reads, on one side of the site.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// On which side.
    pub side: Side,
    /// Who it is.
    pub actor: &'a Actor,
    /// Who keeps what.
    pub house: &'a House,
}

impl Reader<'_> {
    /// Whether links to forms are of use to this reader.
    pub fn may_keep(&self, kind: Kind) -> bool {
        self.side == Side::Workspace && self.actor.has_any(self.house.keepers(kind))
    }

    /// A gap as this reader is told of it: residents are told what is missing, partners also who can mend it, and
    /// those who can are led to the form.
    pub fn gap(&self, gap: &Gap) -> components::Gap {
        let shown = components::Gap::new(gap.sentence.clone());
        match self.side {
            Side::Public => shown,
            Side::Workspace if self.may_keep(gap.mend.kind) => shown.link(gap.mend.words.clone(), gap.mend.href.clone()),
            Side::Workspace => shown.who(who_can(self.house.keepers(gap.mend.kind))),
        }
    }

    /// A link to the form that mends a gap, for those who can.
    pub fn mend(&self, gap: &Gap) -> Markup {
        html! {
            @if self.may_keep(gap.mend.kind) {
                " " a class="govuk-link" href=(gap.mend.href) {
                    (gap.mend.words)
                    span class="govuk-visually-hidden" { ": " (gap.thing) }
                }
            }
        }
    }

    /// A link to a thing, or its title when it has no page for this reader.
    pub fn link(&self, kind: Kind, reference: &str, title: &str) -> Markup {
        html! {
            @match self.side.of(kind, reference) {
                Some(href) => a class="govuk-link" href=(href) { (title) },
                None => (title),
            }
        }
    }
}

/// Who can mend a gap, in a sentence. Administrators can too, but it is not their work.
pub fn who_can(roles: &[Role]) -> String {
    let own = roles.iter().filter(|role| **role != Role::Administrator || roles.len() == 1);
    let names: Vec<String> = own.map(|role| role.words().into_owned()).collect();
    fill("Who can mend this: {roles}.", &[("roles", &names.join(", "))])
}

/// Who alone may see a page about this thread, or a part of it; none when nothing on it is for the members of a board.
pub fn restriction(thread: &Thread) -> Option<Restricted> {
    let priority = &thread.priority;
    let words = if is_restricted(&priority.seen_by) {
        match &thread.only_for {
            Some(board) => {
                fill("Members of {board} only. Do not pass it on. Your reading is recorded.", &[("board", &board.title)])
            }
            None => t("Members of one board only. Do not pass it on. Your reading is recorded.").into_owned(),
        }
    } else if thread.seen_by().any(is_restricted) {
        t("Part of this page is for the members of a board only. Do not pass it on. Your reading is recorded.").into_owned()
    } else {
        return None;
    };
    let reading = Event::of_thing("viewed", Kind::Priority, priority.id, &priority.title);
    Some(Restricted { words, reading: reading.seen_by(&priority.seen_by, priority.members_of) })
}

fn is_restricted(seen_by: &str) -> bool {
    seen_by == SeenBy::Members.key()
}

#[cfg(test)]
mod tests {
    use super::who_can;
    use access::Role;

    #[test]
    fn administrators_are_named_only_when_nobody_else_can() {
        assert_eq!(who_can(&[Role::GrantsOfficer, Role::Administrator]), "Who can mend this: Grants officer.");
        assert_eq!(who_can(&[Role::Administrator]), "Who can mend this: Administrator.");
    }
}
