-- columns: does en, of text, statements integer, facts integer
SELECT t.label AS does, substr(c.iri, instr(c.iri, '#') + 1) AS of_, n.statements, n.facts
FROM (
    SELECT s.action, COUNT(*) AS statements, SUM(s.fact) AS facts FROM statement s
    [JOIN action a ON a.id = s.action AND a.class = :class]
    GROUP BY s.action ORDER BY statements DESC, s.action LIMIT :limit
) n
JOIN thing t ON t.id = n.action LEFT JOIN action a ON a.id = n.action LEFT JOIN thing c ON c.id = a.class
ORDER BY n.statements DESC, does
