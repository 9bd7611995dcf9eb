SELECT
  *
FROM (
  SELECT
    "t1"."organ",
    CASE WHEN "t1"."accepted_on" < MAKE_DATE(2027, 1, 1) THEN 0 ELSE NULL END AS "slice",
    CONCAT_WS(
      '.',
      COALESCE(NULLIF("t1"."kind", ''), '未填'),
      COALESCE(NULLIF("t1"."result", ''), '未填')
    ) AS "group",
    COUNT(*) AS "records_0"
  FROM (
    SELECT
      *
    FROM "facts" AS "t0"
    WHERE
      "t0"."accepted_on" >= MAKE_DATE(2026, 1, 1)
      AND "t0"."accepted_on" < MAKE_DATE(2027, 1, 1)
  ) AS "t1"
  GROUP BY
    1,
    2,
    3
) AS "t2"
