//! What a button carries: `1:rd:7GK3QZ8M2C4TX:5:2`, that is version, action,
//! subject, revision, argument.
//!
//! A press gives no right: who pressed comes from Telegram, and role, ownership and
//! state are read again. The subject is a random row id, never a chat, a name or a counter.

use super::ids::{decode_id, encode_id};

const VERSION: &str = "1";
const MAX_ARGUMENT: usize = 12;

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $code:literal),* $(,)?) => {
        /// What pressing a button asks for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[$doc])* $name),* }

        impl Action {
            /// Every action, for tests.
            pub const ALL: &'static [Action] = &[$(Action::$name),*];

            /// The word in the callback data.
            pub fn code(self) -> &'static str {
                match self { $(Action::$name => $code),* }
            }

            fn from_code(code: &str) -> Option<Action> {
                match code { $($code => Some(Action::$name),)* _ => None }
            }
        }
    };
}

actions! {
    // Anybody.
    /// Show the welcome again.
    Home = "hm",
    /// Switch to the language in the argument (`es`, `en`).
    SetLanguage = "la",
    /// Who is behind this service.
    Who = "wh",
    /// How we protect your data, short.
    DataCare = "dc",
    /// How we protect your data, whole.
    Privacy = "pv",
    /// The organisation's contact.
    Talk = "tk",

    // A dialogue; the subject is the dialogue.
    /// Begin to add a name.
    Add = "ad",
    /// Agree to what is kept.
    Agree = "ag",
    /// Do not agree, or do not add.
    Decline = "no",
    /// Yes, add the name that was written.
    AddIt = "ai",
    /// The reading is right.
    Right = "ok",
    /// Surnames come first.
    Swap = "sw",
    /// Write it again.
    Rewrite = "rw",
    /// One of two readings; the argument is `1` or `2`.
    Choose = "ch",
    /// Add the second surname.
    AddSecond = "as",
    /// Go on without a further detail.
    GoOn = "go",
    /// Give no cédula.
    NoCedula = "nc",
    /// Back to the step before.
    Back = "bk",
    /// The argument is the notice mode.
    Mode = "md",
    /// It is the same person as the one on the list.
    Same = "sm",
    /// It is somebody else.
    OtherPerson = "op",
    /// Whether it is the same person is not known.
    DontKnow = "dk",
    /// Add one more detail.
    AddDetail = "dt",
    /// Which detail; the argument names it.
    PickDetail = "de",
    /// Go on without this detail.
    SkipDetail = "sd",
    /// Stop what is half done.
    Cancel = "cx",
    /// Go on with the dialogue that a command set aside.
    Continue = "co",

    // The family's own list; the subject is a subscription.
    /// The list; the argument is the page.
    List = "ls",
    /// Names in the list instead of initials.
    ShowNames = "sn",
    /// One entry.
    Entry = "en",
    /// What of it can be changed.
    Change = "ce",
    /// Change the detail that the argument names.
    ChangeDetail = "cd",
    /// Write that detail anew, or one more of it.
    WriteDetail = "wd",
    /// Take that detail away; an alias is named by its place.
    DropDetail = "dd",
    /// Two names were not one person after all; the argument says how they were joined.
    UndoJoin = "jn",
    /// Let its notices rest: for how long?
    Pause = "pa",
    /// For a day, a week, or until they say; the argument says which.
    PauseFor = "pf",
    /// Notices about it again.
    Unpause = "ua",
    /// Take it off the list.
    Remove = "rm",
    /// Put back what was just removed.
    UndoRemove = "ur",
    /// Erase everything, asked and confirmed.
    ForgetAll = "fa",
    /// Keep everything.
    KeepAll = "ka",
    /// Settings.
    Settings = "st",
    /// The kind of notice.
    AskMode = "am",
    /// What can be set of one thing; the argument is the [`super::Setting`].
    AskSetting = "ax",
    /// Set it; the argument is the [`super::Choice`].
    SetSetting = "sx",
    /// Erase everything: asks first.
    AskForget = "af",
    /// What is waiting to be read.
    News = "nv",
    /// What was read already.
    EarlierNews = "er",
    /// Not now.
    Later = "lt",
    /// Yes, the list is still wanted (asked once a year).
    StillWanted = "gy",

    // A notice; the subject is the delivery.
    /// Read it.
    Read = "rd",
    /// Hide it again.
    Hide = "hd",
    /// When to be reminded of it.
    AskRemind = "ra",
    /// Be reminded of it; the argument is when.
    Remind = "rl",
    /// The notice as it arrived.
    Unread = "un",
    /// What the team found after the family's answer.
    ReadAnswer = "an",
    /// Whether its verifier may be told; the argument is `yes` or `no`.
    Share = "sh",
    /// They are with us.
    WithUs = "wu",
    /// It is not the person.
    NotPerson = "np",
    /// The reason for it; the argument names it.
    NotPersonWhy = "nw",
    /// They are still inside.
    StillInside = "si",
    /// What can I do now.
    WhatNow = "wn",
    /// I have read it (full mode), or received it.
    Received = "rc",
    /// Keep getting notices about this name.
    KeepFollowing = "kf",
    /// No more notices about this name.
    StopFollowing = "sf",

    // Volunteers; the subject is a match unless it says otherwise.
    /// One's own queue.
    Queue = "qu",
    Confirm = "cf",
    AskReject = "ar",
    /// The argument is the reason.
    Reject = "rj",
    Unsure = "us",
    Skip = "sk",
    PutBack = "pb",
    SeeCard = "sc",
    /// The reports behind the release of this match.
    SeeSource = "ss",
    UndoJudgement = "uj",
    /// What was held because of a family's answer may go out.
    Uphold = "uh",

    // An import; the subject is the import.
    /// The argument is the source's place in the list.
    ImportSource = "is",
    /// The argument is the place of the name in the offered ones.
    ImportTick = "it",
    ImportAccept = "ia",
    ImportPage = "ip",
    ImportCancel = "ic",
    /// The template for lists; about no row.
    Template = "tm",
    /// It is the same as an earlier one: look at it all the same.
    ImportAgain = "ir",
    /// What it would change; the argument is the page.
    ImportChanges = "if",
    /// What was not taken, as a file; also of an accepted import.
    ImportProblems = "ie",

    // An accepted import; the subject is the import.
    ImportSee = "iv",
    ImportStop = "ix",
    ImportGoOn = "ig",
    ImportUndoAsk = "iu",
    ImportUndo = "iz",
    /// What undoing keeps; the argument is the page.
    ImportKept = "ik",

    // Corrections.
    /// The subject is a match whose family was told of another person.
    CorrectNotice = "cn",
    /// Propose it; the subject is the match.
    ProposeMatch = "pm",
    /// The subject is a release.
    CorrectRelease = "cl",
    /// The subject is the release, the argument the reason.
    CorrectWhy = "cw",
    /// Propose it; the subject is the release, the argument the reason.
    ProposeRelease = "pr",
    /// The subject is the retraction.
    Approve = "ap",
    /// The subject is the retraction.
    DeclineCorrection = "dn",
    /// What a correction had stopped may go out; the subject is the retraction.
    UpholdRelease = "up",

    // Several sources on one event.
    /// The subject is the question; the argument is the answer (`positive` is the same event).
    AnswerSameEvent = "se",

    // Figures without names.
    /// Keep one of those found; the subject is the offer, the argument its place or `all`.
    KeepFigure = "fg",
    /// Keep none of those found.
    DropFigures = "fx",
    /// The screen of figures; the argument is a month, as `2026_01`, or nothing for the newest.
    Figures = "fs",
    /// The same as a picture.
    FiguresChart = "fc",

    // Sending.
    Resume = "rs",
}

/// A pressed button, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Press {
    pub action: Action,
    /// A row id, or 0 where the button is about no row.
    pub subject: i64,
    /// The subject's revision when the keyboard was drawn.
    pub revision: u32,
    /// ASCII letters, digits and `_`; may be empty.
    pub argument: String,
}

/// Callback data that is not ours: another version, another shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("callback data of another shape")]
pub struct BadPress;

impl Press {
    /// A button about no row.
    pub fn plain(action: Action) -> Self {
        Self { action, subject: 0, revision: 0, argument: String::new() }
    }

    /// A button about a row, as it stood at `revision`.
    pub fn on(action: Action, subject: i64, revision: u32) -> Self {
        Self { action, subject, revision, argument: String::new() }
    }

    /// The same with an argument.
    pub fn with(mut self, argument: impl std::fmt::Display) -> Self {
        self.argument = argument.to_string();
        self
    }

    /// The callback data, at most 46 bytes of ASCII (Telegram allows 64).
    pub fn encode(&self) -> String {
        format!(
            "{VERSION}:{}:{}:{}:{}",
            self.action.code(),
            encode_id(self.subject),
            encode_id(i64::from(self.revision)),
            self.argument
        )
    }

    /// Reads callback data. Anything else than what [`Press::encode`] writes is refused.
    pub fn parse(data: &str) -> Result<Self, BadPress> {
        let fields: Vec<&str> = data.split(':').collect();
        let [VERSION, action, subject, revision, argument] = fields[..] else {
            return Err(BadPress);
        };
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if argument.len() > MAX_ARGUMENT || !argument.chars().all(plain) {
            return Err(BadPress);
        }
        Ok(Self {
            action: Action::from_code(action).ok_or(BadPress)?,
            subject: decode_id(subject).ok_or(BadPress)?,
            revision: decode_id(revision).and_then(|r| u32::try_from(r).ok()).ok_or(BadPress)?,
            argument: argument.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Our budget is smaller than Telegram's 64 bytes, so that a longer argument is found here and not by a family.
    const BUDGET: usize = 46;

    #[test]
    fn the_longest_button_fits_the_budget_and_survives_the_round_trip() {
        for &action in Action::ALL {
            let press = Press::on(action, i64::MAX, u32::MAX).with("surnames_too");
            let data = press.encode();
            assert!(data.len() <= BUDGET, "{data}");
            assert_eq!(Press::parse(&data), Ok(press));
        }
    }

    #[test]
    fn no_two_actions_share_a_code() {
        let codes: std::collections::BTreeSet<_> = Action::ALL.iter().map(|a| a.code()).collect();
        assert_eq!(codes.len(), Action::ALL.len());
    }

    #[test]
    fn forged_data_is_refused() {
        for data in
            ["", "1", "2:rd:0:0:", "1:xx:0:0:", "1:rd:U:0:", "1:rd:0:0:a:b", "1:rd:0:0:a-b", "1:rd:0:ZZZZZZZZZ:"]
        {
            assert_eq!(Press::parse(data), Err(BadPress), "{data}");
        }
    }
}
