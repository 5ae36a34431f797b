-- What the checks of this folder share. Temporary tables: they live while a store is written.

-- Figures that say something of themselves: no rules, no ranges. Their position is the order of reading, report by
-- report. Where an office has several rows in one column (districts, schools, kinds), each is one of its parts: own_row;
-- so is what it tells of one of its provinces.
CREATE OR REPLACE TEMP TABLE figure AS
SELECT
    fact.* REPLACE (row_number() OVER (ORDER BY source, report_id, fact.position) AS position),
    CAST(value * scale AS DOUBLE) AS number,
    row_label <> '' AS is_cell,
    coalesce(table_no || '.' || row_no || '.' || column_no, place) AS cell,
    row_number() OVER (PARTITION BY report_id, group_id, cell ORDER BY fact.position) = 1 AS is_first_of_cell,
    CASE
        WHEN fact.province <> '' THEN fact.province
        WHEN count(DISTINCT row_label) FILTER (is_cell AND role <> 'total') OVER (
            PARTITION BY report_id, policy_id, section, measure, column_no, agency, school
        ) > 1 THEN row_label
        ELSE ''
    END AS own_row
FROM fact
WHERE state = 'reported' AND kind <> 'rule' AND value_max IS NULL;

-- Each printed percent with the numerator and base of its group that come nearest to it. Beside a base a numerator told
-- before may be one, too: of those asked so many came, of those so many passed.
-- Where a group holds more percents than numerators, one of them speaks of something else: no doubt is cast.
CREATE OR REPLACE TEMP TABLE percent_gap AS
WITH pairable AS (
    SELECT report_id, group_id
    FROM figure
    GROUP BY report_id, group_id
    HAVING count(*) FILTER (role = 'percent') <= count(*) FILTER (role = 'numerator')
       AND bool_or(role = 'denominator' AND number > 0)
),
pair AS (
    SELECT
        percent.fact_id, percent.report_id, percent.position, numerator.fact_id AS numerator_id,
        base.fact_id AS base_id,
        numerator.number AS numerator, base.number AS base, percent.number AS stated,
        100 * numerator.number / base.number AS computed,
        pow(10, CASE WHEN contains(percent.raw, '.') THEN length(percent.raw) - instr(percent.raw, '.') ELSE 0 END)
            AS precision,
        abs(computed - stated) AS gap,
        (gap + CASE base.role WHEN 'denominator' THEN 0 ELSE 1000 END, numerator.position, base.position) AS distance
    FROM figure AS percent
    SEMI JOIN pairable USING (report_id, group_id)
    JOIN figure AS numerator
      ON numerator.report_id = percent.report_id AND numerator.group_id = percent.group_id
     AND numerator.role = 'numerator'
    JOIN figure AS base
      ON base.report_id = percent.report_id AND base.group_id = percent.group_id
     AND base.number > 0
     AND (base.role = 'denominator'
         OR (base.role = 'numerator' AND base.unit = numerator.unit AND base.position < numerator.position
             AND base.number >= numerator.number))
    WHERE percent.role = 'percent' AND NOT percent.is_approximate
)
SELECT
    fact_id, report_id, position, stated,
    arg_min(computed, distance) AS computed,
    arg_min(numerator, distance) AS part,
    arg_min(base, distance) AS whole,
    arg_min([fact_id, numerator_id, base_id], distance) AS fact_ids,
    bool_or(gap * precision <= 0.5 + 1e-9) AS is_rounded,
    bool_or(abs(floor(computed * precision + 1e-9) / precision - stated) < 1e-9) AS is_cut_off
FROM pair
GROUP BY fact_id, report_id, position, stated;

-- The cells of tables, column by column; a table ends with its total row. A column without a name is none: several may
-- have run into one.
CREATE OR REPLACE TEMP TABLE table_cell AS
SELECT
    *,
    report_id || policy_id || section || measure || coalesce(column_no, 0) AS column_key,
    count(*) FILTER (role = 'total') OVER (
        PARTITION BY report_id, policy_id, section, measure, column_no
        ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS totals_before
FROM figure
WHERE is_cell AND is_first_of_cell AND measure <> '';

-- Each total of a column beside its rows: those above it, back to the total before it or further; or the totals above
-- it and the rows since. Columns of averages are left out, and those with a cell that could not be read, or whose
-- number may be torn in two: more digits follow, without a word.
CREATE OR REPLACE TEMP TABLE column_total AS
WITH unread AS (
    SELECT report_id, policy_id, section, measure FROM fact WHERE state = 'unreadable'
    UNION
    SELECT cell.report_id, cell.policy_id, cell.section, cell.measure
    FROM table_cell AS cell
    SEMI JOIN figure AS rest
      ON rest.report_id = cell.report_id AND rest.group_id = cell.group_id AND rest.cell = cell.cell
     AND NOT rest.is_first_of_cell AND rest.measure = ''
),
averaged AS (
    SELECT column_key FROM table_cell GROUP BY column_key
    HAVING bool_or(role IN ('percent', 'ratio', 'score', 'difference'))
),
addable AS (
    SELECT * FROM table_cell
    ANTI JOIN unread USING (report_id, policy_id, section, measure)
    ANTI JOIN averaged USING (column_key)
),
-- The rows between two totals, and the total that ends them.
segment AS (
    SELECT
        column_key, totals_before,
        coalesce(sum(number) FILTER (role <> 'total'), 0) AS of_rows,
        list({'fact_id': fact_id, 'label': row_label, 'number': number} ORDER BY position) FILTER (role <> 'total')
            AS rows,
        any_value(number) FILTER (role = 'total') AS stated,
        any_value(fact_id) FILTER (role = 'total') AS fact_id
    FROM addable
    GROUP BY column_key, totals_before
),
candidate AS (
    SELECT
        total.fact_id, total.stated, first.totals_before AS first,
        sum(part.of_rows) AS of_rows,
        sum(CASE WHEN part.totals_before = total.totals_before THEN part.of_rows ELSE part.stated END) AS of_totals,
        flatten(list(part.rows ORDER BY part.totals_before)) AS rows
    FROM segment AS total
    JOIN segment AS first ON first.column_key = total.column_key AND first.totals_before <= total.totals_before
    JOIN segment AS part
      ON part.column_key = total.column_key
     AND part.totals_before BETWEEN first.totals_before AND total.totals_before
    WHERE total.stated IS NOT NULL
    GROUP BY ALL
)
SELECT
    fact_id, stated,
    arg_max(of_rows, first) FILTER (len(rows) > 1) AS computed,
    arg_max(rows, first) FILTER (len(rows) > 1) AS rows,
    bool_or(abs(of_rows - stated) < 1e-9) OR coalesce(bool_or(abs(of_totals - stated) < 1e-9), false) AS is_sum
FROM candidate
GROUP BY fact_id, stated;

-- The number in a table of one province's report that an office of several tells in words, too, with how many of it are
-- of which: what of it is another province's.
CREATE OR REPLACE TEMP TABLE neighbour_part AS
WITH of_province AS (
    SELECT figure.*, province_th, list_contains(report.provinces, province_th) AS is_own
    FROM figure
    JOIN report ON report.report_id = figure.report_id AND len(report.provinces) = 1
    JOIN province
      ON list_contains(figure.provinces, province_th)
     AND ends_with(measure, province_th)
     AND regexp_matches(left(measure, length(measure) - length(province_th)), '(^|\s|จ\.|จังหวัด)$')
    WHERE role = 'part'
)
SELECT
    cell.*, other.number AS part, other.province_th AS other_province, [other.fact_id, whole.fact_id] AS told_ids
FROM of_province AS other
SEMI JOIN of_province AS own
  ON own.is_own AND own.report_id = other.report_id AND own.group_id = other.group_id AND own.unit = other.unit
JOIN figure AS whole
  ON whole.report_id = other.report_id AND whole.group_id = other.group_id AND whole.unit = other.unit
 AND whole.role IN ('denominator', 'count', 'total') AND whole.number >= other.number
JOIN table_cell AS cell
  ON cell.report_id = whole.report_id AND cell.agency = whole.agency AND cell.theme = whole.theme
 AND cell.number = whole.number AND cell.unit = whole.unit
WHERE NOT other.is_own AND other.number > 0;

-- What a base measures when it is all there is of a kind in an office: no target group, size or project.
CREATE OR REPLACE TEMP TABLE whole AS
SELECT *
FROM (
    SELECT
        *,
        CASE
            WHEN regexp_matches(measure, '^(จาก)?(จำนวน)?\s*(โรงเรียน|สถานศึกษา|รร\.)\s*(ใน)?(สังกัด)?\s*(สพฐ\.?)?\s*(ทั้งหมด|ทั้งสิ้น)?$')
                THEN 'school'
            WHEN regexp_matches(measure, '^(จาก)?(จำนวน)?\s*(นักเรียน|ผู้เรียน|นร\.)\s*(ใน)?(สังกัด)?\s*(สพฐ\.?)?\s*(ทั้งหมด|ทั้งสิ้น)?$')
                THEN 'learner'
            WHEN regexp_matches(
                measure,
                '^(จาก)?(จำนวน)?\s*(ข้าราชการ)?ครู(และ)?บุคลากร(ทางการศึกษา)?\s*(ใน)?(สังกัด)?\s*(สพฐ\.?)?\s*(ทั้งหมด|ทั้งสิ้น)?$'
            ) THEN 'staff'
            WHEN regexp_matches(
                measure, '^(จาก)?(จำนวน)?\s*(ข้าราชการ)?ครู\s*(ใน)?(สังกัด)?\s*(สพฐ\.?)?\s*(ทั้งหมด|ทั้งสิ้น)?$'
            ) THEN 'teacher'
        END AS thing
    FROM figure
    WHERE role IN ('denominator', 'count', 'numerator') AND unit <> 'ร้อยละ'
)
WHERE thing IS NOT NULL AND (role = 'denominator' OR contains(measure, 'ทั้งหมด'));

-- Results with all that must agree before two of them can be one figure told twice: office, row, school, period, unit.
-- A date after the report's own is the report's. In words_key what only joins, marks and the office's own body make no
-- difference. What somebody corrected is settled.
CREATE OR REPLACE TEMP TABLE telling AS
SELECT
    figure.*,
    figure.source || CASE WHEN line IS NULL THEN ' ' || place ELSE ':' || line END AS place_named,
    hash(
        figure.agency, figure.affiliation, figure.provinces, school, own_row, figure.fiscal_year, school_year,
        figure.round,
        least(figure.as_of, report.as_of),
        CASE
            WHEN unit IN ('คน', 'ราย', 'ท่าน') THEN 'คน'
            WHEN unit IN ('แห่ง', 'โรงเรียน', 'โรง', 'สถานศึกษา') THEN 'แห่ง'
            ELSE unit
        END
    ) AS told_key,
    regexp_replace(
        replace(
            regexp_replace(replace(measure, figure.affiliation, ''), '^\s*(จาก)?(จำนวน)?|ที่', '', 'g'),
            'ำ', 'า'
        ),
        '[\s.,()\x{0E31}\x{0E34}-\x{0E3A}\x{0E47}-\x{0E4E}]', '', 'g'
    ) AS words_key
FROM figure
JOIN report USING (report_id)
ANTI JOIN (SELECT fact_id FROM correction WHERE action = 'correct') AS corrected USING (fact_id)
WHERE kind = 'result' AND figure.agency <> '' AND NOT is_approximate;
