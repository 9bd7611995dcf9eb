SELECT
  *
FROM (
  SELECT
    "t3"."organ",
    "t3"."slice",
    "t3"."group",
    "t3"."records_0",
    CAST(NULL AS BIGINT) AS "records_1"
  FROM (
    SELECT
      "t1"."organ",
      CASE WHEN "t1"."accepted_on" < MAKE_DATE(2027, 1, 1) THEN 0 ELSE NULL END AS "slice",
      CAST(NULL AS TEXT) AS "group",
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
  ) AS "t3"
) AS "t5"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t4"."organ",
    "t4"."slice",
    "t4"."group",
    CAST(NULL AS BIGINT) AS "records_0",
    "t4"."records_1"
  FROM (
    SELECT
      "t2"."organ",
      CASE WHEN "t2"."closed_on" < MAKE_DATE(2027, 1, 1) THEN 0 ELSE NULL END AS "slice",
      CAST(NULL AS TEXT) AS "group",
      COUNT(*) AS "records_1"
    FROM (
      SELECT
        *
      FROM "facts" AS "t0"
      WHERE
        "t0"."closed_on" >= MAKE_DATE(2026, 1, 1)
        AND "t0"."closed_on" < MAKE_DATE(2027, 1, 1)
    ) AS "t2"
    GROUP BY
      1,
      2,
      3
  ) AS "t4"
) AS "t6"
