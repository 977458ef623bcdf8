WITH RECURSIVE found AS (
  SELECT p.clause_id, p.document_id, p.ordinal, p.mention, p.quantity, p.comparator, p.per, p.start_char, p.end_char, d.text AS whole,
    substr(d.text, c.start_char + length(coalesce(c.marker, '')) + 1, p.start_char - c.start_char - length(coalesce(c.marker, ''))) AS head,
    substr(d.text, p.end_char + 1, c.end_char - p.end_char) AS tail
  FROM parameters p JOIN clauses c ON c.clause_id = p.clause_id JOIN documents d ON d.document_id = p.document_id
  WHERE p.quantity IN ('money', 'percent')
),
stopped AS ( -- every end of a sentence is 。
  SELECT found.*, replace(replace(replace(head, '！', '。'), '？', '。'), '
', '。') AS head_stops, replace(replace(replace(tail, '！', '。'), '？', '。'), '
', '。') || '。' AS tail_stops FROM found
),
sentences AS (
  SELECT stopped.*, start_char - length(head) + length(rtrim(head_stops, replace(head_stops, '。', ''))) AS sentence_start,
    CASE WHEN instr(tail_stops, '。') > length(tail) THEN end_char + length(tail) ELSE end_char + instr(tail_stops, '。') END AS sentence_end
  FROM stopped
),
offered AS (
  SELECT sentences.*, substr(whole, sentence_start + 1, sentence_end - sentence_start) AS sentence FROM sentences
),
line (clause_id, above, headings) AS (
  SELECT clause_id, parent_id, heading FROM clauses WHERE clause_id IN (SELECT clause_id FROM offered WHERE $offers)
  UNION ALL
  SELECT line.clause_id, clauses.parent_id, coalesce(clauses.heading || ' › ' || line.headings, clauses.heading, line.headings)
  FROM line JOIN clauses ON clauses.clause_id = line.above
),
joined AS (
  SELECT DISTINCT clause_id, document_id, sentence_start, trim(sentence, ' 　
') AS sentence,
    group_concat(mention, '；') FILTER (WHERE quantity = 'money') OVER printed AS amounts,
    group_concat(mention, '；') FILTER (WHERE quantity = 'percent') OVER printed AS percents,
    group_concat(per, '；') OVER printed AS per,
    group_concat(mention, '；') FILTER (WHERE quantity = 'money' AND comparator IN ('le', 'lt')) OVER printed AS cap
  FROM offered WHERE $offers
  WINDOW printed AS (PARTITION BY clause_id, sentence_start ORDER BY ordinal ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
)
SELECT j.clause_id, j.document_id, d.title, d.document_number, line.headings, j.sentence, j.amounts, j.percents, j.per, j.cap
FROM joined j
JOIN documents d ON d.document_id = j.document_id
JOIN clauses c ON c.clause_id = j.clause_id
JOIN line ON line.clause_id = j.clause_id AND line.above IS NULL
ORDER BY j.document_id, c.ordinal, j.sentence_start
