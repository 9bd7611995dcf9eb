SELECT
  *
FROM (
  SELECT
    "t1"."organ",
    CASE WHEN "t1"."closed_on" < MAKE_DATE(2027, 1, 1) THEN 0 ELSE NULL END AS "slice",
    CAST(NULL AS TEXT) AS "group",
    COUNT(*) FILTER(WHERE
      "t1"."result" = 'agreed') AS "records_0",
    COUNT(*) FILTER(WHERE
      (
        "t1"."result" = 'agreed'
      ) AND (
        "t1"."people" IS NULL
      )) AS "empty_0",
    SUM("t1"."people") FILTER(WHERE
      "t1"."result" = 'agreed') AS "total_0"
  FROM (
    SELECT
      *
    FROM "facts" AS "t0"
    WHERE
      "t0"."closed_on" >= MAKE_DATE(2026, 1, 1)
      AND "t0"."closed_on" < MAKE_DATE(2027, 1, 1)
  ) AS "t1"
  GROUP BY
    1,
    2,
    3
) AS "t2"
