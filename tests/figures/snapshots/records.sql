SELECT
  "t0"."id"
FROM "facts" AS "t0"
WHERE
  "t0"."closed_on" >= MAKE_DATE(2026, 1, 1)
  AND "t0"."closed_on" <= MAKE_DATE(2026, 12, 31)
  AND "t0"."organ" IN ('east')
  AND "t0"."result" = 'agreed'
  AND "t0"."kind" IN ('land', 'family', 'debt')
  AND COALESCE(NULLIF("t0"."kind", ''), '未填') = 'land'
  AND "t0"."id" > 7
ORDER BY
  "t0"."id" ASC
LIMIT 50
