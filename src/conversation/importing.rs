//! A volunteer brings in a post or a file: read, source, dry run, import.
//!
//! No record is made before a person says so. Of running text nothing is taken by itself:
//! a person ticks the names to keep. What is offered depends on the text alone, never on who is followed.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::domain::{Action, ImportId, MessageId, Moment, PopUp, Press, Reply, Tier};
use crate::intake::{self, Bringing, Plan, Reading, Refused};
use crate::store::{Actor, Import, ImportState, NewRun, Source, StoreError, Volunteer};

use super::apart;
use super::dialogue::State;
use super::import_draft::{self as draft, Draft, Seen};
use super::turn::Turn;

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
        let draft = Draft { text, reading, read, ticked: BTreeSet::new() };
        let import = self.tx.add_import(&draft.write(), &digest, Some(who.id), self.now).await?;
        self.memory.doing = Some(State::Importing { import: Some(import.id) });
        self.remember().await?;
        let sources = sources.into_iter().map(|s| (s.name, s.tier)).collect();
        self.say(Reply::ImportSourceAsk { import: import.id, revision: import.revision, sources });
        Ok(())
    }

    /// Buttons about a draft: only its importer's, and only as it stands now.
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
            return self.dry_run(message, &import, &draft, 1).await;
        }
        let place: usize = press.argument.parse().unwrap_or(0);
        match press.action {
            Action::ImportCancel => self.cancel(self.memory.doing.clone(), Some(message)).await,
            Action::ImportAccept => self.accept(who, message, &import, &draft).await,
            Action::ImportPage | Action::ImportAgain => self.dry_run(message, &import, &draft, place).await,
            Action::ImportChanges | Action::ImportProblems => {
                self.show_plan(message, &import, &draft, press.action, place).await
            }
            Action::ImportTick if draft.tick(place) => {
                self.tx.put_import(import.id, import.revision, &draft.write(), import.source).await?;
                self.dry_run_again(message, import.id, &draft, draft::page_of(place)).await
            }
            Action::ImportSource => self.choose_source(message, &import, &draft, place).await,
            _ => self.stale(message).await,
        }
    }

    async fn choose_source(
        &mut self,
        message: MessageId,
        import: &Import,
        draft: &Draft,
        place: usize,
    ) -> Result<(), StoreError> {
        let Some(source) = self.tx.sources().await?.into_iter().nth(place) else { return self.stale(message).await };
        self.tx.put_import(import.id, import.revision, &draft.write(), Some(source.id)).await?;
        let (Some(import), Some(same)) =
            (self.tx.import(import.id).await?, self.tx.same_import(&import.digest, source.id).await?)
        else {
            return self.dry_run_again(message, import.id, draft, 1).await;
        };
        let team = self.tx.volunteers().await?;
        let who = team.into_iter().find(|member| Some(member.id) == same.by).map(|member| member.pseudonym);
        let reply = Reply::ImportSame {
            draft: import.id,
            revision: import.revision,
            import: same.id,
            number: same.number,
            who,
            at: same.created_at,
        };
        self.edit(message, reply);
        Ok(())
    }

    async fn source_of(&mut self, import: &Import) -> Result<Option<Source>, StoreError> {
        Ok(self.tx.sources().await?.into_iter().find(|s| Some(s.id) == import.source))
    }

    async fn dry_run_again(
        &mut self,
        message: MessageId,
        import: ImportId,
        draft: &Draft,
        page: usize,
    ) -> Result<(), StoreError> {
        match self.tx.import(import).await? {
            Some(import) => self.dry_run(message, &import, draft, page).await,
            None => self.stale(message).await,
        }
    }

    /// What was read and what an import would do; nothing is recorded.
    async fn dry_run(
        &mut self,
        message: MessageId,
        import: &Import,
        draft: &Draft,
        page: usize,
    ) -> Result<(), StoreError> {
        let Some(source) = self.source_of(import).await? else {
            let sources = self.tx.sources().await?.into_iter().map(|s| (s.name, s.tier)).collect();
            self.edit(message, Reply::ImportSourceAsk { import: import.id, revision: import.revision, sources });
            return Ok(());
        };
        let plan = self.planned_for(import, &source, &draft.as_read()).await?;
        let tier = intake::tier_of(&draft.reading, &source);
        let followed = if tier == Tier::Verifier { self.tx.followed().await? } else { 0 };
        let limit = self.rules.new_names_per_import;
        let seen = Seen { source: source.name, tier, plan: &plan, followed, limit };
        self.edit(message, Reply::DryRun(Box::new(draft.describe(import, seen, page))));
        Ok(())
    }

    async fn planned_for(&mut self, import: &Import, source: &Source, reading: &Reading) -> Result<Plan, StoreError> {
        let tier = intake::tier_of(reading, source);
        let bringing = Bringing { import: import.id, source, tier, by: import.by, reading };
        intake::plan(self.tx, &bringing, self.now).await
    }

    /// What would change, or what would be left out.
    async fn show_plan(
        &mut self,
        message: MessageId,
        import: &Import,
        draft: &Draft,
        what: Action,
        page: usize,
    ) -> Result<(), StoreError> {
        let Some(source) = self.source_of(import).await? else {
            return self.dry_run(message, import, draft, 1).await;
        };
        let plan = self.planned_for(import, &source, &draft.as_read()).await?;
        if what == Action::ImportChanges {
            self.edit(message, Reply::ImportChanges(Box::new(draft.changes(import, &plan, page))));
        } else {
            self.say(Reply::ImportProblems(import.number, draft.problems(&plan)));
        }
        Ok(())
    }

    /// A person said yes: from here on the worker carries it out.
    async fn accept(
        &mut self,
        who: &Volunteer,
        message: MessageId,
        import: &Import,
        draft: &Draft,
    ) -> Result<(), StoreError> {
        let Some(source) = self.source_of(import).await? else {
            return self.dry_run(message, import, draft, 1).await;
        };
        let reading = draft.to_take();
        if reading.entries.is_empty() {
            self.edit(message, Reply::ImportNothing);
            return Ok(());
        }
        let plan = self.planned_for(import, &source, &reading).await?;
        if plan.new_names() > self.rules.new_names_per_import {
            self.pop_up(PopUp::Stale);
            return self.dry_run(message, import, draft, 1).await;
        }
        if !self.tx.finish_import(import.id, import.revision, ImportState::Accepted, self.now).await? {
            return self.stale(message).await;
        }
        let tier = intake::tier_of(&reading, &source);
        let written = reading.write();
        let run = NewRun { screen: Some((who.id, message)), ..intake::new_run(import.id, tier, &reading, &written) };
        self.tx.begin_run(&run, self.now).await?;
        self.tx.audit(Actor::Member(who.id), "import", &format!("I-{}", import.number), self.now).await?;
        self.end_dialogue().await?;
        self.show_run(message, import.id).await
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
