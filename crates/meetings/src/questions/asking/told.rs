//! A body's rules and what stands in the way of a question, in words. Pure.

use super::super::What;
use super::super::rules::{Deadline, Stop};
use super::super::ruling::Model as Rule;
use super::super::taking::Offer;
use crate::gathering::rules::time_words;
use values::dates;
use values::words::{count, fill, t};

/// The last moment that is in time: `midday on Monday 6 March 2017`, `the end of Tuesday 7 March 2017`.
pub(crate) fn deadline(deadline: Deadline) -> String {
    let day = dates::with_weekday(deadline.day);
    match deadline.time {
        Some(time) => fill("{time} on {day}", &[("time", &time_words(time)), ("day", &day)]),
        None => fill("the end of {day}", &[("day", &day)]),
    }
}

/// What stands in the way of a text at the meeting of this offer.
pub(super) fn stop(stop: &Stop, offer: &Offer) -> String {
    let day = dates::with_weekday(offer.meeting.on);
    let number = |number: u32| u64::from(number);
    match stop {
        Stop::Late(Some(by)) => fill(
            "It is too late for the meeting of {day}: the last moment was {deadline}.",
            &[("day", &day), ("deadline", &deadline(*by))],
        ),
        Stop::Late(None) => fill("The meeting of {day} takes no more.", &[("day", &day)]),
        Stop::Long(words, most) => values::words::count_with(
            "It has {words} words. Shorten it to {n} word or fewer",
            "It has {words} words. Shorten it to {n} words or fewer",
            number(*most),
            &[("words", &words.to_string())],
        ),
        Stop::Full(most) => values::words::count_with(
            "The meeting of {day} takes {n}, and it has come already.",
            "The meeting of {day} takes {n}, and as many have come already.",
            number(*most),
            &[("day", &day)],
        ),
        Stop::Repeated(months, _) => count(
            "Much the same was asked of this board within {n} month.",
            "Much the same was asked of this board within {n} months.",
            number(*months),
        ),
    }
}

fn of(number: Option<i64>) -> Option<u64> {
    number.and_then(|number| u64::try_from(number).ok())
}

/// What a body asks of questions or petitions, one sentence each.
pub(crate) fn rules(what: What, rule: &Rule) -> Vec<String> {
    let mut told = Vec::new();
    let in_order = rule.limits().number.is_some();
    told.extend(of(rule.most).map(|most| match in_order {
        true => count("The board takes {n} at a meeting.", "The board takes the first {n} at a meeting.", most),
        false => count(
            "The board takes at most {n} at a meeting, and chooses which.",
            "The board takes at most {n} at a meeting, and chooses which.",
            most,
        ),
    }));
    told.extend(of(rule.most_words).map(|most| count("At most {n} word.", "At most {n} words.", most)));
    told.extend(
        of(rule.answer_minutes)
            .map(|n| count("The answer takes at most {n} minute.", "The answer takes at most {n} minutes.", n)),
    );
    if what == What::Question {
        told.extend(supplementary(rule));
    }
    told.extend(of(rule.repeat_months).map(|n| {
        count("The same may not be asked again within {n} month.", "The same may not be asked again within {n} months.", n)
    }));
    if what == What::Petition {
        told.extend(
            of(rule.signatures)
                .map(|n| count("It is debated when {n} person has signed.", "It is debated when {n} people have signed.", n)),
        );
    }
    told.extend(rule.note.clone());
    told
}

fn supplementary(rule: &Rule) -> Option<String> {
    let minutes = of(rule.supplementary_minutes);
    let words = match rule.supplementary.as_deref()? {
        "no" => t("No supplementary question."),
        "with-leave" => t("You may ask one supplementary question if the chair allows it."),
        _ => t("You may ask one supplementary question."),
    };
    let limit = minutes.map(|n| count("It takes at most {n} minute.", "It takes at most {n} minutes.", n));
    Some([Some(words.into_owned()), limit].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// How long to wait after too many tries.
pub(super) fn wait(seconds: i64) -> String {
    let minutes = u64::try_from(seconds).unwrap_or(0).div_ceil(60);
    count(
        "Too much was sent from here. Wait {n} minute, then send it again",
        "Too much was sent from here. Wait {n} minutes, then send it again",
        minutes,
    )
}
