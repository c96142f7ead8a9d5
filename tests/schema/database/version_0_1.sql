BEGIN TRANSACTION;
CREATE TABLE agencies (
	agency_id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	name_en VARCHAR, 
	abbreviation VARCHAR, 
	level VARCHAR, 
	province_code VARCHAR, 
	valid_from DATE, 
	valid_to DATE, 
	successor_id VARCHAR, 
	act VARCHAR, 
	PRIMARY KEY (agency_id), 
	FOREIGN KEY(successor_id) REFERENCES agencies (agency_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "agencies" VALUES('so-ke-hoach-va-dau-tu','Sở Kế hoạch và Đầu tư',NULL,NULL,'province',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "agencies" VALUES('so-cong-thuong','Sở Công Thương',NULL,NULL,'province',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "agencies" VALUES('ubnd-cap-tinh','Ủy ban nhân dân cấp tỉnh',NULL,NULL,'province',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE cells (
	table_id VARCHAR NOT NULL, 
	"row" INTEGER NOT NULL, 
	"column" INTEGER NOT NULL, 
	part INTEGER NOT NULL, 
	role VARCHAR, 
	raw VARCHAR, 
	text VARCHAR, 
	page INTEGER, 
	x0 DOUBLE, 
	top DOUBLE, 
	x1 DOUBLE, 
	bottom DOUBLE, 
	line INTEGER, 
	confidence DOUBLE, 
	PRIMARY KEY (table_id, "row", "column", part), 
	FOREIGN KEY(table_id) REFERENCES tables (table_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "cells" VALUES('cao-bang-337-qd-ubnd-2018:t1',1,1,0,'title','Trồng rừng','Trồng rừng',2,10.004,20.0,30.5,40.25,NULL,NULL);
CREATE TABLE clauses (
	clause_id VARCHAR NOT NULL, 
	document_id VARCHAR NOT NULL, 
	parent_id VARCHAR, 
	path VARCHAR NOT NULL, 
	label VARCHAR, 
	heading VARCHAR, 
	text VARCHAR, 
	page_first INTEGER, 
	page_last INTEGER, 
	ordinal INTEGER NOT NULL, 
	PRIMARY KEY (clause_id), 
	FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(parent_id) REFERENCES clauses (clause_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "clauses" VALUES('cao-bang-337-qd-ubnd-2018:c:1','cao-bang-337-qd-ubnd-2018',NULL,'1',NULL,NULL,'Mục tiêu',NULL,NULL,1);
INSERT INTO "clauses" VALUES('cao-bang-337-qd-ubnd-2018:c:1.a','cao-bang-337-qd-ubnd-2018','cao-bang-337-qd-ubnd-2018:c:1','1.a',NULL,NULL,NULL,NULL,NULL,2);
CREATE TABLE corrections (
	correction_id VARCHAR NOT NULL, 
	record_table VARCHAR NOT NULL, 
	record_id VARCHAR NOT NULL, 
	field VARCHAR NOT NULL, 
	old_value VARCHAR, 
	new_value VARCHAR, 
	reason VARCHAR, 
	author VARCHAR, 
	created_at VARCHAR, 
	revoked_at VARCHAR, 
	PRIMARY KEY (correction_id)
);
INSERT INTO "corrections" VALUES('cao-bang-337-qd-ubnd-2018:t1:A:1!title!1','tasks','cao-bang-337-qd-ubnd-2018:t1:A:1','title','Trồng rừng phòng hộ đầu nguồn','Kiểm kê khí nhà kính (sửa)','kept','A. Reader','2025-02-03T04:05:06Z',NULL);
INSERT INTO "corrections" VALUES('cao-bang-337-qd-ubnd-2018:t1:A:2!period_raw!1','tasks','cao-bang-337-qd-ubnd-2018:t1:A:2','period_raw','Hàng năm','2019-2021','kept','A. Reader','2025-02-03T04:05:06Z',NULL);
INSERT INTO "corrections" VALUES('cao-bang-337-qd-ubnd-2018:t1:A:9!title!1','tasks','cao-bang-337-qd-ubnd-2018:t1:A:9','title','Một hàng đã mất','Một hàng','kept','A. Reader','2025-02-03T04:05:06Z',NULL);
CREATE TABLE document_files (
	sha256 VARCHAR NOT NULL, 
	document_id VARCHAR NOT NULL, 
	file VARCHAR, 
	media_type VARCHAR, 
	text_source VARCHAR NOT NULL, 
	pages INTEGER, 
	is_primary BOOLEAN NOT NULL, 
	PRIMARY KEY (sha256), 
	FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "document_files" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','cao-bang-337-qd-ubnd-2018','cb.pdf','application/pdf','born_digital',3,1);
CREATE TABLE documents (
	document_id VARCHAR NOT NULL, 
	number VARCHAR, 
	doc_type VARCHAR NOT NULL, 
	title VARCHAR, 
	issuer_id VARCHAR, 
	issuer_raw VARCHAR, 
	province_code VARCHAR, 
	province_code_now VARCHAR, 
	issued_on DATE, 
	period_start DATE, 
	period_end DATE, 
	vision_year INTEGER, 
	source_file VARCHAR, 
	sha256 VARCHAR NOT NULL, 
	media_type VARCHAR, 
	text_source VARCHAR NOT NULL, 
	pages INTEGER, 
	status VARCHAR NOT NULL, 
	ingested_at VARCHAR, 
	pipeline_version VARCHAR, 
	province VARCHAR, 
	PRIMARY KEY (document_id), 
	FOREIGN KEY(issuer_id) REFERENCES agencies (agency_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "documents" VALUES('cao-bang-337-qd-ubnd-2018','337/QĐ-UBND','decision','Phê duyệt Kế hoạch tăng trưởng xanh','ubnd-cap-tinh','ỦY BAN NHÂN DÂN TỈNH CAO BẰNG','04','04','2018-03-27',NULL,NULL,NULL,'cb.pdf','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','application/pdf','born_digital',3,'ok','2025-01-02T03:04:05Z','0.1.0','Cao Bằng');
CREATE TABLE findings (
	finding_id VARCHAR NOT NULL, 
	document_id VARCHAR NOT NULL, 
	record_table VARCHAR NOT NULL, 
	record_id VARCHAR NOT NULL, 
	field VARCHAR, 
	code VARCHAR NOT NULL, 
	severity VARCHAR NOT NULL, 
	message VARCHAR NOT NULL, 
	expected VARCHAR, 
	found VARCHAR, 
	page INTEGER, 
	status VARCHAR NOT NULL, 
	PRIMARY KEY (finding_id), 
	FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "findings" VALUES('cao-bang-337-qd-ubnd-2018:t1:A:1!budget_vnd!unit_conflict','cao-bang-337-qd-ubnd-2018','tasks','cao-bang-337-qd-ubnd-2018:t1:A:1','budget_vnd','unit_conflict','warning','The header says triệu đồng, the cell tỷ.',NULL,NULL,2,'open');
CREATE TABLE indicator_agencies (
	indicator_id VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	agency_id VARCHAR, 
	agency VARCHAR, 
	raw VARCHAR, 
	is_open_set BOOLEAN NOT NULL, 
	scope VARCHAR, 
	PRIMARY KEY (indicator_id, role, position), 
	FOREIGN KEY(agency_id) REFERENCES agencies (agency_id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(indicator_id) REFERENCES indicators (indicator_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE indicators (
	indicator_id VARCHAR NOT NULL, 
	document_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	clause_path VARCHAR, 
	table_id VARCHAR, 
	task_id VARCHAR, 
	number VARCHAR, 
	group_path VARCHAR, 
	code VARCHAR, 
	name VARCHAR, 
	national_code VARCHAR, 
	theme VARCHAR, 
	roadmap VARCHAR, 
	raw VARCHAR, 
	page INTEGER, 
	confidence DOUBLE, 
	review_status VARCHAR NOT NULL, 
	PRIMARY KEY (indicator_id), 
	FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(table_id) REFERENCES tables (table_id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(task_id) REFERENCES tasks (task_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "indicators" VALUES('cao-bang-337-qd-ubnd-2018:i1','cao-bang-337-qd-ubnd-2018',1,'1.a',NULL,NULL,NULL,NULL,NULL,'Tỷ lệ che phủ rừng',NULL,'forestry',NULL,'Tỷ lệ che phủ rừng đạt trên 60%',1,NULL,'extracted');
CREATE TABLE joins (
	table_id VARCHAR NOT NULL, 
	page_from INTEGER NOT NULL, 
	page_to INTEGER NOT NULL, 
	reasons VARCHAR, 
	row_continues BOOLEAN NOT NULL, 
	confidence DOUBLE, 
	PRIMARY KEY (table_id, page_from, page_to), 
	FOREIGN KEY(table_id) REFERENCES tables (table_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE legal_references (
	reference_id VARCHAR NOT NULL, 
	document_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	relation VARCHAR NOT NULL, 
	number VARCHAR, 
	act_type VARCHAR, 
	issuer VARCHAR, 
	issued_on DATE, 
	title VARCHAR, 
	raw VARCHAR, 
	page INTEGER, 
	PRIMARY KEY (reference_id), 
	FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "legal_references" VALUES('cao-bang-337-qd-ubnd-2018:r1','cao-bang-337-qd-ubnd-2018',1,'basis','1393/QĐ-TTg','decision',NULL,'2012-09-25',NULL,'Quyết định số 1393/QĐ-TTg',NULL);
CREATE TABLE provenance (
	record_table VARCHAR NOT NULL, 
	record_id VARCHAR NOT NULL, 
	field VARCHAR NOT NULL, 
	part INTEGER NOT NULL, 
	page INTEGER, 
	x0 DOUBLE, 
	top DOUBLE, 
	x1 DOUBLE, 
	bottom DOUBLE, 
	line INTEGER, 
	char_start INTEGER, 
	char_end INTEGER, 
	raw VARCHAR, 
	rule VARCHAR, 
	confidence DOUBLE, 
	document_id VARCHAR NOT NULL, 
	ordinal INTEGER NOT NULL, 
	PRIMARY KEY (document_id, ordinal), 
	FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "provenance" VALUES('tasks','cao-bang-337-qd-ubnd-2018:t1:A:1','budget_vnd',0,2,1.0,2.0,3.0,4.0,NULL,NULL,NULL,'10 tỷ','quantities.money',NULL,'cao-bang-337-qd-ubnd-2018',1);
CREATE TABLE tables (
	table_id VARCHAR NOT NULL, 
	document_id VARCHAR NOT NULL, 
	appendix VARCHAR, 
	caption VARCHAR, 
	kind VARCHAR NOT NULL, 
	unit_note VARCHAR, 
	page_first INTEGER, 
	page_last INTEGER, 
	n_rows INTEGER NOT NULL, 
	n_columns INTEGER NOT NULL, 
	method VARCHAR, 
	confidence DOUBLE, 
	ordinal INTEGER NOT NULL, 
	PRIMARY KEY (table_id), 
	FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "tables" VALUES('cao-bang-337-qd-ubnd-2018:t1','cao-bang-337-qd-ubnd-2018',NULL,NULL,'tasks',NULL,NULL,NULL,3,4,NULL,NULL,1);
CREATE TABLE targets (
	target_id VARCHAR NOT NULL, 
	indicator_id VARCHAR NOT NULL, 
	part_of VARCHAR, 
	subject VARCHAR, 
	year_start INTEGER, 
	year INTEGER, 
	comparator VARCHAR, 
	low NUMERIC, 
	high NUMERIC, 
	unit VARCHAR, 
	dimension VARCHAR, 
	direction VARCHAR, 
	baseline VARCHAR, 
	baseline_year INTEGER, 
	condition VARCHAR, 
	raw VARCHAR, 
	ordinal INTEGER NOT NULL, 
	PRIMARY KEY (target_id), 
	FOREIGN KEY(indicator_id) REFERENCES indicators (indicator_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(part_of) REFERENCES targets (target_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "targets" VALUES('cao-bang-337-qd-ubnd-2018:i1:v1','cao-bang-337-qd-ubnd-2018:i1',NULL,NULL,NULL,2030,'>',60,NULL,'%','share','reach',NULL,NULL,NULL,'trên 60%',1);
CREATE TABLE task_agencies (
	task_id VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	agency_id VARCHAR, 
	agency VARCHAR, 
	raw VARCHAR, 
	is_open_set BOOLEAN NOT NULL, 
	scope VARCHAR, 
	PRIMARY KEY (task_id, role, position), 
	FOREIGN KEY(agency_id) REFERENCES agencies (agency_id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(task_id) REFERENCES tasks (task_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "task_agencies" VALUES('cao-bang-337-qd-ubnd-2018:t1:A:1','lead',1,'so-ke-hoach-va-dau-tu','Sở Kế hoạch và Đầu tư','Sở KH&ĐT',0,NULL);
INSERT INTO "task_agencies" VALUES('cao-bang-337-qd-ubnd-2018:t1:A:1','lead',2,'so-cong-thuong','Sở Công Thương','Sở CT',0,NULL);
INSERT INTO "task_agencies" VALUES('cao-bang-337-qd-ubnd-2018:t1:A:1','support',1,NULL,'Các sở, ngành liên quan','Các sở, ngành liên quan',1,NULL);
CREATE TABLE task_budgets (
	task_id VARCHAR NOT NULL, 
	year INTEGER, 
	source VARCHAR, 
	amount_vnd NUMERIC, 
	raw VARCHAR, 
	ordinal INTEGER NOT NULL, 
	PRIMARY KEY (task_id, ordinal), 
	FOREIGN KEY(task_id) REFERENCES tasks (task_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "task_budgets" VALUES('cao-bang-337-qd-ubnd-2018:t1:A:1',2019,NULL,4000000000,'4 tỷ',1);
INSERT INTO "task_budgets" VALUES('cao-bang-337-qd-ubnd-2018:t1:A:1',2020,NULL,6000000000,'6 tỷ',2);
CREATE TABLE task_funding (
	task_id VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	raw VARCHAR, 
	ordinal INTEGER NOT NULL, 
	PRIMARY KEY (task_id, ordinal), 
	FOREIGN KEY(task_id) REFERENCES tasks (task_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "task_funding" VALUES('cao-bang-337-qd-ubnd-2018:t1:A:1','state_budget','NSNN',1);
INSERT INTO "task_funding" VALUES('cao-bang-337-qd-ubnd-2018:t1:A:1','oda','ODA',2);
CREATE TABLE task_products (
	task_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	product VARCHAR, 
	due_raw VARCHAR, 
	due_start DATE, 
	due_end DATE, 
	due_recurrence VARCHAR, 
	PRIMARY KEY (task_id, position), 
	FOREIGN KEY(task_id) REFERENCES tasks (task_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE tasks (
	task_id VARCHAR NOT NULL, 
	document_id VARCHAR NOT NULL, 
	table_id VARCHAR, 
	clause_id VARCHAR, 
	position INTEGER NOT NULL, 
	number VARCHAR, 
	group_number VARCHAR, 
	group_title VARCHAR, 
	group_path VARCHAR, 
	parent_task_id VARCHAR, 
	title VARCHAR, 
	description VARCHAR, 
	target VARCHAR, 
	product VARCHAR, 
	period_raw VARCHAR, 
	period_start DATE, 
	period_end DATE, 
	open_ended BOOLEAN NOT NULL, 
	recurrence VARCHAR, 
	due_raw VARCHAR, 
	due_start DATE, 
	due_end DATE, 
	due_recurrence VARCHAR, 
	duration_raw VARCHAR, 
	duration_days INTEGER, 
	priority_raw VARCHAR, 
	priority VARCHAR, 
	budget_raw VARCHAR, 
	budget_vnd NUMERIC, 
	ghg_raw VARCHAR, 
	ghg_tco2e NUMERIC, 
	approver_raw VARCHAR, 
	theme VARCHAR, 
	theme_secondary VARCHAR, 
	duplicate_of VARCHAR, 
	page_first INTEGER, 
	page_last INTEGER, 
	confidence DOUBLE, 
	review_status VARCHAR NOT NULL, 
	PRIMARY KEY (task_id), 
	FOREIGN KEY(clause_id) REFERENCES clauses (clause_id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(duplicate_of) REFERENCES tasks (task_id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(parent_task_id) REFERENCES tasks (task_id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(table_id) REFERENCES tables (table_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "tasks" VALUES('cao-bang-337-qd-ubnd-2018:t1:A:1','cao-bang-337-qd-ubnd-2018','cao-bang-337-qd-ubnd-2018:t1',NULL,1,'1','A','Nông nghiệp','A',NULL,'Kiểm kê khí nhà kính (sửa)',NULL,NULL,NULL,'2018-2025','2018-01-01','2025-12-31',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'10 tỷ',10000000000,'42,5',42.5,NULL,'forestry',NULL,NULL,2,2,0.98765,'corrected');
INSERT INTO "tasks" VALUES('cao-bang-337-qd-ubnd-2018:t1:A:2','cao-bang-337-qd-ubnd-2018','cao-bang-337-qd-ubnd-2018:t1',NULL,2,'2','A','Nông nghiệp','A',NULL,'Xây dựng thủy điện nhỏ',NULL,NULL,NULL,'2019-2021',NULL,NULL,0,'annual',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'energy',NULL,'cao-bang-337-qd-ubnd-2018:t1:A:1',3,NULL,NULL,'corrected');
CREATE INDEX ix_clauses_document_id ON clauses (document_id);
CREATE INDEX ix_document_files_document_id ON document_files (document_id);
CREATE INDEX ix_findings_document_id ON findings (document_id);
CREATE INDEX ix_findings_record_id ON findings (record_id);
CREATE INDEX ix_legal_references_document_id ON legal_references (document_id);
CREATE INDEX ix_provenance_record_id ON provenance (record_id);
CREATE INDEX ix_tables_document_id ON tables (document_id);
CREATE INDEX ix_tasks_document_id ON tasks (document_id);
CREATE INDEX ix_indicators_document_id ON indicators (document_id);
CREATE INDEX ix_targets_indicator_id ON targets (indicator_id);
COMMIT;
