-- columns: who en, action en, whom en, affirmedBy text, affirmedIn text, deniedBy text, deniedIn text, affirmation iri, denial iri
SELECT actor.label AS who, act.label AS action, target.label AS whom,
    COALESCE(one.label, '(author)') AS affirmedBy, here.name AS affirmedIn, COALESCE(other.label, '(author)') AS deniedBy, there.name AS deniedIn,
    yes.iri AS affirmation, no.iri AS denial
FROM statement no
CROSS JOIN statement yes ON yes.actor = no.actor AND yes.action = no.action AND yes.target = no.target
JOIN thing actor ON actor.id = no.actor JOIN thing act ON act.id = no.action JOIN thing target ON target.id = no.target
JOIN document here ON here.id = yes.document JOIN document there ON there.id = no.document
LEFT JOIN said yes_said ON yes_said.statement = yes.id LEFT JOIN thing one ON one.id = yes_said.source
LEFT JOIN said no_said ON no_said.statement = no.id LEFT JOIN thing other ON other.id = no_said.source
WHERE no.polarity = 'negated' AND no.modality = 'actual' AND no.actor IS NOT NULL AND no.target IS NOT NULL
    AND yes.polarity = 'affirmed' AND yes.modality = 'actual' [AND no.actor = :actor] [AND no.target = :target]
    AND (yes.document <> no.document OR COALESCE(yes.chain, '') <> COALESCE(no.chain, ''))
ORDER BY who, action, whom, affirmedIn, deniedIn, affirmedBy, deniedBy, affirmation, denial LIMIT :limit
