//! Parts of forms: every control with its label, hint and error.

mod button;
mod checkboxes;
mod choice;
mod date_input;
mod field;
mod fieldset;
mod file_upload;
mod password_input;
mod radios;
mod search_box;
mod select;
mod text_input;
mod textarea;

pub use button::{Button, ButtonGroup};
pub use checkboxes::Checkboxes;
pub use choice::Choice;
pub use date_input::{DateInput, DatePart};
pub use fieldset::Fieldset;
pub use file_upload::FileUpload;
pub use password_input::PasswordInput;
pub use radios::Radios;
pub use search_box::SearchBox;
pub use select::Select;
pub use text_input::{TextInput, Width};
pub use textarea::Textarea;
