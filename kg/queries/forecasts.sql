-- columns: who en, modality text, polarity text, action en, whom en, accordingTo text, time text, sentence text, document text, statement iri
SELECT actor.label AS who, s.modality, s.polarity, act.label AS action, target.label AS whom, COALESCE(source.label, '(author)') AS accordingTo,
    s.time, p.text AS sentence, d.name AS document, s.iri AS statement
FROM statement s LEFT JOIN said q ON q.statement = s.id LEFT JOIN thing source ON source.id = q.source
JOIN thing actor ON actor.id = s.actor JOIN thing act ON act.id = s.action LEFT JOIN thing target ON target.id = s.target
JOIN sentence p ON p.id = s.sentence JOIN document d ON d.id = s.document
WHERE s.modality IN ('predicted', 'possible') [AND s.actor = :actor] [AND q.source = :source]
ORDER BY s.place, who, action, whom, accordingTo, statement LIMIT :limit
