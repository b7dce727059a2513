-- What a family set, what is asked of it in time, which messages stand in its chat, and how often it writes.

ALTER TABLE subscribers ADD COLUMN settings BYTEA; -- sealed; the defaults where there is none
ALTER TABLE subscribers ADD COLUMN heartbeat_at BIGINT; -- when the regular note is due
ALTER TABLE subscribers ADD COLUMN asked_at BIGINT; -- when it was last asked whether to go on
ALTER TABLE subscribers ADD COLUMN returned BIGINT NOT NULL DEFAULT 0; -- came back and was not greeted yet

-- Whether the verifier may be told that the family confirmed it.
ALTER TABLE deliveries ADD COLUMN shared TEXT CHECK (shared IN ('asked', 'yes', 'no'));

-- Numbers of messages, theirs and ours, for 48 hours.
CREATE TABLE messages (
    tag BYTEA PRIMARY KEY, -- of chat and number
    id BIGINT NOT NULL UNIQUE,
    chat_tag BYTEA NOT NULL,
    message BYTEA NOT NULL, -- sealed
    at BIGINT NOT NULL
);
CREATE INDEX messages_of_chat ON messages (chat_tag);

-- How often a chat did something in the present window.
CREATE TABLE rates (
    chat_tag BYTEA NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('updates', 'codes')),
    begun BIGINT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (chat_tag, what)
);
