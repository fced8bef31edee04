//! Every kind of gap, with and without.

use super::{Gap, GapKind, Loose, of_site};
use crate::answers::Answers;
use crate::samples::{action, award, day, finding, id, lead, post, priority, regard, whole};
use crate::thread::Thread;
use funding::shared::UnlinkedLines;
use plans::shared::PrioritySummary;
use values::{Kind, Money};

/// The kinds of gap on the thread of a whole priority, after something was taken away from it.
fn kinds_after(change: impl Fn(&mut PrioritySummary, &mut Answers)) -> Vec<GapKind> {
    gaps_after(change).iter().map(|gap| gap.kind).collect()
}

fn gaps_after(change: impl Fn(&mut PrioritySummary, &mut Answers)) -> Vec<Gap> {
    let mut road = priority(1, "Road safety");
    let mut answers = whole(&road);
    change(&mut road, &mut answers);
    Thread::of(&road, &answers).gaps
}

#[test]
fn a_whole_thread_has_no_gap() {
    assert_eq!(kinds_after(|_, _| {}), []);
}

#[test]
fn whatever_is_taken_away_is_missing_and_nothing_else() {
    type Take = fn(&mut PrioritySummary, &mut Answers);
    let cases: [(GapKind, Take); 12] = [
        (GapKind::NoEvidence, |_, answers| answers.findings.clear()),
        (GapKind::NoDecision, |priority, _| priority.decided_on = None),
        (GapKind::NoPlan, |_, answers| answers.placements.clear()),
        (GapKind::NoRegard, |_, answers| answers.regards.clear()),
        (GapKind::RegardOnlyPaid, |_, answers| answers.regards.retain(|regard| regard.paid)),
        (GapKind::RegardOnlyReceived, |_, answers| answers.regards.retain(|regard| !regard.paid)),
        (GapKind::NoLead, |_, answers| answers.leads.retain(|lead| lead.role == "carries")),
        (GapKind::NoAction, |_, answers| answers.actions.clear()),
        (GapKind::NoMeasure, |_, answers| answers.measures.clear()),
        (GapKind::NoFigures, |_, answers| answers.figures.clear()),
        (GapKind::NoFigures, |_, answers| answers.figures[0].is_late = true),
        (GapKind::NoMoney, |_, answers| {
            answers.awards.clear();
            answers.budget_lines.clear();
            answers.pools.clear();
        }),
    ];
    for (kind, take) in cases {
        assert_eq!(kinds_after(take), [kind]);
    }
}

#[test]
fn one_kind_of_money_is_enough_but_a_withdrawn_award_is_none() {
    assert_eq!(
        kinds_after(|_, answers| {
            answers.awards.clear();
            answers.pools.clear();
        }),
        []
    );
    assert_eq!(
        kinds_after(|_, answers| {
            answers.awards.clear();
            answers.budget_lines.clear();
        }),
        []
    );
    let only_withdrawn = kinds_after(|_, answers| {
        answers.budget_lines.clear();
        answers.pools.clear();
        answers.awards[0].standing = "withdrawn".to_owned();
    });
    assert_eq!(only_withdrawn, [GapKind::NoMoney]);
}

#[test]
fn a_lead_that_has_ended_leads_no_more() {
    assert_eq!(kinds_after(|_, answers| answers.leads[0].to = Some(day("2017-08-31"))), [GapKind::NoLead]);
    assert_eq!(kinds_after(|_, answers| answers.leads[0].to = Some(day("2017-09-01"))), []);
}

#[test]
fn a_lead_whose_body_was_abolished_is_named_with_its_last_day() {
    let of_post = |to: &str| {
        let last = day(to);
        gaps_after(move |_, answers| answers.posts[0].organisation_to = Some(last))
    };
    assert_eq!(of_post("2017-09-01"), [], "its last day belongs to it");
    let gaps = of_post("2017-08-31");
    assert_eq!((gaps.len(), gaps[0].kind, gaps[0].due), (1, GapKind::EndedLead, Some(day("2017-08-31"))));
    assert!(gaps[0].sentence.ends_with("ended on 31 August 2017: Director of operations."), "{}", gaps[0].sentence);
    assert_eq!(gaps[0].mend.href, "/workspace/leads/a-lead/change");
    let of_board = gaps_after(|_, answers| {
        let board = register::shared::Summary {
            id: id(60),
            reference: "road-board".to_owned(),
            title: "Road board".to_owned(),
            kind: "strategy-group".to_owned(),
            from: None,
            to: Some(day("2017-05-31")),
        };
        answers.partnerships.push(board);
        (answers.leads[0].post, answers.leads[0].partnership) = (None, Some(id(60)));
    });
    assert_eq!(
        of_board.iter().map(|gap| gap.sentence.as_str()).collect::<Vec<_>>(),
        ["The body that leads this priority ended on 31 May 2017: Road board."]
    );
}

#[test]
fn a_vacant_post_is_named_with_its_date_and_its_form() {
    let gaps = gaps_after(|_, answers| answers.posts[0] = post(1, "Director of operations", Some(day("2017-06-01"))));
    assert_eq!(gaps.len(), 1);
    assert_eq!(gaps[0].kind, GapKind::VacantLead);
    assert_eq!(gaps[0].sentence, "The post that leads this priority is vacant since 1 June 2017: Director of operations.");
    assert_eq!(gaps[0].mend.href, "/workspace/posts/director-of-operations/change");
    let carrier = |_: &mut PrioritySummary, answers: &mut Answers| answers.posts[1] = post(2, "Officer", Some(day("2017-06-01")));
    assert_eq!(kinds_after(carrier), []);
}

#[test]
fn an_open_action_needs_an_owner_and_a_date_and_is_late_the_day_after() {
    let with = |change: fn(&mut actions::shared::ActionSummary)| kinds_after(|_, answers| change(&mut answers.actions[0]));
    assert_eq!(with(|action| action.owner = None), [GapKind::ActionWithoutOwner]);
    assert_eq!(with(|action| action.due = None), [GapKind::ActionWithoutDate]);
    assert_eq!(with(|action| action.due = Some(day("2017-08-31"))), [GapKind::OverdueAction]);
    assert_eq!(with(|action| action.due = Some(day("2017-09-01"))), []);
    let closed = with(|action| {
        (action.owner, action.due, action.standing) = (None, Some(day("2016-01-01")), "done".to_owned());
    });
    assert_eq!(closed, []);
}

#[test]
fn gaps_of_an_action_lead_to_its_form() {
    let gaps = gaps_after(|_, answers| answers.actions[0].owner = None);
    assert_eq!(gaps[0].mend.href, "/workspace/actions/look-at-the-figures/change");
    assert_eq!(gaps[0].about, Some(id(10)));
}

#[test]
fn an_award_that_has_ended_needs_a_result() {
    let ended = |outcome: Option<&str>| {
        let outcome = outcome.map(str::to_owned);
        kinds_after(move |_, answers| {
            (answers.awards[0].to, answers.awards[0].outcome) = (Some(day("2017-03-31")), outcome.clone())
        })
    };
    assert_eq!(ended(None), [GapKind::AwardWithoutOutcome]);
    assert_eq!(ended(Some("  ")), [GapKind::AwardWithoutOutcome]);
    assert_eq!(ended(Some("30 schools saw it.")), []);
}

#[test]
fn forms_are_filled_in_with_the_priority() {
    let empty = gaps_after(|_, answers| *answers = crate::samples::answers());
    let form = |kind: GapKind| empty.iter().find(|gap| gap.kind == kind).map(|gap| gap.mend.href.as_str());
    assert_eq!(form(GapKind::NoMoney), Some("/workspace/award-priorities/new?priority=road-safety"));
    assert_eq!(form(GapKind::NoLead), Some("/workspace/leads/new?priority=road-safety&role=lead"));
    assert_eq!(form(GapKind::NoAction), Some("/workspace/actions/new?priority=road-safety"));
    assert_eq!(form(GapKind::NoMeasure), Some("/workspace/measures/new?priority=road-safety"));
    assert_eq!(form(GapKind::NoEvidence), Some("/workspace/findings/new?priority=road-safety"));
    assert_eq!(form(GapKind::NoRegard), Some("/workspace/regards/new?priority=road-safety"));
    assert_eq!(form(GapKind::NoPlan), Some("/workspace/placements/new?priority=road-safety"));
}

#[test]
fn regard_that_is_missing_the_other_way_round_is_recorded_the_other_way_round() {
    let road = priority(1, "Road safety");
    let answers = Answers { regards: vec![regard(&road, true)], ..whole(&road) };
    assert_eq!(Thread::of(&road, &answers).gaps[0].mend.href, "/workspace/regards/new?regard_to=road-safety");
}

#[test]
fn readers_of_published_things_are_not_told_that_there_is_nothing() {
    let sentence = |published_only: bool| {
        let gaps = gaps_after(|_, answers| {
            answers.actions.clear();
            answers.published_only = published_only;
        });
        gaps[0].sentence.clone()
    };
    assert_eq!(sentence(false), "No action serves this priority.");
    assert_eq!(sentence(true), "No action for this priority is published yet.");
}

#[test]
fn what_is_over_and_what_is_no_priority_misses_nothing() {
    let ended = kinds_after(|priority, answers| {
        *answers = crate::samples::answers();
        priority.to = Some(day("2017-08-31"));
    });
    assert_eq!(ended, []);
    let principle = kinds_after(|priority, answers| {
        *answers = crate::samples::answers();
        priority.kind = "principle".to_owned();
    });
    assert_eq!(principle, []);
}

#[test]
fn a_decision_without_a_day_is_told_otherwise_than_none() {
    let told =
        gaps_after(|priority, _| (priority.decided_on, priority.decision) = (None, Some("Recommended in March.".to_owned())));
    assert_eq!(told[0].sentence, "The day on which this priority was decided is not written down.");
    let none = gaps_after(|priority, _| priority.decided_on = None);
    assert_eq!(none[0].sentence, "Who decided on this priority, and when, is not written down.");
}

#[test]
fn awards_that_serve_no_priority_are_loose_unless_withdrawn() {
    let withdrawn = || funding::shared::AwardSummary { standing: "withdrawn".to_owned(), ..award(2, None, "Given back") };
    let loose = Loose { awards: vec![award(1, None, "Research"), withdrawn()], ..Loose::default() };
    let gaps = of_site(&loose);
    assert_eq!(gaps.len(), 1);
    assert_eq!(gaps[0].sentence, "The award “Research” of £1,000 serves no priority.");
    assert_eq!(gaps[0].mend.href, "/workspace/award-priorities/new?award=research");
    assert_eq!(of_site(&Loose::default()), []);
}

#[test]
fn lines_of_budgets_are_told_by_budget() {
    let lines = |lines: i64| UnlinkedLines {
        budget_reference: "budget-2017".to_owned(),
        budget_title: "Budget of 2017".to_owned(),
        lines,
        amount: Money::pounds(95_367),
    };
    let sentence = |number: i64| of_site(&Loose { lines: vec![lines(number)], ..Loose::default() })[0].sentence.clone();
    assert_eq!(sentence(1), "1 line of the budget “Budget of 2017”, £95,367, serves no priority.");
    assert_eq!(sentence(7), "7 lines of the budget “Budget of 2017”, £95,367 in all, serve no priority.");
}

#[test]
fn an_issue_named_as_often_as_one_that_became_a_priority_is_missed() {
    let road = priority(1, "Road safety");
    let counts = vec![
        finding(Some(&road), "Road safety: named by 5", 5),
        finding(None, "Reducing reoffending: named by 5", 5),
        finding(None, "Community confidence: named by 3", 3),
    ];
    let gaps = of_site(&Loose { counts, ..Loose::default() });
    assert_eq!(gaps.len(), 1);
    assert_eq!(gaps[0].sentence, "“Reducing reoffending” was named by 5 of 11 local partnerships and led to no priority.");
    assert_eq!(gaps[0].mend.kind, Kind::Finding);
}

#[test]
fn without_any_that_became_a_priority_half_is_often() {
    let named = |figure: i64| of_site(&Loose { counts: vec![finding(None, "Scams: named", figure)], ..Loose::default() }).len();
    assert_eq!((named(5), named(6)), (0, 1));
}

#[test]
fn a_thread_has_only_its_own_gaps() {
    let (road, drugs) = (priority(1, "Road safety"), priority(2, "Drugs"));
    let mut answers = whole(&road);
    answers.actions.push(actions::shared::ActionSummary { owner: None, ..action(11, Some(&drugs), "Finish the strategy") });
    answers.leads.push(lead(&drugs, "lead", 1));
    let threads = Thread::all(&[road, drugs], &answers);
    assert_eq!(threads[0].gaps, []);
    let kinds: Vec<GapKind> = threads[1].gaps.iter().map(|gap| gap.kind).collect();
    assert!(
        kinds.contains(&GapKind::ActionWithoutOwner) && !kinds.contains(&GapKind::NoAction) && !kinds.contains(&GapKind::NoLead)
    );
}
