//! Which board stands under which. No database, no clock, no web.

use std::collections::BTreeMap;

/// How a board stands under another, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Under {
    /// It reports to it.
    Reports,
    /// It informs it.
    Informs,
    /// It supports it.
    Supports,
}

/// The keys of the kinds of link that put one board under another, in the list `link-kind`.
pub(crate) const REPORTS_TO: &str = "reports-to";
const INFORMS: &str = "informs";
const SUPPORTED_BY: &str = "supported-by";

/// The lower board, the upper one, and how the lower stands under it; none for a link between equals.
pub(crate) fn under(kind: &str, board: usize, other: usize) -> Option<(usize, usize, Under)> {
    match kind {
        REPORTS_TO => Some((board, other, Under::Reports)),
        INFORMS => Some((board, other, Under::Informs)),
        SUPPORTED_BY => Some((other, board, Under::Supports)),
        _ => None,
    }
}

/// A board with those under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) board: usize,
    pub(crate) how: Option<Under>,
    pub(crate) below: Vec<Node>,
}

/// Every board once, under the one to which its strongest link leads; of equal links the first counts. Of boards that stand
/// under one another in a ring, the first comes out on top.
pub(crate) fn forest(boards: usize, links: &[(usize, usize, Under)]) -> Vec<Node> {
    let mut above: Vec<Option<(usize, Under)>> = vec![None; boards];
    for (lower, upper, how) in links {
        let known = above.get(*lower).copied().flatten();
        if lower != upper && *lower < boards && *upper < boards && known.is_none_or(|(_, best)| *how < best) {
            above[*lower] = Some((*upper, *how));
        }
    }
    for board in 0..boards {
        if leads_back(board, &above) {
            above[board] = None;
        }
    }
    let mut below: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (board, upper) in above.iter().enumerate() {
        if let Some((upper, _)) = upper {
            below.entry(*upper).or_default().push(board);
        }
    }
    let tops = (0..boards).filter(|board| above[*board].is_none());
    tops.map(|board| node(board, &above, &below)).collect()
}

fn node(board: usize, above: &[Option<(usize, Under)>], below: &BTreeMap<usize, Vec<usize>>) -> Node {
    let how = above[board].map(|(_, how)| how);
    let mut lower: Vec<usize> = below.get(&board).cloned().unwrap_or_default();
    lower.sort_by_key(|lower| above[*lower].map(|(_, how)| how));
    Node { board, how, below: lower.into_iter().map(|lower| node(lower, above, below)).collect() }
}

/// Whether the way up from this board comes back to it.
fn leads_back(board: usize, above: &[Option<(usize, Under)>]) -> bool {
    let mut at = board;
    for _ in 0..above.len() {
        match above[at] {
            Some((upper, _)) if upper == board => return true,
            Some((upper, _)) => at = upper,
            None => return false,
        }
    }
    false
}
