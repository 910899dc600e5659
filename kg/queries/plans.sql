-- columns: who en, polarity text, action en, whom en, source text, time text, sentence text, document text, statement iri
SELECT actor.label AS who, s.polarity, act.label AS action, target.label AS whom,
    (SELECT COALESCE(group_concat(label, ', '), '') FROM (SELECT DISTINCT t.label FROM said q JOIN thing t ON t.id = q.source WHERE q.statement = s.id
        ORDER BY t.label)) AS source,
    s.time, p.text AS sentence, d.name AS document, s.iri AS statement
FROM statement s JOIN thing actor ON actor.id = s.actor JOIN thing act ON act.id = s.action LEFT JOIN thing target ON target.id = s.target
JOIN sentence p ON p.id = s.sentence JOIN document d ON d.id = s.document
WHERE s.modality = 'intended' [AND s.actor = :actor]
ORDER BY who, s.place, action, whom, source, statement LIMIT :limit
