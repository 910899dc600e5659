-- columns: who en, kind text, actsOn integer, actedOnBy integer
SELECT other.label AS who, other.kind, n.actsOn, n.actedOnBy FROM (
    SELECT other, SUM(out_) AS actsOn, SUM(in_) AS actedOnBy FROM (
        SELECT target AS other, 1 AS out_, 0 AS in_ FROM statement WHERE actor = :of AND fact = 1 AND target IS NOT NULL
        UNION ALL SELECT actor, 0, 1 FROM statement WHERE target = :of AND fact = 1 AND actor IS NOT NULL
    ) GROUP BY other
) n JOIN thing other ON other.id = n.other
ORDER BY n.actsOn + n.actedOnBy DESC, who, other.kind LIMIT :limit
