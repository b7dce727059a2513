//! What a text has given so far: entries, lines set aside, sections with their counts.

use std::collections::{HashMap, HashSet};

use super::super::centres::Centre;
use super::super::codes::{NotWhy, NoteKey, Reason, WarningCode};
use super::super::kinds;
use super::super::measures;
use super::super::notes::Beside;
use super::super::reading::{Aside, Entry, NotReleased, Reading, Unparsed, Warning};
use super::super::tidy::{Line, without_inside};
use super::super::tokens::fold;
use super::details::details;
use super::item::Item;

use crate::domain::ReleaseKind;

/// Under which heading a person stands.
#[derive(Clone, Default)]
pub struct Section {
    pub kind: Option<ReleaseKind>,
    pub centre: Option<Centre>,
    pub duties: Vec<String>,
    pub not_counted: bool,
    /// The counted headings that it stands under: the kind's and the centre's.
    pub tallies: [Option<usize>; 2],
}

/// A heading with a count, and what was read under it.
pub struct Tally {
    pub label: String,
    pub declared: Option<u32>,
    pub exits: u32,
    pub others: u32,
}

/// A text half read.
pub struct Draft {
    pub reading: Reading,
    pub tallies: Vec<Tally>,
    /// Lines or pieces in list positions, whatever became of them.
    pub positions: u32,
    /// Names in brackets, with their line: they are on the list, or not released.
    pub relatives: Vec<String>,
    /// Names of one word in running text: second mentions, or nobody.
    pub singles: Vec<String>,
    unknown_centres: HashSet<String>,
    /// Names by their words, and by their sound -> the first entry.
    names: HashMap<String, usize>,
    sounds: HashMap<String, usize>,
}

/// The words of a name in one order: "PÉREZ, José" is "José Pérez".
fn sorted_words(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// The letters of a name without spaces, those that sound alike made one: it finds slips of the pen in one text.
fn sound(name: &str) -> String {
    let mut sound = String::new();
    for c in fold(name).chars().filter(|c| c.is_alphabetic() && *c != 'h') {
        let c = match c {
            'z' | 'c' => 's',
            'v' => 'b',
            'y' => 'i',
            'k' | 'q' => 'c',
            'w' => 'u',
            'm' => 'n',
            other => other,
        };
        if !sound.ends_with(c) {
            sound.push(c);
        }
    }
    sound
}

impl Draft {
    /// Nothing read.
    pub fn new(reading: Reading) -> Self {
        Self {
            reading,
            tallies: Vec::new(),
            positions: 0,
            relatives: Vec::new(),
            singles: Vec::new(),
            unknown_centres: HashSet::new(),
            names: HashMap::new(),
            sounds: HashMap::new(),
        }
    }

    /// A person in a list position: an entry, or a line set aside.
    pub fn place(&mut self, line: &Line, text: &str, item: Item, section: &Section) {
        self.positions += 1;
        let own = item.condition();
        let Item { name, mut beside } = item;
        self.relatives.append(&mut beside.relatives);
        let name = match name {
            Ok(name) => name,
            Err(reason) => return self.set_aside(line, text, reason),
        };
        match kinds::resolve(section.kind, own) {
            Ok(kind) => {
                if !kind.is_exit() && kind != ReleaseKind::HouseArrest {
                    self.complete(kind, text, &mut beside);
                }
                self.enter(line, name, kind, beside, section);
            }
            Err(Reason::StillDetained) => {
                self.not_released(&name, NotWhy::StillDetained);
            }
            Err(reason) => self.set_aside(line, text, reason),
        }
    }

    /// Days and places that an item tells of a transfer, a death or a new detention.
    fn complete(&self, kind: ReleaseKind, text: &str, beside: &mut Beside) {
        let told = details(kind, text, self.reading.cutoff.map(|cutoff| cutoff.date_naive()));
        for (key, value) in told.note {
            beside.put(key, value);
        }
        beside.centre = match kind {
            ReleaseKind::Transfer => told.centre,
            _ => beside.centre.take().or(told.centre),
        };
    }

    /// An entry.
    pub fn enter(&mut self, line: &Line, name: String, kind: ReleaseKind, beside: Beside, section: &Section) {
        let centre = beside.centre.clone().or_else(|| section.centre.clone());
        if self.is_repeat(&name, kind, centre.as_ref(), line) {
            return;
        }
        if let Some(unknown) = centre.as_ref().filter(|centre| centre.is_unknown()) {
            self.unknown_centre(unknown.name(), line.number);
        }
        self.warn_of(kind, &name, line);
        let duties: Vec<String> = match kind {
            ReleaseKind::WithMeasures => section.duties.iter().chain(&beside.duties).cloned().collect(),
            _ => Vec::new(),
        };
        let mut note = beside.note;
        if !duties.is_empty() {
            note.push((NoteKey::Measures, duties.join(", ")));
        }
        if section.not_counted || beside.not_counted {
            note.push((NoteKey::Counted, "no".to_owned()));
        }
        for tally in section.tallies.into_iter().flatten() {
            if let Some(tally) = self.tallies.get_mut(tally) {
                if kind.is_exit() { tally.exits += 1 } else { tally.others += 1 }
            }
        }
        self.reading.entries.push(Entry {
            line: line.number,
            record: None,
            original: line.original.clone(),
            name,
            centre: centre.map(|centre| centre.name().to_owned()),
            kind,
            cedula: None,
            date: None,
            note,
            measures: measures::kinds(&duties),
        });
    }

    /// A death is held and a retraction corrects: a person has to know of each.
    fn warn_of(&mut self, kind: ReleaseKind, name: &str, line: &Line) {
        let code = match kind {
            ReleaseKind::Death => WarningCode::DeathHeld,
            ReleaseKind::Retracted => WarningCode::Retraction,
            _ => return,
        };
        let warning = Warning { code, detail: name.to_owned(), line: Some(line.number), record: None };
        self.reading.warnings.push(warning);
    }

    /// A repeat is dropped; what is nearly one, or differs in place or kind, is kept with a warning.
    fn is_repeat(&mut self, name: &str, kind: ReleaseKind, centre: Option<&Centre>, line: &Line) -> bool {
        let (exact, alike) = (sorted_words(name), sound(name));
        let here = centre.map(|centre| centre.name().to_owned());
        let at = self.reading.entries.len();
        let mut warning = None;
        let mut repeat = false;
        if let Some(&earlier) = self.names.get(&exact).or_else(|| self.sounds.get(&alike)) {
            let there = &self.reading.entries[earlier];
            let same_name = sorted_words(&there.name) == exact;
            let same_place = there.centre.is_none() || here.is_none() || there.centre == here;
            repeat = same_name && same_place && there.kind == kind;
            if repeat {
                warning = Some((WarningCode::RepeatedName, name.to_owned()));
            } else if same_name || same_place {
                warning = Some((WarningCode::PossibleRepeat, format!("{} / {name}", there.name)));
            }
        }
        if let Some((code, detail)) = warning {
            self.reading.warnings.push(Warning { code, detail, line: Some(line.number), record: None });
        }
        if !repeat {
            self.names.entry(exact).or_insert(at);
            self.sounds.entry(alike).or_insert(at);
        }
        repeat
    }

    fn unknown_centre(&mut self, name: &str, line: u32) {
        if self.unknown_centres.insert(fold(name)) {
            let code = WarningCode::UnknownCentre;
            self.reading.warnings.push(Warning { code, detail: name.to_owned(), line: Some(line), record: None });
        }
    }

    /// A line that seems to hold a person and was not understood.
    pub fn set_aside(&mut self, line: &Line, text: &str, reason: Reason) {
        let text = without_inside(text).trim().chars().take(500).collect();
        if self.reading.unparsed.iter().rev().take(8).any(|there| there.line == line.number && there.text == text) {
            return;
        }
        self.reading.unparsed.push(Unparsed {
            line: line.number,
            record: None,
            text,
            reason,
            value: None,
            of: None,
            outcome: Aside::Unparsed,
        });
    }

    /// A name of one word in running text; whether it is a second mention shows at the end.
    pub fn single(&mut self, name: &str) {
        self.singles.push(without_inside(name));
    }

    /// Somebody named who must not become an entry.
    pub fn not_released(&mut self, name: &str, why: NotWhy) {
        self.reading.not_released.push(NotReleased { name: without_inside(name), why, of: None });
    }
}
