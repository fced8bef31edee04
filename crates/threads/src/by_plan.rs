//! Priorities grouped by the plan that they stand in. Pure.

use plans::shared::{PlacementOf, PrioritySummary};

/// A plan, and the priorities that stand in it.
#[derive(Debug)]
pub struct Group<'a> {
    /// The place of the first of them; none for priorities that stand in no plan.
    pub plan: Option<&'a PlacementOf>,
    /// The priorities, in the order in which they came.
    pub priorities: Vec<&'a PrioritySummary>,
}

/// Each priority once, with the plan in force that it stands in, or else with the newest.
pub fn groups<'a>(priorities: &'a [PrioritySummary], placements: &'a [PlacementOf]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for priority in priorities {
        let mine = || placements.iter().filter(|placement| placement.priority == priority.id);
        let plan = mine().find(|placement| placement.standing == "in-force").or_else(|| mine().next());
        let same = |group: &&mut Group| group.plan.map(|known| known.plan) == plan.map(|plan| plan.plan);
        match groups.iter_mut().find(same) {
            Some(group) => group.priorities.push(priority),
            None => groups.push(Group { plan, priorities: vec![priority] }),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::groups;
    use crate::samples::{id, placement, priority};
    use plans::shared::PlacementOf;

    #[test]
    fn a_priority_stands_once_with_the_plan_that_is_in_force() {
        let all = [priority(1, "Road safety"), priority(2, "Drugs"), priority(3, "In none"), priority(4, "Long ago")];
        let old = |number: usize| PlacementOf { plan: id(901), ..placement(&all[number], "agreement-2014", "replaced") };
        let placements =
            [old(0), placement(&all[0], "agreement-2017", "in-force"), placement(&all[1], "agreement-2017", "in-force"), old(3)];
        let groups = groups(&all, &placements);
        let shape: Vec<_> =
            groups.iter().map(|group| (group.plan.map(|plan| plan.plan_reference.as_str()), group.priorities.len())).collect();
        assert_eq!(shape, [(Some("agreement-2017"), 2), (None, 1), (Some("agreement-2014"), 1)]);
    }
}
