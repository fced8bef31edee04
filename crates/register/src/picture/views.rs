//! The page of the picture, from what was chosen: the drawings, and the same as a list and a table. Pure.

use super::PICTURE;
use super::graph::{Edge, Graph, Node, Wanted, level};
use crate::landscape::{Landscape, filter};
use crate::overlap::hidden;
use crate::public::{self, PARTNERS, link_to};
use crate::structure::views as structure;
use components::{
    Arrow, ArrowKind, Column, Details, Diagram, DiagramBox, EmptyState, FilterPanel, Row, Select, SelectedFilters, SmallScreen,
    Table,
};
use maud::{Markup, html};
use pages::{Address, Page};
use std::collections::BTreeMap;
use values::Kind;
use values::words::{count, count_with, fill, t};

/// The page.
pub(super) fn page(land: &Landscape, graph: &Graph, wanted: &Wanted, address: &Address) -> Page {
    let content = html! {
        p class="govuk-body gt-lead" { (lead(land, graph, wanted)) }
        div class="govuk-!-display-none-print" { (Details::new(t("Choose what is shown"), panel(land, wanted))) }
        @if wanted.narrows() { (chosen(land, graph, wanted, address)) }
        @if graph.hidden > 0 { (hidden(graph.hidden)) }
        @if graph.pictures.is_empty() {
            (EmptyState::new(t("Picture"), t("No link between these boards is known today.")).link(t("Show all boards"), PICTURE))
        }
        @if !graph.pictures.is_empty() {
            p class="govuk-body gt-diagram__small" { (t("The picture is shown on wider screens and on paper. The list says the same.")) }
        }
        @for (at, nodes) in graph.pictures.iter().enumerate() { (picture(land, graph, (at, nodes))) }
        div id="results" { (in_words(land, graph)) }
    };
    let only_for = graph.middle.and_then(|middle| match graph.nodes[middle] {
        Node::Board(at) => land.restricted(&land.boards[at]),
        Node::Organisation(_) => None,
    });
    Page::new(title(land, graph, wanted)).crumb(t("Who we work with"), PARTNERS).wide().restricted(only_for).content(content)
}

fn title(land: &Landscape, graph: &Graph, wanted: &Wanted) -> String {
    match (graph.middle, wanted.asked.subject(land)) {
        (Some(middle), _) => fill("{name} and its neighbours", &[("name", name(land, graph.nodes[middle]))]),
        (None, Some(subject)) => fill("Picture of the boards for {theme}", &[("theme", &subject.title)]),
        (None, None) => t("Picture of the boards").into_owned(),
    }
}

fn name(land: &Landscape, node: Node) -> &str {
    match node {
        Node::Board(at) => &land.boards[at].title,
        Node::Organisation(id) => land.names.title(id),
    }
}

fn lead(land: &Landscape, graph: &Graph, wanted: &Wanted) -> String {
    match (graph.middle, wanted.asked.subject(land)) {
        (Some(_), _) if wanted.hops == 2 => t("What is linked with it, and what is linked with that.").into_owned(),
        (Some(_), _) => t("What is linked with it directly.").into_owned(),
        (None, Some(subject)) => fill("The boards with “{subject}” in their remit.", &[("subject", &subject.title)]),
        (None, None) => t("Which board reports to, supports or works with which.").into_owned(),
    }
}

fn panel(land: &Landscape, wanted: &Wanted) -> FilterPanel {
    let boards = land.boards.iter().map(|board| (board.reference.clone(), board.title.clone()));
    let mut bodies: Vec<(String, String)> = boards.collect();
    let mut organisations: BTreeMap<String, String> = BTreeMap::new();
    for card in land.seats.iter().filter_map(|seat| land.names.card(seat.organisation)) {
        organisations.insert(card.reference.clone(), card.title.clone());
    }
    bodies.extend(organisations);
    bodies.sort_by_cached_key(|(_, title)| values::slug::folded(title));
    let around = Select::new("around", t("Around which board or organisation"))
        .item("", t("All boards"))
        .items(bodies)
        .selected(wanted.around.clone());
    let hops = Select::new("hops", t("How far from it"))
        .item("1", t("What is linked with it"))
        .item("2", t("And what is linked with that"))
        .selected(wanted.hops.to_string());
    FilterPanel::new(PICTURE)
        .field(around)
        .field(hops)
        .field(filter::place_select(land, &wanted.asked))
        .field(filter::theme_select(land, &wanted.asked))
        .field(filter::internal_choice(&wanted.asked))
}

fn chosen(land: &Landscape, graph: &Graph, wanted: &Wanted, address: &Address) -> SelectedFilters {
    let filters = filter::selected(land, &wanted.asked, address, PICTURE);
    match graph.middle {
        Some(middle) => filters.filter(name(land, graph.nodes[middle]), address.with_all(&[("around", ""), ("hops", "")])),
        None => filters,
    }
}

/// More boards than this around an organisation stand on both sides of it.
const MOST_ON_ONE_SIDE: usize = 6;

fn picture(land: &Landscape, graph: &Graph, (at, nodes): (usize, &Vec<usize>)) -> Diagram {
    let place: BTreeMap<usize, usize> = nodes.iter().enumerate().map(|(new, node)| (*node, new)).collect();
    let edges: Vec<&Edge> =
        graph.edges.iter().filter(|edge| place.contains_key(&edge.from) && place.contains_key(&edge.to)).collect();
    let kinds = kinds(land, &edges);
    let start = Diagram::new(format!("picture-{}", at + 1), finding(land, graph, nodes, edges.len())).under_page_heading();
    let boxed = nodes.iter().fold(start, |diagram, node| diagram.boxed(one_box(land, graph, *node)));
    let with_kinds = kinds.iter().fold(boxed, |diagram, kind| diagram.kind(arrow_kind(land, kind.as_deref())));
    let seats = edges.iter().filter(|edge| edge.kind.is_none()).count();
    edges.into_iter().enumerate().fold(with_kinds, |diagram, (number, edge)| {
        let kind = kinds.iter().position(|kind| *kind == edge.kind).unwrap_or_default();
        // Half of the boards on which an organisation sits stand on its other side.
        let turned = edge.kind.is_none() && number < seats / 2 && seats > MOST_ON_ONE_SIDE;
        diagram.arrow(Arrow { from: place[&edge.from], to: place[&edge.to], kind, turned })
    })
}

/// The kinds of arrow, the same for every picture: those of the list, those that it does not know, and seats.
fn kinds(land: &Landscape, edges: &[&Edge]) -> Vec<Option<String>> {
    let mut kinds: Vec<Option<String>> = land.names.terms("link-kind").iter().map(|(key, _)| Some(key.clone())).collect();
    for edge in edges {
        if edge.kind.is_some() && !kinds.contains(&edge.kind) {
            kinds.push(edge.kind.clone());
        }
    }
    kinds.push(None);
    kinds
}

/// Arrows to what stands above lead to the left; boards that work together have a line without a head.
fn arrow_kind(land: &Landscape, kind: Option<&str>) -> ArrowKind {
    let Some(kind) = kind else { return ArrowKind::new(t("Has a seat on")) };
    let arrow = ArrowKind::new(land.names.label("link-kind", kind));
    match kind {
        "reports-to" | "scrutinised-by" | "informs" => arrow.rises(),
        "works-with" => arrow.without_heads(),
        _ => arrow,
    }
}

fn finding(land: &Landscape, graph: &Graph, nodes: &[usize], links: usize) -> String {
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let degree = |node: &usize| graph.edges.iter().filter(|edge| edge.from == *node || edge.to == *node).count();
    let hub = graph.middle.or_else(|| nodes.iter().copied().max_by_key(degree));
    let links = count("{n} link", "{n} links", number(links));
    let name = hub.map_or("", |hub| name(land, graph.nodes[hub]));
    count_with(
        "{name}: {n} body and {links} between them",
        "{name}: {n} bodies and {links} between them",
        number(nodes.len()),
        &[("name", name), ("links", &links)],
    )
}

fn one_box(land: &Landscape, graph: &Graph, node: usize) -> DiagramBox {
    let name = name(land, graph.nodes[node]);
    let boxed = match graph.nodes[node] {
        Node::Board(at) => {
            let board = &land.boards[at];
            let href = public::address(Kind::Partnership, &board.reference).unwrap_or_default();
            let plain = DiagramBox::new(name).href(href).shape(level(land, board).min(3));
            match land.level(board) {
                Some(level) => plain.says(level),
                None => plain.says(t("Level not stated")),
            }
        }
        Node::Organisation(id) => {
            let reference = land.names.reference(id).unwrap_or_default();
            let href = public::address(Kind::Organisation, reference).unwrap_or_default();
            DiagramBox::new(name).href(href).shape(4).says(t("Organisation"))
        }
    };
    if graph.middle == Some(node) { boxed.main() } else { boxed }
}

/// The same as the pictures: a nested list of the boards, then a table of the links.
fn in_words(land: &Landscape, graph: &Graph) -> Markup {
    let drawn: Vec<usize> = (0..graph.nodes.len()).filter(|node| !graph.alone.contains(node)).collect();
    let boards = |nodes: &[usize]| -> Vec<usize> {
        let board = |node: &usize| match graph.nodes[*node] {
            Node::Board(at) => Some(at),
            Node::Organisation(_) => None,
        };
        nodes.iter().filter_map(board).collect()
    };
    let (shown, alone) = (boards(&drawn), boards(&graph.alone));
    html! {
        @if !shown.is_empty() {
            h2 class="govuk-heading-m" { (t("The boards as a list")) }
            (structure::list(land, &shown, &structure::forest(land, &shown)))
        }
        @if !graph.edges.is_empty() { (links(land, graph)) }
        @if !alone.is_empty() {
            h2 class="govuk-heading-m" { (t("Boards without a known link")) }
            (structure::list(land, &alone, &structure::forest(land, &alone)))
        }
    }
}

fn links(land: &Landscape, graph: &Graph) -> Table {
    let node = |node: usize| match graph.nodes[node] {
        Node::Board(at) => link_to(Kind::Partnership, &land.boards[at].reference, &land.boards[at].title),
        Node::Organisation(id) => public::link(&land.names, id),
    };
    let words = |edge: &Edge| match &edge.kind {
        Some(kind) => land.names.label("link-kind", kind).to_owned(),
        None => t("Has a seat on").into_owned(),
    };
    let rows = graph.edges.iter().map(|edge| Row::headed(node(edge.from)).cell(words(edge)).cell(node(edge.to)));
    Table::new(t("The links as a table"))
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("From")))
        .column(Column::new(t("Link")))
        .column(Column::new(t("To")))
        .rows(rows)
}
