-- columns: confidence decimal, who en, action en, whom en, rule text, sentence text, document text, statement iri
SELECT s.confidence, actor.label AS who, act.label AS action, target.label AS whom, s.rule, p.text AS sentence, d.name AS document,
    s.iri AS statement
FROM statement s JOIN thing actor ON actor.id = s.actor JOIN thing act ON act.id = s.action JOIN thing target ON target.id = s.target
JOIN sentence p ON p.id = s.sentence JOIN document d ON d.id = s.document
WHERE s.fact = 1 AND s.confidence < :below
ORDER BY s.confidence, document, who, action, whom, statement LIMIT :limit
