//! A volunteer brings in a post or a file: read, source, dry run, import.
//!
//! No record is made before a person says so. Of running text nothing is taken by itself:
//! a person ticks the names to keep. What is offered depends on the text alone, never on who is followed.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::{
    Action, CountDiffers, DryRun, EntryLine, EntryState, ImportId, MessageId, Moment, PopUp, Press, Private,
    ProblemLine, Prose, ReleaseKind, Reply, Tier,
};
use crate::intake::{self, Accepted, Aside, Differs, Form, Reading, Refused, Stored, Unparsed, WarningCode};
use crate::review::{self, Imported};
use crate::store::{Actor, Import, ImportState, Source, StoreError, Volunteer};

use super::apart;
use super::dialogue::State;
use super::turn::Turn;

/// Entries on one page of the dry run.
const PAGE: usize = 12;

/// A reading on its way to being accepted; sealed in the import's row.
#[derive(Serialize, Deserialize)]
struct Draft {
    /// The text so far, for a post in several messages; a file is read once.
    text: Option<String>,
    reading: Reading,
    /// How many of the reading's entries the readers made; whom the text only names stands behind them.
    read: usize,
    /// Offered entries that a person ticked.
    ticked: BTreeSet<usize>,
    page: usize,
}

impl Draft {
    #[expect(clippy::expect_used, reason = "strings, numbers, enums and lists are what JSON can hold")]
    fn write(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a draft holds only strings, numbers and lists, which JSON can hold")
    }

    fn read(import: &Import) -> Option<Self> {
        serde_json::from_slice(&import.draft).ok()
    }

    fn prose(&self) -> Prose {
        if self.reading.form == Form::Prose { Prose::Yes } else { Prose::No }
    }

    /// One line of the dry run.
    fn line(&self, place: usize) -> Option<EntryLine> {
        let entry = self.reading.entries.get(place)?;
        let sentence = || Private::new(&entry.original);
        let state = match (entry.kind, self.prose(), self.ticked.contains(&place)) {
            (.., true) if place >= self.read => EntryState::NamedAndTicked(sentence()),
            (.., false) if place >= self.read => EntryState::Named(sentence()),
            (ReleaseKind::Death, ..) => EntryState::Held,
            (_, Prose::No, _) => EntryState::Listed,
            (_, Prose::Yes, true) => EntryState::Ticked,
            (_, Prose::Yes, false) => EntryState::Offered,
        };
        Some(EntryLine {
            line: entry.line,
            name: Private::new(&entry.name),
            centre: entry.centre.clone(),
            kind: entry.kind,
            state,
        })
    }

    fn take(&self) -> Vec<usize> {
        let listed = intake::taken_by_default(&self.reading).into_iter().filter(|&place| place < self.read);
        let take: BTreeSet<usize> = listed.chain(self.ticked.iter().copied()).collect();
        take.into_iter().collect()
    }
}

/// A reading with whom the text only names at the end of its entries.
struct Whole {
    reading: Reading,
    /// How many of the entries the readers made.
    read: usize,
}

fn read_whole(bytes: &[u8], day: NaiveDate) -> Result<Whole, Refused> {
    let mut reading = intake::read(bytes, day)?;
    let read = reading.entries.len();
    let named = intake::mentioned(bytes, &reading);
    reading.entries.extend(named);
    Ok(Whole { reading, read })
}

/// A file that has been read.
pub(super) struct ReadFile {
    reading: Result<Whole, Refused>,
    digest: [u8; 32],
}

/// Reads a file off the async threads, so that a large one delays nobody.
pub(super) async fn read_apart(bytes: Vec<u8>, now: Moment) -> ReadFile {
    let digest = Sha256::digest(&bytes).into();
    ReadFile { reading: apart::read(bytes, now, read_whole).await, digest }
}

impl Turn<'_> {
    /// A pasted text. Several messages in a row are one post: Telegram cuts a long one.
    pub async fn import_text(&mut self, open: Option<ImportId>, text: &str) -> Result<(), StoreError> {
        let before = match open {
            Some(id) => self.tx.import(id).await?.as_ref().and_then(Draft::read).and_then(|draft| draft.text),
            None => None,
        };
        let whole = match before {
            Some(before) => format!("{before}\n{text}"),
            None => text.to_owned(),
        };
        let reading = apart::read(whole.clone().into_bytes(), self.now, read_whole).await;
        let digest = Sha256::digest(whole.as_bytes()).into();
        self.begin_import(open, reading, Some(whole), digest).await
    }

    /// A file that a volunteer sent.
    pub async fn import_file(&mut self, file: ReadFile) -> Result<(), StoreError> {
        let open = match self.memory.doing {
            Some(State::Importing { import }) => import,
            _ => None,
        };
        self.begin_import(open, file.reading, None, file.digest).await
    }

    async fn begin_import(
        &mut self,
        open: Option<ImportId>,
        reading: Result<Whole, Refused>,
        text: Option<String>,
        digest: [u8; 32],
    ) -> Result<(), StoreError> {
        let Some(who) = self.volunteer.clone() else { return Ok(()) };
        let Whole { reading, read } = match reading {
            Ok(whole) => whole,
            Err(Refused { reason, line }) => {
                self.say(Reply::ImportRefused { reason, line });
                return Ok(());
            }
        };
        if let Some(id) = open {
            self.cancel_import(id).await?;
        }
        self.offer_figures(&who, &reading).await?;
        if reading.entries.is_empty() && !reading.announcements.is_empty() {
            return self.end_dialogue().await;
        }
        let sources = self.tx.sources().await?;
        if sources.is_empty() {
            self.end_dialogue().await?;
            self.say(Reply::ImportNoSource);
            return Ok(());
        }
        if reading.entries.is_empty() && reading.unparsed.is_empty() {
            self.say(Reply::ImportNothing);
            return self.go_on(State::Importing { import: None }, None).await;
        }
        let draft = Draft { text, reading, read, ticked: BTreeSet::new(), page: 1 };
        let import = self.tx.add_import(&draft.write(), &digest, Some(who.id), self.now).await?;
        self.memory.doing = Some(State::Importing { import: Some(import.id) });
        self.remember().await?;
        let sources = sources.into_iter().map(|s| (s.name, s.tier)).collect();
        self.say(Reply::ImportSourceAsk { import: import.id, revision: import.revision, sources });
        Ok(())
    }

    /// Buttons about an import: only its importer's, and only as it stands now.
    pub async fn import_press(&mut self, who: &Volunteer, message: MessageId, press: &Press) -> Result<(), StoreError> {
        let found = self.tx.import(ImportId(press.subject)).await?;
        let Some(import) = found.filter(|i| i.by == Some(who.id) && i.state == ImportState::Draft) else {
            self.pop_up(PopUp::Stale);
            self.edit(message, Reply::ImportCancelled);
            return Ok(());
        };
        let Some(mut draft) = Draft::read(&import) else { return self.stale(message).await };
        if import.revision != press.revision {
            self.pop_up(PopUp::Stale);
            return self.dry_run(message, &import, &draft).await;
        }
        match press.action {
            Action::ImportCancel => return self.cancel(self.memory.doing.clone(), Some(message)).await,
            Action::ImportAccept => return self.accept(who, message, &import, &draft).await,
            Action::ImportPage => draft.page = press.argument.parse().unwrap_or(1),
            Action::ImportTick => {
                let Ok(place) = press.argument.parse() else { return self.stale(message).await };
                if !draft.ticked.remove(&place) {
                    draft.ticked.insert(place);
                }
            }
            _ => {}
        }
        let chosen = self.chosen_source(press).await?;
        let source = chosen.map(|s| s.id).or(import.source);
        self.tx.put_import(import.id, import.revision, &draft.write(), source).await?;
        match self.tx.import(import.id).await? {
            Some(import) => self.dry_run(message, &import, &draft).await,
            None => self.stale(message).await,
        }
    }

    async fn chosen_source(&mut self, press: &Press) -> Result<Option<Source>, StoreError> {
        if press.action != Action::ImportSource {
            return Ok(None);
        }
        let place: usize = press.argument.parse().unwrap_or(usize::MAX);
        Ok(self.tx.sources().await?.into_iter().nth(place))
    }

    async fn source_of(&mut self, import: &Import) -> Result<Option<Source>, StoreError> {
        Ok(self.tx.sources().await?.into_iter().find(|s| Some(s.id) == import.source))
    }

    /// What was read and what an import would do; nothing is recorded.
    async fn dry_run(&mut self, message: MessageId, import: &Import, draft: &Draft) -> Result<(), StoreError> {
        let Some(source) = self.source_of(import).await? else {
            let sources = self.tx.sources().await?.into_iter().map(|s| (s.name, s.tier)).collect();
            self.edit(message, Reply::ImportSourceAsk { import: import.id, revision: import.revision, sources });
            return Ok(());
        };
        let tier = intake::tier_of(&draft.reading, &source);
        let all: Vec<usize> = (0..draft.read).collect();
        let known = intake::count_known(self.tx, &draft.reading, &all).await?;
        let followed = if tier == Tier::Verifier { self.tx.followed().await? } else { 0 };
        let reply = describe(import, draft, source, tier, known, followed);
        self.edit(message, Reply::DryRun(Box::new(reply)));
        Ok(())
    }

    async fn accept(
        &mut self,
        who: &Volunteer,
        message: MessageId,
        import: &Import,
        draft: &Draft,
    ) -> Result<(), StoreError> {
        let Some(source) = self.source_of(import).await? else {
            return self.dry_run(message, import, draft).await;
        };
        let take = draft.take();
        if take.is_empty() {
            self.edit(message, Reply::ImportNothing);
            return Ok(());
        }
        if let Some(same) = self.tx.same_import(&import.digest, source.id).await? {
            self.cancel_import(import.id).await?;
            self.end_dialogue().await?;
            self.edit(message, Reply::ImportSame { number: same.number, at: same.created_at });
            return Ok(());
        }
        if !self.tx.finish_import(import.id, import.revision, ImportState::Accepted, self.now).await? {
            return self.stale(message).await;
        }
        let accepted = Accepted { import: import.id, source: &source, by: Some(who.id), reading: &draft.reading, take };
        let stored = intake::accept(self.tx, &accepted, self.now).await?;
        self.tx.audit(Actor::Member(who.id), "import", &format!("I-{}", import.number), self.now).await?;
        self.end_dialogue().await?;
        self.announce_import(who, message, import, draft, &source, &stored).await
    }

    async fn announce_import(
        &mut self,
        who: &Volunteer,
        message: MessageId,
        import: &Import,
        draft: &Draft,
        source: &Source,
        stored: &Stored,
    ) -> Result<(), StoreError> {
        let held = draft.reading.unparsed.iter().filter(|u| u.outcome == Aside::Held).count();
        let lead = self.rules.review.lead.as_deref();
        let imported = Imported {
            number: import.number,
            source: &source.name,
            withdrawn: &stored.withdrawn,
            deaths: stored.deaths + held,
            lead,
        };
        review::announce_import(self.tx, &who.into(), &imported, self.now).await?;
        let tier = intake::tier_of(&draft.reading, source);
        let problems =
            stored.problems + draft.reading.unparsed.iter().filter(|u| u.outcome != Aside::Skipped).count() as u32;
        self.edit(
            message,
            if tier == Tier::Verifier {
                Reply::ImportDone { number: import.number, new: stored.new, known: stored.known, problems }
            } else {
                let reports = stored.new + stored.known;
                Reply::ImportUnverified { source: source.name.clone(), tier, reports }
            },
        );
        Ok(())
    }

    /// Throws a draft away; one that was accepted stays.
    pub async fn cancel_import(&mut self, id: ImportId) -> Result<(), StoreError> {
        if let Some(import) = self.tx.import(id).await?
            && import.state == ImportState::Draft
        {
            self.tx.finish_import(id, import.revision, ImportState::Cancelled, self.now).await?;
        }
        Ok(())
    }
}

/// The dry run as a screen. Pure.
fn describe(import: &Import, draft: &Draft, source: Source, tier: Tier, known: u32, followed: u32) -> DryRun {
    let reading = &draft.reading;
    let (total, shown) = (draft.read, reading.entries.len());
    let pages = shown.div_ceil(PAGE).max(1);
    let page = draft.page.clamp(1, pages);
    let first = (page - 1) * PAGE;
    let centres: BTreeSet<_> = reading.entries.iter().filter_map(|e| e.centre.as_deref()).collect();
    DryRun {
        import: import.id,
        revision: import.revision,
        source: source.name,
        tier,
        cutoff: reading.cutoff.map(|c| c.to_utc()),
        entries: (first..shown.min(first + PAGE)).filter_map(|place| draft.line(place)).collect(),
        first: first as u32,
        page: page as u32,
        pages: pages as u32,
        total: total as u32,
        centres: centres.len() as u32,
        new: (total as u32).saturating_sub(known),
        known,
        repeats: repeats(reading) as u32,
        prose: draft.prose(),
        named: (shown - total) as u32,
        differs: reading.differs.iter().map(difference).collect(),
        problems: reading.unparsed.iter().filter(|u| u.outcome != Aside::Skipped).map(problem).collect(),
        warnings: reading.warnings.iter().map(|w| w.code.code().to_owned()).collect(),
        followed,
    }
}

fn repeats(reading: &Reading) -> usize {
    let repeated = reading.warnings.iter().filter(|w| w.code == WarningCode::RepeatedName).count();
    repeated + reading.unparsed.iter().filter(|u| u.outcome == Aside::Skipped).count()
}

fn difference(differs: &Differs) -> CountDiffers {
    CountDiffers { place: differs.place.clone(), declared: differs.declared, read: differs.read }
}

fn problem(line: &Unparsed) -> ProblemLine {
    ProblemLine { line: line.line, problem: line.reason.code().to_owned(), text: Private::new(&line.text) }
}
