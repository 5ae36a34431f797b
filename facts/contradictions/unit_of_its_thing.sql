-- severity: note
-- th: ตารางนับ “{measure}” แต่หน่วยนับพิมพ์ว่า {unit}
-- en: The table counts “{measure}”, but its unit is printed as {unit}
-- Schools are no people, and people no places. One row a table.
WITH counted AS (
    SELECT
        *,
        regexp_matches(measure, '^(จำนวน)?\s*(โรงเรียน|สถานศึกษา|รร\.)') AND unit IN ('คน', 'ราย', 'ท่าน') AS is_place,
        regexp_matches(measure, '^(จำนวน)?\s*(ครู|นักเรียน|ผู้เรียน|บุคลากร|นร\.)[^ ]*$')
            AND unit IN ('แห่ง', 'โรงเรียน', 'โรง') AS is_people
    FROM table_cell
)
SELECT list(fact_id ORDER BY position) AS fact_ids, any_value(measure) AS measure, any_value(unit) AS unit
FROM counted
WHERE is_place OR is_people
GROUP BY report_id, policy_id, section, measure_key, unit
