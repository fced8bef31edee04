//! An actor: the person (or the system itself) who reads or changes something, with the roles that memberships give.

use crate::Sight;
use chrono::NaiveDate;
use std::borrow::Cow;
use uuid::Uuid;
use values::words::t;

/// What a membership lets a person do. Permissions follow memberships, which have dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Looks after the site: accounts, imports, settings.
    Administrator,
    /// Reads everything and changes nothing.
    Auditor,
    /// Partnership co-ordinator: keeps the register, plans, evidence and actions.
    Coordinator,
    /// Grants officer: keeps funds, awards and budgets.
    GrantsOfficer,
    /// Officer of one partner organisation.
    PartnerOfficer,
    /// Member of one partnership or board.
    Member,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 6] =
        [Role::Administrator, Role::Auditor, Role::Coordinator, Role::GrantsOfficer, Role::PartnerOfficer, Role::Member];

    /// The word that is stored and written in sheets.
    pub fn key(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::Auditor => "auditor",
            Role::Coordinator => "co-ordinator",
            Role::GrantsOfficer => "grants-officer",
            Role::PartnerOfficer => "partner-officer",
            Role::Member => "member",
        }
    }

    /// The role with this key.
    pub fn from_key(key: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.key() == key)
    }

    /// The words for people.
    pub fn words(self) -> Cow<'static, str> {
        match self {
            Role::Administrator => t("Administrator"),
            Role::Auditor => t("Auditor"),
            Role::Coordinator => t("Partnership co-ordinator"),
            Role::GrantsOfficer => t("Grants officer"),
            Role::PartnerOfficer => t("Partner officer"),
            Role::Member => t("Member of a board"),
        }
    }
}

/// A role that a person has between two dates, for an organisation or a board where the role is about one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// What the person may do.
    pub role: Role,
    /// The organisation, for a partner officer.
    pub organisation: Option<Uuid>,
    /// The partnership or board, for a member.
    pub partnership: Option<Uuid>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// Who acts: nobody known, a signed-in person, or the system.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Actor {
    person: Option<(Uuid, String)>,
    memberships: Vec<Membership>,
    system: bool,
}

impl Actor {
    /// Somebody who has not signed in.
    pub fn anonymous() -> Actor {
        Actor::default()
    }

    /// The system itself: commands of the operator, schedules, the loading of the demonstration.
    pub fn system() -> Actor {
        Actor { system: true, ..Actor::default() }
    }

    /// A signed-in person; memberships that do not hold today are left out.
    pub fn person(id: Uuid, name: &str, memberships: Vec<Membership>, today: NaiveDate) -> Actor {
        let held = |m: &Membership| values::dates::within(today, m.from, m.to);
        Actor { person: Some((id, name.to_owned())), memberships: memberships.into_iter().filter(held).collect(), system: false }
    }

    /// The person's id.
    pub fn id(&self) -> Option<Uuid> {
        self.person.as_ref().map(|(id, _)| *id)
    }

    /// The name to show and to write into the event log.
    pub fn name(&self) -> String {
        match &self.person {
            Some((_, name)) => name.clone(),
            None if self.system => t("the system").into_owned(),
            None => t("somebody not signed in").into_owned(),
        }
    }

    /// Whether somebody known acts.
    pub fn is_signed_in(&self) -> bool {
        self.person.is_some()
    }

    /// Whether the system itself acts.
    pub fn is_system(&self) -> bool {
        self.system
    }

    /// Whether the actor has this role today, for whatever body.
    pub fn has(&self, role: Role) -> bool {
        self.memberships.iter().any(|m| m.role == role)
    }

    /// Whether the actor has one of these roles; the system has all.
    pub fn has_any(&self, roles: &[Role]) -> bool {
        self.system || roles.iter().any(|role| self.has(*role))
    }

    /// The organisations for which the actor is an officer.
    pub fn organisations(&self) -> Vec<Uuid> {
        self.memberships.iter().filter(|m| m.role == Role::PartnerOfficer).filter_map(|m| m.organisation).collect()
    }

    /// The boards that the actor belongs to.
    pub fn boards(&self) -> Vec<Uuid> {
        self.memberships.iter().filter_map(|m| m.partnership).collect()
    }

    /// The memberships held today.
    pub fn memberships(&self) -> &[Membership] {
        &self.memberships
    }

    /// What the actor may see.
    ///
    /// Auditors read everything. So do administrators, who can give themselves any membership and hold the back-ups:
    /// saying otherwise would be a show. Reading a restricted thing is recorded, theirs too.
    pub fn sight(&self) -> Sight {
        if self.has_any(&[Role::Auditor, Role::Administrator]) {
            return Sight::Everything;
        }
        if self.is_signed_in() { Sight::SignedIn { boards: self.boards() } } else { Sight::Public }
    }
}
