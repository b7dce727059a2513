-- The whole schema, in the subset that SQLite and PostgreSQL share. The two files differ in
-- `seq` (a growing number that only orders rows) and in the word for bytes, in nothing else.
--
-- Row ids are random 63-bit numbers. Times are unix seconds. A column marked "sealed" holds a
-- key version, a nonce and a ciphertext bound to table, column and row id; "tag" is a keyed hash.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- Numbers that people see (C-0412, I-32, S-1207, X-09) and the count of openings.
CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

-- Identities of updates already handled.
CREATE TABLE updates (
    tag BLOB PRIMARY KEY,
    seen_at BIGINT NOT NULL
);

CREATE TABLE subscribers (
    id BIGINT PRIMARY KEY,
    chat_tag BLOB NOT NULL UNIQUE,
    chat BLOB NOT NULL, -- sealed
    language TEXT NOT NULL CHECK (language IN ('es', 'en')),
    mode TEXT NOT NULL CHECK (mode IN ('discreet', 'full')),
    reach TEXT NOT NULL CHECK (reach IN ('reachable', 'unreachable')),
    unreachable_since BIGINT,
    created_at BIGINT NOT NULL
);

CREATE TABLE dialogues (
    id BIGINT PRIMARY KEY,
    chat_tag BLOB NOT NULL UNIQUE,
    chat BLOB NOT NULL, -- sealed
    state BLOB NOT NULL, -- sealed
    revision BIGINT NOT NULL,
    screen BIGINT,
    expires_at BIGINT NOT NULL
);

CREATE TABLE subscriptions (
    seq INTEGER PRIMARY KEY,
    id BIGINT NOT NULL UNIQUE,
    subscriber_id BIGINT NOT NULL REFERENCES subscribers (id),
    sought BLOB NOT NULL, -- sealed, with the subscriber's id inside
    revision BIGINT NOT NULL,
    matched_version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX subscriptions_of_subscriber ON subscriptions (subscriber_id);
CREATE INDEX subscriptions_unmatched ON subscriptions (matched_version);

CREATE TABLE members (
    seq INTEGER PRIMARY KEY,
    id BIGINT NOT NULL UNIQUE,
    chat_tag BLOB NOT NULL UNIQUE,
    chat BLOB NOT NULL, -- sealed
    pseudonym BLOB NOT NULL, -- sealed
    role TEXT NOT NULL CHECK (role IN ('volunteer', 'coordinator')),
    standing TEXT NOT NULL CHECK (standing IN ('pending', 'active', 'removed')),
    language TEXT NOT NULL CHECK (language IN ('es', 'en')),
    created_at BIGINT NOT NULL,
    removed_at BIGINT
);

CREATE TABLE invitations (
    tag BLOB PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('volunteer', 'coordinator')),
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    created_at BIGINT NOT NULL
);

CREATE TABLE sources (
    seq INTEGER PRIMARY KEY,
    id BIGINT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    tier TEXT NOT NULL CHECK (tier IN ('verifier', 'official', 'media', 'family')),
    created_at BIGINT NOT NULL
);

CREATE TABLE imports (
    seq INTEGER PRIMARY KEY,
    id BIGINT NOT NULL UNIQUE,
    number BIGINT NOT NULL UNIQUE,
    revision BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'accepted', 'cancelled')),
    member_id BIGINT REFERENCES members (id),
    source_id BIGINT REFERENCES sources (id),
    draft BLOB, -- sealed; gone once accepted or cancelled
    digest BLOB NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    CHECK (draft IS NULL OR state = 'draft')
);
CREATE INDEX imports_of_digest ON imports (digest);

CREATE TABLE releases (
    seq INTEGER PRIMARY KEY,
    id BIGINT NOT NULL UNIQUE,
    number BIGINT NOT NULL UNIQUE,
    revision BIGINT NOT NULL,
    event_tag BLOB NOT NULL, -- of folded name, cédula, kind and date
    name TEXT NOT NULL, -- as published
    cedula BLOB, -- sealed
    kind TEXT NOT NULL CHECK (kind IN ('left_prison', 'with_measures', 'full_freedom', 'house_arrest',
        'order_issued', 'transfer', 'redetained', 'death', 'retracted')),
    date TEXT,
    place TEXT,
    gender TEXT NOT NULL CHECK (gender IN ('f', 'm', 'unknown')),
    measures TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'in_doubt', 'retracted')),
    verified_at BIGINT,
    matched_version BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX releases_of_event ON releases (event_tag);
CREATE INDEX releases_unmatched ON releases (matched_version);

CREATE TABLE reports (
    seq INTEGER PRIMARY KEY,
    id BIGINT NOT NULL UNIQUE,
    release_id BIGINT NOT NULL REFERENCES releases (id),
    source_id BIGINT NOT NULL REFERENCES sources (id),
    import_id BIGINT NOT NULL REFERENCES imports (id),
    tier TEXT NOT NULL CHECK (tier IN ('verifier', 'official', 'media', 'family')),
    line BIGINT NOT NULL,
    original TEXT NOT NULL,
    at BIGINT NOT NULL,
    entered_by BIGINT REFERENCES members (id),
    created_at BIGINT NOT NULL,
    UNIQUE (source_id, release_id, tier)
);
CREATE INDEX reports_of_release ON reports (release_id);

CREATE TABLE matches (
    seq INTEGER PRIMARY KEY,
    id BIGINT NOT NULL UNIQUE,
    number BIGINT NOT NULL UNIQUE,
    revision BIGINT NOT NULL,
    subscription_id BIGINT NOT NULL REFERENCES subscriptions (id),
    release_id BIGINT NOT NULL REFERENCES releases (id),
    log_odds DOUBLE PRECISION NOT NULL,
    band TEXT NOT NULL CHECK (band IN ('ignore', 'review', 'certain')),
    class TEXT NOT NULL CHECK (class IN ('certain', 'ordinary', 'grave')),
    priority TEXT NOT NULL CHECK (priority IN ('urgent', 'high', 'normal')),
    state TEXT NOT NULL CHECK (state IN ('open', 'needs_data', 'tied', 'confirmed', 'rejected', 'withdrawn')),
    round BIGINT NOT NULL, -- grows when a family's answer reopens it; judgements of earlier rounds do not count
    family_said TEXT CHECK (family_said IN ('with_us', 'not_person', 'still_inside')),
    claimed_by BIGINT REFERENCES members (id),
    claimed_until BIGINT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    waiting_since BIGINT NOT NULL,
    UNIQUE (subscription_id, release_id)
);
CREATE INDEX matches_of_release ON matches (release_id);
CREATE INDEX matches_of_state ON matches (state);

-- Appended to only. A withdrawal and a voiding are rows of their own.
CREATE TABLE judgements (
    seq INTEGER PRIMARY KEY,
    match_id BIGINT NOT NULL REFERENCES matches (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    round BIGINT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('positive', 'negative', 'unsure', 'withdrawn', 'void')),
    weight TEXT CHECK (weight IN ('one', 'settles')),
    reason TEXT CHECK (reason IN ('id', 'age', 'place', 'surnames', 'other')),
    at BIGINT NOT NULL
);
CREATE INDEX judgements_of_match ON judgements (match_id);

CREATE TABLE skips (
    match_id BIGINT NOT NULL REFERENCES matches (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (match_id, member_id)
);

-- What remains of an erased match, for fitting thresholds: no id of anybody.
CREATE TABLE scores (
    log_odds DOUBLE PRECISION NOT NULL,
    band TEXT NOT NULL,
    class TEXT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE deliveries (
    seq INTEGER PRIMARY KEY,
    id BIGINT NOT NULL UNIQUE,
    match_id BIGINT NOT NULL REFERENCES matches (id),
    subscription_id BIGINT NOT NULL REFERENCES subscriptions (id),
    subscriber_id BIGINT NOT NULL REFERENCES subscribers (id),
    release_id BIGINT NOT NULL REFERENCES releases (id),
    kind TEXT NOT NULL CHECK (kind IN ('alert', 'correction', 'reminder')),
    revision BIGINT NOT NULL,
    code TEXT NOT NULL,
    corrects BIGINT REFERENCES deliveries (id),
    reason TEXT CHECK (reason IN ('wrong_person', 'withdrawn')),
    state TEXT NOT NULL CHECK (state IN ('ready', 'held', 'sending', 'uncertain', 'sent', 'unreachable',
        'cancelled', 'dead')),
    before_removal TEXT, -- the state that undoing the removal of the subscription gives back
    due_at BIGINT NOT NULL,
    sendable_since BIGINT NOT NULL, -- moved on by the time for which it was stopped
    stopped_at BIGINT, -- since when it is held or unreachable
    was_stopped BIGINT NOT NULL,
    not_sent BIGINT NOT NULL,
    uncertain BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    tried_at BIGINT, -- when the last attempt began
    message_id BIGINT,
    sent_at BIGINT,
    read_at BIGINT,
    answer TEXT CHECK (answer IN ('with_us', 'not_person', 'still_inside')),
    answered_at BIGINT,
    created_at BIGINT NOT NULL,
    UNIQUE (subscription_id, release_id, kind, revision),
    CHECK ((kind = 'correction') = (corrects IS NOT NULL))
);
CREATE UNIQUE INDEX deliveries_alert_code ON deliveries (subscriber_id, code) WHERE kind = 'alert';
CREATE INDEX deliveries_of_subscriber ON deliveries (subscriber_id, state);
CREATE INDEX deliveries_of_match ON deliveries (match_id);
CREATE INDEX deliveries_of_release ON deliveries (release_id);
CREATE INDEX deliveries_corrects ON deliveries (corrects);
CREATE INDEX deliveries_waiting ON deliveries (kind, due_at, seq) WHERE state IN ('ready', 'uncertain');
CREATE INDEX deliveries_sending ON deliveries (id) WHERE state = 'sending';

CREATE TABLE attempts (
    id BIGINT PRIMARY KEY,
    delivery_id BIGINT NOT NULL REFERENCES deliveries (id),
    lease_until BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome TEXT CHECK (outcome IN ('sent', 'again', 'uncertain', 'refused', 'unreachable', 'dead', 'stopped')),
    cause TEXT
);
CREATE INDEX attempts_of_delivery ON attempts (delivery_id);
CREATE UNIQUE INDEX attempts_open ON attempts (delivery_id) WHERE ended_at IS NULL;

CREATE TABLE replies (
    seq INTEGER PRIMARY KEY,
    id BIGINT NOT NULL UNIQUE,
    chat_tag BLOB NOT NULL,
    chat BLOB NOT NULL, -- sealed
    subscriber_id BIGINT REFERENCES subscribers (id),
    lane TEXT NOT NULL CHECK (lane IN ('answer', 'tidying')),
    body BLOB NOT NULL, -- sealed
    dialogue_id BIGINT,
    state TEXT NOT NULL CHECK (state IN ('ready', 'sending')),
    attempts BIGINT NOT NULL,
    lease_until BIGINT,
    due_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX replies_due ON replies (state, lane, due_at, seq);
CREATE INDEX replies_of_chat ON replies (chat_tag, lane);
CREATE INDEX replies_of_subscriber ON replies (subscriber_id, state);

CREATE TABLE holds (
    seq INTEGER PRIMARY KEY,
    since BIGINT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('person', 'breaker', 'restore', 'token')),
    put_by BIGINT REFERENCES members (id),
    lifted_at BIGINT,
    lifted_by BIGINT REFERENCES members (id)
);

CREATE TABLE retractions (
    seq INTEGER PRIMARY KEY,
    id BIGINT NOT NULL UNIQUE,
    number BIGINT NOT NULL UNIQUE,
    revision BIGINT NOT NULL,
    release_id BIGINT NOT NULL REFERENCES releases (id),
    match_id BIGINT REFERENCES matches (id), -- one family only, and erased with it
    reason TEXT NOT NULL CHECK (reason IN ('wrong_person', 'withdrawn')),
    proposed_by BIGINT REFERENCES members (id),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'declined')),
    settled_by BIGINT REFERENCES members (id),
    created_at BIGINT NOT NULL,
    settled_at BIGINT
);
CREATE UNIQUE INDEX retractions_open ON retractions (release_id, (COALESCE(match_id, 0))) WHERE state = 'proposed';

-- Appended to only; `hash` is over the row before and this row's fields.
CREATE TABLE audits (
    seq INTEGER PRIMARY KEY,
    actor TEXT NOT NULL CHECK (actor IN ('member', 'owner', 'system')),
    member_id BIGINT,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    at BIGINT NOT NULL,
    hash BLOB NOT NULL
);

-- Row ids of what was erased, for the index in memory and for restored backups.
CREATE TABLE erasures (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('subscriber', 'subscription')),
    row_id BIGINT NOT NULL,
    at BIGINT NOT NULL
);
