-- Every figure and narrative belongs to a report of the store.
SELECT source, place, report_id
FROM (SELECT source, place, report_id FROM fact UNION ALL SELECT source, place, report_id FROM narrative)
WHERE report_id NOT IN (SELECT report_id FROM report)
