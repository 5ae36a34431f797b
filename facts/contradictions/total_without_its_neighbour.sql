-- severity: doubtful
-- th: ยอดรวม {stated} {unit} ของจังหวัดนับ {part} {unit} ของจังหวัด{province}ไว้ด้วย
-- en: The province's total of {stated} {unit} includes {part} of {province}
-- An office of several provinces tells in words how many of its number are of which, and the report of one of them adds
-- all of that number into its own total, which is the sum of its rows.
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
    [total.fact_id, cell.fact_id, other.fact_id, whole.fact_id] AS fact_ids, total.number AS stated, total.unit,
    other.number AS part, other.province_th AS province
FROM of_province AS other
SEMI JOIN of_province AS own
  ON own.is_own AND own.report_id = other.report_id AND own.group_id = other.group_id AND own.unit = other.unit
JOIN figure AS whole
  ON whole.report_id = other.report_id AND whole.group_id = other.group_id AND whole.unit = other.unit
 AND whole.role IN ('denominator', 'count', 'total') AND whole.number >= other.number
JOIN table_cell AS cell
  ON cell.report_id = whole.report_id AND cell.agency = whole.agency AND cell.theme = whole.theme
 AND cell.number = whole.number AND cell.unit = whole.unit
JOIN table_cell AS total
  ON total.column_key = cell.column_key AND total.role = 'total' AND total.totals_before = cell.totals_before
 AND total.position > cell.position
SEMI JOIN column_total ON column_total.fact_id = total.fact_id AND is_sum
WHERE NOT other.is_own AND other.number > 0
