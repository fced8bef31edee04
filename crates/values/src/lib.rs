//! The small values that every room speaks in: ids, kinds, money, dates, years, words, and what a person typed.
//!
//! Nothing here knows a database connection, a page or the system clock (save `Clock::system`, the one door to it).

pub mod clock;
pub mod dates;
pub mod id;
pub mod kind;
pub mod meaning;
pub mod money;
pub mod slug;
pub mod words;
pub mod year;

pub use clock::Clock;
pub use id::Id;
pub use kind::Kind;
pub use money::Money;
pub use year::FinancialYear;
