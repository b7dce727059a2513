//! One turn of a conversation: who is speaking, what is half done, and what will be answered.

use chrono::TimeDelta;

use crate::domain::{
    Action, Audience, Cancelled, ChatId, Command, DialogueId, Doing, HeldBy, Language, MessageId, Moment, NoticeMode,
    PopUp, Press, Reader, Reply, SWEEP, Settings, Spoken, Step,
};
use crate::store::{Dialogue, Lane, Reach, Spot, StoreError, Subscriber, Tx, Volunteer};

use super::dialogue::{Memory, State};
use super::importing::ReadFile;
use super::{Handled, Rules, adding};

/// A dialogue that nobody goes on with is closed after a day.
const DIALOGUE_LIFETIME: TimeDelta = TimeDelta::hours(24);

/// A thing to do in the chat, and when.
struct Planned {
    doing: Doing,
    due: Moment,
    /// Whether the message becomes the screen of the open dialogue.
    screen: Screen,
}

impl Planned {
    /// The message that shows something else from now on.
    fn takes_over(&self) -> Option<MessageId> {
        match self.doing {
            Doing::Edit { message, .. } | Doing::Hide { message, .. } | Doing::Delete { message } => Some(message),
            Doing::Say(_) | Doing::SayFor { .. } | Doing::Sweep { .. } | Doing::Menu(_) => None,
        }
    }

    fn lane(&self) -> Lane {
        match self.doing {
            Doing::Delete { .. } | Doing::Sweep { .. } => Lane::Tidying,
            // A hide stands in the lane of what it hides, and so can never overtake it.
            _ => Lane::Answer,
        }
    }

    fn spot(&self, dialogue: Option<DialogueId>) -> Spot {
        match (self.takes_over(), self.screen, dialogue) {
            (Some(message), _, _) => Spot::Over(message),
            (None, Screen::OfDialogue, Some(dialogue)) => Spot::Screen(dialogue),
            (None, _, _) => Spot::New,
        }
    }
}

#[derive(Clone, Copy)]
enum Screen {
    OfDialogue,
    Free,
}

/// Everything that handling one update may look at and change.
pub(super) struct Turn<'a> {
    pub tx: &'a mut Tx,
    pub rules: &'a Rules,
    pub now: Moment,
    pub chat: ChatId,
    pub language: Language,
    pub subscriber: Option<Subscriber>,
    pub volunteer: Option<Volunteer>,
    /// The open dialogue as it was when the update arrived.
    pub dialogue: Option<Dialogue>,
    pub memory: Memory,
    planned: Vec<Planned>,
    pub pop_up: Option<PopUp>,
}

impl<'a> Turn<'a> {
    /// Finds out who is speaking.
    pub async fn begin(
        tx: &'a mut Tx,
        rules: &'a Rules,
        chat: ChatId,
        hint: Language,
        now: Moment,
    ) -> Result<Self, StoreError> {
        let subscriber = tx.subscriber(chat).await?;
        let volunteer = tx.volunteer(chat).await?;
        let dialogue = tx.dialogue(chat).await?.filter(|d| d.expires_at > now);
        // Whoever writes can be written to, even if Telegram's word of it was lost.
        if let Some(away) = subscriber.as_ref().filter(|s| s.reach == Reach::Unreachable) {
            tx.set_reachable(away.id, now).await?;
        }
        let memory = dialogue.as_ref().map_or_else(|| Memory::new(hint), |d| Memory::read(d, hint));
        let language = volunteer
            .as_ref()
            .map(|v| v.language)
            .or(subscriber.as_ref().map(|s| s.language))
            .unwrap_or(memory.language);
        Ok(Self {
            tx,
            rules,
            now,
            chat,
            language,
            subscriber,
            volunteer,
            dialogue,
            memory,
            planned: Vec::new(),
            pop_up: None,
        })
    }

    /// Answers with a new message.
    pub fn say(&mut self, reply: Reply) {
        self.plan(Doing::Say(reply), self.now, Screen::Free);
    }

    /// Writes over a message of ours.
    pub fn edit(&mut self, message: MessageId, reply: Reply) {
        self.plan(Doing::Edit { message, reply }, self.now, Screen::Free);
    }

    /// Writes something over a message of ours that a discreet chat must not go on showing: there `hidden` takes
    /// its place after a while, even if the program is restarted in between.
    pub fn reveal(&mut self, message: MessageId, reply: Reply, hidden: Reply) {
        self.edit(message, reply);
        if self.mode() == NoticeMode::Discreet {
            let due = self.now + self.rules.hide_after;
            self.plan(Doing::Hide { message, reply: hidden }, due, Screen::Free);
        }
    }

    /// Writes something neutral over an older message, if it is still there.
    pub fn hide(&mut self, message: MessageId, reply: Reply) {
        self.plan(Doing::Hide { message, reply }, self.now, Screen::Free);
    }

    /// The same after a while, even if the program is restarted in between.
    pub fn hide_later(&mut self, message: MessageId, reply: Reply, after: TimeDelta) {
        self.plan(Doing::Hide { message, reply }, self.now + after, Screen::Free);
    }

    /// Answers with a new message that deletes itself after a while.
    pub fn say_for(&mut self, reply: Reply, time: TimeDelta) {
        let seconds = u32::try_from(time.num_seconds()).unwrap_or(0);
        self.plan(Doing::SayFor { reply, seconds }, self.now, Screen::Free);
    }

    /// Deletes a message of ours after a while.
    pub fn delete_later(&mut self, message: MessageId, time: TimeDelta) {
        self.plan(Doing::Sweep { messages: vec![message] }, self.now + time, Screen::Free);
    }

    /// Deletes what can be of these.
    pub fn sweep(&mut self, messages: &[MessageId]) {
        for some in messages.chunks(SWEEP) {
            self.plan(Doing::Sweep { messages: some.to_vec() }, self.now, Screen::Free);
        }
    }

    /// Sets the chat's own command menu, in the language that it has now.
    pub fn set_menu(&mut self) {
        let audience = if self.volunteer.is_some() { Audience::Volunteer } else { Audience::Family };
        self.plan(Doing::Menu(audience), self.now, Screen::Free);
    }

    /// What the chat set; the defaults of somebody who set nothing.
    pub fn settings(&self) -> Settings {
        self.subscriber.as_ref().map(|s| s.settings).unwrap_or_default()
    }

    /// How much a notice shows by itself.
    pub fn mode(&self) -> NoticeMode {
        self.subscriber.as_ref().map_or(NoticeMode::Discreet, |s| s.mode)
    }

    /// Deletes a message, theirs or ours.
    pub fn delete(&mut self, message: MessageId) {
        self.plan(Doing::Delete { message }, self.now, Screen::Free);
    }

    /// Answers a press at once; may be lost.
    pub fn pop_up(&mut self, pop_up: PopUp) {
        self.pop_up = Some(pop_up);
    }

    fn plan(&mut self, doing: Doing, due: Moment, screen: Screen) {
        self.planned.push(Planned { doing, due, screen });
    }

    /// Where the last screen of a dialogue stood, something else stands now; if it is unknown, it is said anew.
    pub fn replace_screen(&mut self, screen: Option<MessageId>, reply: Reply) {
        match screen {
            Some(message) => self.edit(message, reply),
            None => self.say(reply),
        }
    }

    /// Goes on with a dialogue: stores the state, and shows its screen where the press
    /// was, or below what was typed.
    pub async fn go_on(&mut self, state: State, at: Option<MessageId>) -> Result<(), StoreError> {
        self.memory.doing = Some(state);
        let step = self.remember().await?;
        let Some(reply) = self.memory.doing.as_ref().and_then(|state| state.screen(step)) else {
            return Ok(());
        };
        self.leave_screen(at).await?;
        match at {
            Some(message) => {
                self.tx.set_dialogue_screen(step.dialogue, message).await?;
                self.edit(message, reply);
            }
            None => self.plan(Doing::Say(reply), self.now, Screen::OfDialogue),
        }
        Ok(())
    }

    /// Writes the memory of this chat down.
    pub async fn remember(&mut self) -> Result<Step, StoreError> {
        let expires = self.now + DIALOGUE_LIFETIME;
        let dialogue = self.tx.put_dialogue(self.chat, &self.memory.write(), expires).await?;
        Ok(Step { dialogue: dialogue.id, revision: dialogue.revision })
    }

    /// Ends what is half done; the language that a newcomer chose is kept for its day.
    pub async fn end_dialogue(&mut self) -> Result<(), StoreError> {
        self.memory.doing = None;
        self.tx.end_dialogue(self.chat).await
    }

    /// A press on a dialogue's screen, if the screen is the current one.
    pub fn is_current(&self, press: &Press) -> bool {
        self.dialogue.as_ref().is_some_and(|d| d.id == DialogueId(press.subject) && d.revision == press.revision)
    }

    /// The screen was an old one: say so and draw the current one.
    pub async fn stale(&mut self, message: MessageId) -> Result<(), StoreError> {
        self.pop_up(PopUp::Stale);
        let current = self.dialogue.as_ref().map(|d| Step { dialogue: d.id, revision: d.revision });
        let screen = current.and_then(|step| self.memory.doing.as_ref()?.screen(step));
        if screen.is_some()
            && let Some(dialogue) = self.dialogue.clone()
        {
            self.tx.disown_screens(dialogue.id).await?;
            self.leave_screen(Some(message)).await?;
            self.tx.set_dialogue_screen(dialogue.id, message).await?;
        }
        self.edit(message, screen.unwrap_or(Reply::Welcome));
        Ok(())
    }

    /// A command. One that comes in the middle of a dialogue sets it aside and says so.
    pub async fn command(&mut self, command: Command, argument: &str, message: MessageId) -> Result<(), StoreError> {
        let aside = self.dialogue.as_ref().map(|d| Step { dialogue: d.id, revision: d.revision });
        let was_open = self.memory.doing.is_some();
        if !self.volunteer_command(command, argument).await? {
            self.family_command(command, argument, message).await?;
        }
        let still_open = self.memory.doing.is_some() && !command_continues(command);
        if let (Some(step), true, true) = (aside, was_open, still_open) {
            self.say(Reply::Interrupted { step });
        }
        Ok(())
    }

    /// Free text: the open dialogue's, or an offer. Never an action by itself.
    pub async fn text(&mut self, message: MessageId, text: &str) -> Result<(), StoreError> {
        match self.memory.doing.clone() {
            Some(State::Joining { token }) => self.pseudonym(&token, text, message).await,
            Some(State::Importing { import }) => self.import_text(import, text).await,
            Some(State::Adding(step)) => self.adding_text(step, message, text).await,
            Some(State::Setting(typing)) => self.setting_text(typing, message, text).await,
            Some(State::Changing(step)) => self.changing_text(step, message, text).await,
            None if self.volunteer.is_some() && text.lines().count() > 2 => self.import_text(None, text).await,
            None => self.offer(message, text).await,
        }
    }

    /// A file: a volunteer's is read like a pasted text.
    pub async fn file(&mut self, message: MessageId, file: Option<ReadFile>) -> Result<(), StoreError> {
        match (file, &self.volunteer) {
            (Some(file), Some(_)) => self.import_file(file).await,
            _ => {
                self.delete(message);
                self.say(Reply::NotText);
                Ok(())
            }
        }
    }

    /// A button. Who pressed comes from Telegram; what they may do is read again.
    pub async fn press(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
        if adding::is_dialogue(press.action) {
            return self.dialogue_press(message, press).await;
        }
        if self.volunteer_press(message, press).await? || self.family_press(message, press).await? {
            return Ok(());
        }
        self.stale(message).await
    }

    async fn dialogue_press(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
        if press.action == Action::Add {
            return self.start_adding(Some(message)).await;
        }
        if press.action == Action::Cancel && press.subject == 0 {
            // The screen belongs to no dialogue: there is nothing to take back.
            self.edit(message, Reply::Cancelled(Cancelled::Dialogue));
            return Ok(());
        }
        if !self.is_current(press) {
            return self.stale(message).await;
        }
        match (press.action, self.memory.doing.clone()) {
            (Action::Cancel, Some(state)) => self.cancel(Some(state), Some(message)).await,
            (Action::Continue, Some(state)) => self.go_on(state, Some(message)).await,
            (_, Some(State::Adding(step))) => self.adding_press(step, message, press).await,
            (_, Some(State::Changing(step))) => self.changing_press(step, message, press).await,
            _ => self.stale(message).await,
        }
    }

    /// They blocked the bot: nothing is erased, since it may be a reaction to a search.
    pub async fn blocked(&mut self) -> Result<(), StoreError> {
        match self.subscriber.as_ref().map(|s| s.id) {
            Some(id) => self.tx.set_unreachable(id, self.now).await,
            None => Ok(()),
        }
    }

    /// They unblocked it: what is waiting goes out, nothing else is said.
    pub async fn unblocked(&mut self) -> Result<(), StoreError> {
        match self.subscriber.as_ref().map(|s| s.id) {
            Some(id) => self.tx.set_reachable(id, self.now).await,
            None => Ok(()),
        }
    }

    /// Puts what was planned into the outbox. The caller commits.
    pub async fn finish(self) -> Result<Handled, StoreError> {
        let banner = match self.volunteer {
            Some(_) => self.tx.hold().await?.map(|hold| HeldBy { since: hold.since, who: hold.who }),
            None => None,
        };
        let dialogue = self.tx.dialogue(self.chat).await?.map(|d| d.id);
        for message in self.planned.iter().filter_map(Planned::takes_over) {
            self.tx.supersede_edits(self.chat, message).await?;
        }
        let reader = Reader { language: self.language, zone: self.settings().zone };
        for planned in self.planned {
            let (lane, spot) = (planned.lane(), planned.spot(dialogue));
            let spoken = Spoken { banner: banner.clone(), ..Spoken::to(reader, planned.doing) };
            self.tx.enqueue(self.chat, lane, &spoken.write(), spot, planned.due, self.now).await?;
        }
        Ok(Handled { language: self.language, pop_up: self.pop_up })
    }
}

/// Commands that are about the open dialogue itself, or end it.
fn command_continues(command: Command) -> bool {
    matches!(command, Command::Add | Command::Cancel | Command::Import | Command::Forget | Command::Clean)
}
