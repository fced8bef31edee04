//! A funnel plot from counts: the limits, where each place stands, and the notes that belong under it.

use super::funnel::{self, Counting, Observed, Standing};
use crate::figures::rate_words;
use crate::withholding::Shown;
use components::{FunnelCurve, FunnelPlace, FunnelPlot, FunnelStanding};
use values::money::with_commas;
use values::words::{fill, t};

/// A place of a funnel plot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// What was counted there, as people may see it.
    pub count: Shown,
    /// Of how many people or cases.
    pub of: u64,
}

/// What a funnel plot compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured<'a> {
    /// What the counts are.
    pub counting: Counting,
    /// For how many people or cases rates are given: 1,000, or 100 for shares.
    pub per: u64,
    /// What the size of a place is, such as "Population of mid-2025".
    pub size: &'a str,
    /// What the rate is, with its unit, such as "Crimes per 1,000 people".
    pub rate: &'a str,
}

/// The plot; none without at least two places whose counts are shown. The rate of all is that of the places shown, so that no
/// withheld count can be worked out from it.
pub fn plot(id: &str, finding: &str, measured: Measured<'_>, places: &[Place]) -> Option<FunnelPlot> {
    let shown: Vec<Observed> = places.iter().filter_map(observed).collect();
    let centre = funnel::centre(&shown).filter(|_| shown.len() > 1)?;
    let per = measured.per as f64;
    let all = fill("All shown {rate}", &[("rate", &rate_words(centre * per))]);
    let (smallest, largest) = (shown.iter().map(|one| one.of).min()?, shown.iter().map(|one| one.of).max()?);
    let curve = |of: u64| {
        let limits = funnel::limits(measured.counting, centre, of);
        let limits_95 = (limits.low_95 * per, limits.high_95 * per);
        FunnelCurve { size: of as f64, limits_95, limits_998: (limits.low_998 * per, limits.high_998 * per) }
    };
    let drawn = places.iter().map(|place| drawn(place, measured, centre));
    let plot = FunnelPlot::new(id, finding, (centre * per, &all))
        .axes(measured.size, measured.rate)
        .curves(funnel::sizes(smallest, largest).into_iter().map(curve))
        .places(drawn)
        .note(note(measured.counting, &shown));
    Some(plot)
}

/// What was counted in a place, when it is shown.
pub fn observed(place: &Place) -> Option<Observed> {
    Some(Observed { count: place.count.number()?, of: place.of }).filter(|observed| observed.of > 0)
}

fn drawn(place: &Place, measured: Measured<'_>, centre: f64) -> FunnelPlace {
    let words = with_commas(place.of);
    let size = (place.of as f64, words.as_str());
    let Some(observed) = observed(place) else {
        return FunnelPlace::missing(&place.name, size, place.count.rate(place.of, measured.per).words());
    };
    let standing = match funnel::standing(observed.rate(), &funnel::limits(measured.counting, centre, place.of)) {
        Standing::FarBelow | Standing::FarAbove => FunnelStanding::FarOutside,
        Standing::Below | Standing::Above => FunnelStanding::Outside,
        Standing::Within => FunnelStanding::Within,
    };
    let rate = observed.rate() * measured.per as f64;
    FunnelPlace::new(&place.name, size, (rate, &rate_words(rate)), standing)
}

/// How the limits came about, and whether the places differ more than they allow for.
pub fn note(counting: Counting, shown: &[Observed]) -> String {
    let method = match counting {
        Counting::Events => t("Limits: exact Poisson limits around the rate of all places shown (Spiegelhalter 2005)."),
        Counting::Shares => t("Limits: exact binomial limits around the share of all places shown (Spiegelhalter 2005)."),
    };
    match over_dispersion(counting, shown) {
        Some(words) => format!("{method} {words}"),
        None => method.into_owned(),
    }
}

/// The words about over-dispersion, when there is any.
pub fn over_dispersion(counting: Counting, shown: &[Observed]) -> Option<String> {
    let found = funnel::dispersion(counting, shown).filter(|found| funnel::is_over_dispersed(*found, shown.len()))?;
    Some(fill(
        "The places differ more than chance explains (dispersion {number}, where 1 is chance alone). A place outside the limits is therefore not a sign of something wrong there: look for what makes these places different.",
        &[("number", &rate_words(found))],
    ))
}
