//! Circles in what must not go round: who reports to whom, what lies inside what, who came after whom. Pure.

use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Whether one can go from `from` to `to` along these steps, each from the first to the second.
pub(crate) fn leads(steps: impl IntoIterator<Item = (Uuid, Uuid)>, from: Uuid, to: Uuid) -> bool {
    let mut onward: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for (one, next) in steps {
        onward.entry(one).or_default().push(next);
    }
    let (mut seen, mut open) = (HashSet::from([from]), vec![from]);
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        open.extend(onward.get(&at).into_iter().flatten().copied().filter(|next| seen.insert(*next)));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::leads;
    use uuid::Uuid;

    #[test]
    fn a_way_is_found_through_others_and_a_ring_does_not_hang() {
        let id = Uuid::from_u128;
        let steps = [(1, 2), (2, 3), (3, 1), (3, 4)].map(|(one, next)| (id(one), id(next)));
        assert!(leads(steps, id(1), id(4)));
        assert!(!leads(steps, id(4), id(1)));
        assert!(leads([], id(1), id(1)));
    }
}
