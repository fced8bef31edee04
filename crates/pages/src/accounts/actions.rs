//! What can be done with accounts, and who may do it.

use access::{Action, Actor, Role};

/// Those who look after accounts.
pub(super) const KEEPERS: &[Role] = &[Role::Administrator];
/// Those who may look at them.
pub(super) const READERS: &[Role] = &[Role::Administrator, Role::Auditor];

/// Something done with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AccountAction {
    /// Sign in, having shown the password or a link.
    SignIn,
    /// Sign out.
    SignOut,
    /// Choose a password, having shown the old one or a link.
    ChoosePassword,
    /// E-mail somebody a link to sign in with.
    SendLink,
    /// Add an account, and invite its person.
    AddPerson,
    /// Correct a name or an e-mail address.
    ChangePerson,
    /// Give a role.
    GiveRole,
    /// Take a role back.
    TakeRole,
    /// End an account.
    EndAccount,
    /// Open an ended account again.
    ReopenAccount,
    /// Send a new invitation.
    Invite,
    /// Make or revoke a key of one's own.
    MakeKey,
    /// Revoke anybody's key.
    RevokeKey,
}

/// Who may do something.
enum Who {
    /// The person whose account it is.
    Oneself,
    /// The house, when anybody asks it to.
    House,
    /// People with one of these roles.
    Roles(&'static [Role]),
}

impl AccountAction {
    fn who(self) -> Who {
        match self {
            AccountAction::SignIn => Who::Oneself,
            AccountAction::SignOut => Who::Oneself,
            AccountAction::ChoosePassword => Who::Oneself,
            AccountAction::SendLink => Who::House,
            AccountAction::AddPerson => Who::Roles(KEEPERS),
            AccountAction::ChangePerson => Who::Roles(KEEPERS),
            AccountAction::GiveRole => Who::Roles(KEEPERS),
            AccountAction::TakeRole => Who::Roles(KEEPERS),
            AccountAction::EndAccount => Who::Roles(KEEPERS),
            AccountAction::ReopenAccount => Who::Roles(KEEPERS),
            AccountAction::Invite => Who::Roles(KEEPERS),
            AccountAction::MakeKey => Who::Oneself,
            AccountAction::RevokeKey => Who::Roles(KEEPERS),
        }
    }
}

impl Action for AccountAction {
    fn allows(&self, actor: &Actor) -> bool {
        match self.who() {
            Who::Oneself => actor.is_signed_in(),
            Who::House => actor.is_system(),
            Who::Roles(roles) => actor.has_any(roles),
        }
    }

    fn roles(&self) -> Vec<Role> {
        match self.who() {
            Who::Roles(roles) => roles.to_vec(),
            Who::Oneself | Who::House => Vec::new(),
        }
    }
}
