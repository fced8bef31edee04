//! What a check found.

/// Faults turn a step red; notes are only shown.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Findings {
    pub faults: Vec<String>,
    pub notes: Vec<String>,
}

impl Findings {
    /// One fault and nothing else.
    pub fn fault(said: impl Into<String>) -> Findings {
        Findings { faults: vec![said.into()], notes: Vec::new() }
    }

    /// One note and nothing else.
    pub fn note(said: impl Into<String>) -> Findings {
        Findings { faults: Vec::new(), notes: vec![said.into()] }
    }

    /// Takes in what another check found.
    pub fn add(&mut self, other: Findings) {
        self.faults.extend(other.faults);
        self.notes.extend(other.notes);
    }
}
