//! Who may do what.

use serde::{Deserialize, Serialize};

use super::UnknownWord;

/// What a member of the team may do. The owner acts on the server's command line only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Volunteer,
    Coordinator,
}

impl Role {
    /// The word in the database and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Role::Volunteer => "volunteer",
            Role::Coordinator => "coordinator",
        }
    }
}

impl std::str::FromStr for Role {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "volunteer" => Ok(Role::Volunteer),
            "coordinator" => Ok(Role::Coordinator),
            _ => Err(UnknownWord("role")),
        }
    }
}

/// Where somebody stands on the way into and out of the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Used an invitation; a coordinator has not admitted them yet.
    Pending,
    Active,
    Removed,
}

impl Standing {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Pending => "pending",
            Standing::Active => "active",
            Standing::Removed => "removed",
        }
    }
}

impl std::str::FromStr for Standing {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "pending" => Ok(Standing::Pending),
            "active" => Ok(Standing::Active),
            "removed" => Ok(Standing::Removed),
            _ => Err(UnknownWord("standing")),
        }
    }
}
