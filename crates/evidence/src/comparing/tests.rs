//! What the comparisons promise, held against worked values and second implementations.

use super::classes::Classes;
use super::counts::Model;
use super::funnel::{Counting, Observed, Standing, centre, dispersion, is_over_dispersed, limits, sizes, standing};
use super::plot::{Measured, Place, plot};
use crate::withholding::Shown;
use maud::Render;

/// Expected counts, and the limits of counts at 2.5%, 97.5%, 0.1% and 99.9%: worked out with mpmath at 50 digits,
/// written with 15, from the regularised incomplete gamma and beta functions instead of sums.
const POISSON: [(f64, [f64; 4]); 6] = [
    (0.4, [0.0, 1.681_613_502_502_98, 0.0, 2.968_706_838_465_22]),
    (3.7, [0.003_022_326_757_212_1, 7.475_474_521_393_31, 0.0, 10.519_229_990_816_3]),
    (25.0, [15.175_156_532_855_5, 34.776_717_190_089_7, 10.498_532_507_21, 41.346_523_474_72]),
    (412.5, [372.663_570_130_002, 452.282_418_499_526, 350.670_100_024_72, 476.174_548_752_246]),
    (12_345.678, [12_127.878_302_275_1, 12_563.426_063_987, 12_003.245_675_943_5, 12_689.958_181_295_5]),
    (250_000.0, [249_019.991_886_729, 250_979.955_334_608, 248_455.809_285_258, 251_546.040_204_717]),
];

const BINOMIAL: [(u64, f64, [f64; 4]); 3] = [
    (40, 0.1, [0.155_559_133_191_677, 7.640_064_181_881_2, 0.0, 10.431_378_064_407_8]),
    (350, 0.62, [198.575_412_579_517, 234.187_085_104_853, 188.134_666_447_499, 244.182_260_855_922]),
    (9_000, 0.031, [246.715_067_154_109, 311.169_522_955_854, 229.052_710_541_49, 330.638_957_730_705]),
];

fn assert_limits(found: &super::funnel::Limits, of: u64, expected: [f64; 4], what: &str) {
    let counts = [found.low_95, found.high_95, found.low_998, found.high_998].map(|rate| rate * of as f64);
    for (found, expected) in counts.into_iter().zip(expected) {
        assert!((found - expected).abs() <= 1e-9 * expected.max(1.0), "{what}: {found} is not {expected}");
    }
}

#[test]
fn limits_agree_with_a_second_implementation() {
    for (expected, counts) in POISSON {
        assert_limits(&limits(Counting::Events, expected / 1_000.0, 1_000), 1_000, counts, &format!("Poisson {expected}"));
    }
    for (of, share, counts) in BINOMIAL {
        assert_limits(&limits(Counting::Shares, share, of), of, counts, &format!("binomial {of}, {share}"));
    }
}

/// The same probabilities, the plain way: every term from nought, in logarithms.
fn plainly(model: Model, count: u64) -> f64 {
    let logs = |n: u64| (2..=n).map(|at| (at as f64).ln()).sum::<f64>();
    let term = |at: u64| match model {
        Model::Poisson { expected } => (at as f64 * expected.ln() - expected - logs(at)).exp(),
        Model::Binomial { of, share } => {
            let (x, rest) = (at as f64, (of - at) as f64);
            (logs(of) - logs(at) - logs(of - at) + x * share.ln() + rest * (-share).ln_1p()).exp()
        }
    };
    (0..=count).map(term).sum()
}

#[test]
fn probabilities_are_those_of_plain_sums() {
    for (model, counts) in [
        (Model::Poisson { expected: 0.7 }, 0..6),
        (Model::Poisson { expected: 18.0 }, 0..40),
        (Model::Poisson { expected: 140.0 }, 100..190),
        (Model::Binomial { of: 12, share: 0.3 }, 0..12),
        (Model::Binomial { of: 300, share: 0.07 }, 5..45),
    ] {
        for count in counts {
            let (own, plain) = (model.at_most(count), plainly(model, count));
            assert!((own - plain).abs() < 1e-11, "{model:?} at most {count}: {own}, {plain}");
            if own < 0.999_999 {
                assert_eq!(model.quantile(own - 1e-9), count, "{model:?}");
            }
        }
    }
}

#[test]
fn certain_and_impossible_counts_have_their_probabilities() {
    assert_eq!(Model::Poisson { expected: 0.0 }.exactly(0), 1.0);
    assert_eq!(Model::Binomial { of: 5, share: 0.0 }.at_most(0), 1.0);
    assert_eq!(Model::Binomial { of: 5, share: 1.0 }.exactly(5), 1.0);
    assert_eq!(Model::Binomial { of: 5, share: 0.5 }.exactly(6), 0.0);
    let none = limits(Counting::Events, 0.0, 900);
    assert_eq!((none.low_998, none.high_998), (0.0, 0.0));
}

#[test]
fn a_place_stands_where_its_rate_lies_among_the_limits_of_its_size() {
    let places = [(90, 1_000), (110, 1_000), (900, 10_000), (1_100, 10_000)].map(|(count, of)| Observed { count, of });
    let centre = centre(&places).expect("there are people");
    assert_eq!(centre, 0.1);
    let stands = |place: Observed| standing(place.rate(), &limits(Counting::Events, centre, place.of));
    assert_eq!(places.map(stands), [Standing::Within, Standing::Within, Standing::FarBelow, Standing::FarAbove]);
    assert!(super::funnel::centre(&[]).is_none());
    let wide = limits(Counting::Events, 0.1, 1_000);
    let narrow = limits(Counting::Events, 0.1, 100_000);
    assert!(wide.low_998 < wide.low_95 && wide.low_95 < narrow.low_95 && narrow.high_95 < wide.high_95);
}

#[test]
fn over_dispersion_is_told_and_chance_is_not() {
    // By hand: both places lie one standard error (10 of 100) from their centre of 0.1, so the mean of the squares is 1.
    let by_chance = [(90, 1_000), (110, 1_000)].map(|(count, of)| Observed { count, of });
    let found = dispersion(Counting::Events, &by_chance).expect("two places");
    assert!((found - 1.0).abs() < 1e-12, "{found}");
    assert!(!is_over_dispersed(found, 2));
    let apart = [(500, 10_000), (1_500, 10_000), (900, 10_000), (1_100, 10_000)].map(|(count, of)| Observed { count, of });
    // (250,000 + 250,000 + 10,000 + 10,000) / 1,000 / 4 = 130.
    let found = dispersion(Counting::Events, &apart).expect("four places");
    assert!((found - 130.0).abs() < 1e-9, "{found}");
    assert!(is_over_dispersed(found, 4));
    assert!(dispersion(Counting::Shares, &apart[..1]).is_none());
}

#[test]
fn curves_go_from_the_smallest_place_to_the_largest() {
    let all = sizes(900, 180_000);
    assert_eq!((all.first(), all.last()), (Some(&900), Some(&180_000)));
    assert!(all.windows(2).all(|two| two[0] < two[1]));
    assert_eq!(sizes(7, 7), [7]);
}

#[test]
fn classes_hold_about_as_many_places_each_and_keep_equal_values_together() {
    let values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
    let four = Classes::of(&values, 4);
    assert_eq!(four.all().iter().map(|class| class.members).collect::<Vec<_>>(), [2, 2, 2, 2]);
    assert_eq!(four.all().iter().map(|class| (class.low, class.high)).collect::<Vec<_>>()[1], (3.0, 4.0));
    // The second and the third quarter would part the threes; both cuts move to an end of them.
    let tied = Classes::of(&[1.0, 2.0, 3.0, 3.0, 3.0, 3.0, 7.0, 8.0], 4);
    assert_eq!(tied.all().iter().map(|class| class.members).collect::<Vec<_>>(), [2, 4, 2]);
    assert_eq!(tied.words(), ["1.00 to 2.00", "3.00", "7.00 to 8.00"]);
    assert_eq!(Classes::of(&[4.0; 9], 5).all().len(), 1);
    assert!(Classes::of(&[], 4).all().is_empty());
}

#[test]
fn values_that_are_printed_alike_are_in_one_class() {
    let classes = Classes::of(&[11.04, 11.01, 11.96, 12.04, 13.3, 19.9], 3);
    assert_eq!(classes.class_of(11.96), classes.class_of(12.04));
    let every = classes.all().windows(2).all(|two| two[0].high < two[1].low);
    assert!(every, "{classes:?}");
    assert_eq!(classes.class_of(19.94), Some(2));
    assert_eq!(classes.class_of(12.5), None);
}

#[test]
fn a_funnel_plot_says_how_its_limits_came_about_and_leaves_out_what_is_withheld() {
    let place = |name: &str, count: Shown, of: u64| Place { name: name.to_owned(), count, of };
    let places = [
        place("Ashford", Shown::Number(500), 10_000),
        place("Dover", Shown::Number(1_500), 10_000),
        place("Swale", Shown::Number(1_000), 10_000),
        place("Isle", Shown::Withheld, 400),
    ];
    let measured = Measured { counting: Counting::Events, per: 1_000, size: "Population", rate: "Crimes per 1,000 people" };
    let plot = plot("f", "Two places differ", measured, &places).expect("three places are shown");
    let told = plot.description();
    assert!(told.contains("around the line “All shown 100.0”"), "{told}");
    assert!(told.contains("Outside the 99.8% limits: Ashford 50.0, Dover 150.0."), "{told}");
    assert!(told.contains("1 has no value shown."), "{told}");
    let page = plot.render().into_string();
    // Two of three places lie 500 of 1,000 away: (250,000 + 250,000) / 1,000 / 3 = 166.7.
    assert!(page.contains("exact Poisson limits") && page.contains("dispersion 166.7"), "{page}");
    assert!(super::plot::plot("f", "One", measured, &places[2..]).is_none());
}
