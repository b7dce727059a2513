-- A reply that writes over a message knows which, so that a later one can take its place. One that is the
-- screen of a dialogue, and is not wanted any more while it is on its way, is deleted when it has arrived.
ALTER TABLE replies ADD COLUMN message_id BIGINT;
ALTER TABLE replies ADD COLUMN unwanted BIGINT NOT NULL DEFAULT 0;

-- Since when notices about a name rest, and until when; no end: until the family says.
ALTER TABLE subscriptions ADD COLUMN paused_at BIGINT;
ALTER TABLE subscriptions ADD COLUMN paused_until BIGINT;

-- What the lines of evidence add up to, without the prior: tells whether a changed name makes another pair.
ALTER TABLE matches ADD COLUMN evidence DOUBLE PRECISION;
