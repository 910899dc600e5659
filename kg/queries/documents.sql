-- columns: name text, title text, author text, published text, statements integer, facts integer, document iri
SELECT d.name, d.title, d.author, d.published, COUNT(s.id) AS statements, COALESCE(SUM(s.fact), 0) AS facts, d.iri AS document
FROM (SELECT * FROM document [WHERE lower(publisher) = lower(:publisher)] ORDER BY name LIMIT :limit) d LEFT JOIN statement s ON s.document = d.id
GROUP BY d.id ORDER BY d.name
