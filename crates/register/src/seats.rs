//! Seats: which organisation sits on which board, through which post, in which role, from when to when.

use crate::organisations::records::Model as Organisation;
use crate::partnerships::records::Model as Board;
use crate::spans::meet;
use crate::{find, spans};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::{Clash, Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::{fill, t};

kept! {
    /// A seat of an organisation on a board.
    Seat "seats" {
        partnership: Id<kind::Partnership>,
        organisation: Id<kind::Organisation>,
        post: Option<Id<kind::Post>>,
        role: String,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    }
}

/// A seat stands within its board, its organisation and its post.
pub const WITHIN: &[Within] = &[
    Within { column: "partnership", table: "partnerships", within: &[] },
    Within { column: "organisation", table: "organisations", within: &[] },
    Within { column: "post", table: "posts", within: crate::posts::records::WITHIN },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("partnership", "Board", at!(partnership))
            .filtered()
            .thing("organisation", "Organisation", at!(organisation))
            .filtered()
            .thing("post", "Post", at!(post))
            .hint("The post whose holder sits there, when it is known")
            .filtered()
            .choice("role", "Role", "seat-role", at!(role))
            .filtered()
            .day("from", "From", at!(from))
            .day("to", "Until", at!(to))
            .listed()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        spans::problem(self.from, self.to).into_iter().collect()
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let boards: Vec<Board> = find::among(open, "id", rows.iter().map(|row| row.partnership.uuid()).collect()).await?;
        let of = rows.iter().map(|row| row.organisation.uuid()).collect();
        let organisations: Vec<Organisation> = find::among(open, "id", of).await?;
        let stored: Vec<Model> =
            find::among(open, "partnership", rows.iter().map(|row| row.partnership.uuid()).collect()).await?;
        let clash = |row: &Model| {
            let organisation = organisations.iter().find(|organisation| organisation.id == row.organisation);
            let board = boards.iter().find(|board| board.id == row.partnership);
            let lasts = [organisation.map(|it| (it.from, it.to)), board.map(|it| (it.from, it.to))];
            let (key, words) = row.clash(lasts.map(Option::unwrap_or_default), &stored)?;
            Some(Clash { of: row.id.uuid(), key, words })
        };
        Ok(rows.iter().filter_map(clash).collect())
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let role = names.label("seat-role", &self.role).to_lowercase();
        let gaps = [
            ("organisation", names.title(self.organisation.uuid())),
            ("role", role.as_str()),
            ("board", names.title(self.partnership.uuid())),
        ];
        let Some(post) = self.post else { return Some(fill("{organisation}: {role} in {board}", &gaps)) };
        let [organisation, role, board] = gaps;
        Some(fill(
            "{organisation}: {role} in {board}, by {post}",
            &[organisation, role, board, ("post", names.title(post.uuid()))],
        ))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

impl Model {
    /// What this seat breaks beside the days of its organisation and its board, and beside the board's other seats.
    fn clash(&self, [organisation, board]: [spans::Span; 2], stored: &[Model]) -> Option<(&'static str, String)> {
        let seat = (self.from, self.to);
        if !meet(organisation, seat) {
            let words =
                "Enter days on which the organisation is there: it ended before this seat begins, or begins after it ends";
            return Some(("from", t(words).into_owned()));
        }
        if !meet(board, seat) {
            let words = "Enter days on which the board is there: it ended before this seat begins, or begins after it ends";
            return Some(("from", t(words).into_owned()));
        }
        // An organisation may have several seats whose posts nobody wrote down; a post sits on a board once.
        let place = |seat: &Model| (seat.partnership, seat.organisation, seat.post, seat.role.clone());
        let same = |other: &&Model| other.id != self.id && place(other) == place(self) && meet((other.from, other.to), seat);
        stored.iter().filter(|_| self.post.is_some()).find(same).map(|_| {
            ("from", t("Enter other days: this post has the seat already on some of them, in the same role").into_owned())
        })
    }
}

/// Where seats are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use records::Card;
    use uuid::Uuid;
    use values::Kind;

    #[test]
    fn a_seat_lasts_while_its_organisation_and_its_board_do_and_is_taken_once() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let id = |n| Id::of(Uuid::from_u128(n));
        let post = Some(Id::of(Uuid::from_u128(9)));
        let seat = |n, from: &str, to: &str| Model { id: id(n), post, from: day(from), to: day(to), ..Model::default() };
        let (company, board) = ((day("2014-06-01"), day("2021-06-25")), (None, None));
        let key = |seat: Model, stored: &[Model]| seat.clash([company, board], stored).map(|(key, _)| key);
        assert_eq!(key(seat(1, "2014-06-01", ""), &[]), None, "who has not left yet may outlast the company");
        assert_eq!(key(seat(1, "2021-06-26", ""), &[]), Some("from"), "the company was gone");
        assert_eq!(key(seat(1, "", "2014-05-31"), &[]), Some("from"), "the company was not there yet");
        let first = seat(1, "2014-06-01", "2016-03-31");
        assert_eq!(key(seat(2, "2016-04-01", ""), std::slice::from_ref(&first)), None);
        assert_eq!(key(seat(2, "2016-03-31", ""), std::slice::from_ref(&first)), Some("from"), "one seat twice on a day");
        assert_eq!(key(Model { post: None, ..seat(2, "2016-03-31", "") }, &[Model { post: None, ..first.clone() }]), None);
        assert_eq!(key(Model { role: "observer".into(), ..seat(2, "2016-03-31", "") }, &[first]), None);
    }

    #[test]
    fn a_seat_is_called_by_its_organisation_role_and_board() {
        let mut names = Names::default();
        let card = |n, kind, title: &str| Card {
            kind,
            id: Uuid::from_u128(n),
            reference: format!("r-{n}"),
            title: title.into(),
            seen_by: "anyone".into(),
        };
        names.add_cards([
            card(1, Kind::Partnership, "Safer Dover"),
            card(2, Kind::Organisation, "Kent Police"),
            card(3, Kind::Post, "Chief Constable"),
        ]);
        names.add_term("seat-role", "chair", "Chair");
        let seat = Model {
            partnership: Id::of(Uuid::from_u128(1)),
            organisation: Id::of(Uuid::from_u128(2)),
            role: "chair".into(),
            ..Model::default()
        };
        assert_eq!(seat.made_title(&names).as_deref(), Some("Kent Police: chair in Safer Dover"));
        let seat = Model { post: Some(Id::of(Uuid::from_u128(3))), ..seat };
        assert_eq!(seat.made_title(&names).as_deref(), Some("Kent Police: chair in Safer Dover, by Chief Constable"));
    }
}
