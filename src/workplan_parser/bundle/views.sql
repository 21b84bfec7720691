-- 每份计划一行：题名、年度、发文机关和各项数目
CREATE VIEW plans AS
SELECT d.plan,
       (SELECT value FROM metadata m WHERE m.plan = d.plan AND m.name = 'title' LIMIT 1) AS title,
       CAST((SELECT value FROM metadata m WHERE m.plan = d.plan AND m.name = 'year' LIMIT 1) AS INTEGER) AS year,
       (SELECT value FROM metadata m WHERE m.plan = d.plan AND m.name = 'issuer' LIMIT 1) AS issuer,
       (SELECT value FROM metadata m WHERE m.plan = d.plan AND m.name = 'document_number' LIMIT 1) AS document_number,
       (SELECT count(*) FROM items i WHERE i.plan = d.plan AND i.kind = 'section') AS sections,
       (SELECT count(*) FROM items i WHERE i.plan = d.plan AND i.kind = 'item') AS items,
       (SELECT count(*) FROM targets t WHERE t.plan = d.plan) AS targets,
       (SELECT count(DISTINCT coalesce(full_name, name)) FROM responsibilities r WHERE r.plan = d.plan) AS offices
FROM document d;

-- 每个章节、条目一行：所属一级任务（section）、自己的或最近上级的标题（heading）、层次路径（path）
CREATE VIEW outline AS
WITH RECURSIVE walk (plan, item_id, section, heading, path) AS (
    SELECT s.plan, s.item_id, coalesce(nullif(s.title, ''), a.title, ''), s.title,
           coalesce(nullif(s.title, ''), s.label, s.item_id)
    FROM items s
    LEFT JOIN items a ON a.plan = s.plan AND a.item_id = s.parent_id
    WHERE s.kind = 'section'
    UNION ALL
    SELECT i.plan, i.item_id, w.section, coalesce(nullif(i.title, ''), w.heading),
           w.path || ' › ' || coalesce(nullif(i.title, ''), i.label, i.item_id)
    FROM walk w
    JOIN items i ON i.plan = w.plan AND i.parent_id = w.item_id
)
SELECT i.plan, i.item_id, i.parent_id, i.position, i.level, i.label, i.title, w.section, w.heading, w.path, i.text
FROM walk w
JOIN items i USING (plan, item_id);

-- 每项工作任务一行：没有下级的条目，以及本身有正文、目标或期限的条目；回顾以往的，只算有目标或写明单位的
CREATE VIEW tasks AS
SELECT o.plan, o.item_id, o.position, o.section, o.label, o.heading, o.text,
       (SELECT count(*) FROM targets t WHERE t.plan = o.plan AND t.item_id = o.item_id) AS targets,
       (SELECT count(*) FROM qualitative_targets q WHERE q.plan = o.plan AND q.item_id = o.item_id) AS qualitative,
       (SELECT max(due) FROM deadlines d WHERE d.plan = o.plan AND d.item_id = o.item_id) AS due
FROM outline o
JOIN items i USING (plan, item_id)
WHERE EXISTS (SELECT 1 FROM targets t WHERE t.plan = o.plan AND t.item_id = o.item_id)
   OR CASE i.horizon
      WHEN 'review' THEN EXISTS (SELECT 1 FROM responsibilities r WHERE r.plan = o.plan AND r.item_id = o.item_id)
      ELSE o.text <> ''
           OR NOT EXISTS (SELECT 1 FROM items c WHERE c.plan = o.plan AND c.parent_id = o.item_id)
           OR EXISTS (SELECT 1 FROM deadlines d WHERE d.plan = o.plan AND d.item_id = o.item_id)
           OR EXISTS (SELECT 1 FROM qualitative_targets q WHERE q.plan = o.plan AND q.item_id = o.item_id)
      END;

-- 每项任务的责任单位：任务自己没有写明的，随最近的上级（inherited = 1）
CREATE VIEW task_offices AS
WITH RECURSIVE up (plan, item_id, holder) AS (
    SELECT plan, item_id, item_id FROM tasks
    UNION ALL
    SELECT u.plan, u.item_id, i.parent_id
    FROM up u
    JOIN items i ON i.plan = u.plan AND i.item_id = u.holder
    WHERE i.parent_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM responsibilities r WHERE r.plan = u.plan AND r.item_id = u.holder)
)
SELECT u.plan, u.item_id, r.position, coalesce(r.full_name, r.name) AS office, r.role, r.kind,
       u.holder <> u.item_id AS inherited
FROM up u
JOIN responsibilities r ON r.plan = u.plan AND r.item_id = u.holder;

-- 目标一览：指标、数值、期限，连同所属任务和责任单位
CREATE VIEW target_list AS
SELECT p.plan, p.title AS plan_title, p.year, o.section, o.label, o.heading, t.indicator, t.comparator,
       t.value, t.value_max, t.unit, t.strength, t.due, t.raw,
       (SELECT group_concat(office, '、')
        FROM (SELECT office FROM task_offices f
              WHERE f.plan = t.plan AND f.item_id = t.item_id AND f.role = 'lead' ORDER BY f.position)) AS lead,
       (SELECT group_concat(office, '、')
        FROM (SELECT office FROM task_offices f
              WHERE f.plan = t.plan AND f.item_id = t.item_id AND f.role <> 'lead' ORDER BY f.position)) AS offices,
       t.item_id, t.position
FROM targets t
JOIN plans p ON p.plan = t.plan
JOIN items i ON i.plan = t.plan AND i.item_id = t.item_id
LEFT JOIN outline o ON o.plan = t.plan AND o.item_id = t.item_id
ORDER BY p.plan, i.position, t.position;

-- 单位任务量：牵头、参与的任务数，目标数，最早和最晚期限
CREATE VIEW office_load AS
SELECT f.plan, f.office,
       count(DISTINCT CASE WHEN f.role = 'lead' THEN f.item_id END) AS leads,
       count(DISTINCT CASE WHEN f.role <> 'lead' THEN f.item_id END) AS others,
       count(DISTINCT t.item_id || '#' || t.position) AS targets,
       min(t.due) AS first_due,
       max(t.due) AS last_due
FROM task_offices f
LEFT JOIN targets t ON t.plan = f.plan AND t.item_id = f.item_id
GROUP BY f.plan, f.office
ORDER BY f.plan, leads + others DESC, f.office;

-- 逐月到期：每月到期的任务期限和目标
CREATE VIEW due_by_month AS
SELECT plan, substr(due, 1, 7) AS month,
       count(CASE WHEN what = 'deadline' THEN 1 END) AS deadlines,
       count(CASE WHEN what = 'target' THEN 1 END) AS targets
FROM (SELECT plan, due, 'deadline' AS what FROM deadlines
      UNION ALL
      SELECT plan, due, 'target' FROM targets WHERE due IS NOT NULL)
GROUP BY plan, month
ORDER BY plan, month;

-- 目标兑现：上年的目标和下年报告的结果
CREATE VIEW outcome_list AS
SELECT w.plan, w.reporting, t.indicator, t.raw AS promised, q.raw AS reported, w.verdict, w.reason, w.review,
       w.item_id, w.position
FROM outcomes w
JOIN targets t ON t.plan = w.plan AND t.item_id = w.item_id AND t.position = w.position
LEFT JOIN other_quantities q
       ON q.plan = w.reporting AND q.item_id = w.result_item_id AND q.position = w.result_position
ORDER BY w.plan, t.start;
