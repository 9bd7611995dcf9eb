SELECT
  *
FROM (
  SELECT
    "t1"."organ",
    CASE
      WHEN "t1"."closed_on" < MAKE_DATE(2026, 4, 1)
      THEN 0
      WHEN "t1"."closed_on" < MAKE_DATE(2026, 7, 1)
      THEN 1
      WHEN "t1"."closed_on" < MAKE_DATE(2026, 10, 1)
      THEN 2
      WHEN "t1"."closed_on" < MAKE_DATE(2027, 1, 1)
      THEN 3
      ELSE NULL
    END AS "slice",
    COALESCE(NULLIF("t1"."kind", ''), '未填') AS "group",
    COUNT(*) AS "records_0"
  FROM (
    SELECT
      *
    FROM "facts" AS "t0"
    WHERE
      "t0"."closed_on" >= MAKE_DATE(2026, 1, 1)
      AND "t0"."closed_on" < MAKE_DATE(2027, 1, 1)
      AND "t0"."organ" IN ('east', 'east-1')
  ) AS "t1"
  GROUP BY
    1,
    2,
    3
) AS "t2"
