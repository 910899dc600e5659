-- columns: sentence text, who en, polarity text, modality text, action en, whom en, document text, statement iri
SELECT p.text AS sentence, actor.label AS who, s.polarity, s.modality, act.label AS action, target.label AS whom, d.name AS document,
    s.iri AS statement
FROM sentence p CROSS JOIN statement s ON s.place = p.place AND s.sentence = p.id
LEFT JOIN thing actor ON actor.id = s.actor JOIN thing act ON act.id = s.action LEFT JOIN thing target ON target.id = s.target
JOIN document d ON d.id = s.document
WHERE instr(lower(p.text), lower(:text)) > 0
ORDER BY p.place, who, action, whom, statement LIMIT :limit
