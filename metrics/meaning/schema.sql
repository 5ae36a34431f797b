-- What meaning is made of, beside what was read: the register, and all offices of the closed list.

-- An office of several provinces counts where its report stands, else where its seat is; who speaks for several
-- provinces at once counts in none of them.
CREATE MACRO home_province(agency, provinces, report_provinces) AS
    CASE
        WHEN len(provinces) = 1 THEN provinces[1]
        WHEN agency = '' THEN NULL
        WHEN len(report_provinces) = 1 AND list_contains(provinces, report_provinces[1]) THEN report_provinces[1]
        ELSE provinces[1]
    END;

CREATE TABLE indicator (
    indicator_id     VARCHAR PRIMARY KEY,
    position         INTEGER NOT NULL UNIQUE,
    name_th          VARCHAR NOT NULL,
    name_en          VARCHAR NOT NULL,
    theme            VARCHAR NOT NULL,
    unit             VARCHAR NOT NULL,
    decimals         INTEGER NOT NULL,
    formula          VARCHAR NOT NULL CHECK (formula IN ('share', 'count', 'score')),
    direction        VARCHAR NOT NULL CHECK (direction IN ('up', 'down', 'none')),
    complement_of    VARCHAR NOT NULL,
    method_th        VARCHAR NOT NULL,
    method_en        VARCHAR NOT NULL,
    search_key       VARCHAR NOT NULL
);

CREATE TABLE target (
    target_id    INTEGER PRIMARY KEY,
    indicator_id VARCHAR NOT NULL,
    level        VARCHAR NOT NULL CHECK (level IN ('nation', 'affiliation', 'province', 'office')),
    place        VARCHAR NOT NULL,
    fiscal_year  INTEGER,
    target       DOUBLE NOT NULL,
    source_th    VARCHAR NOT NULL,
    source_en    VARCHAR NOT NULL
);

CREATE TABLE form (
    framework    VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    kinds        VARCHAR[] NOT NULL,
    source       VARCHAR NOT NULL,
    PRIMARY KEY (framework, indicator_id)
);

CREATE TABLE worded (
    record_id    VARCHAR NOT NULL,            -- of a narrative, a fact or a prompt
    indicator_id VARCHAR NOT NULL
);

-- The target of an indicator in a year: the nearest one that holds for an office, or for all of a body or of provinces.
CREATE MACRO target_of(an_indicator, a_year, a_body, some_provinces, an_office) AS (
    SELECT arg_max(
        target_id, 2 * list_position(['nation', 'affiliation', 'province', 'office'], level) + (fiscal_year IS NOT NULL)::INTEGER
    )
    FROM target
    WHERE target.indicator_id = an_indicator AND coalesce(target.fiscal_year = a_year, target.fiscal_year IS NULL)
      AND CASE target.level
        WHEN 'nation' THEN true
        WHEN 'affiliation' THEN target.place = a_body
        WHEN 'province' THEN len(some_provinces) = 1 AND target.place = some_provinces[1]
        ELSE target.place = an_office
      END
);

CREATE TABLE office (
    office_id   VARCHAR PRIMARY KEY,
    name_th     VARCHAR NOT NULL,
    place       VARCHAR NOT NULL,
    place_th    VARCHAR NOT NULL UNIQUE,
    short_th    VARCHAR NOT NULL,
    name_en     VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    affiliation VARCHAR NOT NULL,
    province    VARCHAR NOT NULL,
    is_listed   BOOLEAN NOT NULL,
    is_known    BOOLEAN NOT NULL,
    search_key  VARCHAR NOT NULL
);

CREATE TABLE office_province (
    office_id   VARCHAR NOT NULL,
    province    VARCHAR NOT NULL,
    is_home     BOOLEAN NOT NULL,
    n_provinces INTEGER NOT NULL,
    PRIMARY KEY (office_id, province)
);

-- Who speaks for the whole country: a national body, or the ministry.
CREATE VIEW national_body AS
SELECT name_th FROM office WHERE place = '' AND (kind LIKE '%-national' OR kind = 'ministry');
