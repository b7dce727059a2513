//! What members of the team may do: every command and every button reads the role again.
//!
//! A volunteer never sees a chat, a language, other names of a family, or how many follow a name.

use crate::domain::{Action, Command, FileFormat, ImportId, MessageId, Press, Reply, Role};
use crate::store::{Actor, HoldReason, StoreError, Volunteer};

use super::dialogue::State;
use super::turn::Turn;

impl Turn<'_> {
    /// Commands of the team. False if it is none of them, or the speaker is not in the team:
    /// then the command does not exist.
    pub async fn volunteer_command(&mut self, command: Command, argument: &str) -> Result<bool, StoreError> {
        let Some(who) = self.volunteer.clone() else { return Ok(false) };
        match command {
            Command::Queue => self.next_card(&who, None).await?,
            Command::Import if is_template(argument) => self.give_templates(),
            Command::Import => self.start_import().await?,
            Command::Stats => self.stats(argument).await?,
            Command::Retract => self.choose_retraction(argument).await?,
            Command::Hold => self.hold(&who).await?,
            Command::Resume => self.ask_resume(&who).await?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Buttons of the team. False if it is none of them, or the presser is not in the team.
    pub async fn volunteer_press(&mut self, message: MessageId, press: &Press) -> Result<bool, StoreError> {
        let Some(who) = self.volunteer.clone() else { return Ok(false) };
        match press.action {
            Action::Resume => self.resume(&who, message).await?,
            Action::Template => self.give_templates(),
            Action::ImportSource
            | Action::ImportTick
            | Action::ImportAccept
            | Action::ImportPage
            | Action::ImportAgain
            | Action::ImportChanges
            | Action::ImportCancel => self.import_press(&who, message, press).await?,
            Action::ImportProblems if self.tx.run(ImportId(press.subject)).await?.is_none() => {
                self.import_press(&who, message, press).await?;
            }
            Action::ImportSee
            | Action::ImportProblems
            | Action::ImportStop
            | Action::ImportGoOn
            | Action::ImportUndoAsk
            | Action::ImportUndo
            | Action::ImportKept => self.run_press(&who, message, press).await?,
            Action::CorrectNotice
            | Action::ProposeMatch
            | Action::CorrectRelease
            | Action::CorrectWhy
            | Action::ProposeRelease
            | Action::Approve
            | Action::UpholdRelease
            | Action::DeclineCorrection => self.correction_press(&who, message, press).await?,
            Action::AnswerSameEvent => self.same_event_press(&who, message, press).await?,
            _ if self.figures_press(&who, message, press).await? => {}
            _ => return self.queue_press(&who, message, press).await,
        }
        Ok(true)
    }

    /// One file for a spreadsheet program, one for everything else. An import that is open stays open.
    fn give_templates(&mut self) {
        for format in FileFormat::ALL {
            self.say(Reply::Template { format });
        }
    }

    async fn start_import(&mut self) -> Result<(), StoreError> {
        if let Some(State::Importing { import: Some(import) }) = self.memory.doing.clone() {
            self.cancel_import(import).await?;
        }
        self.go_on(State::Importing { import: None }, None).await
    }

    /// Anyone in the team stops all notices, alone and at once, without a question.
    async fn hold(&mut self, who: &Volunteer) -> Result<(), StoreError> {
        if self.tx.put_hold(HoldReason::Person, Some(who.id), self.now).await? {
            self.tx.audit(Actor::Member(who.id), "hold", "", self.now).await?;
            self.say(Reply::HoldOn);
        } else if let Some(hold) = self.tx.hold().await? {
            self.say(Reply::HoldAlready { since: hold.since, who: hold.who });
        }
        Ok(())
    }

    async fn ask_resume(&mut self, who: &Volunteer) -> Result<(), StoreError> {
        let reply = match (who.role, self.tx.hold().await?) {
            (Role::Volunteer, _) => Reply::CoordinatorsOnly,
            (Role::Coordinator, None) => Reply::NothingHeld,
            (Role::Coordinator, Some(_)) => {
                let (waiting, corrections) = self.tx.waiting(self.now).await?;
                Reply::ResumeAsk { waiting, corrections, revision: 0 }
            }
        };
        self.say(reply);
        Ok(())
    }

    async fn resume(&mut self, who: &Volunteer, message: MessageId) -> Result<(), StoreError> {
        let held = self.tx.hold().await?;
        let reply = match (who.role, held.map(|hold| hold.reason)) {
            (Role::Volunteer, _) => Reply::CoordinatorsOnly,
            (Role::Coordinator, None) => Reply::NothingHeld,
            // What a safeguard stopped needs a second member; until that exists the owner resumes on the server.
            (Role::Coordinator, Some(HoldReason::Breaker | HoldReason::Restore | HoldReason::Token)) => {
                Reply::ResumeNeedsOwner
            }
            (Role::Coordinator, Some(HoldReason::Person)) => {
                self.tx.lift_hold(Some(who.id), self.now).await?;
                self.tx.audit(Actor::Member(who.id), "resume", "", self.now).await?;
                Reply::Resumed
            }
        };
        self.edit(message, reply);
        Ok(())
    }
}

/// `/importar plantilla`, in either language.
fn is_template(argument: &str) -> bool {
    ["plantilla", "template"].contains(&argument.to_lowercase().as_str())
}
