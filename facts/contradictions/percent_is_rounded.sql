-- severity: note
-- th: ร้อยละ {stated} ถูกตัดเศษทิ้ง {part} จาก {whole} ปัดเศษแล้วเป็นร้อยละ {computed}
-- en: {stated} percent was cut off: {part} of {whole} rounds to {computed} percent
-- A percent whose last decimals were cut off where rounding gives another one; once where it is told again.
SELECT fact_ids, stated, computed, part, whole
FROM percent_gap
WHERE NOT is_rounded AND is_cut_off
QUALIFY row_number() OVER (PARTITION BY report_id, stated, part, whole ORDER BY position) = 1
