//! A meeting as the data of a pack: head, sections, items, papers, notices. Pure.

use super::rules::{self, Stands};
use super::views;
use crate::gathering::rules::span;
use crate::gathering::whole::{Item, Whole};
use crate::papers::records::Model as Paper;
use crate::series::records::YES;
use documents::pack::{Content, Pack, Part, Place, Section, Size};
use documents::prose::{self, Block, Document, Run};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;
use values::words::{count, fill, t};
use values::{dates, words};

/// What a pack is made of, besides the meeting itself.
#[derive(Default)]
pub(crate) struct Materials {
    /// The papers with their texts, in order.
    pub(crate) papers: Vec<Paper>,
    /// The bytes of uploaded PDFs, by their paper.
    pub(crate) files: BTreeMap<Uuid, Arc<Vec<u8>>>,
    /// What uploaded Word files say, by their paper.
    pub(crate) texts: BTreeMap<Uuid, Vec<Block>>,
    /// Where papers stood in the version before.
    pub(crate) before: Vec<Stands>,
}

/// For whom a pack is and which one it is.
pub(crate) struct Version {
    /// The audience: a key of the list `pack-audience`, or nothing for a draft.
    pub(crate) audience: Option<&'static str>,
    /// Its number.
    pub(crate) number: i64,
    /// The size of its letters.
    pub(crate) size: Size,
}

/// A pack, and the papers in the order of its parts.
pub(crate) struct Assembled {
    pub(crate) pack: Pack,
    /// The item and the paper of each part.
    pub(crate) parts: Vec<(Uuid, Uuid)>,
}

/// Puts a pack together.
pub(crate) fn assemble(whole: &Whole, materials: &Materials, version: &Version, made_at: chrono::NaiveDateTime) -> Assembled {
    let mut parts = Vec::new();
    let mut sections = sections(whole, materials, &mut parts);
    place(&mut sections, &parts, &materials.before);
    let named = named(version);
    let frame = frame(whole, version.size);
    let head = frame.head.into_iter().chain([(t("This file:").into_owned(), named.clone())]).collect();
    let foot = fill("{meeting}: {pack}", &[("meeting", &frame.foot), ("pack", &named)]);
    let changes = changes(whole, materials, &parts);
    Assembled { pack: Pack { made_at, head, foot, changes, sections, ..frame }, parts }
}

/// The agenda alone, with the pages on which papers stand in the pack that is out.
pub(crate) fn agenda(whole: &Whole, size: Size) -> Pack {
    let mut sections = sections(whole, &Materials::default(), &mut Vec::new());
    let items = sections.iter_mut().flat_map(|section| &mut section.items).zip(whole.items());
    for (line, item) in items {
        line.parts.clear();
        line.lines.extend(views::pages_of(whole, &item.model));
    }
    Pack { sections, ..frame(whole, size) }
}

/// What every file of a meeting's agenda says around its sections.
fn frame(whole: &Whole, size: Size) -> Pack {
    let series = &whole.series.title;
    Pack {
        title: fill("{series}: {day}", &[("series", series), ("day", &dates::with_weekday(whole.meeting.on))]),
        language: words::speech().language().tag().to_owned(),
        author: whole.names.title(whole.series.partnership.uuid()).to_owned(),
        head: head(whole),
        notices: notices(),
        foot: foot(whole),
        strip: fill("Restricted: members of {board} only. Do not forward.", &[("board", series)]),
        size,
        ..Pack::default()
    }
}

/// The sections with their items and papers. `parts` is told the item and the paper of each part.
fn sections(whole: &Whole, materials: &Materials, parts: &mut Vec<(Uuid, Uuid)>) -> Vec<Section> {
    let section = |section: &crate::gathering::whole::Section| {
        let note = (section.model.open_to_public != YES)
            .then(|| t("The meeting is not open to the press and the public for these items.").into_owned());
        let items = section.items.iter().map(|item| one_item(whole, item, materials, parts)).collect();
        Section { heading: format!("{}. {}", section.model.letter, section.model.heading), note, items }
    };
    whole.sections.iter().map(section).collect()
}

/// What stands at the foot of a file that is made of one thing of a meeting.
pub(crate) fn foot(whole: &Whole) -> String {
    fill("{series}, {day}", &[("series", &whole.series.title), ("day", &dates::words(whole.meeting.on))])
}

/// What the pack calls itself.
fn named(version: &Version) -> String {
    let number = version.number.to_string();
    match version.audience {
        Some(rules::PUBLIC) => fill("public pack, version {number}", &[("number", &number)]),
        Some(_) => fill("members’ pack, version {number}", &[("number", &number)]),
        None => t("draft pack, not published").into_owned(),
    }
}

fn head(whole: &Whole) -> Vec<(String, String)> {
    let meeting = &whole.meeting;
    let mut head = vec![(t("Date:").into_owned(), dates::with_weekday(meeting.on))];
    if let Some(times) = span(meeting.starts.as_deref(), meeting.ends.as_deref()) {
        head.push((t("Time:").into_owned(), times));
    }
    if let Some(place) = whole.place() {
        head.push((t("Place:").into_owned(), place.to_owned()));
    }
    if let Some(contact) = whole.series.contact {
        head.push((t("Ask for:").into_owned(), whole.names.title(contact.uuid()).to_owned()));
    }
    if let Some(agenda) = whole.agenda_published() {
        head.push((t("Published:").into_owned(), agenda.when()));
    }
    head
}

fn notices() -> Vec<String> {
    vec![
        t("Everything in this file is also on the page of the meeting, as text that can be read aloud, enlarged and translated.")
            .into_owned(),
        t("If you need it in another form, such as large print, ask the contact above.").into_owned(),
    ]
}

/// What came since the version before.
fn changes(whole: &Whole, materials: &Materials, parts: &[(Uuid, Uuid)]) -> Vec<String> {
    if materials.before.is_empty() {
        return Vec::new();
    }
    let new = parts.iter().filter(|(_, paper)| !materials.before.iter().any(|stood| stood.paper == *paper));
    let said = |(item, paper): &(Uuid, Uuid)| {
        let item = whole.items().find(|it| it.model.id.uuid() == *item)?;
        let paper =
            materials.papers.iter().find(|it| it.id.uuid() == *paper).map_or(item.model.title.as_str(), |it| it.title.as_str());
        Some(fill("Added: {number}, {paper}", &[("number", &item.number), ("paper", paper)]))
    };
    new.filter_map(said).collect()
}

fn one_item(whole: &Whole, item: &Item, materials: &Materials, parts: &mut Vec<(Uuid, Uuid)>) -> documents::pack::Item {
    let restricted = item.model.restriction.is_some();
    let mut own = Vec::new();
    for paper in materials.papers.iter().filter(|paper| paper.item == item.model.id) {
        let id = paper.id.uuid();
        let content = match materials.files.get(&id) {
            Some(bytes) => Content::Pdf(bytes.clone()),
            None => match written(whole, paper, materials.texts.get(&id)) {
                Some(document) => Content::Written(document),
                None => continue,
            },
        };
        parts.push((item.model.id.uuid(), id));
        own.push(Part { title: paper.title.clone(), content, place: Place::Next, restricted });
    }
    for part in whole.parts.iter().filter(|part| part.item == item.model.id) {
        let Some(text) = &part.text else { continue };
        parts.push((item.model.id.uuid(), part.id.uuid()));
        let content = Content::Written(document(&part.title, Vec::new(), prose::numbered(prose::read(text))));
        own.push(Part { title: part.title.clone(), content, place: Place::Next, restricted: true });
    }
    documents::pack::Item {
        number: item.number.clone(),
        title: item.model.title.clone(),
        lines: lines(whole, item, own.is_empty()),
        parts: own,
    }
}

fn lines(whole: &Whole, item: &Item, bare: bool) -> Vec<String> {
    let it = &item.model;
    let label = |list: &str, key: &Option<String>| key.as_deref().map(|key| whole.names.label(list, key).to_owned());
    let minutes = it.minutes_allowed.map(|minutes| count("{n} minute", "{n} minutes", minutes.unsigned_abs()));
    let dealt: Vec<String> =
        [label("agenda-item-purpose", &it.purpose), label("agenda-item-kind", &it.kind), minutes].into_iter().flatten().collect();
    let mut lines: Vec<String> = (!dealt.is_empty()).then(|| dealt.join(" · ")).into_iter().collect();
    if let Some(presenter) = it.presenter {
        lines.push(fill("Presented by: {post}", &[("post", whole.names.title(presenter.uuid()))]));
    }
    if let Some(reason) = &it.restriction {
        let reason = whole.names.label("restriction", reason);
        lines.push(fill("Not open to the public. The reason is: {reason}.", &[("reason", reason)]));
    }
    if let Some(reason) = &it.late_reason {
        lines.push(fill("Late item. The chair’s reason: {reason}", &[("reason", reason)]));
    }
    if let Some(summary) = it.summary.as_ref().filter(|_| bare) {
        lines.extend(crate::minutes::rules::paragraphs(Some(summary)).map(str::to_owned));
    }
    lines
}

/// A paper that was written here, or in Word; nothing when it says nothing.
pub(crate) fn written(whole: &Whole, paper: &Paper, word: Option<&Vec<Block>>) -> Option<Document> {
    let recommended: Vec<Block> = (1..)
        .zip(whole.recommended_in(paper.id.uuid()))
        .map(|(at, it): (u32, _)| Block::Paragraph { number: Some(at.to_string()), runs: vec![Run::plain(it.words.clone())] })
        .collect();
    let mut blocks = Vec::new();
    if !recommended.is_empty() {
        blocks.push(Block::Framed { heading: t("Recommendations").into_owned(), blocks: recommended });
    }
    match (word, &paper.body) {
        (Some(read), _) => blocks.extend(read.iter().cloned()),
        (None, Some(body)) => blocks.extend(prose::numbered(prose::read(body))),
        (None, None) => {}
    }
    for (heading, lines) in [(t("Whom to ask"), &paper.contacts), (t("Background documents"), &paper.background)] {
        let Some(lines) = lines else { continue };
        blocks.push(Block::Heading { level: 1, number: None, runs: vec![Run::plain(heading)] });
        let items = lines.lines().filter(|line| !line.trim().is_empty()).map(|line| vec![Block::plain(line.trim())]).collect();
        blocks.push(Block::List { ordered: false, items });
    }
    let summary = paper.summary.iter().map(|summary| (t("Summary:").into_owned(), summary.clone()));
    let head: Vec<(String, String)> = paper_head(whole, paper).into_iter().chain(summary).collect();
    (!blocks.is_empty() || paper.summary.is_some()).then(|| document(&paper.title, head, blocks))
}

fn paper_head(whole: &Whole, paper: &Paper) -> Vec<(String, String)> {
    let by = paper.written_by.map(|post| (t("By:"), whole.names.title(post.uuid()).to_owned()));
    let to = paper.written_for.clone().map(|to| (t("To:"), to));
    let classification = paper.classification.as_deref().map(|key| whole.names.label("agenda-item-purpose", key).to_owned());
    let classification = classification.map(|label| (t("Classification:"), label));
    let subject = Some((t("Subject:"), paper.title.clone()));
    [by, to, classification, subject].into_iter().flatten().map(|(name, said)| (name.into_owned(), said)).collect()
}

fn document(title: &str, head: Vec<(String, String)>, blocks: Vec<Block>) -> Document {
    Document { title: title.to_owned(), language: words::speech().language().tag().to_owned(), head, blocks }
}

/// Gives each paper its place: what is out keeps its numbers.
fn place(sections: &mut [Section], parts: &[(Uuid, Uuid)], before: &[Stands]) {
    let own: Vec<&mut Part> =
        sections.iter_mut().flat_map(|section| &mut section.items).flat_map(|item| &mut item.parts).collect();
    let mut laid: Vec<(&mut Part, Uuid)> = own.into_iter().zip(parts.iter().map(|(_, paper)| *paper)).collect();
    laid.sort_by_key(|(part, _)| part.restricted);
    let papers: Vec<Uuid> = laid.iter().map(|(_, paper)| *paper).collect();
    for ((part, _), place) in laid.iter_mut().zip(rules::places(&papers, before)) {
        part.place = place;
    }
}
