-- severity: wrong
-- th: รายงานระบุร้อยละ {stated} แต่ {part} จาก {whole} คิดเป็นร้อยละ {computed}
-- en: The report states {stated} percent, but {part} of {whole} is {computed} percent
-- A percent that no numerator over no base of its group gives at the precision printed, neither rounded nor cut off.
SELECT fact_ids, stated, computed, part, whole
FROM percent_gap
WHERE NOT is_rounded AND NOT is_cut_off
