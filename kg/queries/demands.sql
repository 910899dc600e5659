-- columns: who en, of en, not text, action en, what en, sentence text, document text, statement iri
SELECT asker.label AS who, asked.label AS of_, IIF(s.polarity = 'negated', 'not', '') AS not_, act.label AS action, what.label AS what,
    p.text AS sentence, d.name AS document, s.iri AS statement
FROM (
    SELECT q.source AS asker, o.actor AS asked, o.target AS what, o.id, o.place AS place FROM statement o JOIN said q ON q.statement = o.id
    WHERE o.modality = 'obligatory' AND o.actor IS NOT NULL [AND q.source = :actor] [AND o.actor = :target]
    UNION ALL
    SELECT r.actor, r.target, r.theme, r.id, r.place FROM statement r JOIN action a ON a.id = r.action JOIN thing c ON c.id = a.class
    WHERE r.modality = 'actual' AND c.iri = 'https://w3id.org/kgwright/ontology#Request' AND r.actor IS NOT NULL AND r.target IS NOT NULL
        [AND r.actor = :actor] [AND r.target = :target]
    ORDER BY place
) n
CROSS JOIN statement s ON s.id = n.id JOIN thing asker ON asker.id = n.asker JOIN thing asked ON asked.id = n.asked
JOIN thing act ON act.id = s.action LEFT JOIN thing what ON what.id = n.what
JOIN sentence p ON p.id = s.sentence JOIN document d ON d.id = s.document
ORDER BY s.place, action, what, statement, who LIMIT :limit
