-- Loads the dataset into DuckDB, with keys, checks, views and comments. In this folder:
--   duckdb tiaokuan.duckdb < load.sql

CREATE TABLE "documents" (
  "document_id" VARCHAR NOT NULL,
  "title_inferred" BOOLEAN NOT NULL,
  "title" VARCHAR,
  "forwarded_title" VARCHAR,
  "document_number" VARCHAR,
  "issuer" VARCHAR,
  "issuer_level" VARCHAR CHECK ("issuer_level" IN ('national', 'ministry', 'province', 'city', 'county', 'township')),
  "region_code" VARCHAR,
  "region_name" VARCHAR,
  "document_type" VARCHAR,
  "status" VARCHAR CHECK ("status" IN ('issued', 'draft')),
  "signed_date" DATE,
  "printed_date" DATE,
  "published_date" DATE,
  "effective_date" DATE,
  "expiry_date" DATE,
  "dates_inferred" BOOLEAN NOT NULL,
  "addressees" VARCHAR,
  "cc" VARCHAR,
  "language" VARCHAR NOT NULL CHECK ("language" IN ('zh', 'en', 'mixed')),
  "source_url" VARCHAR,
  "retrieved_date" DATE,
  "same_text_as" VARCHAR,
  "parent_document_id" VARCHAR,
  "source_file" VARCHAR NOT NULL,
  "source_format" VARCHAR NOT NULL,
  "source_sha256" VARCHAR NOT NULL,
  "text_source" VARCHAR NOT NULL CHECK ("text_source" IN ('text', 'ocr')),
  "page_count" BIGINT CHECK ("page_count" >= 1),
  "char_count" BIGINT NOT NULL CHECK ("char_count" >= 0),
  "text" VARCHAR NOT NULL,
  PRIMARY KEY ("document_id"),
  FOREIGN KEY ("same_text_as") REFERENCES "documents" ("document_id"),
  FOREIGN KEY ("parent_document_id") REFERENCES "documents" ("document_id")
);

CREATE TABLE "organizations" (
  "organization_id" VARCHAR NOT NULL,
  "name" VARCHAR NOT NULL,
  "aliases" VARCHAR,
  "level" VARCHAR CHECK ("level" IN ('national', 'ministry', 'province', 'city', 'county', 'township')),
  "region_code" VARCHAR,
  "kind" VARCHAR NOT NULL,
  "successor_id" VARCHAR,
  "mention_count" BIGINT NOT NULL CHECK ("mention_count" >= 0),
  PRIMARY KEY ("organization_id"),
  FOREIGN KEY ("successor_id") REFERENCES "organizations" ("organization_id")
);

CREATE TABLE "clauses" (
  "clause_id" VARCHAR NOT NULL,
  "document_id" VARCHAR NOT NULL,
  "parent_id" VARCHAR,
  "ordinal" BIGINT NOT NULL CHECK ("ordinal" >= 1),
  "kind" VARCHAR NOT NULL CHECK ("kind" IN ('front', 'preamble', 'heading', 'clause', 'row', 'text', 'closing', 'back', 'attachment')),
  "level" BIGINT CHECK ("level" >= 1),
  "marker" VARCHAR,
  "style" VARCHAR CHECK ("style" IN ('han_comma', 'han_paren', 'arabic_dot', 'arabic_paren', 'circled', 'chapter', 'section', 'article', 'part', 'decimal', 'roman', 'latin', 'english', 'han_shi', 'bare')),
  "number" BIGINT CHECK ("number" >= 0),
  "path" VARCHAR NOT NULL,
  "heading" VARCHAR,
  "text" VARCHAR NOT NULL,
  "language" VARCHAR NOT NULL CHECK ("language" IN ('zh', 'en', 'mixed')),
  "parallel_of" VARCHAR,
  "start_char" BIGINT NOT NULL CHECK ("start_char" >= 0),
  "end_char" BIGINT NOT NULL CHECK ("end_char" >= 0),
  "start_page" BIGINT CHECK ("start_page" >= 1),
  "end_page" BIGINT CHECK ("end_page" >= 1),
  PRIMARY KEY ("clause_id"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("document_id"),
  FOREIGN KEY ("parent_id") REFERENCES "clauses" ("clause_id"),
  FOREIGN KEY ("parallel_of") REFERENCES "clauses" ("clause_id")
);

CREATE TABLE "document_links" (
  "document_id" VARCHAR NOT NULL,
  "source_document_id" VARCHAR NOT NULL,
  "basis" VARCHAR NOT NULL CHECK ("basis" IN ('cites', 'version', 'title', 'overlap')),
  "letters" BIGINT NOT NULL CHECK ("letters" >= 1),
  "share" DOUBLE NOT NULL CHECK ("share" >= 0),
  "source_share" DOUBLE NOT NULL CHECK ("source_share" >= 0),
  "clauses_linked" BIGINT NOT NULL CHECK ("clauses_linked" >= 0),
  "same_text" BOOLEAN NOT NULL,
  PRIMARY KEY ("document_id", "source_document_id"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("document_id"),
  FOREIGN KEY ("source_document_id") REFERENCES "documents" ("document_id")
);

CREATE TABLE "cells" (
  "document_id" VARCHAR NOT NULL,
  "table" BIGINT NOT NULL CHECK ("table" >= 1),
  "row" BIGINT NOT NULL CHECK ("row" >= 1),
  "column" BIGINT NOT NULL CHECK ("column" >= 1),
  "row_span" BIGINT NOT NULL CHECK ("row_span" >= 1),
  "column_span" BIGINT NOT NULL CHECK ("column_span" >= 1),
  "is_header" BOOLEAN NOT NULL,
  "header" VARCHAR,
  "clause_id" VARCHAR NOT NULL,
  "text" VARCHAR NOT NULL,
  "start_char" BIGINT NOT NULL CHECK ("start_char" >= 0),
  "end_char" BIGINT NOT NULL CHECK ("end_char" >= 1),
  PRIMARY KEY ("document_id", "table", "row", "column"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("document_id"),
  FOREIGN KEY ("clause_id") REFERENCES "clauses" ("clause_id")
);

CREATE TABLE "responsible_units" (
  "clause_id" VARCHAR NOT NULL,
  "document_id" VARCHAR NOT NULL,
  "ordinal" BIGINT NOT NULL CHECK ("ordinal" >= 1),
  "mention" VARCHAR NOT NULL,
  "name" VARCHAR NOT NULL,
  "name_inferred" BOOLEAN NOT NULL,
  "organization_id" VARCHAR,
  "role" VARCHAR NOT NULL CHECK ("role" IN ('lead', 'support', 'responsible', 'subject')),
  "evidence" VARCHAR NOT NULL CHECK ("evidence" IN ('annotation', 'sentence')),
  "start_char" BIGINT NOT NULL CHECK ("start_char" >= 0),
  "end_char" BIGINT NOT NULL CHECK ("end_char" >= 1),
  PRIMARY KEY ("clause_id", "ordinal"),
  FOREIGN KEY ("clause_id") REFERENCES "clauses" ("clause_id"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("document_id"),
  FOREIGN KEY ("organization_id") REFERENCES "organizations" ("organization_id")
);

CREATE TABLE "dates" (
  "clause_id" VARCHAR NOT NULL,
  "document_id" VARCHAR NOT NULL,
  "ordinal" BIGINT NOT NULL CHECK ("ordinal" >= 1),
  "mention" VARCHAR NOT NULL,
  "kind" VARCHAR NOT NULL CHECK ("kind" IN ('point', 'period', 'deadline', 'start', 'recurring')),
  "start_date" DATE,
  "end_date" DATE,
  "precision" VARCHAR NOT NULL CHECK ("precision" IN ('day', 'month', 'quarter', 'half', 'year', 'period')),
  "start_char" BIGINT NOT NULL CHECK ("start_char" >= 0),
  "end_char" BIGINT NOT NULL CHECK ("end_char" >= 1),
  PRIMARY KEY ("clause_id", "ordinal"),
  FOREIGN KEY ("clause_id") REFERENCES "clauses" ("clause_id"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("document_id")
);

CREATE TABLE "parameters" (
  "clause_id" VARCHAR NOT NULL,
  "document_id" VARCHAR NOT NULL,
  "ordinal" BIGINT NOT NULL CHECK ("ordinal" >= 1),
  "mention" VARCHAR NOT NULL,
  "quantity" VARCHAR NOT NULL,
  "comparator" VARCHAR NOT NULL CHECK ("comparator" IN ('eq', 'ge', 'gt', 'le', 'lt', 'between')),
  "approximate" BOOLEAN NOT NULL,
  "low" DOUBLE,
  "high" DOUBLE,
  "unit" VARCHAR NOT NULL,
  "unit_inferred" BOOLEAN NOT NULL,
  "per" VARCHAR,
  "anchor" VARCHAR,
  "subject" VARCHAR,
  "start_char" BIGINT NOT NULL CHECK ("start_char" >= 0),
  "end_char" BIGINT NOT NULL CHECK ("end_char" >= 1),
  PRIMARY KEY ("clause_id", "ordinal"),
  FOREIGN KEY ("clause_id") REFERENCES "clauses" ("clause_id"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("document_id")
);

CREATE TABLE "citations" (
  "clause_id" VARCHAR NOT NULL,
  "document_id" VARCHAR NOT NULL,
  "ordinal" BIGINT NOT NULL CHECK ("ordinal" >= 1),
  "mention" VARCHAR NOT NULL,
  "title" VARCHAR,
  "document_number" VARCHAR,
  "short_name" VARCHAR,
  "kind" VARCHAR NOT NULL CHECK ("kind" IN ('law', 'policy', 'plan', 'standard', 'catalogue', 'other')),
  "relation" VARCHAR NOT NULL CHECK ("relation" IN ('repeals', 'amends', 'basis', 'implements', 'follows', 'forwards', 'refers')),
  "cited_document_id" VARCHAR,
  "start_char" BIGINT NOT NULL CHECK ("start_char" >= 0),
  "end_char" BIGINT NOT NULL CHECK ("end_char" >= 1),
  PRIMARY KEY ("clause_id", "ordinal"),
  FOREIGN KEY ("clause_id") REFERENCES "clauses" ("clause_id"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("document_id"),
  FOREIGN KEY ("cited_document_id") REFERENCES "documents" ("document_id")
);

CREATE TABLE "passages" (
  "document_id" VARCHAR NOT NULL,
  "clause_id" VARCHAR NOT NULL,
  "ordinal" BIGINT NOT NULL CHECK ("ordinal" >= 1),
  "start_char" BIGINT NOT NULL CHECK ("start_char" >= 0),
  "end_char" BIGINT NOT NULL CHECK ("end_char" >= 1),
  "source_document_id" VARCHAR NOT NULL,
  "source_clause_id" VARCHAR NOT NULL,
  "source_start_char" BIGINT NOT NULL CHECK ("source_start_char" >= 0),
  "source_end_char" BIGINT NOT NULL CHECK ("source_end_char" >= 1),
  "letters" BIGINT NOT NULL CHECK ("letters" >= 16),
  PRIMARY KEY ("clause_id", "ordinal"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("document_id"),
  FOREIGN KEY ("clause_id") REFERENCES "clauses" ("clause_id"),
  FOREIGN KEY ("source_document_id") REFERENCES "documents" ("document_id"),
  FOREIGN KEY ("source_clause_id") REFERENCES "clauses" ("clause_id")
);

CREATE TABLE "clause_links" (
  "clause_id" VARCHAR NOT NULL,
  "source_clause_id" VARCHAR NOT NULL,
  "document_id" VARCHAR NOT NULL,
  "source_document_id" VARCHAR NOT NULL,
  "letters" BIGINT NOT NULL CHECK ("letters" >= 1),
  "share" DOUBLE NOT NULL CHECK ("share" >= 0),
  "source_share" DOUBLE NOT NULL CHECK ("source_share" >= 0),
  "kind" VARCHAR NOT NULL CHECK ("kind" IN ('same', 'near', 'part')),
  PRIMARY KEY ("clause_id", "source_clause_id"),
  FOREIGN KEY ("clause_id") REFERENCES "clauses" ("clause_id"),
  FOREIGN KEY ("source_clause_id") REFERENCES "clauses" ("clause_id"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("document_id"),
  FOREIGN KEY ("source_document_id") REFERENCES "documents" ("document_id")
);

CREATE TABLE "tasks" (
  "clause_id" VARCHAR NOT NULL,
  "document_id" VARCHAR NOT NULL,
  "title" VARCHAR,
  "document_number" VARCHAR,
  "issuer" VARCHAR,
  "region_name" VARCHAR,
  "signed_date" DATE,
  "path" VARCHAR NOT NULL,
  "headings" VARCHAR,
  "text" VARCHAR NOT NULL,
  "lead" VARCHAR,
  "support" VARCHAR,
  "responsible" VARCHAR,
  "subject" VARCHAR,
  "due_date" DATE,
  "due" VARCHAR,
  "time_limits" VARCHAR,
  "amounts" VARCHAR,
  "amount_high" DOUBLE,
  "targets" VARCHAR,
  "cites" VARCHAR,
  "start_page" BIGINT CHECK ("start_page" >= 1),
  PRIMARY KEY ("clause_id"),
  FOREIGN KEY ("clause_id") REFERENCES "clauses" ("clause_id"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("document_id")
);

CREATE TABLE "diagnostics" (
  "document_id" VARCHAR NOT NULL,
  "clause_id" VARCHAR,
  "stage" VARCHAR NOT NULL CHECK ("stage" IN ('read', 'segment', 'extract', 'resolve', 'publish')),
  "severity" VARCHAR NOT NULL CHECK ("severity" IN ('info', 'warning', 'error')),
  "code" VARCHAR NOT NULL,
  "message" VARCHAR NOT NULL,
  "start_char" BIGINT CHECK ("start_char" >= 0),
  "end_char" BIGINT CHECK ("end_char" >= 0),
  FOREIGN KEY ("clause_id") REFERENCES "clauses" ("clause_id")
);

INSERT INTO "documents" SELECT "document_id", "title_inferred", "title", "forwarded_title", "document_number", "issuer", "issuer_level", "region_code", "region_name", "document_type", "status", "signed_date", "printed_date", "published_date", "effective_date", "expiry_date", "dates_inferred", "addressees", "cc", "language", "source_url", "retrieved_date", "same_text_as", "parent_document_id", "source_file", "source_format", "source_sha256", "text_source", "page_count", "char_count", "text" FROM read_parquet('documents.parquet') WHERE "same_text_as" IS NULL AND "parent_document_id" IS NULL;

INSERT INTO "organizations" SELECT "organization_id", "name", "aliases", "level", "region_code", "kind", "successor_id", "mention_count" FROM read_parquet('organizations.parquet') WHERE "successor_id" IS NULL;

INSERT INTO "organizations" SELECT "organization_id", "name", "aliases", "level", "region_code", "kind", "successor_id", "mention_count" FROM read_parquet('organizations.parquet') WHERE "organization_id" NOT IN (SELECT "organization_id" FROM "organizations") AND ("successor_id" IS NULL OR "successor_id" IN (SELECT "organization_id" FROM "organizations"));

INSERT INTO "organizations" SELECT "organization_id", "name", "aliases", "level", "region_code", "kind", "successor_id", "mention_count" FROM read_parquet('organizations.parquet') WHERE "organization_id" NOT IN (SELECT "organization_id" FROM "organizations") AND ("successor_id" IS NULL OR "successor_id" IN (SELECT "organization_id" FROM "organizations"));

INSERT INTO "clauses" SELECT "clause_id", "document_id", "parent_id", "ordinal", "kind", "level", "marker", "style", "number", "path", "heading", "text", "language", "parallel_of", "start_char", "end_char", "start_page", "end_page" FROM read_parquet('clauses.parquet') WHERE "parent_id" IS NULL AND "parallel_of" IS NULL;

INSERT INTO "clauses" SELECT "clause_id", "document_id", "parent_id", "ordinal", "kind", "level", "marker", "style", "number", "path", "heading", "text", "language", "parallel_of", "start_char", "end_char", "start_page", "end_page" FROM read_parquet('clauses.parquet') WHERE "clause_id" NOT IN (SELECT "clause_id" FROM "clauses") AND ("parent_id" IS NULL OR "parent_id" IN (SELECT "clause_id" FROM "clauses")) AND ("parallel_of" IS NULL OR "parallel_of" IN (SELECT "clause_id" FROM "clauses"));

INSERT INTO "clauses" SELECT "clause_id", "document_id", "parent_id", "ordinal", "kind", "level", "marker", "style", "number", "path", "heading", "text", "language", "parallel_of", "start_char", "end_char", "start_page", "end_page" FROM read_parquet('clauses.parquet') WHERE "clause_id" NOT IN (SELECT "clause_id" FROM "clauses") AND ("parent_id" IS NULL OR "parent_id" IN (SELECT "clause_id" FROM "clauses")) AND ("parallel_of" IS NULL OR "parallel_of" IN (SELECT "clause_id" FROM "clauses"));

INSERT INTO "document_links" SELECT "document_id", "source_document_id", "basis", "letters", "share", "source_share", "clauses_linked", "same_text" FROM read_parquet('document_links.parquet');

INSERT INTO "cells" SELECT "document_id", "table", "row", "column", "row_span", "column_span", "is_header", "header", "clause_id", "text", "start_char", "end_char" FROM read_parquet('cells.parquet');

INSERT INTO "responsible_units" SELECT "clause_id", "document_id", "ordinal", "mention", "name", "name_inferred", "organization_id", "role", "evidence", "start_char", "end_char" FROM read_parquet('responsible_units.parquet');

INSERT INTO "dates" SELECT "clause_id", "document_id", "ordinal", "mention", "kind", "start_date", "end_date", "precision", "start_char", "end_char" FROM read_parquet('dates.parquet');

INSERT INTO "parameters" SELECT "clause_id", "document_id", "ordinal", "mention", "quantity", "comparator", "approximate", "low", "high", "unit", "unit_inferred", "per", "anchor", "subject", "start_char", "end_char" FROM read_parquet('parameters.parquet');

INSERT INTO "citations" SELECT "clause_id", "document_id", "ordinal", "mention", "title", "document_number", "short_name", "kind", "relation", "cited_document_id", "start_char", "end_char" FROM read_parquet('citations.parquet');

INSERT INTO "passages" SELECT "document_id", "clause_id", "ordinal", "start_char", "end_char", "source_document_id", "source_clause_id", "source_start_char", "source_end_char", "letters" FROM read_parquet('passages.parquet');

INSERT INTO "clause_links" SELECT "clause_id", "source_clause_id", "document_id", "source_document_id", "letters", "share", "source_share", "kind" FROM read_parquet('clause_links.parquet');

INSERT INTO "tasks" SELECT "clause_id", "document_id", "title", "document_number", "issuer", "region_name", "signed_date", "path", "headings", "text", "lead", "support", "responsible", "subject", "due_date", "due", "time_limits", "amounts", "amount_high", "targets", "cites", "start_page" FROM read_parquet('tasks.parquet');

INSERT INTO "diagnostics" SELECT "document_id", "clause_id", "stage", "severity", "code", "message", "start_char", "end_char" FROM read_parquet('diagnostics.parquet');

CREATE VIEW "cells_read" AS SELECT coalesce(d."title", d."forwarded_title", d."document_id") AS "title", c."path" AS "path", c."heading" AS "heading", m."document_id", m."table", m."row", m."column", m."row_span", m."column_span", m."is_header", m."header", m."clause_id", m."text", m."start_char", m."end_char" FROM "cells" m JOIN "documents" d ON d."document_id" = m."document_id" LEFT JOIN "clauses" c ON c."clause_id" = m."clause_id";

CREATE VIEW "responsible_units_read" AS SELECT coalesce(d."title", d."forwarded_title", d."document_id") AS "title", c."path" AS "path", c."heading" AS "heading", m."clause_id", m."document_id", m."ordinal", m."mention", m."name", m."name_inferred", m."organization_id", m."role", m."evidence", m."start_char", m."end_char" FROM "responsible_units" m JOIN "documents" d ON d."document_id" = m."document_id" LEFT JOIN "clauses" c ON c."clause_id" = m."clause_id";

CREATE VIEW "dates_read" AS SELECT coalesce(d."title", d."forwarded_title", d."document_id") AS "title", c."path" AS "path", c."heading" AS "heading", m."clause_id", m."document_id", m."ordinal", m."mention", m."kind", m."start_date", m."end_date", m."precision", m."start_char", m."end_char" FROM "dates" m JOIN "documents" d ON d."document_id" = m."document_id" LEFT JOIN "clauses" c ON c."clause_id" = m."clause_id";

CREATE VIEW "parameters_read" AS SELECT coalesce(d."title", d."forwarded_title", d."document_id") AS "title", c."path" AS "path", c."heading" AS "heading", m."clause_id", m."document_id", m."ordinal", m."mention", m."quantity", m."comparator", m."approximate", m."low", m."high", m."unit", m."unit_inferred", m."per", m."anchor", m."subject", m."start_char", m."end_char" FROM "parameters" m JOIN "documents" d ON d."document_id" = m."document_id" LEFT JOIN "clauses" c ON c."clause_id" = m."clause_id";

CREATE VIEW "citations_read" AS SELECT c."path" AS "path", c."heading" AS "heading", m."clause_id", m."document_id", m."ordinal", m."mention", m."title", m."document_number", m."short_name", m."kind", m."relation", m."cited_document_id", m."start_char", m."end_char" FROM "citations" m JOIN "documents" d ON d."document_id" = m."document_id" LEFT JOIN "clauses" c ON c."clause_id" = m."clause_id";

CREATE VIEW "passages_read" AS SELECT coalesce(d."title", d."forwarded_title", d."document_id") AS "title", c."path" AS "path", c."heading" AS "heading", m."document_id", m."clause_id", m."ordinal", m."start_char", m."end_char", m."source_document_id", m."source_clause_id", m."source_start_char", m."source_end_char", m."letters" FROM "passages" m JOIN "documents" d ON d."document_id" = m."document_id" LEFT JOIN "clauses" c ON c."clause_id" = m."clause_id";

CREATE VIEW "clause_links_read" AS SELECT coalesce(d."title", d."forwarded_title", d."document_id") AS "title", c."path" AS "path", c."heading" AS "heading", m."clause_id", m."source_clause_id", m."document_id", m."source_document_id", m."letters", m."share", m."source_share", m."kind" FROM "clause_links" m JOIN "documents" d ON d."document_id" = m."document_id" LEFT JOIN "clauses" c ON c."clause_id" = m."clause_id";

CREATE VIEW "tasks_read" AS SELECT c."heading" AS "heading", m."clause_id", m."document_id", m."title", m."document_number", m."issuer", m."region_name", m."signed_date", m."path", m."headings", m."text", m."lead", m."support", m."responsible", m."subject", m."due_date", m."due", m."time_limits", m."amounts", m."amount_high", m."targets", m."cites", m."start_page" FROM "tasks" m JOIN "documents" d ON d."document_id" = m."document_id" LEFT JOIN "clauses" c ON c."clause_id" = m."clause_id";

CREATE VIEW "offers" AS
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
  SELECT clause_id, parent_id, heading FROM clauses WHERE clause_id IN (SELECT clause_id FROM offered WHERE (instr(sentence, '免征') > 0 OR instr(sentence, '减免') > 0 OR instr(sentence, '减征') > 0 OR instr(sentence, '减按') > 0 OR instr(sentence, '加计扣除') > 0 OR instr(sentence, '奖励') > 0 OR instr(sentence, '奖补') > 0 OR instr(sentence, '奖金') > 0 OR instr(sentence, '抵免') > 0 OR instr(sentence, '补助') > 0 OR instr(sentence, '补贴') > 0 OR instr(sentence, '贴息') > 0 OR instr(sentence, '资助') > 0 OR instr(sentence, '返还') > 0 OR instr(sentence, '退税') > 0))
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
  FROM offered WHERE (instr(sentence, '免征') > 0 OR instr(sentence, '减免') > 0 OR instr(sentence, '减征') > 0 OR instr(sentence, '减按') > 0 OR instr(sentence, '加计扣除') > 0 OR instr(sentence, '奖励') > 0 OR instr(sentence, '奖补') > 0 OR instr(sentence, '奖金') > 0 OR instr(sentence, '抵免') > 0 OR instr(sentence, '补助') > 0 OR instr(sentence, '补贴') > 0 OR instr(sentence, '贴息') > 0 OR instr(sentence, '资助') > 0 OR instr(sentence, '返还') > 0 OR instr(sentence, '退税') > 0)
  WINDOW printed AS (PARTITION BY clause_id, sentence_start ORDER BY ordinal ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
)
SELECT j.clause_id, j.document_id, d.title, d.document_number, line.headings, j.sentence, j.amounts, j.percents, j.per, j.cap
FROM joined j
JOIN documents d ON d.document_id = j.document_id
JOIN clauses c ON c.clause_id = j.clause_id
JOIN line ON line.clause_id = j.clause_id AND line.above IS NULL
ORDER BY j.document_id, c.ordinal, j.sentence_start;

COMMENT ON VIEW "offers" IS '补贴、奖励与减免：每个提到补贴、奖励、减免等且含金额或百分比的语句一行。One row per sentence that speaks of subsidies, rewards or reliefs and has an amount or a percent in it.';

COMMENT ON COLUMN "offers"."clause_id" IS '所在条款。The clause it stands in.';

COMMENT ON COLUMN "offers"."document_id" IS '所在文件。The document it stands in.';

COMMENT ON COLUMN "offers"."title" IS '文件标题。Title of the document.';

COMMENT ON COLUMN "offers"."document_number" IS '发文字号。Number of the document.';

COMMENT ON COLUMN "offers"."headings" IS '上级条款与自身的标题，由外到内。Headings above the clause and its own, outermost first.';

COMMENT ON COLUMN "offers"."sentence" IS '语句原文。The sentence as printed.';

COMMENT ON COLUMN "offers"."amounts" IS '句中金额，照录原文。Amounts of money in it, as printed.';

COMMENT ON COLUMN "offers"."percents" IS '句中百分比，照录原文。Percents in it, as printed.';

COMMENT ON COLUMN "offers"."per" IS '按何计。What they are counted per.';

COMMENT ON COLUMN "offers"."cap" IS '句中的金额上限，照录原文。Amounts of money that may not be exceeded, as printed.';

COMMENT ON TABLE "documents" IS '文件。每个可读取的来源文件一行。正文和目录都没有给出的事实为空。 One row per source document that could be read. Facts that neither the text nor the catalog states are null.';

COMMENT ON COLUMN "documents"."document_id" IS '文件编号：文件在 raw/ 下的路径，不含扩展名；文件夹以 / 分隔。仅扩展名不同的几个文件，按名称排在首位者不含扩展名，其余保留扩展名。 Document id: The file''s path under raw/ without its ending; / between folders. Of files that differ in their ending alone, those behind the first by name keep theirs.';

COMMENT ON COLUMN "documents"."title_inferred" IS '标题为推断：文中没有标题、以文件名代替时为 true。 Title inferred: True where the text prints no title and it was taken from the file''s name.';

COMMENT ON COLUMN "documents"."title" IS '标题：文件自身的标题；印发、转发类通知为通知的标题（以文中印出为限）。 Title: The document''s own title; for a forwarding notice the notice''s, where it is printed.';

COMMENT ON COLUMN "documents"."forwarded_title" IS '被印发文件标题：通知所印发、转发的文件的标题。 Forwarded title: Title of the document that a forwarding notice carries.';

COMMENT ON COLUMN "documents"."document_number" IS '发文字号：发文机关编的发文字号，统一写法，如 新政办发〔2021〕12号。 Document number: Number given by the issuer, normalized: 新政办发〔2021〕12号.';

COMMENT ON COLUMN "documents"."issuer" IS '发文机关：发文机关，多个以“、”连接。 Issuer: Issuing bodies, joined by 、.';

COMMENT ON COLUMN "documents"."issuer_level" IS '发文机关层级：发文机关的行政层级。 Issuer level: Administrative level of the issuer.';

COMMENT ON COLUMN "documents"."region_code" IS '行政区划代码：发文机关所在行政区划的 GB/T 2260 六位代码；全国性文件为空。 Region code: GB/T 2260 code of the issuer''s region; null where national.';

COMMENT ON COLUMN "documents"."region_name" IS '行政区划名称：行政区划代码对应的名称。 Region name: Name of the region of region_code.';

COMMENT ON COLUMN "documents"."document_type" IS '文种：标题末尾的文种：意见、实施意见、通知、方案、办法等。 Document type: The title''s last word: 意见, 实施意见, 通知, 方案, 办法 …';

COMMENT ON COLUMN "documents"."status" IS '状态：issued 为已印发的文件，draft 为征求意见稿；仅凭文本不能判断现行与否。 Status: issued, or draft where the text is published for comment; a text alone does not say whether it is still valid.';

COMMENT ON COLUMN "documents"."signed_date" IS '成文日期：落款处的成文日期。 Signed date: Date under the signature.';

COMMENT ON COLUMN "documents"."printed_date" IS '印发日期：版记中的印发日期。 Printed date: Date of printing in the colophon.';

COMMENT ON COLUMN "documents"."published_date" IS '发布日期：网页上的发布日期。 Published date: Date of publication on the web page.';

COMMENT ON COLUMN "documents"."effective_date" IS '施行日期：文件自述的施行日期，如“自2023年5月1日起施行”。 Effective date: First day the document is in force, as it says of itself: 自2023年5月1日起施行.';

COMMENT ON COLUMN "documents"."expiry_date" IS '有效期截止日期：文件自述的有效期最后一日，如“有效期至2028年4月30日”“有效期5年”。 Expiry date: Last day the document is valid, as it says of itself: 有效期至2028年4月30日, 有效期5年.';

COMMENT ON COLUMN "documents"."dates_inferred" IS '施行或截止日期为推算：施行日期或截止日期由推算得出而非原文印出时为 true。 Dates inferred: True where effective_date or expiry_date was counted and not printed.';

COMMENT ON COLUMN "documents"."addressees" IS '主送机关：主送机关，照录原文，多组以“；”连接。 Addressees: Main recipients as printed, lists joined by ；.';

COMMENT ON COLUMN "documents"."cc" IS '抄送机关：抄送机关，照录原文。 Copies to: Bodies that get a copy, as printed.';

COMMENT ON COLUMN "documents"."language" IS '语言：正文语言：zh 中文，en 英文，mixed 中英混合。 Language: Language of the text.';

COMMENT ON COLUMN "documents"."source_url" IS '来源网址：文件取自的网址，由网页、文首信息或目录给出。 Source URL: Web address the document was taken from, as printed by the page, its front matter or the catalog.';

COMMENT ON COLUMN "documents"."retrieved_date" IS '获取日期：从该网址获取文件的日期。 Retrieved date: Day the document was taken from there.';

COMMENT ON COLUMN "documents"."same_text_as" IS '同文文件：字母、汉字、数字及其顺序完全相同的首份文件；首份文件自身为空。 Same text as: The first document with the same letters and digits in the same order; null for the first itself.';

COMMENT ON COLUMN "documents"."parent_document_id" IS '所属文件编号：同一文件夹或压缩包中在“附件：”下列出本文件的文件。 Parent document id: The document of the same folder or archive that lists this one under 附件：.';

COMMENT ON COLUMN "documents"."source_file" IS '来源文件：文件在 raw/ 下的路径。 Source file: Path of the file under raw/.';

COMMENT ON COLUMN "documents"."source_format" IS '来源格式：文件的格式（按扩展名）：txt、html、pdf、docx、doc、ofd 等。 Source format: What the file is, by its ending: txt, html, pdf, docx, doc, ofd …';

COMMENT ON COLUMN "documents"."source_sha256" IS '来源文件 SHA-256：来源文件内容的 SHA-256 校验值（十六进制）。 Source SHA-256: SHA-256 of the file''s bytes, hexadecimal.';

COMMENT ON COLUMN "documents"."text_source" IS '文本来源：text 为文件自带文字；ocr 表示有页面为图像，经文字识别读取。 Text source: text, or ocr where a page was a picture and recognized.';

COMMENT ON COLUMN "documents"."page_count" IS '页数：页数；无分页的格式为空。 Pages: Number of pages, where the format has pages.';

COMMENT ON COLUMN "documents"."char_count" IS '字符数：正文长度，以 Unicode 码位计。 Characters: Length of text in Unicode code points.';

COMMENT ON COLUMN "documents"."text" IS '正文全文：规范化后的全文，所有偏移量均以它为准。CSV 不含此列，见 texts/ 文件夹。 Text: The whole normalized text, which all offsets count in. In CSV left out: see texts/.';

COMMENT ON TABLE "clauses" IS '条款。文件正文的每一段一行，按阅读顺序：编号条款，或其间的无编号文字。各行首尾相接，覆盖全文；一行不含其下级条款。 One row per piece of a document''s text, in reading order: a numbered clause, or the unnumbered text between. The spans of a document''s rows tile its text from 0 to its end; a row''s span does not hold its children''s.';

COMMENT ON COLUMN "clauses"."clause_id" IS '条款编号：文件编号#路径。 Clause id: <document_id>#<path>.';

COMMENT ON COLUMN "clauses"."document_id" IS '文件编号：所在文件。 Document id: The document it stands in.';

COMMENT ON COLUMN "clauses"."parent_id" IS '上级条款：上级条款的编号；最外层为空。 Parent clause: Nearest earlier clause of a lower level; null for the outermost.';

COMMENT ON COLUMN "clauses"."ordinal" IS '顺序号：在文件内的阅读顺序，从 1 起。 Ordinal: 1, 2, … in reading order.';

COMMENT ON COLUMN "clauses"."kind" IS '类别：front 正文之前，preamble 引言，heading 无编号标题，clause 编号条款，row 表格的一行，text 表格或译文之后的条款文字，closing 结语，back 落款与版记，attachment 附件。 Kind: front (before the body), preamble, heading (without number), clause (numbered), row (of a table), text (of a clause, behind a table or a translation), closing, back (signature, colophon), attachment.';

COMMENT ON COLUMN "clauses"."level" IS '层级：编号序列的层级，1 为最外层；无编号为空。 Level: Rank of the numbering series, 1 = outermost; null for unnumbered text.';

COMMENT ON COLUMN "clauses"."marker" IS '编号标记：原文印出的编号，如（一）、21。 Marker: The number as printed: （一）, 21。.';

COMMENT ON COLUMN "clauses"."style" IS '编号样式：编号标记的样式。 Style: Style of the marker.';

COMMENT ON COLUMN "clauses"."number" IS '编号数值：编号标记表示的整数。 Number: What the marker says, as an integer.';

COMMENT ON COLUMN "clauses"."path" IS '路径：自根起的编号（如 2.1），在文件内唯一；无编号的为类别加序号。 Path: Numbers from the root (2.1), unique in the document; kind and running number for unnumbered text.';

COMMENT ON COLUMN "clauses"."heading" IS '标题：原文作为条款标题的文字。 Heading: What the source sets as the clause''s title.';

COMMENT ON COLUMN "clauses"."text" IS '文字：编号之后的自身文字，含标题，不含下级条款。 Text: Own text after the marker, heading included, children left out.';

COMMENT ON COLUMN "clauses"."language" IS '语言：文字的语言。 Language: Language of the text.';

COMMENT ON COLUMN "clauses"."parallel_of" IS '对应条款：另一语言中意思相同、先印出的条款；单语文件为空。 Parallel of: The clause that says the same in the other language, which stands first; null in a text of one language.';

COMMENT ON COLUMN "clauses"."start_char" IS '起始位置：在全文中的起始位置，从 0 起以 Unicode 码位计。 Start: First character in documents.text, counted from 0 in Unicode code points.';

COMMENT ON COLUMN "clauses"."end_char" IS '结束位置：末字符之后的位置。 End: Position after the last character.';

COMMENT ON COLUMN "clauses"."start_page" IS '起始页：起始页码，从 1 起。 First page: Page where it begins, from 1.';

COMMENT ON COLUMN "clauses"."end_page" IS '结束页：结束页码。 Last page: Page where it ends.';

COMMENT ON TABLE "cells" IS '表格单元格。表格中每个有文字的单元格一行，合并单元格计一行。 One row per printed cell of a table that holds text, a merged cell once.';

COMMENT ON COLUMN "cells"."document_id" IS '文件编号：所在文件。 Document id: The document it stands in.';

COMMENT ON COLUMN "cells"."table" IS '表：文件内的第几个表，从 1 起。 Table: 1, 2, … in the document.';

COMMENT ON COLUMN "cells"."row" IS '行：所在行，从 1 起，表头行计入。 Row: From 1, header rows counted.';

COMMENT ON COLUMN "cells"."column" IS '列：所在列，从 1 起。 Column: From 1.';

COMMENT ON COLUMN "cells"."row_span" IS '跨行数：所跨行数。 Row span: Rows that it covers.';

COMMENT ON COLUMN "cells"."column_span" IS '跨列数：所跨列数。 Column span: Columns that it covers.';

COMMENT ON COLUMN "cells"."is_header" IS '是否表头：属表头为真。 Is header: True where it names columns.';

COMMENT ON COLUMN "cells"."header" IS '表头：正文单元格上方的表头文字，自外而内以“ / ”连接。 Header: The labels above a body cell, outermost first, joined by '' / ''.';

COMMENT ON COLUMN "cells"."clause_id" IS '条款编号：文字所在的条款行。 Clause id: The row of clauses that its text stands in.';

COMMENT ON COLUMN "cells"."text" IS '文字：单元格文字，每段一行。 Text: Its text, one paragraph a line.';

COMMENT ON COLUMN "cells"."start_char" IS '起始位置：在全文中的起始位置，从 0 起以 Unicode 码位计。 Start: First character in documents.text, counted from 0 in Unicode code points.';

COMMENT ON COLUMN "cells"."end_char" IS '结束位置：末字符之后的位置。 End: Position after the last character.';

COMMENT ON TABLE "responsible_units" IS '责任单位。条款确定的每个责任单位及其职责一行；同一机构在每个相关条款各有一行。 One row per body that a clause makes responsible, and role; the same body has a row in every such clause.';

COMMENT ON COLUMN "responsible_units"."clause_id" IS '条款编号：所在条款。 Clause id: The clause it stands in.';

COMMENT ON COLUMN "responsible_units"."document_id" IS '文件编号：所在文件。 Document id: The document it stands in.';

COMMENT ON COLUMN "responsible_units"."ordinal" IS '顺序号：在条款内的顺序，从 1 起。 Ordinal: 1, 2, … within the clause.';

COMMENT ON COLUMN "responsible_units"."mention" IS '原文：原文印出的文字。 Mention: The words as printed.';

COMMENT ON COLUMN "responsible_units"."name" IS '名称：补全并列共用部分后的名称，如 商务厅 → 自治区商务厅。 Name: The mention with what its list shares written out: 商务厅 → 自治区商务厅.';

COMMENT ON COLUMN "responsible_units"."name_inferred" IS '名称经补全：名称含原文未直接印出的部分时为真。 Name was inferred: True where name says more than the words printed.';

COMMENT ON COLUMN "responsible_units"."organization_id" IS '机构编号：所指机构；无法确定时为空。 Organization id: The body it stands for; null where that is not known.';

COMMENT ON COLUMN "responsible_units"."role" IS '职责：lead 牵头，support 配合，responsible 负责（未分主次），subject 正文义务的主语。 Role: lead 牵头, support 配合, responsible (undivided), subject (doer of an obligation in running text).';

COMMENT ON COLUMN "responsible_units"."evidence" IS '依据：annotation 来自责任单位标注，sentence 来自正文语句。 Evidence: annotation: a responsibility note in brackets or on its own line; sentence: read out of running text.';

COMMENT ON COLUMN "responsible_units"."start_char" IS '起始位置：在全文中的起始位置，从 0 起以 Unicode 码位计。 Start: First character in documents.text, counted from 0 in Unicode code points.';

COMMENT ON COLUMN "responsible_units"."end_char" IS '结束位置：末字符之后的位置。 End: Position after the last character.';

COMMENT ON TABLE "organizations" IS '机构。责任单位表中出现的每个机构一行，不论文中如何称呼。 One row per body that the dataset''s responsible units name, whatever it is called where.';

COMMENT ON COLUMN "organizations"."organization_id" IS '机构编号：机构的固定编号。 Organization id: Stable slug of the body.';

COMMENT ON COLUMN "organizations"."name" IS '名称：机构全称。 Name: Official full name.';

COMMENT ON COLUMN "organizations"."aliases" IS '别名：其他名称，以“；”连接。 Aliases: Other names, joined by ；.';

COMMENT ON COLUMN "organizations"."level" IS '层级：行政层级。 Level: Administrative level.';

COMMENT ON COLUMN "organizations"."region_code" IS '行政区划代码：所在行政区划的 GB/T 2260 六位代码。 Region code: GB/T 2260 code of its region.';

COMMENT ON COLUMN "organizations"."kind" IS '类别：机构类别：政府、部门、法院、银行、企业、协会、集体等（英文代码）。 Kind: government, department, court, bank, enterprise, association, collective …';

COMMENT ON COLUMN "organizations"."successor_id" IS '承继机构：机构改革后承继其职能的机构。 Successor: The body that a reform put in its place.';

COMMENT ON COLUMN "organizations"."mention_count" IS '出现次数：在责任单位表中出现的行数。 Mentions: Rows of responsible_units that stand for it.';

COMMENT ON TABLE "dates" IS '日期。每个日期表述一行，代表自开始日期至结束日期（均含）的日子。 One row per calendar expression. It stands for the days from start_date to end_date, both included.';

COMMENT ON COLUMN "dates"."clause_id" IS '条款编号：所在条款。 Clause id: The clause it stands in.';

COMMENT ON COLUMN "dates"."document_id" IS '文件编号：所在文件。 Document id: The document it stands in.';

COMMENT ON COLUMN "dates"."ordinal" IS '顺序号：在条款内的顺序，从 1 起。 Ordinal: 1, 2, … within the clause.';

COMMENT ON COLUMN "dates"."mention" IS '原文：原文印出的文字。 Mention: The words as printed.';

COMMENT ON COLUMN "dates"."kind" IS '类别：point 时点，period 时期，deadline 期限（仅有截止），start 起始（仅有开始），recurring 周期性（两者皆空）。 Kind: point, period, deadline (only an end), start (only a beginning), recurring (neither).';

COMMENT ON COLUMN "dates"."start_date" IS '开始日期：首日。 Start date: First day.';

COMMENT ON COLUMN "dates"."end_date" IS '结束日期：末日（含）。 End date: Last day, included.';

COMMENT ON COLUMN "dates"."precision" IS '精度：表述的精度：day 日，month 月，quarter 季度，half 半年，year 年，period 时期。 Precision: How exact the words are: day, month, quarter, half (of a year), year, period.';

COMMENT ON COLUMN "dates"."start_char" IS '起始位置：在全文中的起始位置，从 0 起以 Unicode 码位计。 Start: First character in documents.text, counted from 0 in Unicode code points.';

COMMENT ON COLUMN "dates"."end_char" IS '结束位置：末字符之后的位置。 End: Position after the last character.';

COMMENT ON TABLE "parameters" IS '参数。每个带计量单位的数量一行，数值完整写出（30万元 → 300000 CNY）。 One row per quantity with a unit of measure, its number written out (30万元 → 300000 CNY).';

COMMENT ON COLUMN "parameters"."clause_id" IS '条款编号：所在条款。 Clause id: The clause it stands in.';

COMMENT ON COLUMN "parameters"."document_id" IS '文件编号：所在文件。 Document id: The document it stands in.';

COMMENT ON COLUMN "parameters"."ordinal" IS '顺序号：在条款内的顺序，从 1 起。 Ordinal: 1, 2, … within the clause.';

COMMENT ON COLUMN "parameters"."mention" IS '原文：原文印出的文字。 Mention: The words as printed.';

COMMENT ON COLUMN "parameters"."quantity" IS '量的种类：量的种类：金额、百分比、时长、计数、面积、长度、质量、能量、功率、体积、比率等（英文代码）。 Quantity: What is measured: money, percent, duration, count, area, length, mass, energy, power, volume, ratio …';

COMMENT ON COLUMN "parameters"."comparator" IS '比较关系：eq 等于，ge 不少于，gt 超过，le 不超过，lt 不足，between 介于；“以上、以下、以内”含本数（《民法典》第一千二百五十九条）。 Comparator: eq, ge, gt, le, lt, between; 以上, 以下, 以内 include the number (Civil Code art. 1259).';

COMMENT ON COLUMN "parameters"."approximate" IS '约数：“近、约、左右”等约数为真。 Approximate: True for 近, 约, 左右.';

COMMENT ON COLUMN "parameters"."low" IS '下限：下限；无下限为空。 Low: Lowest value; null without one.';

COMMENT ON COLUMN "parameters"."high" IS '上限：上限；无上限为空。 High: Highest value; null without one.';

COMMENT ON COLUMN "parameters"."unit" IS '计量单位：规范化的计量单位，如 CNY、percent、year、workday、person、m2。 Unit of measure: Canonical unit of measure: CNY, percent, year, workday, person, m2 …';

COMMENT ON COLUMN "parameters"."unit_inferred" IS '单位推定：单位取自表头的为真。 Unit inferred: True where a table''s header gives the unit.';

COMMENT ON COLUMN "parameters"."per" IS '每：按何计，如 每人 → person。 Per: What it is counted per: 每人 → person.';

COMMENT ON COLUMN "parameters"."anchor" IS '起算点：时长的起算点，照录原文，如 自印发之日起30日内 → 印发之日。 Anchor: What a duration counts from, as printed: 自印发之日起30日内 → 印发之日.';

COMMENT ON COLUMN "parameters"."subject" IS '对象：所度量的对象（尽力而为）。 Subject: The words it measures; best effort.';

COMMENT ON COLUMN "parameters"."start_char" IS '起始位置：在全文中的起始位置，从 0 起以 Unicode 码位计。 Start: First character in documents.text, counted from 0 in Unicode code points.';

COMMENT ON COLUMN "parameters"."end_char" IS '结束位置：末字符之后的位置。 End: Position after the last character.';

COMMENT ON TABLE "citations" IS '引用。每次提及其他文件（标题、字号或文中简称）一行。 One row per mention of another document, by title, by number, or by a short name that the text defines.';

COMMENT ON COLUMN "citations"."clause_id" IS '条款编号：所在条款。 Clause id: The clause it stands in.';

COMMENT ON COLUMN "citations"."document_id" IS '文件编号：所在文件。 Document id: The document it stands in.';

COMMENT ON COLUMN "citations"."ordinal" IS '顺序号：在条款内的顺序，从 1 起。 Ordinal: 1, 2, … within the clause.';

COMMENT ON COLUMN "citations"."mention" IS '原文：原文印出的文字。 Mention: The words as printed.';

COMMENT ON COLUMN "citations"."title" IS '标题：书名号内的标题。 Title: The words inside 《》.';

COMMENT ON COLUMN "citations"."document_number" IS '发文字号：统一写法的发文字号，如 国发〔2017〕5号。 Document number: Normalized number: 国发〔2017〕5号.';

COMMENT ON COLUMN "citations"."short_name" IS '简称：文中以“以下简称”给出的简称。 Short name: The name that the text gives it by 以下简称.';

COMMENT ON COLUMN "citations"."kind" IS '类别：law 法律法规，policy 政策，plan 规划，standard 标准，catalogue 目录，other 其他（尽力而为）。 Kind: law, policy, plan, standard, catalogue, other; best effort.';

COMMENT ON COLUMN "citations"."relation" IS '引用关系：引用语与被引文件的关系：repeals 废止，amends 修改，basis 制定依据，implements 贯彻落实，follows 依照执行，forwards 印发转发，refers 其他提及。 Relation: What the citing words do with the cited document: repeals, amends, basis, implements, follows, forwards, refers.';

COMMENT ON COLUMN "citations"."cited_document_id" IS '被引文件编号：被引用的文件，以本数据集收录者为限。 Cited document: The cited document, where the dataset holds it.';

COMMENT ON COLUMN "citations"."start_char" IS '起始位置：在全文中的起始位置，从 0 起以 Unicode 码位计。 Start: First character in documents.text, counted from 0 in Unicode code points.';

COMMENT ON COLUMN "citations"."end_char" IS '结束位置：末字符之后的位置。 End: Position after the last character.';

COMMENT ON TABLE "passages" IS '共有文字。每段与其他文件的条款相同的文字（至少 16 字）一行。 One row per longest run of at least 16 letters that a clause shares with a clause of another document.';

COMMENT ON COLUMN "passages"."document_id" IS '文件编号：所在文件。 Document id: The document it stands in.';

COMMENT ON COLUMN "passages"."clause_id" IS '条款编号：所在条款。 Clause id: The clause it stands in.';

COMMENT ON COLUMN "passages"."ordinal" IS '顺序号：在条款内的顺序，从 1 起。 Ordinal: 1, 2, … within the clause.';

COMMENT ON COLUMN "passages"."start_char" IS '起始位置：在全文中的起始位置，从 0 起以 Unicode 码位计。 Start: First character in documents.text, counted from 0 in Unicode code points.';

COMMENT ON COLUMN "passages"."end_char" IS '结束位置：末字符之后的位置。 End: Position after the last character.';

COMMENT ON COLUMN "passages"."source_document_id" IS '来源文件编号：先有这些文字的文件。 Source document: The document that had the words first.';

COMMENT ON COLUMN "passages"."source_clause_id" IS '来源条款编号：来源文件中的条款。 Source clause: The clause they stand in there.';

COMMENT ON COLUMN "passages"."source_start_char" IS '来源起始位置：在来源文件全文中的起始位置。 Source start: First character in the source''s text, counted as start_char.';

COMMENT ON COLUMN "passages"."source_end_char" IS '来源结束位置：来源文件中末字符之后的位置。 Source end: Position after the last character in the source''s text.';

COMMENT ON COLUMN "passages"."letters" IS '字数：相同的汉字、拉丁字母和数字的个数。 Letters: Shared Han characters, Latin letters and digits.';

COMMENT ON TABLE "clause_links" IS '条款对应。每对共有文字的条款一行。 One row per pair of clauses that share passages which make at least a fifth of one of them.';

COMMENT ON COLUMN "clause_links"."clause_id" IS '条款编号：所在条款。 Clause id: The clause it stands in.';

COMMENT ON COLUMN "clause_links"."source_clause_id" IS '来源条款编号：来源文件中的条款。 Source clause: The clause they stand in there.';

COMMENT ON COLUMN "clause_links"."document_id" IS '文件编号：所在文件。 Document id: The document it stands in.';

COMMENT ON COLUMN "clause_links"."source_document_id" IS '来源文件编号：先有这些文字的文件。 Source document: The document that had the words first.';

COMMENT ON COLUMN "clause_links"."letters" IS '字数：共有文字的字数。 Letters: Letters of the shared passages.';

COMMENT ON COLUMN "clause_links"."share" IS '占比：占本条款字数的比例。 Share: Share of this clause''s letters.';

COMMENT ON COLUMN "clause_links"."source_share" IS '来源占比：占来源条款字数的比例。 Source share: Share of the source clause''s letters.';

COMMENT ON COLUMN "clause_links"."kind" IS '类别：same 全同（两项占比均为 1），near 相近（均不低于 0.9），part 部分（其一不低于 0.2）。 Kind: same: both shares are 1; near: both at least .9; part: one at least .2.';

COMMENT ON TABLE "document_links" IS '文件对应。每对有条款对应或同文的文件一行。 One row per pair of documents of which clauses are linked, or which have the same letters.';

COMMENT ON COLUMN "document_links"."document_id" IS '文件编号：所在文件。 Document id: The document it stands in.';

COMMENT ON COLUMN "document_links"."source_document_id" IS '来源文件编号：先有这些文字的文件。 Source document: The document that had the words first.';

COMMENT ON COLUMN "document_links"."basis" IS '依据：比较的依据：cites 引用，version 同题版本，title 题目相同（地区、文种除外），overlap 文字重合。 Basis: Why the two were compared: cites, version (same title), title (same but for region and kind), overlap.';

COMMENT ON COLUMN "document_links"."letters" IS '字数：共有文字的字数。 Letters: Letters of the shared passages.';

COMMENT ON COLUMN "document_links"."share" IS '占比：占本文件字数的比例。 Share: Share of this document''s letters.';

COMMENT ON COLUMN "document_links"."source_share" IS '来源占比：占来源文件字数的比例。 Source share: Share of the source''s letters.';

COMMENT ON COLUMN "document_links"."clauses_linked" IS '对应条款数：本文件中有对应关系的条款数。 Clauses linked: Clauses of this document that have a link.';

COMMENT ON COLUMN "document_links"."same_text" IS '同文：两项占比均不低于 0.995 时为真。 Same text: True where both shares are at least .995.';

COMMENT ON TABLE "tasks" IS '任务。规定责任单位的每个条款一行：谁、做什么、何时完成、多少钱、依据哪份文件。全部由其他各表得出，无需联表即可阅读、筛选与透视。 One row per clause that makes a body responsible: who must do what, by when, with how much, under which document. Made from the other tables and nothing else, to be read, filtered and pivoted without a join.';

COMMENT ON COLUMN "tasks"."clause_id" IS '条款编号：规定该任务的条款。 Clause id: The clause that sets the task.';

COMMENT ON COLUMN "tasks"."document_id" IS '文件编号：所在文件。 Document id: The document it stands in.';

COMMENT ON COLUMN "tasks"."title" IS '文件标题：所在文件的标题。 Title: Title of the document.';

COMMENT ON COLUMN "tasks"."document_number" IS '发文字号：所在文件的发文字号。 Document number: Number of the document.';

COMMENT ON COLUMN "tasks"."issuer" IS '发文机关：所在文件的发文机关，多个以“、”连接。 Issuer: Issuing bodies of the document, joined by 、.';

COMMENT ON COLUMN "tasks"."region_name" IS '行政区划名称：发文机关所在行政区划。 Region name: Region of the issuer.';

COMMENT ON COLUMN "tasks"."signed_date" IS '成文日期：所在文件的成文日期。 Signed date: Date under the document''s signature.';

COMMENT ON COLUMN "tasks"."path" IS '路径：条款在文件编号中的位置。 Path: Place of the clause in the document''s numbering.';

COMMENT ON COLUMN "tasks"."headings" IS '各级标题：上级条款与自身的标题，由外到内，以“›”连接。 Headings: Headings above the clause and its own, outermost first, joined by ›.';

COMMENT ON COLUMN "tasks"."text" IS '任务原文：条款自身的文字。 Text: The clause''s own text.';

COMMENT ON COLUMN "tasks"."lead" IS '牵头单位：牵头的单位，按原文顺序，以“；”连接。 Lead: Bodies that lead, in printed order, joined by ；.';

COMMENT ON COLUMN "tasks"."support" IS '配合单位：配合的单位，按原文顺序，以“；”连接。 Support: Bodies that support, in printed order, joined by ；.';

COMMENT ON COLUMN "tasks"."responsible" IS '责任单位：负责的单位（未分主次），按原文顺序，以“；”连接。 Responsible: Bodies that are responsible, undivided, in printed order, joined by ；.';

COMMENT ON COLUMN "tasks"."subject" IS '正文义务主体：正文语句规定其义务的单位，按原文顺序，以“；”连接。 Doers in the text: Bodies that running text obliges, in printed order, joined by ；.';

COMMENT ON COLUMN "tasks"."due_date" IS '最早期限：各期限中最早的截止日。 Due date: Earliest end of its deadlines.';

COMMENT ON COLUMN "tasks"."due" IS '完成时限：全部期限与周期性日期，照录原文，以“；”连接。 Due: All its deadlines and recurring dates as printed, joined by ；.';

COMMENT ON COLUMN "tasks"."time_limits" IS '办理时长：时长照录原文，起算点在括号内，如 30日内（印发之日）；以“；”连接。 Time limits: Durations as printed, what they count from in brackets: 30日内（印发之日）; joined by ；.';

COMMENT ON COLUMN "tasks"."amounts" IS '金额：金额照录原文，以“；”连接。 Amounts: Amounts of money as printed, joined by ；.';

COMMENT ON COLUMN "tasks"."amount_high" IS '最大金额（元）：人民币金额中最大的数值或界限，单位为元；其他币种不计。 Largest amount: Largest value or bound of its amounts in CNY; other currencies do not count.';

COMMENT ON COLUMN "tasks"."targets" IS '其他指标：其他数量照录原文，以“；”连接。 Targets: Its other quantities as printed, joined by ；.';

COMMENT ON COLUMN "tasks"."cites" IS '依据与引用：所引文件的标题，无标题的为字号，以“；”连接。 Cites: Titles of the documents it cites, numbers where there is no title, joined by ；.';

COMMENT ON COLUMN "tasks"."start_page" IS '页码：条款起始页码，从 1 起。 Page: Page where the clause begins, from 1.';

COMMENT ON TABLE "diagnostics" IS '诊断。每个需留意之处一行：删去、合并、存疑、未归并或无法读取的内容。此表无主键。 One row per thing to look at: what was removed, joined, doubtful, unresolved or unreadable. It has no key. document_id also names what documents does not hold: a file that could not be read, and a line of the catalog without a file.';

COMMENT ON COLUMN "diagnostics"."document_id" IS '文件编号：所涉文件；文件无法读取时亦列出。 Document id: The document it is about, also where the file could not be read.';

COMMENT ON COLUMN "diagnostics"."clause_id" IS '条款编号：所涉条款。 Clause id: The clause it is about.';

COMMENT ON COLUMN "diagnostics"."stage" IS '阶段：发现问题的处理阶段：read 读取，segment 切分，extract 抽取，resolve 归并，publish 发布。 Stage: The step that found it.';

COMMENT ON COLUMN "diagnostics"."severity" IS '程度：info 提示，warning 需核对，error 有缺失。 Severity: info, warning (needs a look), error (something is missing).';

COMMENT ON COLUMN "diagnostics"."code" IS '代码：问题类型代码：numbering_gap 编号缺失，unresolved_organization 机构未归并，unreadable_source 无法读取等。 Code: Kind of finding: numbering_gap, unresolved_organization, furniture_removed, unreadable_source …';

COMMENT ON COLUMN "diagnostics"."message" IS '说明：一句话说明。 Message: One sentence.';

COMMENT ON COLUMN "diagnostics"."start_char" IS '起始位置：在全文中的起始位置（如有）。 Start: First character in documents.text, where it has a place there.';

COMMENT ON COLUMN "diagnostics"."end_char" IS '结束位置：末字符之后的位置。 End: Position after the last character.';
