//! Finding what this area keeps, as far as the one who asks may see it.

pub(crate) use records::find::{all, col, named, names, shown as one};
