-- Rows that do not decode: matching goes on without them, and the operator sees where they are.

CREATE TABLE damaged (
    of_table TEXT NOT NULL,
    of_column TEXT NOT NULL,
    row_id BIGINT NOT NULL,
    PRIMARY KEY (of_table, row_id)
);
