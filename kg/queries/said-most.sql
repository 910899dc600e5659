-- columns: who en, polarity text, modality text, action en, whom en, statements integer, sources integer, documents integer
SELECT actor.label AS who, n.polarity, n.modality, act.label AS action, target.label AS whom, n.statements, n.sources, n.documents FROM (
    SELECT s.actor, s.action, s.target, s.polarity, s.modality, COUNT(DISTINCT s.id) AS statements, COUNT(DISTINCT q.source) AS sources,
        COUNT(DISTINCT s.document) AS documents
    FROM said q JOIN statement s ON s.id = q.statement
    WHERE s.actor IS NOT NULL AND s.target IS NOT NULL [AND q.source = :source]
    GROUP BY s.actor, s.action, s.target, s.polarity, s.modality
    ORDER BY statements DESC, s.actor, s.action, s.target, s.polarity, s.modality LIMIT :limit
) n JOIN thing actor ON actor.id = n.actor JOIN thing act ON act.id = n.action JOIN thing target ON target.id = n.target
ORDER BY n.statements DESC, n.sources DESC, who, action, whom, n.polarity, n.modality
