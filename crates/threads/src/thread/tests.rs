//! How a thread is assembled from the areas' answers, how its steps stand, and what its files and pages say.

use super::{Thread, json};
use crate::answers::Answers;
use crate::gaps::Step;
use crate::samples::{action, answers, award, day, finding, lead, pool, post, priority, regard, whole};
use components::Tone;
use values::{FinancialYear, Kind, Money};

#[test]
fn a_thread_takes_what_is_of_its_priority_and_nothing_else() {
    let (road, drugs) = (priority(1, "Road safety"), priority(2, "Drugs"));
    let mut answers = whole(&road);
    answers.findings.push(finding(Some(&drugs), "Drugs: named by 8", 8));
    answers.findings.push(finding(None, "Scams: named by 2", 2));
    answers.actions.push(action(11, Some(&drugs), "Finish the strategy"));
    answers.awards.push(award(21, Some(&drugs), "Drug project"));
    answers.regards.push(regard(&drugs, true));
    let threads = Thread::all(&[road, drugs], &answers);
    let numbers = |thread: &Thread| Step::ALL.map(|step| thread.number(step));
    assert_eq!(numbers(&threads[0]), [1, 1, 1, 1, 3, 1, 0]);
    assert_eq!(numbers(&threads[1]), [1, 0, 0, 1, 1, 0, 0]);
    assert_eq!((threads[1].regard_paid.len(), threads[1].regard_received.len()), (1, 0));
}

#[test]
fn leads_and_carriers_are_kept_apart_and_named() {
    let road = priority(1, "Road safety");
    let thread = Thread::of(&road, &whole(&road));
    assert_eq!(thread.leads[0].who.title, "Director of operations");
    assert_eq!(thread.leads[0].organisation.as_deref(), Some("The fire service"));
    assert_eq!(thread.carriers[0].who.title, "Road safety officer");
    assert_eq!(thread.carriers[0].who.kind, Kind::Post);
}

#[test]
fn a_lead_out_of_sight_has_no_name_and_no_address() {
    let road = priority(1, "Road safety");
    let thread = Thread::of(&road, &Answers { posts: Vec::new(), ..whole(&road) });
    assert_eq!((thread.leads[0].who.title.as_str(), &thread.leads[0].who.reference), ("Not shown to you", &None));
}

#[test]
fn a_priority_that_is_over_shows_who_led_it_at_its_end() {
    let mut road = priority(1, "Road safety");
    road.to = Some(day("2017-03-31"));
    let mut answers = answers();
    let until = |to: &str| plans::shared::LeadOf { to: Some(day(to)), ..lead(&road, "lead", 1) };
    answers.leads = vec![until("2016-12-31"), until("2017-03-31"), lead(&road, "lead", 1)];
    assert_eq!(Thread::of(&road, &answers).leads.len(), 2);
}

#[test]
fn outcomes_come_from_closed_actions_and_from_awards() {
    let road = priority(1, "Road safety");
    let mut answers = whole(&road);
    answers.actions[0].outcome = Some("Not yet.".to_owned());
    assert_eq!(Thread::of(&road, &answers).outcomes, []);
    answers.actions[0].standing = "done".to_owned();
    answers.awards[0].outcome = Some("30 schools saw it.".to_owned());
    let outcomes = Thread::of(&road, &answers).outcomes;
    let told: Vec<_> = outcomes.iter().map(|outcome| (outcome.of.kind, outcome.words.as_str())).collect();
    assert_eq!(told, [(Kind::Action, "Not yet."), (Kind::Award, "30 schools saw it.")]);
}

#[test]
fn money_is_summed_by_year_and_a_withdrawn_award_is_left_out() {
    let road = priority(1, "Road safety");
    let mut answers = whole(&road);
    answers.awards.push(award(21, Some(&road), "Second"));
    answers
        .awards
        .push(funding::shared::AwardSummary { standing: "withdrawn".to_owned(), ..award(22, Some(&road), "Given back") });
    let years = Thread::of(&road, &answers).money.years();
    let shape: Vec<_> = years.iter().map(|year| (year.year, year.budgeted, year.awarded, year.paid, year.shared)).collect();
    let pounds = Money::pounds;
    assert_eq!(
        shape,
        [
            (FinancialYear(2017), pounds(0), pounds(2000), pounds(500), pounds(400)),
            (FinancialYear(2016), pounds(5000), pounds(0), pounds(0), pounds(0)),
        ]
    );
}

#[test]
fn one_figure_stands_for_the_money_and_budgets_are_not_added_to_awards() {
    let road = priority(1, "Road safety");
    let figure = |answers: &Answers| Thread::of(&road, answers).money.figure();
    let mut answers = whole(&road);
    assert_eq!(figure(&answers), Money::pounds(1000));
    answers.awards.clear();
    assert_eq!(figure(&answers), Money::pounds(5000));
    answers.budget_lines.clear();
    assert_eq!(figure(&answers), pool(&road).sums().cost);
    answers.pools.clear();
    assert_eq!(figure(&answers), Money(0));
}

#[test]
fn a_step_stands_as_its_worst_gap_and_breaks_where_nothing_is() {
    let road = priority(1, "Road safety");
    let mut answers = whole(&road);
    answers.actions[0].due = Some(day("2017-08-01"));
    answers.actions[0].owner = None;
    answers.measures.clear();
    answers.posts[0] = post(1, "Director of operations", Some(day("2017-06-01")));
    let thread = Thread::of(&road, &answers);
    let state = |step: Step| {
        let state = thread.state(step);
        (state.number, state.words, state.tone, state.broken)
    };
    assert_eq!(state(Step::Actions), ("1".to_owned(), "1 overdue".to_owned(), Tone::Problem, false));
    assert_eq!(state(Step::Measures), ("0".to_owned(), "No measure".to_owned(), Tone::Quiet, true));
    assert_eq!(state(Step::Leads), ("1".to_owned(), "Post vacant".to_owned(), Tone::Problem, false));
    assert_eq!(state(Step::Money), ("£1,000".to_owned(), "Funded".to_owned(), Tone::Good, false));
    assert_eq!(state(Step::Outcomes), ("0".to_owned(), "Nothing yet".to_owned(), Tone::Quiet, false));
}

#[test]
fn the_json_has_every_step_and_no_way_into_the_workspace() {
    let road = priority(1, "Road safety");
    let mut answers = whole(&road);
    answers.measures.clear();
    let thread = Thread::of(&road, &answers);
    let json = json::of(&thread, &answers.labels);
    assert_eq!(json["money"]["years"][0]["awarded"], 1000.0);
    assert_eq!(json["gaps"][0]["kind"], "no-measure");
    assert_eq!(json["why"]["findings"][0]["source"]["reference"], "assessments-2017");
    assert_eq!(json["leads"]["lead"][0]["who"]["title"], "Director of operations");
    assert!(!json.to_string().contains("/workspace"));
}
