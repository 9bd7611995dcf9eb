SELECT
  *
FROM (
  SELECT
    "t2"."organ",
    CASE
      WHEN "t2"."stock day" = MAKE_DATE(2026, 3, 31)
      THEN -1
      WHEN "t2"."stock day" = MAKE_DATE(2026, 6, 30)
      THEN -2
      WHEN "t2"."stock day" = MAKE_DATE(2026, 9, 30)
      THEN -3
      WHEN "t2"."stock day" = MAKE_DATE(2026, 12, 31)
      THEN -4
      ELSE NULL
    END AS "slice",
    COALESCE(NULLIF("t2"."kind", ''), '未填') AS "group",
    COUNT(*) FILTER(WHERE
      "t2"."kind" IS NOT NULL) AS "records_0"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t0"."id",
        "t0"."organ",
        "t0"."kind",
        "t0"."result",
        "t0"."accepted_on",
        "t0"."closed_on",
        "t0"."amount",
        "t0"."people",
        UNNEST(
          CAST([
            MAKE_DATE(2026, 3, 31),
            MAKE_DATE(2026, 6, 30),
            MAKE_DATE(2026, 9, 30),
            MAKE_DATE(2026, 12, 31)
          ] AS DATE[])
        ) AS "stock day"
      FROM "facts" AS "t0"
    ) AS "t1"
    WHERE
      "t1"."accepted_on" <= "t1"."stock day"
      AND (
        (
          "t1"."closed_on" IS NULL
        ) OR (
          "t1"."closed_on" > "t1"."stock day"
        )
      )
  ) AS "t2"
  GROUP BY
    1,
    2,
    3
) AS "t3"
