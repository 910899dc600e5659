-- columns: who en, whom en, facts integer, verbalCooperation integer, materialCooperation integer, verbalConflict integer, materialConflict integer, intensity decimal
SELECT actor.label AS who, target.label AS whom, n.facts, n.verbalCooperation, n.materialCooperation, n.verbalConflict, n.materialConflict,
    n.intensity
FROM (
    SELECT s.actor, s.target, COUNT(*) AS facts,
        SUM(c.quad = 'VerbalCooperation') AS verbalCooperation, SUM(c.quad = 'MaterialCooperation') AS materialCooperation,
        SUM(c.quad = 'VerbalConflict') AS verbalConflict, SUM(c.quad = 'MaterialConflict') AS materialConflict,
        mean(SUM(c.intensity), COUNT(*)) AS intensity
    FROM statement s JOIN action a ON a.id = s.action JOIN class c ON c.id = a.class
    WHERE s.fact = 1 AND s.actor IS NOT NULL AND s.target IS NOT NULL [AND s.actor = :actor] [AND s.target = :target]
    GROUP BY s.actor, s.target HAVING facts >= :least
) n JOIN thing actor ON actor.id = n.actor JOIN thing target ON target.id = n.target
ORDER BY n.intensity, n.facts DESC, who, whom LIMIT :limit
