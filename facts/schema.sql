-- One store file holds everything that one set of reports says. Written once, then only read.

CREATE TABLE store_info (
    built_at     TIMESTAMP NOT NULL,          -- UTC
    inputs_hash  VARCHAR   NOT NULL,          -- of the reports, code lists and reading code
    is_synthetic BOOLEAN   NOT NULL           -- generated data, never a real report
);

CREATE TABLE province (
    province_th   VARCHAR PRIMARY KEY,        -- without จังหวัด
    province_code VARCHAR NOT NULL UNIQUE,    -- Department of Provincial Administration = ISO 3166-2:TH
    province_en   VARCHAR NOT NULL,
    region_number INTEGER NOT NULL            -- regional education office
);

CREATE TABLE affiliation (
    affiliation    VARCHAR PRIMARY KEY,       -- short Thai name
    affiliation_en VARCHAR NOT NULL,
    name_th        VARCHAR NOT NULL,
    name_en        VARCHAR NOT NULL,
    sort_order     INTEGER NOT NULL
);

CREATE TABLE theme (
    theme      VARCHAR PRIMARY KEY,
    name_th    VARCHAR NOT NULL,
    name_en    VARCHAR NOT NULL,
    search_key VARCHAR NOT NULL
);

CREATE TABLE framework (
    framework    VARCHAR PRIMARY KEY,
    numbered_by  VARCHAR NOT NULL CHECK (numbered_by IN ('catalogue', 'office')),
    known        VARCHAR NOT NULL CHECK (known IN ('whole', 'part', 'alias')),
    set_by       VARCHAR NOT NULL,
    fiscal_years INTEGER[] NOT NULL,
    name_th      VARCHAR NOT NULL,
    name_en      VARCHAR NOT NULL,
    certainty    VARCHAR NOT NULL CHECK (certainty IN ('certain', 'high', 'medium')),
    source       VARCHAR NOT NULL
);

CREATE TABLE policy (
    policy_id    VARCHAR PRIMARY KEY,
    framework    VARCHAR NOT NULL,
    printed_code VARCHAR NOT NULL,            -- number in the framework's own list
    parent       VARCHAR NOT NULL,            -- policy_id, empty at the top
    policy_group VARCHAR NOT NULL,
    title_th     VARCHAR NOT NULL,
    title_en     VARCHAR NOT NULL,
    theme        VARCHAR NOT NULL,            -- empty for a parent
    bodies       VARCHAR[] NOT NULL,          -- bodies asked; empty where the framework does not say
    sort_order   INTEGER NOT NULL
);

CREATE TABLE subject (
    subject VARCHAR PRIMARY KEY,              -- what an answer in words is about
    name_th VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL
);

CREATE TABLE report (
    report_id   VARCHAR PRIMARY KEY,
    source      VARCHAR NOT NULL,
    title       VARCHAR NOT NULL,
    framework   VARCHAR NOT NULL,
    agency      VARCHAR NOT NULL,
    affiliation VARCHAR NOT NULL,
    provinces   VARCHAR[] NOT NULL,
    fiscal_year INTEGER CHECK (fiscal_year BETWEEN 2500 AND 2700),
    round       INTEGER CHECK (round IN (1, 2)),
    as_of       DATE,
    is_digest   BOOLEAN NOT NULL,
    line_count  INTEGER NOT NULL
);

-- What arrived, file by file; only current ones are in report, fact and narrative.
CREATE TABLE delivery (
    delivery_id INTEGER PRIMARY KEY,          -- the nth, the newest first
    source      VARCHAR NOT NULL,
    sha256      VARCHAR NOT NULL,
    received_at DATE,                         -- NULL where nobody noted it
    report_id   VARCHAR NOT NULL,             -- the first 16 digits of sha256
    framework   VARCHAR NOT NULL,             -- this and what follows of the cover: empty where nothing was read
    agency      VARCHAR NOT NULL,
    provinces   VARCHAR[] NOT NULL,
    fiscal_year INTEGER,
    round       INTEGER,
    covers      VARCHAR[] NOT NULL,           -- policies that it answers
    state       VARCHAR NOT NULL CHECK (state IN ('current', 'replaced', 'copy', 'unread')),
    replaced_by VARCHAR NOT NULL              -- report_id of the delivery that counts instead
);

CREATE TABLE fact (
    fact_id        VARCHAR PRIMARY KEY,
    report_id      VARCHAR NOT NULL,
    source         VARCHAR NOT NULL,
    position       INTEGER NOT NULL,          -- the nth of the report's figures and narratives, as they are read
    line           INTEGER,
    page           INTEGER,
    table_no       INTEGER,                   -- among the report's tables; NULL outside of them
    row_no         INTEGER,                   -- of the table, its header among them
    column_no      INTEGER,
    place          VARCHAR NOT NULL,
    raw            VARCHAR NOT NULL,
    words          VARCHAR NOT NULL,
    "at"           INTEGER NOT NULL,
    value          DECIMAL(24, 6),
    value_max      DECIMAL(24, 6),
    full_score     DECIMAL(24, 6),
    scale          BIGINT NOT NULL,
    unit           VARCHAR NOT NULL,
    role           VARCHAR NOT NULL CHECK (role IN ('denominator', 'numerator', 'percent', 'count', 'part',
                       'total', 'amount', 'score', 'difference', 'ratio', 'threshold')),
    kind           VARCHAR NOT NULL CHECK (kind IN ('result', 'activity', 'rule')),
    group_id       VARCHAR NOT NULL,
    measure        VARCHAR NOT NULL,
    told_under     VARCHAR NOT NULL,          -- what the measure is told under
    row_label      VARCHAR NOT NULL,
    agency         VARCHAR NOT NULL,
    school         VARCHAR NOT NULL,
    affiliation    VARCHAR NOT NULL,
    provinces      VARCHAR[] NOT NULL,
    province       VARCHAR NOT NULL,          -- the one that the figure is of, where its words say so
    policy_code    VARCHAR NOT NULL,
    policy_id      VARCHAR NOT NULL,
    policy         VARCHAR NOT NULL,
    theme          VARCHAR NOT NULL,
    section        VARCHAR NOT NULL CHECK (section IN ('', 'results', 'factors', 'problems', 'suggestions',
                       'practice', 'situation')),
    fiscal_year    INTEGER CHECK (fiscal_year BETWEEN 2500 AND 2700),
    school_year    INTEGER CHECK (school_year BETWEEN 2500 AND 2700),
    round          INTEGER CHECK (round IN (1, 2)),
    as_of          DATE,
    is_approximate BOOLEAN NOT NULL,
    state          VARCHAR NOT NULL CHECK (state IN ('reported', 'dash', 'blank', 'unreadable')),
    measure_key    VARCHAR NOT NULL,          -- the measure as damage_key folds it
    search_key     VARCHAR NOT NULL           -- what a search looks in, as facts.codes.search_key folds it
);

-- What version 0.1 called the figures, for older links and decisions.
CREATE TABLE former_id (
    former_id VARCHAR PRIMARY KEY,
    fact_id   VARCHAR NOT NULL
);

CREATE TABLE narrative (
    narrative_id VARCHAR PRIMARY KEY,
    report_id    VARCHAR NOT NULL,
    source       VARCHAR NOT NULL,
    position     INTEGER NOT NULL,
    line         INTEGER,
    page         INTEGER,
    table_no     INTEGER,
    row_no       INTEGER,
    column_no    INTEGER,
    place        VARCHAR NOT NULL,
    kind         VARCHAR NOT NULL CHECK (kind IN ('progress', 'success_factor', 'problem', 'remedy',
                     'expected_result', 'suggestion', 'suggestion_area', 'suggestion_policy', 'practice')),
    text         VARCHAR NOT NULL,
    group_id     VARCHAR NOT NULL,            -- a problem, its remedy and its result share it
    agency       VARCHAR NOT NULL,
    school       VARCHAR NOT NULL,            -- where one school or college speaks
    affiliation  VARCHAR NOT NULL,
    provinces    VARCHAR[] NOT NULL,
    policy_code  VARCHAR NOT NULL,
    policy_id    VARCHAR NOT NULL,
    policy       VARCHAR NOT NULL,
    theme        VARCHAR NOT NULL,
    fiscal_year  INTEGER,
    round        INTEGER,
    subjects     VARCHAR[] NOT NULL,          -- what it is about, by the words of subjects.csv
    search_key   VARCHAR NOT NULL,            -- what a search for a long word looks in
    search_words VARCHAR NOT NULL             -- what a search for a short one does: facts.words.apart
);

-- Questions of a report's form that were left as they were printed.
CREATE TABLE prompt (
    prompt_id   VARCHAR PRIMARY KEY,
    report_id   VARCHAR NOT NULL,
    source      VARCHAR NOT NULL,
    line        INTEGER,
    place       VARCHAR NOT NULL,
    text        VARCHAR NOT NULL,
    agency      VARCHAR NOT NULL,
    affiliation VARCHAR NOT NULL,
    provinces   VARCHAR[] NOT NULL,
    theme       VARCHAR NOT NULL
);

CREATE TABLE issue (
    source   VARCHAR NOT NULL,
    line     INTEGER,
    place    VARCHAR NOT NULL,
    severity VARCHAR NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
    code     VARCHAR NOT NULL,
    message  VARCHAR NOT NULL,
    raw      VARCHAR NOT NULL
);

-- Where a report disagrees with itself or with another one; found while the store is written.
CREATE TABLE finding (
    finding_id  VARCHAR PRIMARY KEY,
    "check"     VARCHAR NOT NULL,             -- a file of facts/contradictions
    severity    VARCHAR NOT NULL CHECK (severity IN ('wrong', 'doubtful', 'note')),
    source      VARCHAR NOT NULL,
    line        INTEGER,
    place       VARCHAR NOT NULL,
    fact_ids    VARCHAR[] NOT NULL,           -- the doubted figure first; empty where no figure is concerned
    stated      DOUBLE,
    computed    DOUBLE,
    sentence_th VARCHAR NOT NULL,
    sentence_en VARCHAR NOT NULL
);

-- What the deliveries held that later ones replace; unique by report_id and the record's id.
CREATE TABLE replaced_fact AS FROM fact;
CREATE TABLE replaced_narrative AS FROM narrative;

-- What a person decided about a figure, with the reason. The report's own value stays in fact.
CREATE TABLE correction (
    fact_id    VARCHAR PRIMARY KEY,
    action     VARCHAR NOT NULL CHECK (action IN ('accept', 'correct', 'enter', 'explain')),
    value      DECIMAL(24, 6) CHECK ((value IS NOT NULL) = (action IN ('correct', 'enter'))), -- in the figure's unit
    reason     VARCHAR NOT NULL,
    decided_by VARCHAR NOT NULL,
    decided_on DATE NOT NULL
);

-- What the register of indicators counts each measure of the store as. The checks compare by it.
CREATE TABLE claim (
    indicator_id VARCHAR NOT NULL,
    part         VARCHAR NOT NULL CHECK (part IN ('numerator', 'denominator', 'percent')),
    rank         INTEGER NOT NULL,            -- of the claim within its part; the first of a group counts
    theme        VARCHAR NOT NULL,            -- a measure is these six columns of fact
    measure      VARCHAR NOT NULL,
    told_under   VARCHAR NOT NULL,
    role         VARCHAR NOT NULL,
    unit         VARCHAR NOT NULL,
    kind         VARCHAR NOT NULL
);
