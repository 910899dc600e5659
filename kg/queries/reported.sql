-- columns: by en, polarity text, action en, whom en, time text, sentence text, document text, statement iri
SELECT source.label AS by_, s.polarity, act.label AS action, target.label AS whom, s.time, p.text AS sentence, d.name AS document,
    s.iri AS statement
FROM statement s JOIN said q ON q.statement = s.id JOIN thing source ON source.id = q.source
JOIN thing act ON act.id = s.action LEFT JOIN thing target ON target.id = s.target
JOIN sentence p ON p.id = s.sentence JOIN document d ON d.id = s.document
WHERE s.modality = 'actual' AND s.actor = :actor [AND q.source = :source]
ORDER BY by_, s.place, action, whom, statement LIMIT :limit
