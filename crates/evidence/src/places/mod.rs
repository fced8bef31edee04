//! Places: what imported figures say of districts, partnership areas, wards and small areas.
//!
//! `counts` holds what was counted as people may see it; `asking` is every question; `load` and `views` are the page of a district,
//! `small` that of a ward or small area, `inside` and `spots` what lies within a district, `overview` all districts.

pub mod asking;
pub mod counts;
pub(crate) mod files;
pub mod groups;
mod inside;
mod load;
mod overview;
pub(crate) mod pages;
mod shown;
mod small;
mod spots;
mod views;

pub(crate) use asking::{deprived, district_of};
pub(crate) use counts::whole_years;
pub(crate) use pages::told;
pub(crate) use shown::{PLACES, source};
pub(crate) use small::{PEOPLE_OF, Recorded};
