-- What became of the values of the store that was published before; its own changes are kept. A value that was not told
-- there is new, and has not changed.
CREATE TABLE value_change (
    changed_at         TIMESTAMP NOT NULL,
    indicator_id       VARCHAR NOT NULL,
    level              VARCHAR NOT NULL,
    place_th           VARCHAR NOT NULL,
    affiliation        VARCHAR NOT NULL,
    fiscal_year        INTEGER,
    round              INTEGER,
    before_numerator   DOUBLE,
    before_denominator DOUBLE,
    before_percent     DOUBLE,
    before_score       DOUBLE,
    numerator          DOUBLE,
    denominator        DOUBLE,
    percent            DOUBLE,
    score              DOUBLE,
    state              VARCHAR,
    reason             VARCHAR NOT NULL CHECK (reason IN ('delivery', 'report', 'decision', 'reader'))
);
