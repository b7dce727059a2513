-- What an accepted import does, line by line: it can be stopped, goes on after a crash, and can be undone.

-- Tags of the names and cédulas by which an event is known again.
CREATE TABLE release_keys (
    release_id BIGINT NOT NULL REFERENCES releases (id),
    tag BLOB NOT NULL,
    PRIMARY KEY (release_id, tag)
);
CREATE INDEX release_keys_of_tag ON release_keys (tag);
-- An event was known by one tag of everything; a list that lost a column did not find it again.
DROP INDEX releases_of_event;
ALTER TABLE releases DROP COLUMN event_tag;

CREATE TABLE import_runs (
    id BIGINT PRIMARY KEY REFERENCES imports (id),
    state TEXT NOT NULL CHECK (state IN ('running', 'stopped', 'done', 'undoing', 'undone')),
    tier TEXT NOT NULL CHECK (tier IN ('verifier', 'official', 'media', 'family')),
    lines BIGINT NOT NULL, -- how many are to be taken
    set_aside BIGINT NOT NULL, -- lines that gave no entry
    deaths BIGINT NOT NULL, -- of them, mentions of a death
    reading BLOB, -- sealed; gone once done, or after a week
    problems BLOB, -- sealed; what was not taken and why, for a week
    screen BIGINT, -- the message that shows how far it is, in this member's chat
    screen_of BIGINT REFERENCES members (id),
    shown_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX import_runs_of_state ON import_runs (state);

-- What became of one line. The rows are the truth: how many there are is how far the run is.
CREATE TABLE import_rows (
    id BIGINT PRIMARY KEY,
    import_id BIGINT NOT NULL REFERENCES imports (id),
    place BIGINT NOT NULL, -- among the lines to be taken, from 0
    line BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'changed', 'same', 'problem', 'withdrawn', 'restored', 'kept', 'failed')),
    release_id BIGINT, -- outlives the release
    report_id BIGINT, -- the report that it added
    changes BLOB, -- sealed; what it changed, from and to
    UNIQUE (import_id, place)
);
CREATE INDEX import_rows_of_release ON import_rows (release_id);
