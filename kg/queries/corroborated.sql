-- columns: who en, action en, whom en, documents integer, statements integer
SELECT actor.label AS who, act.label AS action, target.label AS whom, n.documents, n.statements FROM (
    SELECT s.actor, s.target, s.action, COUNT(DISTINCT s.document) AS documents, COUNT(*) AS statements FROM statement s
    WHERE s.fact = 1 AND s.actor IS NOT NULL AND s.target IS NOT NULL [AND s.actor = :actor] [AND s.target = :target]
    GROUP BY s.actor, s.target, s.action HAVING documents >= :least
) n JOIN thing actor ON actor.id = n.actor JOIN thing act ON act.id = n.action JOIN thing target ON target.id = n.target
ORDER BY n.documents DESC, n.statements DESC, who, action, whom LIMIT :limit
