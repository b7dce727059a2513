-- Several records of one event: joined to the one that stands for it, by equal cédulas or by two people,
-- and taken apart again by a coordinator. Nothing is moved, so that parting restores exactly.

ALTER TABLE releases ADD COLUMN joined_to BIGINT REFERENCES releases (id);
CREATE INDEX releases_joined ON releases (joined_to);

-- "Is it the same event?" Asked once of each pair; the lower number is first.
CREATE TABLE same_events (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id BIGINT NOT NULL UNIQUE,
    number BIGINT NOT NULL UNIQUE,
    revision BIGINT NOT NULL,
    first_release BIGINT NOT NULL REFERENCES releases (id),
    second_release BIGINT NOT NULL REFERENCES releases (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'needs_data', 'tied', 'same', 'different')),
    created_at BIGINT NOT NULL,
    settled_at BIGINT,
    UNIQUE (first_release, second_release)
);
CREATE INDEX same_events_second ON same_events (second_release);

-- Appended to only. The last of a member counts.
CREATE TABLE same_event_answers (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    question_id BIGINT NOT NULL REFERENCES same_events (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    act TEXT NOT NULL CHECK (act IN ('positive', 'negative', 'unsure')),
    weight TEXT NOT NULL CHECK (weight IN ('one', 'settles')),
    at BIGINT NOT NULL
);
CREATE INDEX same_event_answers_of ON same_event_answers (question_id);
