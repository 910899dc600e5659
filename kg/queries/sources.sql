-- columns: by en, statements integer, documents integer, negated integer, actual integer, predicted integer, possible integer, obligatory integer, intended integer
SELECT source.label AS by_, n.statements, n.documents, n.negated, n.actual, n.predicted, n.possible, n.obligatory, n.intended FROM (
    SELECT q.source, COUNT(*) AS statements, COUNT(DISTINCT s.document) AS documents, SUM(s.polarity = 'negated') AS negated,
        SUM(s.modality = 'actual') AS actual, SUM(s.modality = 'predicted') AS predicted, SUM(s.modality = 'possible') AS possible,
        SUM(s.modality = 'obligatory') AS obligatory, SUM(s.modality = 'intended') AS intended
    FROM said q JOIN statement s ON s.id = q.statement [WHERE s.document = :document]
    GROUP BY q.source ORDER BY statements DESC, q.source LIMIT :limit
) n JOIN thing source ON source.id = n.source
ORDER BY n.statements DESC, by_
