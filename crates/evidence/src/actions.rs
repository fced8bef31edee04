//! Who may keep what in this area.

use access::Role;

/// Who adds, changes and removes sources, findings and measures.
pub const KEEPERS: &[Role] = &[Role::Coordinator, Role::Administrator];
/// Who answers returns of figures: officers those that are asked of their own organisation.
pub const ANSWERERS: &[Role] = &[Role::PartnerOfficer, Role::Coordinator, Role::Administrator];
