//! An accepted import that is being carried out, and what became of its lines.

use serde::{Deserialize, Serialize};

use super::UnknownWord;

macro_rules! words {
    ($(#[$about:meta])* $name:ident ($what:literal) { $($(#[$doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// The word in the database.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownWord;
            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                match word { $($code => Ok($name::$variant),)+ _ => Err(UnknownWord($what)) }
            }
        }
    };
}

words! {
    /// Where an accepted import stands.
    RunState("state of a run") {
        Running = "running",
        /// A person stopped it; it goes on or is undone.
        Stopped = "stopped",
        Done = "done",
        Undoing = "undoing",
        Undone = "undone",
    }
}

words! {
    /// What became of a line.
    RowState("state of a line") {
        /// It told an event that nobody had told.
        New = "new",
        /// It added to a known event, or corrected it.
        Changed = "changed",
        /// The event was known as the line tells it.
        Same = "same",
        /// It could not be used.
        Problem = "problem",
        /// Undone: its report is gone, and the event with it if nobody else told it.
        Withdrawn = "withdrawn",
        /// Undone: the event is as it was before.
        Restored = "restored",
        /// Not undone: people have decided on the event.
        Kept = "kept",
        /// Not undone: a later list changed the event again.
        Failed = "failed",
    }
}

/// How many lines of an import came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowCounts {
    pub new: u32,
    pub changed: u32,
    pub same: u32,
    /// Of the lines that were to be taken; what gave no entry is counted by the run.
    pub problem: u32,
    pub withdrawn: u32,
    pub restored: u32,
    pub kept: u32,
    pub failed: u32,
}

impl RowCounts {
    /// Counts lines of a state.
    pub fn add(&mut self, state: RowState, n: u32) {
        *match state {
            RowState::New => &mut self.new,
            RowState::Changed => &mut self.changed,
            RowState::Same => &mut self.same,
            RowState::Problem => &mut self.problem,
            RowState::Withdrawn => &mut self.withdrawn,
            RowState::Restored => &mut self.restored,
            RowState::Kept => &mut self.kept,
            RowState::Failed => &mut self.failed,
        } += n;
    }

    /// Lines that are done with.
    pub fn total(&self) -> u32 {
        self.new + self.changed + self.same + self.problem + self.withdrawn + self.restored + self.kept + self.failed
    }
}
