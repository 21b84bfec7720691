-- 整张表，与 CSV 同
CREATE VIEW panel AS
SELECT p.body, p.series, p.year, p.file, t.lineage, l.name, {columns}
FROM targets t JOIN plans p USING (plan) LEFT JOIN lineages l USING (lineage);

-- 连年都有的目标：几年、首末两年的数
CREATE VIEW running AS
WITH here AS (
    SELECT t.*, p.year, row_number() OVER (PARTITION BY lineage ORDER BY p.year) AS first,
           row_number() OVER (PARTITION BY lineage ORDER BY p.year DESC) AS last
    FROM targets t JOIN plans p USING (plan) WHERE t.state = 'present'
)
SELECT l.body, l.name, count(*) AS years, min(h.year) AS first_year, max(h.year) AS last_year,
       max(CASE WHEN h.first = 1 THEN h.raw END) AS first_raw, max(CASE WHEN h.last = 1 THEN h.raw END) AS last_raw,
       l.lineage
FROM here h JOIN lineages l USING (lineage) GROUP BY l.lineage HAVING count(*) > 1
ORDER BY l.body, years DESC, l.name;

-- 每份计划：有多少目标，比以前少了哪些
CREATE VIEW tally AS
SELECT p.body, p.series, p.year, p.file, sum(t.state = 'present') AS present, sum(t.state = 'dropped') AS dropped,
       sum(t.state = 'absent') AS absent, sum(t.state = 'unreadable') AS unreadable
FROM plans p LEFT JOIN targets t USING (plan) GROUP BY p.plan ORDER BY p.plan;
