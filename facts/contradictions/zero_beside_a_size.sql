-- severity: doubtful
-- th: ระบุ “{measure}” เป็น 0 ทั้งที่หน่วยงานเดียวกันมี “{other}” {computed}
-- en: “{measure}” is 0, while the same office has {computed} of “{other}”
-- An office that has schools has teachers: a size of 0 beside another size is most often "not sent".
SELECT
    [zero.fact_id, first(size.fact_id ORDER BY size.number DESC, size.position)] AS fact_ids, zero.number AS stated,
    max(size.number) AS computed, zero.measure, first(size.measure ORDER BY size.number DESC, size.position) AS other
FROM whole AS zero
JOIN whole AS size
  ON size.report_id = zero.report_id AND size.agency = zero.agency AND size.provinces = zero.provinces
 AND size.own_row = zero.own_row AND size.number > 0 AND size.thing <> zero.thing
WHERE zero.number = 0 AND zero.agency <> ''
GROUP BY zero.fact_id, zero.number, zero.measure
