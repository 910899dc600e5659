-- columns: who en, whom en, statements integer, facts integer
SELECT actor.label AS who, target.label AS whom, n.statements, n.facts FROM (
    SELECT s.actor, s.target, COUNT(*) AS statements, SUM(s.fact) AS facts FROM statement s [JOIN action a ON a.id = s.action AND a.class = :class]
    WHERE s.actor IS NOT NULL AND s.target IS NOT NULL [AND s.actor = :actor] [AND s.target = :target]
    GROUP BY s.actor, s.target ORDER BY statements DESC, facts DESC, s.actor, s.target LIMIT :limit
) n JOIN thing actor ON actor.id = n.actor JOIN thing target ON target.id = n.target
ORDER BY n.statements DESC, n.facts DESC, who, whom
