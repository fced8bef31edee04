//! Funnel plots: how do rates of places of different size compare?

use super::axis::Unit;
use super::canvas::{Chart, Drawing, KeyEntry, Layout, chart_methods, figure};
use super::figure::{Frame, figure_methods};
use super::funnel_drawing;
use crate::lists::{Column, Row, SmallScreen, Table};
use maud::{Markup, Render};
use values::words::{count, count_with, fill, t};

/// Where a place lies among the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunnelStanding {
    /// Within the 95% limits: chance explains it.
    Within,
    /// Outside the 95% limits.
    Outside,
    /// Outside the 99.8% limits.
    FarOutside,
}

impl FunnelStanding {
    /// The words of the legend and the table.
    pub(super) fn words(self) -> String {
        match self {
            FunnelStanding::Within => t("Within the 95% limits"),
            FunnelStanding::Outside => t("Outside the 95% limits"),
            FunnelStanding::FarOutside => t("Outside the 99.8% limits"),
        }
        .into_owned()
    }
}

/// A place: its size, its rate, and where that lies.
#[derive(Clone, Debug)]
pub struct FunnelPlace {
    pub(super) label: String,
    pub(super) size: f64,
    pub(super) rate: Option<f64>,
    pub(super) standing: FunnelStanding,
    words: (String, String),
}

impl FunnelPlace {
    /// A place with its size and its rate, each with the words for it.
    pub fn new(label: impl Into<String>, size: (f64, &str), rate: (f64, &str), standing: FunnelStanding) -> FunnelPlace {
        let words = (size.1.to_owned(), rate.1.to_owned());
        FunnelPlace { label: label.into(), size: size.0, rate: Some(rate.0), standing, words }
    }

    /// A place whose rate is not shown, and why. It is in the table only.
    pub fn missing(label: impl Into<String>, size: (f64, &str), why: impl Into<String>) -> FunnelPlace {
        let words = (size.1.to_owned(), why.into());
        FunnelPlace { label: label.into(), size: size.0, rate: None, standing: FunnelStanding::Within, words }
    }
}

/// The limits at one size, as rates in the unit of the chart.
#[derive(Clone, Copy, Debug)]
pub struct FunnelCurve {
    /// The size of a place.
    pub size: f64,
    /// The lower and the upper limit of 95%.
    pub limits_95: (f64, f64),
    /// The lower and the upper limit of 99.8%.
    pub limits_998: (f64, f64),
}

/// A funnel plot. Who works out the limits names their source in a note.
#[derive(Clone, Debug)]
pub struct FunnelPlot {
    frame: Frame,
    pub(super) places: Vec<FunnelPlace>,
    pub(super) curves: Vec<FunnelCurve>,
    pub(super) centre: (f64, String),
    pub(super) axes: (String, String),
    pub(super) unit: Unit,
}

impl FunnelPlot {
    /// A plot with an id of its own, its finding, and the rate of all places together with the words for it ("Kent 62.1").
    pub fn new(id: impl Into<String>, finding: impl Into<String>, centre: (f64, &str)) -> FunnelPlot {
        let axes = (t("Population").into_owned(), t("Rate").into_owned());
        let centre = (centre.0, centre.1.to_owned());
        FunnelPlot { frame: Frame::new(id, finding), places: Vec::new(), curves: Vec::new(), centre, axes, unit: Unit::Plain }
    }

    figure_methods!();
    chart_methods!();

    /// Adds places.
    pub fn places(mut self, places: impl IntoIterator<Item = FunnelPlace>) -> FunnelPlot {
        self.places.extend(places);
        self
    }

    /// The limits, from the smallest size to the largest.
    pub fn curves(mut self, curves: impl IntoIterator<Item = FunnelCurve>) -> FunnelPlot {
        self.curves.extend(curves);
        self
    }

    /// What the size is and what the rate is, with its unit.
    pub fn axes(mut self, size: impl Into<String>, rate: impl Into<String>) -> FunnelPlot {
        self.axes = (size.into(), rate.into());
        self
    }

    /// What is written with the rates of the axis.
    pub fn unit(mut self, unit: Unit) -> FunnelPlot {
        self.unit = unit;
        self
    }

    /// The places that are drawn, with their rates.
    pub(super) fn known(&self) -> impl Iterator<Item = (&FunnelPlace, f64)> {
        self.places.iter().filter_map(|place| Some((place, place.rate?)))
    }

    fn named(&self, standing: FunnelStanding) -> Vec<String> {
        let there = self.known().filter(|(place, _)| place.standing == standing);
        let words =
            |(place, _): (&FunnelPlace, f64)| fill("{label} {value}", &[("label", &place.label), ("value", &place.words.1)]);
        there.map(words).collect()
    }
}

impl Chart for FunnelPlot {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn describe(&self) -> String {
        let number = |many: usize| u64::try_from(many).unwrap_or(u64::MAX);
        let gaps = [("size", self.axes.0.as_str()), ("rate", &self.axes.1), ("centre", &self.centre.1)];
        let mut sentences = vec![count_with(
            "Funnel plot of {n} place: {rate} against {size}, with limits around the line “{centre}”.",
            "Funnel plot of {n} places: {rate} against {size}, with limits around the line “{centre}”.",
            number(self.places.len()),
            &gaps,
        )];
        for standing in [FunnelStanding::FarOutside, FunnelStanding::Outside] {
            let names = self.named(standing);
            let names = if names.is_empty() { t("none").into_owned() } else { names.join(", ") };
            sentences.push(fill("{standing}: {places}.", &[("standing", &standing.words()), ("places", &names)]));
        }
        let within = self.named(FunnelStanding::Within).len();
        sentences.push(count("{n} place is within them.", "{n} places are within them.", number(within)));
        let missing = self.places.len() - self.known().count();
        if missing > 0 {
            sentences.push(count("{n} has no value shown.", "{n} have no value shown.", number(missing)));
        }
        sentences.extend(self.remarks());
        sentences.join(" ")
    }

    fn draw(&self, layout: Layout) -> Drawing {
        funnel_drawing::draw(self, layout)
    }

    fn key(&self, _: Layout) -> Vec<KeyEntry> {
        let all = [FunnelStanding::Within, FunnelStanding::Outside, FunnelStanding::FarOutside];
        let there = all.into_iter().filter(|standing| self.known().any(|(place, _)| place.standing == *standing));
        let marks = there.map(|standing| KeyEntry::new(funnel_drawing::mark(standing, (14.0, 9.0)), standing.words()));
        let lines = [(false, t("95% limits")), (true, t("99.8% limits"))];
        let lines = lines.into_iter().map(|(far, words)| KeyEntry::new(funnel_drawing::limit_sample(far), words));
        let centre = KeyEntry::new(funnel_drawing::centre_sample(), &self.centre.1);
        marks.chain([centre]).chain(lines).collect()
    }

    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if !funnel_drawing::rates(self).shows_nought() {
            remarks.push(t("The vertical axis does not start at zero.").into_owned());
        }
        if self.places.iter().any(|place| place.rate.is_none()) {
            remarks.push(t("Places without a value are in the table only.").into_owned());
        }
        remarks
    }

    fn numbers(&self) -> Markup {
        let standing = |place: &FunnelPlace| place.rate.map_or_else(|| t("Not shown").into_owned(), |_| place.standing.words());
        let row = |place: &FunnelPlace| {
            let (size, rate) = (place.words.0.as_str(), place.words.1.as_str());
            Row::headed(place.label.as_str()).cell(size).cell(rate).cell(standing(place))
        };
        let mut ordered: Vec<&FunnelPlace> = self.places.iter().collect();
        let rate = |place: &FunnelPlace| place.rate.unwrap_or(f64::NEG_INFINITY);
        ordered.sort_by(|a, b| rate(b).total_cmp(&rate(a)));
        Table::new(self.frame.subtitle.clone().unwrap_or_else(|| self.frame.finding.clone()))
            .caption_size(crate::Size::S)
            .column(Column::new(t("Place")))
            .column(Column::numeric(&self.axes.0))
            .column(Column::numeric(&self.axes.1))
            .column(Column::new(t("Compared with the limits")))
            .rows(ordered.into_iter().map(row))
            .small_screen(SmallScreen::Scroll)
            .id(format!("{}-table", self.frame.id))
            .render()
    }
}

impl Render for FunnelPlot {
    fn render(&self) -> Markup {
        figure(self)
    }
}
