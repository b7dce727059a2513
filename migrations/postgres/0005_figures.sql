-- Figures without names. Only ever appended to: a later row about the same thing takes an earlier one's place.
CREATE TABLE announcements (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id BIGINT NOT NULL UNIQUE,
    number BIGINT NOT NULL UNIQUE,
    digest BYTEA NOT NULL UNIQUE, -- of everything that was said: the same statement is kept once
    said_by TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('claimed', 'verified', 'counted', 'remaining', 'lifted')),
    low BIGINT,
    high BIGINT,
    bound TEXT CHECK (bound IN ('more_than', 'at_least', 'about', 'up_to', 'depending_on_source', 'words')),
    words TEXT,
    as_of TEXT,
    counted_over TEXT NOT NULL,
    reference TEXT NOT NULL,
    entered_by BIGINT REFERENCES members (id),
    created_at BIGINT NOT NULL,
    CHECK (low IS NOT NULL OR words IS NOT NULL)
);

-- Figures that a reader found and a person has not yet kept.
CREATE TABLE offers (
    id BIGINT PRIMARY KEY,
    member_id BIGINT NOT NULL REFERENCES members (id),
    body BYTEA NOT NULL, -- sealed
    created_at BIGINT NOT NULL
);
