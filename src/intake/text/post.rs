//! Posts: headings, items and series, line by line.

use chrono::{DateTime, FixedOffset};

use super::super::centres;
use super::super::codes::{NotWhy, Reason, WarningCode};
use super::super::encoding::is_damaged;
use super::super::kinds;
use super::super::names_in_lists::{looks_like_a_name, without_tags};
use super::super::reading::{Form, Reading};
use super::super::table::{Total, total_line};
use super::super::tidy::Line;
use super::super::tokens::tokens;
use super::draft::{Draft, Section, Tally};
use super::heading::{Heading, Says, heading};
use super::item::item;
use super::marks::body;
use super::mentions;
use super::sentences::is_statement;
use super::series::{Piece, is_series, pieces};
use super::statement;
use super::titles::{list_kind, starts_with_whole_name};
use crate::domain::ReleaseKind;

/// What the lines under the present heading are.
#[derive(Clone, Copy, PartialEq)]
enum Mode {
    /// People of the section's kind.
    People,
    Inside,
    Pending,
    Unclear,
}

/// What stands before the words of a line.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// The number or bullet of a list position.
    Item,
    /// An ornament, which may open a list position.
    Ornament,
    Nothing,
}

/// The state between lines.
struct Post<'a> {
    draft: Draft,
    /// What the text as a whole lists, once it has said so.
    list: Option<ReleaseKind>,
    section: Section,
    mode: Mode,
    /// The line before opened a list: whole names may stand alone on lines.
    open: bool,
    line: &'a Line,
}

/// Reads a post.
pub fn read(lines: &[Line], cutoff: Option<DateTime<FixedOffset>>) -> Draft {
    let draft = Draft::new(Reading { cutoff, ..Reading::empty(Form::List) });
    let Some(first) = lines.first() else { return draft };
    let mut post =
        Post { draft, list: None, section: Section::default(), mode: Mode::People, open: false, line: first };
    for line in lines {
        post.line = line;
        post.read_line();
    }
    post.draft
}

impl Post<'_> {
    fn read_line(&mut self) {
        let (text, listed) = body(&self.line.text);
        let before = match (listed, self.line.marked) {
            (true, _) => Before::Item,
            (false, true) => Before::Ornament,
            (false, false) => Before::Nothing,
        };
        if text.is_empty() {
            return;
        }
        let clean = without_tags(text);
        if let Some(total) = total_line(&clean).and_then(Total::number).filter(|_| tokens(&clean).len() <= 6) {
            self.draft.reading.declared_total = self.draft.reading.declared_total.or(Some(total));
            return;
        }
        if let Some(heading) = heading(&clean) {
            return self.heading(&heading, text);
        }
        if self.is_position(&clean, before) {
            return self.person(&clean, &self.section.clone());
        }
        let unnamed = match before {
            Before::Nothing => mentions::hides_identity(text),
            Before::Item | Before::Ornament => mentions::people_without_names(text),
        };
        if unnamed && self.lists_people() {
            self.draft.positions += 1;
            return self.nobody_named(text);
        }
        if self.lists_people() && is_damaged(text) {
            self.draft.positions += 1;
            return self.draft.set_aside(self.line, text, Reason::DamagedLetters);
        }
        if listed && self.lists_people() && !is_statement(text) && kinds::signs(&tokens(text)).is_empty() {
            self.draft.positions += 1;
            return self.draft.set_aside(self.line, text, Reason::NotUnderstood);
        }
        self.sentence(text);
    }

    /// Whether a person stands here in a list position.
    fn is_position(&self, text: &str, before: Before) -> bool {
        let Some(item) = item(text) else { return false };
        let (listed, marked) = (before == Before::Item, before != Before::Nothing);
        let whole = looks_like_a_name(text) || item.name.is_err();
        (listed && item.name.as_ref().is_ok_and(|name| name.contains([' ', ',']) || self.lists_people()))
            || (marked && item.name.is_err() && self.lists_people())
            || (marked
                && item.name.is_ok()
                && !is_statement(text)
                && (self.lists_people() || starts_with_whole_name(text)))
            || (self.open && self.lists_people() && (whole || starts_with_whole_name(text)))
    }

    fn lists_people(&self) -> bool {
        self.list.is_some() || self.section.kind.is_some() || self.mode != Mode::People
    }

    fn person(&mut self, text: &str, section: &Section) {
        let Some(item) = item(text) else { return };
        let single = item.name.as_ref().is_ok_and(|name| !name.contains([' ', ',', '.']));
        if single {
            self.draft.positions += 1;
            return self.draft.set_aside(self.line, text, Reason::NotUnderstood);
        }
        match (self.mode, &item.name) {
            (Mode::Inside, Ok(name)) => self.away(name.clone(), NotWhy::StillDetained),
            (Mode::Pending, Ok(name)) => self.away(name.clone(), NotWhy::Pending),
            (Mode::Unclear, _) => {
                self.draft.positions += 1;
                self.draft.set_aside(self.line, text, Reason::UnknownCondition);
            }
            _ => {
                let section = Section { kind: section.kind.or(self.list), ..section.clone() };
                self.draft.place(self.line, text, item, &section);
            }
        }
    }

    fn away(&mut self, name: String, why: NotWhy) {
        self.draft.positions += 1;
        self.draft.not_released(&name, why);
    }

    fn nobody_named(&mut self, text: &str) {
        if self.mode == Mode::Pending {
            let warning = text.chars().take(200).collect::<String>();
            self.draft.reading.warn(WarningCode::PendingWithoutNames, warning);
        } else if self.mode == Mode::People {
            self.draft.set_aside(self.line, text, Reason::PeopleWithoutNames);
        }
    }

    fn heading(&mut self, heading: &Heading<'_>, text: &str) {
        let Some((section, mode)) = self.under(heading) else { return self.sentence(text) };
        if let Says::Kind(kind) = heading.says
            && kind.is_exit()
            && self.list.is_none()
        {
            // "Excarcelados verificados: 14" says what the text lists; a heading of a part says it of its part only.
            let part = heading.behind.is_empty() && heading.declared.is_none();
            self.list = list_kind(text).filter(|_| !part).or(Some(ReleaseKind::LeftPrison));
        }
        if heading.behind.is_empty() {
            (self.section, self.mode, self.open) = (section, mode, true);
            return;
        }
        let outer = (std::mem::replace(&mut self.section, section), self.mode, self.open);
        self.mode = mode;
        self.behind(heading);
        (self.section, self.mode, self.open) = outer;
    }

    /// What holds under this heading. `None` where it is none for this text.
    fn under(&mut self, heading: &Heading<'_>) -> Option<(Section, Mode)> {
        let mut section = match heading.says {
            Says::Nothing => self.section.clone(),
            Says::Kind(kind) => Section {
                kind: Some(kind),
                duties: heading.duties.clone(),
                not_counted: heading.not_counted,
                ..Section::default()
            },
            Says::Inside | Says::Pending | Says::Unclear => Section::default(),
            Says::Other => return None,
        };
        if let Some(centre) = &heading.centre {
            section.centre = Some(centre.clone());
        }
        let whole = heading.centre.is_none() && !mentions::names_a_group(&heading.label);
        let is_total = heading.says == Says::Kind(ReleaseKind::LeftPrison) && whole;
        if is_total {
            self.draft.reading.declared_total = self.draft.reading.declared_total.or(heading.declared);
        } else if heading.declared.is_some() || heading.centre.is_some() {
            let label = heading.centre.as_ref().map_or(heading.label.as_str(), |centre| centre.name()).to_owned();
            section.tallies[usize::from(heading.centre.is_some())] = Some(self.draft.tallies.len());
            self.draft.tallies.push(Tally { label, declared: heading.declared, exits: 0, others: 0 });
        }
        let mode = match heading.says {
            Says::Nothing => self.mode,
            Says::Inside => Mode::Inside,
            Says::Pending => Mode::Pending,
            Says::Unclear => Mode::Unclear,
            Says::Kind(_) | Says::Other => Mode::People,
        };
        Some((section, mode))
    }

    /// A series of names, people without names, or a statement under the heading's kind.
    fn behind(&mut self, heading: &Heading<'_>) {
        let text = heading.behind;
        if is_series(text) {
            return self.series(text);
        }
        if mentions::people_without_names(text)
            && !matches!(heading.says, Says::Kind(_))
            && heading.says != Says::Nothing
        {
            return self.nobody_named(text);
        }
        let kind = match heading.says {
            Says::Kind(kind) => Some(kind),
            _ => None,
        };
        match self.mode {
            Mode::Inside => statement::name_all(&mut self.draft, text, NotWhy::StillDetained),
            Mode::Pending => statement::name_all(&mut self.draft, text, NotWhy::Pending),
            Mode::People | Mode::Unclear => match kind {
                Some(kind) => {
                    self.draft.positions += 1;
                    let section = self.section.clone();
                    statement::under_heading(&mut self.draft, self.line, text, kind, &section);
                }
                None => self.sentence(text),
            },
        }
    }

    fn series(&mut self, text: &str) {
        let section = self.section.clone();
        for piece in pieces(text) {
            match piece {
                Piece::Item(piece) if item(piece).is_some() => self.person(piece, &section),
                Piece::Item(piece) if mentions::people_without_names(piece) => self.nobody_named(piece),
                Piece::Item(piece) => {
                    self.draft.positions += 1;
                    self.draft.set_aside(self.line, piece, Reason::NotUnderstood);
                }
                Piece::Unclear(piece, reason) => {
                    self.draft.positions += 1;
                    self.draft.set_aside(self.line, piece, reason);
                }
            }
        }
    }

    /// Running text in a post: it may say what the list is, or tell of a person.
    fn sentence(&mut self, text: &str) {
        if self.list.is_none() {
            self.list = list_kind(text);
        }
        self.open = text.ends_with(':') && self.list.is_some();
        if self.open
            && let [place] = centres::mentions(text, &tokens(text)).as_slice()
        {
            self.section = Section { centre: Some(place.centre.clone()), ..Section::default() };
        }
        statement::running(&mut self.draft, self.line, text);
    }
}
