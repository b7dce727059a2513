//! Every column of the schema and what may stand in it. A column that is not here fails a test, so
//! that nobody adds one without saying whether it identifies somebody.

/// What a column may hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A random row id, its own or another row's.
    Id,
    /// A moment, a count, a number that people see, a state: nothing that identifies.
    Plain,
    /// Four characters that mean something inside one chat only.
    Code,
    /// What a source published.
    Published,
    /// A keyed hash.
    Tag,
    /// A hash of public bytes, or of the audit trail.
    Digest,
    /// Sealed.
    Sealed,
}

use Kind::{Code, Digest, Id, Plain, Published, Sealed, Tag};

/// The kind of a column, if it is known.
pub fn kind(table: &str, column: &str) -> Option<Kind> {
    let (_, columns) = KNOWN.iter().find(|(name, _)| *name == table)?;
    columns.iter().find(|(_, names)| names.split(' ').any(|name| name == column)).map(|(kind, _)| *kind)
}

type Columns = &'static [(Kind, &'static str)];

/// Tables, and their columns by kind.
pub const KNOWN: &[(&str, Columns)] = &[
    ("meta", &[(Plain, "key value")]),
    ("counters", &[(Plain, "name value")]),
    ("updates", &[(Tag, "tag"), (Plain, "seen_at")]),
    (
        "subscribers",
        &[
            (Id, "id"),
            (Tag, "chat_tag"),
            (Sealed, "chat settings"),
            (Plain, "language mode reach unreachable_since created_at heartbeat_at asked_at returned"),
        ],
    ),
    ("dialogues", &[(Id, "id"), (Tag, "chat_tag"), (Sealed, "chat state"), (Plain, "revision screen expires_at")]),
    (
        "subscriptions",
        &[
            (Id, "id subscriber_id"),
            (Sealed, "sought"),
            (Plain, "seq revision matched_version paused_at paused_until created_at removed_at"),
        ],
    ),
    (
        "members",
        &[
            (Id, "id"),
            (Tag, "chat_tag"),
            (Sealed, "chat pseudonym"),
            (Plain, "seq role standing language created_at removed_at"),
        ],
    ),
    ("invitations", &[(Tag, "tag"), (Plain, "role expires_at used_at created_at")]),
    ("sources", &[(Id, "id"), (Published, "name folded"), (Plain, "seq tier created_at")]),
    (
        "imports",
        &[
            (Id, "id member_id source_id"),
            (Sealed, "draft"),
            (Digest, "digest"),
            (Plain, "seq number revision state created_at finished_at"),
        ],
    ),
    (
        "releases",
        &[
            (Id, "id"),
            (Sealed, "cedula"),
            (Published, "name place"),
            (Plain, "seq number revision kind date gender measures state verified_at matched_version created_at"),
            (Id, "joined_to"),
        ],
    ),
    ("release_keys", &[(Id, "release_id"), (Tag, "tag")]),
    (
        "import_runs",
        &[
            (Id, "id screen_of"),
            (Sealed, "reading problems"),
            (Plain, "state tier lines set_aside deaths screen shown_at created_at"),
        ],
    ),
    ("import_rows", &[(Id, "id import_id release_id report_id"), (Sealed, "changes"), (Plain, "place line state")]),
    (
        "same_events",
        &[(Id, "id first_release second_release"), (Plain, "seq number revision state created_at settled_at")],
    ),
    ("same_event_answers", &[(Id, "question_id member_id"), (Plain, "seq act weight at")]),
    (
        "reports",
        &[
            (Id, "id release_id source_id import_id entered_by"),
            (Published, "original"),
            (Plain, "seq tier line at created_at"),
        ],
    ),
    (
        "matches",
        &[
            (Id, "id subscription_id release_id claimed_by"),
            (Plain, "seq number revision log_odds band class priority state round family_said claimed_until version"),
            (Plain, "evidence created_at waiting_since"),
        ],
    ),
    ("judgements", &[(Id, "match_id member_id"), (Plain, "seq round act weight reason at")]),
    ("skips", &[(Id, "match_id member_id"), (Plain, "at")]),
    ("scores", &[(Plain, "log_odds band class state version")]),
    (
        "deliveries",
        &[
            (Id, "id match_id subscription_id subscriber_id release_id corrects"),
            (Code, "code"),
            (Plain, "seq kind revision reason state before_removal due_at sendable_since stopped_at was_stopped"),
            (
                Plain,
                "not_sent uncertain refused message_id tried_at sent_at read_at answer answered_at created_at shared",
            ),
        ],
    ),
    ("attempts", &[(Id, "id delivery_id"), (Plain, "lease_until started_at ended_at outcome cause")]),
    (
        "replies",
        &[
            (Id, "id subscriber_id dialogue_id"),
            (Tag, "chat_tag"),
            (Sealed, "chat body"),
            (Plain, "seq lane message_id state unwanted attempts lease_until due_at created_at"),
        ],
    ),
    ("messages", &[(Tag, "tag chat_tag"), (Id, "id"), (Sealed, "message"), (Plain, "at")]),
    ("rates", &[(Tag, "chat_tag"), (Plain, "what begun n")]),
    ("holds", &[(Id, "put_by lifted_by"), (Plain, "seq since reason lifted_at")]),
    (
        "retractions",
        &[
            (Id, "id release_id match_id proposed_by settled_by"),
            (Plain, "seq number revision reason state created_at settled_at"),
        ],
    ),
    ("audits", &[(Id, "member_id"), (Plain, "seq actor action object at"), (Digest, "hash")]),
    ("damaged", &[(Plain, "of_table of_column"), (Id, "row_id")]),
    (
        "announcements",
        &[
            (Id, "id entered_by"),
            (Digest, "digest"),
            (Published, "said_by words counted_over reference"),
            (Plain, "seq number kind low high bound as_of created_at"),
        ],
    ),
    ("offers", &[(Id, "id member_id"), (Sealed, "body"), (Plain, "created_at")]),
    ("erasures", &[(Plain, "position kind at"), (Id, "row_id")]),
];
