//! The four sizes of a label, a legend or a caption.

/// How large a label, legend or caption is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Small.
    S,
    /// Medium.
    M,
    /// Large.
    L,
    /// Extra large, for a page of its own.
    Xl,
}

impl Size {
    /// The class for this size of the part whose class begins with `stem`.
    pub(crate) fn class(self, stem: &str) -> String {
        let letter = match self {
            Size::S => "s",
            Size::M => "m",
            Size::L => "l",
            Size::Xl => "xl",
        };
        format!("{stem}--{letter}")
    }
}

/// The classes of an element as one attribute value: the first always, the others when they apply.
pub(crate) fn classes(first: &str, others: &[(bool, &str)]) -> String {
    let mut all = first.to_owned();
    for (_, class) in others.iter().filter(|(applies, _)| *applies) {
        all.push(' ');
        all.push_str(class);
    }
    all
}

/// Words as an id: lower case letters and digits with hyphens between.
pub(crate) fn anchor(words: &str) -> String {
    let spaced: String = words.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join("-")
}
