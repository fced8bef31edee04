//! A box to choose files.

use super::field::{Field, field_methods};
use crate::size::classes;
use maud::{Markup, Render, html};

/// A file upload with its label. The form around it needs `enctype="multipart/form-data"`.
#[derive(Clone, Debug)]
pub struct FileUpload {
    field: Field,
    multiple: bool,
    accept: Option<String>,
}

impl FileUpload {
    /// A box for one file.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> FileUpload {
        FileUpload { field: Field::new(name, label), multiple: false, accept: None }
    }

    field_methods!();

    /// Several files at once.
    pub fn multiple(mut self) -> FileUpload {
        self.multiple = true;
        self
    }

    /// The kinds of file offered first, such as `.csv,.xlsx`. The server must still check.
    pub fn accept(mut self, kinds: impl Into<String>) -> FileUpload {
        self.accept = Some(kinds.into());
        self
    }
}

impl Render for FileUpload {
    fn render(&self) -> Markup {
        let field = &self.field;
        let class = classes("govuk-file-upload", &[(field.error.is_some(), "govuk-file-upload--error")]);
        field.group(html! {
            input class=(class) id=(field.id) name=(field.name) type="file" multiple[self.multiple]
                accept=[&self.accept] aria-describedby=[field.described_by()];
        })
    }
}
