-- columns: by text, who en, action en, whom en, modality text, sentence text, document text, statement iri
SELECT COALESCE(source.label, '(author)') AS by_, actor.label AS who, act.label AS action, target.label AS whom, s.modality, p.text AS sentence,
    d.name AS document, s.iri AS statement
FROM statement s LEFT JOIN said q ON q.statement = s.id LEFT JOIN thing source ON source.id = q.source
LEFT JOIN thing actor ON actor.id = s.actor JOIN thing act ON act.id = s.action LEFT JOIN thing target ON target.id = s.target
JOIN sentence p ON p.id = s.sentence JOIN document d ON d.id = s.document
WHERE s.polarity = 'negated' [AND q.source = :source] [AND s.actor = :actor]
ORDER BY by_, s.place, action, whom, statement LIMIT :limit
