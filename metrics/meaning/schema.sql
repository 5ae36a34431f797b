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
    target           DOUBLE,
    target_source_th VARCHAR NOT NULL,
    target_source_en VARCHAR NOT NULL,
    method_th        VARCHAR NOT NULL,
    method_en        VARCHAR NOT NULL,
    search_key       VARCHAR NOT NULL
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
