SELECT
  "t0"."id"
FROM "facts" AS "t0"
WHERE
  "t0"."accepted_on" <= MAKE_DATE(2026, 12, 31)
  AND (
    (
      "t0"."closed_on" IS NULL
    )
    OR (
      "t0"."closed_on" > MAKE_DATE(2026, 12, 31)
    )
  )
  AND "t0"."kind" IS NOT NULL
ORDER BY
  "t0"."id" ASC
LIMIT 50
