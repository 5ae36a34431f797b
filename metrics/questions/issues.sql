-- What could not be read or placed; errors first. A file without a report could not be read at all.
SELECT
    issue.source, issue.line, issue.place, issue.severity, issue.code, issue.message, issue.raw,
    report.report_id IS NULL AS is_unread_file
FROM issue
LEFT JOIN (SELECT source, min(report_id) AS report_id FROM report GROUP BY source) AS report USING (source)
ORDER BY
    CASE issue.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END,
    issue.source, issue.line, issue.place, issue.code
