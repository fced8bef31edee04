//! What of a Word file cannot be kept when it becomes a document of ours.

use values::words::count;

/// What was met and left out.
#[derive(Default)]
pub(super) struct Dropped {
    pub(super) boxes: u64,
    pub(super) charts: u64,
    pub(super) diagrams: u64,
    pub(super) pictures: u64,
}

impl Dropped {
    /// Each in a sentence.
    pub(super) fn words(&self) -> Vec<String> {
        let said = [
            (self.boxes, count("{n} text box could not be kept", "{n} text boxes could not be kept", self.boxes)),
            (self.charts, count("{n} chart could not be kept", "{n} charts could not be kept", self.charts)),
            (self.diagrams, count("{n} SmartArt could not be kept", "{n} SmartArt could not be kept", self.diagrams)),
            (
                self.pictures,
                count(
                    "{n} picture stays in the file and is shown in words on the page",
                    "{n} pictures stay in the file and are shown in words on the page",
                    self.pictures,
                ),
            ),
        ];
        said.into_iter().filter(|(number, _)| *number > 0).map(|(_, words)| words).collect()
    }
}
