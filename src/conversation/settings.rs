//! What a chat sets about being written to: language, kind of notice, quiet hours, reminders, the
//! regular note, its local time.
//!
//! Settings are kept with a list. Who has none yet can change the language, and is told so.

use serde::{Deserialize, Serialize};

use crate::domain::{
    Action, Choice, Heard, Heartbeat, Language, MessageId, NoticeMode, PopUp, Press, QuietHours, ReminderPlan, Reply,
    Setting, Settings, Step, SubscriberId, Zone,
};
use crate::store::{Delivery, StoreError};

use super::dialogue::State;
use super::turn::Turn;

/// What is being typed.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) enum Typing {
    QuietHours { heard: Heard },
    Zone { heard: Heard },
}

impl Typing {
    /// The screen that asks for it.
    pub fn screen(self, step: Step) -> Reply {
        match self {
            Typing::QuietHours { heard } => Reply::QuietWrite { step, heard },
            Typing::Zone { heard } => Reply::ZoneWrite { step, heard },
        }
    }
}

impl Turn<'_> {
    /// Buttons of the settings. False if this is none of them.
    pub async fn settings_press(&mut self, message: MessageId, press: &Press) -> Result<bool, StoreError> {
        match press.action {
            Action::Settings => self.edit(message, self.settings_screen()),
            Action::SetLanguage => self.set_language(message, press).await?,
            Action::AskMode => self.ask_mode(message, press).await?,
            Action::AskSetting => match Setting::named(&press.argument) {
                Some(setting) => self.edit(message, question(setting)),
                None => self.stale(message).await?,
            },
            Action::SetSetting => match Choice::named(&press.argument) {
                Some(choice) => self.choose(message, choice).await?,
                None => self.stale(message).await?,
            },
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Everything that is set.
    pub fn settings_screen(&self) -> Reply {
        Reply::Settings { mode: self.mode(), settings: self.settings() }
    }

    /// Changes the language of everything, the menu too. The argument says from which screen: `es`, or `es_set`.
    async fn set_language(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
        let (word, from_settings) = match press.argument.strip_suffix("_set") {
            Some(word) => (word, true),
            None => (press.argument.as_str(), false),
        };
        let Ok(language) = word.parse::<Language>() else {
            return self.stale(message).await;
        };
        self.language = language;
        self.memory.language = language;
        let (family, member) = (self.subscriber.as_ref().map(|s| s.id), self.volunteer.as_ref().map(|v| v.id));
        match (family, member) {
            (None, None) => drop(self.remember().await?),
            (family, member) => {
                if let Some(id) = family {
                    self.tx.set_language(id, language).await?;
                }
                if let Some(id) = member {
                    self.tx.set_member_language(id, language).await?;
                }
            }
        }
        self.edit(message, if from_settings { Reply::LanguageSet } else { Reply::Welcome });
        self.set_menu();
        Ok(())
    }

    /// The kind of notice: discreet at once, full only after a warning.
    async fn ask_mode(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
        let mode = match press.argument.as_str() {
            "full_yes" => NoticeMode::Full,
            // From the settings: the other kind than now.
            "" if self.mode() == NoticeMode::Discreet => {
                self.edit(message, Reply::FullAsk);
                return Ok(());
            }
            _ => NoticeMode::Discreet,
        };
        let Some(id) = self.subscriber.as_ref().map(|s| s.id) else {
            self.edit(message, Reply::SettingsNeedList);
            return Ok(());
        };
        self.tx.set_mode(id, mode).await?;
        if mode == NoticeMode::Discreet {
            self.hide_earlier(id).await?;
        }
        self.edit(message, Reply::ModeSet { mode });
        Ok(())
    }

    /// Whoever turns to discreet notices wants the earlier ones hidden too.
    async fn hide_earlier(&mut self, subscriber: SubscriberId) -> Result<(), StoreError> {
        for delivery in self.tx.sent_to(subscriber).await? {
            if let (Some(message), Some(neutral)) = (delivery.message, self.neutral(&delivery).await?) {
                self.hide(message, neutral);
            }
        }
        Ok(())
    }

    /// How a notice stands in a discreet chat: closed if it was read, as it arrived if not.
    async fn neutral(&mut self, delivery: &Delivery) -> Result<Option<Reply>, StoreError> {
        if let Some(read_at) = delivery.read_at {
            return Ok(Some(Reply::Closed { delivery: delivery.id, code: delivery.code.clone(), read_at }));
        }
        Ok(Some(match self.tx.notice(delivery.id).await? {
            Some(addressed) => Reply::Arrived { notice: addressed.notice },
            // It may not be shown any more; a correction says what is true.
            None => Reply::Cleaned,
        }))
    }

    async fn choose(&mut self, message: MessageId, choice: Choice) -> Result<(), StoreError> {
        if self.subscriber.is_none() {
            self.edit(message, Reply::SettingsNeedList);
            return Ok(());
        }
        let mut settings = self.settings();
        match choice {
            Choice::QuietOther => {
                let typing = Typing::QuietHours { heard: Heard::Nothing };
                return self.go_on(State::Setting(typing), Some(message)).await;
            }
            Choice::ZoneOther => {
                return self.go_on(State::Setting(Typing::Zone { heard: Heard::Nothing }), Some(message)).await;
            }
            Choice::QuietOff => settings.quiet = QuietHours::Off,
            Choice::QuietNight => settings.quiet = QuietHours::night(),
            Choice::RemindOnce => settings.reminder = ReminderPlan::Once,
            Choice::RemindDaily => settings.reminder = ReminderPlan::Daily,
            Choice::RemindNever => settings.reminder = ReminderPlan::Never,
            Choice::NoteWeekly => settings.heartbeat = Heartbeat::Weekly,
            Choice::NoteMonthly => settings.heartbeat = Heartbeat::Monthly,
            Choice::NoteNever => settings.heartbeat = Heartbeat::Never,
            Choice::ZoneVenezuela => settings.zone = Zone::default(),
        }
        self.keep(settings).await?;
        self.pop_up(PopUp::Done);
        let screen = match choice {
            Choice::QuietNight => Reply::QuietSet { quiet: settings.quiet },
            _ => self.settings_screen(),
        };
        self.edit(message, screen);
        Ok(())
    }

    /// What was typed for a setting. It tells where somebody is: the message is deleted.
    pub async fn setting_text(&mut self, typing: Typing, message: MessageId, text: &str) -> Result<(), StoreError> {
        self.delete(message);
        let mut settings = self.settings();
        let said = match typing {
            Typing::QuietHours { .. } => QuietHours::parse(text).map(|quiet| {
                settings.quiet = quiet;
                Reply::QuietSet { quiet }
            }),
            Typing::Zone { .. } => Zone::parse(text).map(|zone| {
                settings.zone = zone;
                Reply::Settings { mode: self.mode(), settings }
            }),
        };
        match said {
            Some(reply) => {
                self.keep(settings).await?;
                self.close_dialogue(reply, None).await
            }
            None => {
                let heard = Heard::Unclear;
                let again = match typing {
                    Typing::QuietHours { .. } => Typing::QuietHours { heard },
                    Typing::Zone { .. } => Typing::Zone { heard },
                };
                self.go_on(State::Setting(again), None).await
            }
        }
    }

    /// Keeps what was set, if it is something else than before: the regular note counts from its change.
    async fn keep(&mut self, settings: Settings) -> Result<(), StoreError> {
        let Some(subscriber) = self.subscriber.as_mut().filter(|s| s.settings != settings) else { return Ok(()) };
        subscriber.settings = settings;
        let id = subscriber.id;
        self.tx.set_settings(id, &settings, self.now).await
    }
}

fn question(setting: Setting) -> Reply {
    match setting {
        Setting::Language => Reply::LanguageAsk,
        Setting::Quiet => Reply::QuietAsk,
        Setting::Reminder => Reply::ReminderAsk,
        Setting::Heartbeat => Reply::HeartbeatAsk,
        Setting::Zone => Reply::ZoneAsk,
    }
}
