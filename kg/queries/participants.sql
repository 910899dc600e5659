-- columns: who en, type text, acts integer, isActedOn integer, says integer, together integer
SELECT t.label AS who, t.kind AS type, n.acts, n.isActedOn, n.says, n.acts + n.isActedOn + n.says AS together FROM (
    SELECT participant, SUM(acts) AS acts, SUM(isActedOn) AS isActedOn, SUM(says) AS says FROM (
        SELECT actor AS participant, COUNT(*) AS acts, 0 AS isActedOn, 0 AS says FROM statement WHERE actor IS NOT NULL GROUP BY actor
        UNION ALL SELECT target, 0, COUNT(*), 0 FROM statement WHERE target IS NOT NULL GROUP BY target
        UNION ALL SELECT source, 0, 0, COUNT(*) FROM said GROUP BY source
    ) GROUP BY participant
) n JOIN thing t ON t.id = n.participant [WHERE t.kind = :kind]
ORDER BY together DESC, who, type LIMIT :limit
