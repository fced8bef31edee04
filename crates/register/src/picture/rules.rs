//! What goes into one picture: neighbours within some hops, and pictures small enough to be read. Pure.

use std::collections::VecDeque;

/// The most boxes of a picture that people can still read.
pub(crate) const MOST: usize = 25;

/// For each node its neighbours, in the order of the links.
pub(crate) fn neighbours(nodes: usize, links: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut beside: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for (one, other) in links.iter().filter(|(one, other)| one != other && *one < nodes && *other < nodes) {
        for (from, to) in [(*one, *other), (*other, *one)] {
            if !beside[from].contains(&to) {
                beside[from].push(to);
            }
        }
    }
    beside
}

/// The nodes within so many hops of the middle, the nearest first, the middle itself first of all.
pub(crate) fn within(middle: usize, hops: usize, beside: &[Vec<usize>]) -> Vec<usize> {
    let mut seen = vec![false; beside.len()];
    let mut found = Vec::new();
    let mut waiting = VecDeque::from([(middle, 0)]);
    while let Some((node, far)) = waiting.pop_front() {
        if std::mem::replace(&mut seen[node], true) {
            continue;
        }
        found.push(node);
        if far < hops {
            waiting.extend(beside[node].iter().filter(|next| !seen[**next]).map(|next| (*next, far + 1)));
        }
    }
    found
}

/// The nodes in groups that hang together, the largest group first; nodes without a link are left out.
pub(crate) fn groups(beside: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut seen = vec![false; beside.len()];
    let mut groups = Vec::new();
    for node in (0..beside.len()).filter(|node| !beside[*node].is_empty()) {
        if !seen[node] {
            let mut group = within(node, beside.len(), beside);
            group.iter().for_each(|node| seen[*node] = true);
            group.sort_unstable();
            groups.push(group);
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups
}

/// A group in pictures of at most [`MOST`] boxes. The node with the most links, or the middle asked for, stands in each;
/// the others follow `order`: by level, then by place.
pub(crate) fn pictures<K: Ord>(
    group: &[usize],
    middle: Option<usize>,
    beside: &[Vec<usize>],
    order: impl Fn(usize) -> K,
) -> Vec<Vec<usize>> {
    if group.len() <= MOST {
        return vec![group.to_vec()];
    }
    let hub = middle.or_else(|| group.iter().copied().max_by_key(|node| (beside[*node].len(), std::cmp::Reverse(*node))));
    let mut rest: Vec<usize> = group.iter().copied().filter(|node| Some(*node) != hub).collect();
    rest.sort_by_cached_key(|node| order(*node));
    let number = rest.len().div_ceil(MOST - 1);
    rest.chunks(rest.len().div_ceil(number)).map(|some| hub.into_iter().chain(some.iter().copied()).collect()).collect()
}
