//! From the landscape to boxes and arrows: which are asked for, and in which pictures they stand.

use super::rules;
use crate::landscape::filter::Asked;
use crate::landscape::{Board, Landscape};
use pages::Address;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// What a picture is asked to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Theme, place, kind and whether internal boards are left out.
    pub(crate) asked: Asked,
    /// The reference of a board or an organisation in the middle.
    pub(crate) around: String,
    /// How far from it, 1 or 2.
    pub(crate) hops: usize,
}

impl Wanted {
    /// Reads the address.
    pub(crate) fn of(address: &Address) -> Wanted {
        let hops = if address.get("hops") == "2" { 2 } else { 1 };
        Wanted { asked: Asked::of(address), around: address.get("around").to_owned(), hops }
    }

    /// Whether anything is left out.
    pub(crate) fn narrows(&self) -> bool {
        self.asked.narrows() || !self.around.is_empty()
    }
}

/// A box: a board by its position in the landscape, or an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Board(usize),
    Organisation(Uuid),
}

/// An arrow between two nodes. The kind is a key of the list `link-kind`; none for a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edge {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) kind: Option<String>,
}

/// Boxes and arrows in pictures.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    pub(crate) nodes: Vec<Node>,
    pub(crate) edges: Vec<Edge>,
    /// The node in the middle, when one was asked for.
    pub(crate) middle: Option<usize>,
    /// Nodes of each picture.
    pub(crate) pictures: Vec<Vec<usize>>,
    /// Nodes that stand in no picture because nothing is known to link them.
    pub(crate) alone: Vec<usize>,
    /// How many internal boards are hidden.
    pub(crate) hidden: usize,
}

/// What is asked for; none when the body in the middle is not there or may not be seen.
pub(crate) fn of(land: &Landscape, wanted: &Wanted) -> Option<Graph> {
    let (chosen, hidden) = wanted.asked.boards(land);
    if wanted.around.is_empty() {
        let graph = linked(land, &chosen);
        let draws_all = !wanted.asked.theme.is_empty();
        return Some(in_pictures(land, Graph { hidden, ..graph }, draws_all));
    }
    let mut graph = match land.boards.iter().position(|board| board.reference == wanted.around) {
        Some(board) => around_board(land, chosen, board),
        None => around_organisation(land, &chosen, organisation(land, &wanted.around)?),
    };
    graph.hidden = hidden;
    let pairs: Vec<(usize, usize)> = graph.edges.iter().map(|edge| (edge.from, edge.to)).collect();
    let beside = rules::neighbours(graph.nodes.len(), &pairs);
    let near = rules::within(graph.middle?, wanted.hops, &beside);
    Some(in_pictures(land, only(graph, &near), true))
}

fn organisation(land: &Landscape, reference: &str) -> Option<Uuid> {
    land.seats.iter().map(|seat| seat.organisation).find(|id| land.names.reference(*id) == Some(reference))
}

/// These boards and the links between them.
fn linked(land: &Landscape, chosen: &[usize]) -> Graph {
    let nodes: HashMap<usize, usize> = chosen.iter().enumerate().map(|(new, at)| (*at, new)).collect();
    let node = |id: &Uuid| land.index.get(id).and_then(|at| nodes.get(at)).copied();
    let edges = land
        .ties
        .iter()
        .filter_map(|tie| Some(Edge { from: node(&tie.partnership)?, to: node(&tie.other)?, kind: Some(tie.kind.clone()) }));
    Graph { nodes: chosen.iter().map(|at| Node::Board(*at)).collect(), edges: edges.collect(), ..Graph::default() }
}

/// A board is shown with its neighbours even when it would be hidden itself.
fn around_board(land: &Landscape, mut chosen: Vec<usize>, board: usize) -> Graph {
    if !chosen.contains(&board) {
        chosen.push(board);
    }
    let graph = linked(land, &chosen);
    Graph { middle: chosen.iter().position(|at| *at == board), ..graph }
}

/// An organisation, the boards on which it sits, and the links of those.
fn around_organisation(land: &Landscape, chosen: &[usize], organisation: Uuid) -> Graph {
    let mut graph = linked(land, chosen);
    let middle = graph.nodes.len();
    graph.nodes.push(Node::Organisation(organisation));
    let its: BTreeSet<Uuid> =
        land.seats.iter().filter(|seat| seat.organisation == organisation).map(|seat| seat.partnership).collect();
    let seats = chosen.iter().enumerate().filter(|(_, at)| its.contains(&land.boards[**at].id));
    graph.edges.splice(0..0, seats.map(|(to, _)| Edge { from: middle, to, kind: None }));
    Graph { middle: Some(middle), ..graph }
}

/// Only these nodes, in this order, with the arrows between them. Around an organisation, links between its boards would
/// hide its seats, so they are left out where both boards have one.
fn only(graph: Graph, nodes: &[usize]) -> Graph {
    let place: BTreeMap<usize, usize> = nodes.iter().enumerate().map(|(new, at)| (*at, new)).collect();
    let with_seat: BTreeSet<usize> = graph.edges.iter().filter(|edge| edge.kind.is_none()).map(|edge| edge.to).collect();
    let between = |edge: &Edge| edge.kind.is_some() && with_seat.contains(&edge.from) && with_seat.contains(&edge.to);
    let edges = graph
        .edges
        .iter()
        .filter(|edge| !between(edge))
        .filter_map(|edge| Some(Edge { from: *place.get(&edge.from)?, to: *place.get(&edge.to)?, kind: edge.kind.clone() }));
    Graph {
        edges: edges.collect(),
        middle: graph.middle.and_then(|middle| place.get(&middle)).copied(),
        nodes: nodes.iter().map(|at| graph.nodes[*at]).collect(),
        ..graph
    }
}

/// Puts the nodes into pictures. Those without a link stand in a picture of their own only when all must be drawn.
fn in_pictures(land: &Landscape, mut graph: Graph, draws_all: bool) -> Graph {
    let pairs: Vec<(usize, usize)> = graph.edges.iter().map(|edge| (edge.from, edge.to)).collect();
    let beside = rules::neighbours(graph.nodes.len(), &pairs);
    let alone: Vec<usize> = (0..graph.nodes.len()).filter(|node| beside[*node].is_empty()).collect();
    let mut groups = rules::groups(&beside);
    if draws_all && groups.iter().map(Vec::len).sum::<usize>() + alone.len() <= rules::MOST {
        groups = vec![(0..graph.nodes.len()).collect()];
    } else if draws_all {
        groups.extend(alone.chunks(rules::MOST).map(<[usize]>::to_vec));
    } else {
        graph.alone = alone;
    }
    let order = |node: usize| key(land, graph.nodes[node]);
    let pictures = groups.iter().flat_map(|group| rules::pictures(group, graph.middle, &beside, order)).collect();
    graph.pictures = pictures;
    graph.pictures.retain(|picture| !picture.is_empty());
    graph
}

/// Nodes stand in order of level, then of place, then of name.
fn key(land: &Landscape, node: Node) -> (usize, String, String) {
    let Node::Board(at) = node else { return (0, String::new(), String::new()) };
    let board: &Board = &land.boards[at];
    let place = board.place.and_then(|place| land.place(place)).map_or_else(String::new, |place| place.sorted.clone());
    (level(land, board), place, board.title.clone())
}

/// The place of a board's level in its list; past the end when it is not stated.
pub(super) fn level(land: &Landscape, board: &Board) -> usize {
    let levels = land.names.terms("board-level");
    let stated = board.level.as_deref().and_then(|level| levels.iter().position(|(key, _)| key == level));
    stated.unwrap_or(levels.len())
}
