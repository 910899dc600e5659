-- columns: who en, not text, action en, whom en, accordingTo text, sentence text, document text, statement iri
SELECT actor.label AS who, IIF(s.polarity = 'negated', 'not', '') AS not_, act.label AS action, target.label AS whom,
    COALESCE(source.label, '(author)') AS accordingTo, p.text AS sentence, d.name AS document, s.iri AS statement
FROM statement s LEFT JOIN said q ON q.statement = s.id LEFT JOIN thing source ON source.id = q.source
JOIN thing actor ON actor.id = s.actor JOIN thing act ON act.id = s.action LEFT JOIN thing target ON target.id = s.target
JOIN sentence p ON p.id = s.sentence JOIN document d ON d.id = s.document
WHERE s.modality = 'obligatory' [AND s.actor = :actor] [AND q.source = :source]
ORDER BY s.place, action, whom, accordingTo, statement LIMIT :limit
