-- What the register claims of the figures: for each indicator, period and office, province or national body one
-- telling, with the figures under it.
CREATE TEMP TABLE told AS
WITH
-- What an office, a province or a national body says of itself; a school's own figure is not its office's.
-- The inspection round is the report's: a figure for another year belongs to that year as a whole.
figure AS (
    SELECT
        fact.fact_id, fact.report_id, fact.agency, fact.affiliation, fact.provinces, fact.source,
        fact.theme, fact.measure, fact.told_under, fact.role, fact.unit, fact.kind,
        fact.state = 'unreadable' AND correction.value IS NULL AS is_unreadable,
        CAST(coalesce(correction.value, fact.value) * fact.scale AS DOUBLE) AS number, fact.fiscal_year,
        CASE WHEN fact.fiscal_year IS NOT DISTINCT FROM report.fiscal_year THEN fact.round END AS round,
        fact.school_year, fact.as_of, report.as_of AS reported_at, delivery.received_at, report.is_digest,
        fact.fact_id IN (SELECT fact_id FROM doubted) AS is_doubted,
        len(fact.provinces) = 0 AND len(report.provinces) = 0
            AND coalesce(nullif(fact.agency, ''), report.agency) IN (SELECT name_th FROM national_body) AS is_national,
        hash(fact.report_id, fact.agency, fact.provinces) AS told_key,
        hash(told_key, fact.group_id) AS group_key,
        hash(told_key, fact.words) AS words_key,
        pow(10, length(split_part(fact.raw, '.', 2))) AS precision,
        fact.position, fact.line,
        fact.row_label <> '' AS is_cell,
        home_province(fact.agency, fact.provinces, report.provinces) AS province,
        fact.province AS share_of,
        hash(report.framework, report.agency, report.provinces, report.fiscal_year, report.round) AS cover_key
    FROM fact
    JOIN report USING (report_id)
    JOIN delivery ON delivery.report_id = fact.report_id AND delivery.state = 'current'
    LEFT JOIN correction USING (fact_id)
    WHERE (fact.state IN ('reported', 'unreadable') OR correction.action = 'enter')
      AND fact.school = ''
      AND fact.theme <> ''
),
taken AS (
    SELECT figure.*, claim.indicator_id, indicator.formula, claim.part, claim.rank AS claim_rank
    FROM figure
    JOIN claim USING (theme, measure, told_under, role, unit, kind)
    JOIN indicator USING (indicator_id)
    WHERE (role <> 'percent' OR (part <> 'percent' AND number = 100))
      AND NOT (formula = 'score' AND role = 'total')
      AND NOT (formula <> 'score' AND unit = '' AND number <> floor(number))  -- a share or a mean without its unit
),
-- What an office tells row by row, of its districts or groups, is told of the whole in the table's total row.
whole AS (
    SELECT DISTINCT indicator_id, told_key, fiscal_year, school_year, measure, unit
    FROM taken
    WHERE part = 'numerator' AND is_cell AND role = 'total'
),
numerator AS (
    SELECT * FROM taken
    WHERE part = 'numerator'
      AND NOT (is_cell AND role <> 'total' AND EXISTS (
          FROM whole
          WHERE whole.indicator_id = taken.indicator_id AND whole.told_key = taken.told_key
            AND whole.measure = taken.measure AND whole.unit = taken.unit
            AND whole.fiscal_year IS NOT DISTINCT FROM taken.fiscal_year
            AND whole.school_year IS NOT DISTINCT FROM taken.school_year
      ))
    QUALIFY row_number() OVER (
        PARTITION BY indicator_id, group_key, share_of, fiscal_year, round, school_year, as_of
        ORDER BY claim_rank, position, fact_id
    ) = 1
),
-- The percent printed with the numerator: of the same words the nearest one, else the only one of the group.
printed AS (
    SELECT
        numerator.indicator_id, numerator.fact_id AS numerator_id, percent.fact_id, percent.number, percent.precision,
        percent.is_doubted,
        percent.measure = numerator.measure AS is_same,
        count(*) OVER (PARTITION BY numerator.indicator_id, numerator.fact_id) AS n
    FROM numerator
    JOIN figure AS percent USING (group_key)
    WHERE percent.role = 'percent' AND NOT percent.is_unreadable AND numerator.formula = 'share'
      AND (numerator.role <> 'percent' OR percent.fact_id = numerator.fact_id)
    QUALIFY row_number() OVER (
        PARTITION BY numerator.indicator_id, numerator.fact_id
        ORDER BY percent.measure <> numerator.measure, abs(percent.position - numerator.position), percent.fact_id
    ) = 1 AND (is_same OR (n = 1 AND numerator.role = 'numerator'))
),
-- What may be a base: what the register claims for one; the total told with a numerator; what was told before it in its
-- words, counted as it is and claimed by nobody; and such a number a few lines above, if it gives the printed percent.
possible AS (
    SELECT numerator.indicator_id, numerator.fact_id AS numerator_id, taken.* EXCLUDE (indicator_id)
    FROM numerator
    JOIN taken USING (indicator_id, told_key)
    WHERE taken.part = 'denominator'
    UNION ALL BY NAME
    SELECT numerator.indicator_id, numerator.fact_id AS numerator_id, figure.*, 999 AS claim_rank
    FROM numerator
    JOIN figure USING (told_key, group_key)
    WHERE figure.unit = numerator.unit AND figure.role = 'total' AND numerator.role <> 'total'
      AND numerator.formula = 'share' AND figure.number >= numerator.number
    UNION ALL BY NAME
    SELECT numerator.indicator_id, numerator.fact_id AS numerator_id, figure.*, 1000 AS claim_rank
    FROM numerator
    JOIN figure USING (told_key, words_key)
    WHERE figure.unit = numerator.unit AND figure.role IN ('count', 'denominator', 'total') AND NOT figure.is_cell
      AND numerator.formula = 'share' AND figure.position < numerator.position AND figure.kind <> 'rule'
      AND figure.fact_id NOT IN (SELECT fact_id FROM taken)
    UNION ALL BY NAME
    SELECT numerator.indicator_id, numerator.fact_id AS numerator_id, figure.*, 1001 AS claim_rank
    FROM numerator
    JOIN printed ON printed.indicator_id = numerator.indicator_id AND printed.numerator_id = numerator.fact_id
    JOIN figure ON figure.told_key = numerator.told_key AND figure.theme = numerator.theme AND figure.unit = numerator.unit
    WHERE printed.precision > 1 AND figure.role IN ('count', 'denominator', 'total') AND NOT figure.is_cell
      AND NOT numerator.is_cell AND figure.kind <> 'rule' AND figure.position < numerator.position
      AND numerator.line - figure.line BETWEEN 0 AND $lines_above AND figure.fact_id NOT IN (SELECT fact_id FROM taken)
),
-- The base of a numerator: of its group; else, of one that the reader linked to nothing, the one told before it in the
-- same words; else the one that gives the percent printed with it, wherever the report tells it of the office; else, where
-- none is printed, what stands before it in the same words, or is told a few lines above.
base AS (
    SELECT
        numerator.indicator_id, numerator.fact_id AS numerator_id, base.fact_id, base.number, base.is_doubted,
        base.claim_rank, base.position, base.share_of,
        coalesce(
            abs(100 * numerator.number / nullif(base.number, 0) - printed.number) * printed.precision <= 0.5 + 1e-9, false
        ) AS is_printed,
        CASE
            WHEN base.group_key = numerator.group_key THEN 0
            WHEN base.words_key = numerator.words_key AND numerator.role IN ('count', 'difference')
                AND base.position < numerator.position AND base.number >= numerator.number AND base.claim_rank < 999 THEN 1
            WHEN is_printed OR numerator.role = 'percent' THEN 2
            WHEN printed.number IS NOT NULL OR base.number < numerator.number
                OR numerator.role NOT IN ('count', 'difference') OR base.unit <> numerator.unit THEN NULL
            WHEN base.words_key = numerator.words_key AND base.position < numerator.position THEN 3
            WHEN NOT numerator.is_cell AND NOT base.is_cell AND base.claim_rank < 999
                AND base.position < numerator.position AND numerator.line - base.line BETWEEN 0 AND $lines_above THEN 4
        END AS distance
    FROM numerator
    JOIN possible AS base ON base.indicator_id = numerator.indicator_id AND base.numerator_id = numerator.fact_id
    LEFT JOIN printed ON printed.indicator_id = numerator.indicator_id AND printed.numerator_id = numerator.fact_id
    WHERE base.fact_id <> numerator.fact_id AND NOT base.is_unreadable
      AND base.share_of IN ('', numerator.share_of)
      AND base.fiscal_year IS NOT DISTINCT FROM numerator.fiscal_year
      AND coalesce(base.school_year = numerator.school_year, true)
),
nearest AS (
    FROM base
    WHERE distance IS NOT NULL
    QUALIFY distance = min(distance) OVER (PARTITION BY indicator_id, numerator_id)
),
denominator AS (
    SELECT indicator_id, numerator_id, fact_id, number, is_doubted, share_of
    FROM nearest
    WINDOW told AS (PARTITION BY indicator_id, numerator_id)
    QUALIFY (distance = 0 OR min(number) OVER told = max(number) OVER told)
        AND row_number() OVER (
            PARTITION BY indicator_id, numerator_id ORDER BY NOT is_printed, claim_rank, position, fact_id
        ) = 1
),
paired AS (
    SELECT
        numerator.* EXCLUDE (number, fact_id, is_doubted, share_of),
        numerator.is_doubted OR coalesce(denominator.is_doubted, false) OR coalesce(printed.is_doubted, false)
            AS is_doubted,
        hash(agency, affiliation, list_sort(provinces), is_national) AS office_key,
        -- Of one province alone, where nothing of the whole is told with it.
        CASE WHEN denominator.fact_id IS NULL OR denominator.share_of <> '' THEN numerator.share_of ELSE '' END AS part_of,
        hash(numerator.indicator_id, office_key, fiscal_year, round, part_of) AS value_key,
        CASE WHEN numerator.role = 'percent' THEN denominator.number ELSE numerator.number END AS numerator,
        denominator.number AS denominator,
        printed.number AS printed_percent,
        numerator.fact_id IN (SELECT fact_id FROM correction WHERE action <> 'explain')
            OR coalesce(denominator.fact_id IN (SELECT fact_id FROM correction WHERE action <> 'explain'), false)
            AS is_confirmed,
        numerator.role = 'percent' AS is_computed,
        numerator.fact_id, denominator.fact_id AS denominator_id, printed.fact_id AS printed_id
    FROM numerator
    LEFT JOIN denominator
        ON denominator.indicator_id = numerator.indicator_id AND denominator.numerator_id = numerator.fact_id
    LEFT JOIN printed
        ON printed.indicator_id = numerator.indicator_id AND printed.numerator_id = numerator.fact_id
    WHERE numerator.role <> 'percent' OR denominator.number IS NOT NULL
),
-- A share whose number and base the report does not print: shown as it stands, where its words tell no number and the
-- report no other percent.
alone AS (
    SELECT figure.*, claim.indicator_id, indicator.formula, claim.part, claim.rank AS claim_rank
    FROM figure
    JOIN claim USING (theme, measure, told_under, role, unit, kind)
    JOIN indicator USING (indicator_id)
    WHERE claim.part = 'percent' AND number BETWEEN 0 AND 100 AND NOT is_unreadable
      AND words_key NOT IN (SELECT words_key FROM figure WHERE role NOT IN ('percent', 'threshold'))
    WINDOW same AS (PARTITION BY indicator_id, told_key, share_of, fiscal_year, round, school_year, as_of)
    QUALIFY min(number) OVER same = max(number) OVER same
        AND row_number() OVER (same ORDER BY claim_rank, figure.position, fact_id) = 1
),
every AS (
    FROM paired
    UNION ALL BY NAME
    SELECT
        * EXCLUDE (number, share_of), hash(agency, affiliation, list_sort(provinces), is_national) AS office_key,
        share_of AS part_of, hash(indicator_id, office_key, fiscal_year, round, part_of) AS value_key,
        number AS printed_percent, fact_id IN (SELECT fact_id FROM correction WHERE action <> 'explain') AS is_confirmed,
        false AS is_computed, fact_id AS printed_id
    FROM alone
),
-- Where the whole office is told, too, its parts are no tellings of their own. What a later report of the same cover
-- tells stands for what an earlier one told.
counting AS (
    SELECT
        *,
        received_at < max(received_at) OVER (PARTITION BY value_key, cover_key) AS is_superseded
    FROM every
    QUALIFY part_of = '' OR NOT bool_or(part_of = '') OVER (PARTITION BY indicator_id, office_key, fiscal_year, round)
),
-- Of several tellings the latest counts: of the newest school year, of the newest date, of the newest report that
-- arrived; then one with its base. A percent alone counts where nothing else is told.
ranked AS (
    SELECT
        *,
        CASE
            WHEN denominator_id IS NULL AND coalesce(printed_id, fact_id) = fact_id THEN [fact_id]
            WHEN printed_id IS NULL THEN [fact_id, denominator_id]
            WHEN denominator_id IS NULL THEN [fact_id, printed_id]
            ELSE [fact_id, denominator_id, printed_id]
        END AS ids,
        row_number() OVER (
            PARTITION BY value_key
            ORDER BY is_unreadable, numerator IS NULL, coalesce(is_superseded, false), school_year DESC NULLS LAST, as_of DESC NULLS LAST,
                NOT is_confirmed, received_at DESC NULLS LAST, reported_at DESC NULLS LAST, denominator IS NULL,
                is_computed, printed_percent IS NULL, report_id, position, fact_id
        ) AS choice
    FROM counting
)
SELECT
    ranked.*,
    -- What is told for another school year or date, or was told before, is another figure, and no contradiction.
    coalesce(ranked.school_year = latest.school_year, true) AND coalesce(ranked.as_of = latest.as_of, true)
        AND NOT coalesce(ranked.is_superseded, false) AS is_same,
    ranked.choice > 1 AND is_same AND NOT ranked.is_unreadable AND (
        coalesce(ranked.numerator <> latest.numerator, false)
        OR coalesce(ranked.denominator <> latest.denominator, false)
    )
    -- A person has said which of the two holds, or why they differ.
    AND NOT latest.is_confirmed
    AND NOT list_has_any(
        ranked.ids || latest.ids, (SELECT coalesce(list(fact_id), []) FROM correction WHERE action = 'explain')
    ) AS is_different
FROM ranked
JOIN ranked AS latest ON latest.value_key = ranked.value_key AND latest.choice = 1;

CREATE TABLE telling AS
WITH others AS (
    SELECT
        value_key, bool_or(is_different) AS is_different,
        flatten(list(ids ORDER BY choice) FILTER (is_same)) AS all_ids,
        flatten(list(ids ORDER BY choice) FILTER (NOT is_same)) AS earlier_ids
    FROM told
    GROUP BY value_key
)
SELECT
    CAST(row_number() OVER (ORDER BY agency, provinces, source, position, fact_id, indicator_id) AS INTEGER) AS telling_id,
    indicator_id, theme, formula, agency, affiliation, provinces, province, part_of, fiscal_year, round, school_year, as_of,
    numerator, denominator, printed_percent, is_unreadable, is_computed, is_digest, is_national, office_key, value_key,
    is_doubted OR is_different AS is_contradictory,
    list_has_any(ids, (SELECT coalesce(list(fact_id), []) FROM correction WHERE action = 'correct')) AS is_corrected,
    list_has_any(ids, (SELECT coalesce(list(fact_id), []) FROM correction WHERE action = 'enter')) AS is_entered,
    list_filter(all_ids, lambda id, position: list_position(all_ids, id) = position) AS fact_ids,
    coalesce(list_filter(earlier_ids, lambda id, position: list_position(earlier_ids, id) = position), []) AS earlier_fact_ids
FROM (SELECT told.* EXCLUDE (is_different), others.* EXCLUDE (value_key) FROM told JOIN others USING (value_key) WHERE choice = 1);

CREATE TABLE telling_figure AS
WITH part AS (
    SELECT value_key, choice, is_same, 'numerator' AS part, CASE WHEN is_computed THEN denominator_id ELSE fact_id END AS fact_id
    FROM told WHERE fact_id IS DISTINCT FROM printed_id OR is_computed
    UNION ALL
    SELECT value_key, choice, is_same, 'denominator', denominator_id FROM told WHERE denominator_id IS NOT NULL
    UNION ALL
    SELECT value_key, choice, is_same, 'percent', coalesce(printed_id, fact_id)
    FROM told WHERE printed_id IS NOT NULL OR is_computed
)
SELECT
    telling.telling_id, part.fact_id, part.part, part.choice = 1 AS is_counted,
    CASE WHEN part.choice = 1 THEN '' WHEN part.is_same THEN 'told_again' ELSE 'earlier' END AS reason
FROM part
JOIN telling USING (value_key)
QUALIFY row_number() OVER (PARTITION BY telling.telling_id, part.fact_id, part.part ORDER BY part.choice) = 1
ORDER BY telling.telling_id, part.choice, part.part, part.fact_id;

DROP TABLE told;
