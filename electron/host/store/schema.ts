/**
 * The terminal's tables. Each text is one migration, applied once in its order; `user_version` counts them. What guards
 * numbers, chips and queued work stands here as indexes and triggers, beneath every line of code.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE operator (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL, pin_hash TEXT NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0, locked_until INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE service_case (
    number INTEGER PRIMARY KEY AUTOINCREMENT, case_id TEXT NOT NULL UNIQUE,
    service TEXT NOT NULL CHECK (service IN ('apply')),
    state TEXT NOT NULL CHECK (state IN ('accepted', 'issuing', 'unsure', 'issued', 'handed-over', 'refused', 'cancelled')),
    document_type TEXT NOT NULL, identity_number TEXT NOT NULL, application TEXT NOT NULL,
    accepted_at TEXT NOT NULL, accepted_by TEXT NOT NULL, due_on TEXT NOT NULL, due_provisional INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX one_case_per_person ON service_case (document_type, identity_number) WHERE state NOT IN ('refused', 'cancelled');
  CREATE INDEX case_state ON service_case (state, due_on);

  CREATE TABLE job (
    number INTEGER PRIMARY KEY AUTOINCREMENT, job_id TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL REFERENCES service_case (case_id),
    state TEXT NOT NULL CHECK (state IN ('open', 'writing', 'unsure', 'issued', 'spoilt', 'cancelled')),
    operator TEXT NOT NULL, reader TEXT NOT NULL, opened_at TEXT NOT NULL,
    chip_id TEXT,
    -- The 13 historical bytes: all keys of a chip follow from them, so they name the chip whatever its record 1 says.
    chip TEXT GENERATED ALWAYS AS (substr(chip_id, 1, 26)) STORED,
    card_number TEXT, order_envelope TEXT,
    issued_at TEXT, handed_over_at TEXT,
    -- What the agency last said of this card.
    agency_state TEXT CHECK (agency_state IN ('issued', 'handed-over', 'void')),
    -- What a person sees of the last run: steps, masked bytes, comparison, fault.
    report TEXT NOT NULL DEFAULT '{}'
  ) STRICT;
  -- From 'writing' on a number and a chip are used up for ever.
  CREATE UNIQUE INDEX number_used_up ON job (card_number) WHERE state NOT IN ('open', 'cancelled');
  CREATE UNIQUE INDEX chip_used_up ON job (chip) WHERE state NOT IN ('open', 'cancelled');
  CREATE UNIQUE INDEX one_unfinished_job ON job (case_id) WHERE state IN ('open', 'writing', 'unsure');
  CREATE UNIQUE INDEX one_card_per_case ON job (case_id) WHERE state = 'issued';
  CREATE INDEX job_of_case ON job (case_id, number);
  CREATE INDEX job_issued_at ON job (issued_at) WHERE issued_at IS NOT NULL;
  CREATE TRIGGER job_stays BEFORE DELETE ON job BEGIN SELECT RAISE(ABORT, 'a job is never deleted'); END;
  CREATE TRIGGER job_used_up BEFORE UPDATE OF state, card_number, chip_id, order_envelope ON job
    WHEN OLD.state NOT IN ('open', 'cancelled')
      AND (NEW.state IN ('open', 'cancelled') OR NEW.card_number IS NOT OLD.card_number OR NEW.chip_id IS NOT OLD.chip_id
        OR NEW.order_envelope IS NOT OLD.order_envelope)
    BEGIN SELECT RAISE(ABORT, 'number and chip of a written job are used up for ever'); END;
  CREATE TRIGGER job_ordered BEFORE UPDATE OF state ON job
    WHEN NEW.state NOT IN ('open', 'cancelled') AND (NEW.card_number IS NULL OR NEW.chip_id IS NULL OR NEW.order_envelope IS NULL)
    BEGIN SELECT RAISE(ABORT, 'nothing is written without an order for this chip'); END;

  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL, operator TEXT NOT NULL,
    kind TEXT NOT NULL, body TEXT NOT NULL, created_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'accepted', 'refused')),
    tries INTEGER NOT NULL DEFAULT 0,
    refusal TEXT, receipt TEXT, receipt_number INTEGER, accepted_at TEXT
  ) STRICT;
  CREATE INDEX outbox_state ON outbox (state, seq);
  CREATE INDEX outbox_of_case ON outbox (case_id, seq);
  CREATE TRIGGER entry_stays BEFORE UPDATE OF seq, id, case_id, operator, kind, body ON outbox
    BEGIN SELECT RAISE(ABORT, 'an entry is never rewritten'); END;
  CREATE TRIGGER entry_kept BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
  CREATE TRIGGER entry_receipted BEFORE UPDATE OF state ON outbox WHEN NEW.state = 'accepted' AND NEW.receipt IS NULL
    BEGIN SELECT RAISE(ABORT, 'only a receipt settles an entry'); END;

  -- Chips that may not be used until a second person has looked: a refused key, a proof that failed.
  CREATE TABLE held_chip (chip TEXT PRIMARY KEY, reason TEXT NOT NULL CHECK (reason IN ('key-refused', 'not-genuine')), tries INTEGER, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
  -- Chips that may never be used again, from here and from the agency (Article 32).
  CREATE TABLE stopped_chip (chip TEXT PRIMARY KEY, card_number TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, operator TEXT NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL,
    previous TEXT NOT NULL, hash TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is never rewritten'); END;
  CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is never shortened'); END;
  `,
  `
  -- What was about to be written to a chip: one row for each write, on the disk before its command leaves. Holds no value.
  CREATE TABLE job_write (
    seq INTEGER PRIMARY KEY, job_id TEXT NOT NULL REFERENCES job (job_id), line TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX write_of_job ON job_write (job_id, seq);
  -- Each look at a made card: over the contacts everything, contactless EF05 alone.
  CREATE TABLE card_look (
    seq INTEGER PRIMARY KEY, job_id TEXT NOT NULL REFERENCES job (job_id), way TEXT NOT NULL CHECK (way IN ('contact', 'contactless')),
    reader TEXT NOT NULL, equal INTEGER NOT NULL, read_back TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX look_of_job ON card_look (job_id, way, seq);
  -- What was true when the card was handed over, signed by this terminal.
  ALTER TABLE job ADD COLUMN hand_over_proof TEXT;
  CREATE TRIGGER job_write_stays BEFORE UPDATE ON job_write BEGIN SELECT RAISE(ABORT, 'the journal is never rewritten'); END;
  CREATE TRIGGER job_write_kept BEFORE DELETE ON job_write BEGIN SELECT RAISE(ABORT, 'the journal is never shortened'); END;
  `,
  `
  -- Cases of every service: what a card is made by (application) stands only where one is made, what is filed only elsewhere.
  DROP INDEX one_case_per_person;
  DROP INDEX case_state;
  ALTER TABLE service_case RENAME TO first_case;
  CREATE TABLE service_case (
    number INTEGER PRIMARY KEY AUTOINCREMENT, case_id TEXT NOT NULL UNIQUE, service TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('accepted', 'deciding', 'issuing', 'unsure', 'issued', 'handed-over', 'done', 'refused', 'cancelled')),
    name TEXT NOT NULL COLLATE NOCASE, document_type TEXT NOT NULL, identity_number TEXT NOT NULL, card_number TEXT,
    application TEXT, filing TEXT, standing TEXT,
    -- What the agency said of it, in words.
    outcome TEXT,
    -- When the present card was collected: the fee of the next one may rest on it (Article 27).
    collected_on TEXT, fee TEXT, old_card TEXT,
    accepted_at TEXT NOT NULL, accepted_by TEXT NOT NULL, due_on TEXT, due_provisional INTEGER NOT NULL
  ) STRICT;
  INSERT INTO service_case (number, case_id, service, state, name, document_type, identity_number, application, accepted_at, accepted_by, due_on, due_provisional)
    SELECT number, case_id, service, state, application ->> 'name', document_type, identity_number, application, accepted_at, accepted_by, due_on, due_provisional FROM first_case;
  DROP TABLE first_case;
  -- One card is made for a person at a time.
  CREATE UNIQUE INDEX one_making_per_person ON service_case (document_type, identity_number)
    WHERE application IS NOT NULL AND state IN ('accepted', 'deciding', 'issuing', 'unsure', 'issued');
  -- What is listed is read along an index, the latest number last; each index has the number at its end by itself.
  CREATE INDEX case_state ON service_case (state);
  CREATE INDEX case_by ON service_case (accepted_by);
  CREATE INDEX case_open ON service_case (number, due_on, state, service) WHERE state IN ('accepted', 'deciding', 'issuing', 'unsure', 'issued');
  CREATE INDEX case_closed ON service_case (number) WHERE state IN ('handed-over', 'done', 'refused', 'cancelled');
  CREATE INDEX case_due ON service_case (ifnull(due_on, '9999-12-31')) WHERE state IN ('accepted', 'deciding', 'issuing', 'unsure', 'issued');
  -- What is searched carries what a filter asks, so that both are decided within the index.
  CREATE INDEX case_name ON service_case (name, state, service, due_on, accepted_by);
  CREATE INDEX case_person ON service_case (identity_number, state, service, due_on, accepted_by);
  CREATE INDEX case_card ON service_case (card_number, state, service, due_on, accepted_by) WHERE card_number IS NOT NULL;
  CREATE INDEX case_paper ON service_case (case_id, state, service, due_on, accepted_by);

  -- Whom an entry speaks of: services of one person follow one another, over all cases. Entries themselves stay as they are.
  ALTER TABLE outbox ADD COLUMN person TEXT;
  UPDATE outbox SET person = (SELECT identity_number FROM service_case WHERE service_case.case_id = outbox.case_id);
  CREATE INDEX outbox_of_person ON outbox (person, seq) WHERE state = 'waiting' AND person IS NOT NULL;

  -- What the bank is asked to do once the agency has the case. Idempotent by id.
  CREATE TABLE bank_act (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL, body TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'refused')), tries INTEGER NOT NULL DEFAULT 0,
    refusal TEXT, answer TEXT, created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX bank_act_waiting ON bank_act (seq) WHERE state = 'waiting';
  CREATE INDEX bank_act_of_case ON bank_act (case_id, seq);
  CREATE TRIGGER bank_act_kept BEFORE DELETE ON bank_act BEGIN SELECT RAISE(ABORT, 'an act of the bank is never deleted'); END;

  CREATE TABLE diagnosis (
    record TEXT PRIMARY KEY, chip TEXT, card_number TEXT, verdict TEXT NOT NULL, findings TEXT NOT NULL, operator TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER diagnosis_stays BEFORE UPDATE ON diagnosis BEGIN SELECT RAISE(ABORT, 'a diagnosis is never rewritten'); END;

  CREATE TABLE parcel (parcel_id TEXT PRIMARY KEY, sent_on TEXT NOT NULL, received_at TEXT) STRICT, WITHOUT ROWID;
  CREATE INDEX parcel_sent ON parcel (received_at IS NOT NULL, sent_on DESC);
  CREATE TABLE finished_card (
    serial TEXT PRIMARY KEY, parcel_id TEXT NOT NULL REFERENCES parcel (parcel_id), card_number TEXT NOT NULL UNIQUE,
    service TEXT NOT NULL, fee_fen INTEGER NOT NULL, fee TEXT, name TEXT NOT NULL COLLATE NOCASE, person TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('announced', 'received', 'missing', 'called', 'handed-over', 'returned')),
    received_at TEXT, called_at TEXT, settled_at TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX finished_name ON finished_card (name);
  CREATE INDEX finished_kept ON finished_card (received_at) WHERE state IN ('received', 'called');
  CREATE INDEX finished_settled ON finished_card (settled_at) WHERE state IN ('handed-over', 'returned');
  CREATE INDEX finished_of_parcel ON finished_card (parcel_id);
  `,
  `
  -- What the people here must be told, and who has seen it. Never holds personal data.
  CREATE TABLE notice (
    id TEXT PRIMARY KEY, tone TEXT NOT NULL CHECK (tone IN ('wait', 'bad')), zh TEXT NOT NULL, en TEXT NOT NULL, at TEXT NOT NULL, seen_at TEXT
  ) STRICT, WITHOUT ROWID;
  -- Rows that a damaged file gave back and that have no place any more: what they belong to was lost. Kept for a technician.
  CREATE TABLE unplaced (seq INTEGER PRIMARY KEY, origin TEXT NOT NULL, row TEXT NOT NULL) STRICT;

  -- Pictures that entries need at the agency, by their SHA-256. sent: bytes that the agency said it has.
  CREATE TABLE file (
    digest TEXT PRIMARY KEY, length INTEGER NOT NULL, use TEXT NOT NULL CHECK (use IN ('photo', 'signature', 'evidence')), type TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'refused')), sent INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0, kept_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX file_waiting ON file (tries) WHERE state = 'waiting';
  -- Apart, so that what changes of a file does not write its bytes again.
  CREATE TABLE file_bytes (digest TEXT PRIMARY KEY REFERENCES file (digest) ON DELETE CASCADE, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE entry_file (
    entry_id TEXT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE, digest TEXT NOT NULL REFERENCES file (digest),
    PRIMARY KEY (entry_id, digest)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entries_of_file ON entry_file (digest);
  -- As the entry names them, and how many of them the agency does not have whole.
  ALTER TABLE outbox ADD COLUMN files TEXT;
  ALTER TABLE outbox ADD COLUMN files_missing INTEGER NOT NULL DEFAULT 0;
  CREATE TRIGGER entry_files_stay BEFORE UPDATE OF files ON outbox BEGIN SELECT RAISE(ABORT, 'an entry is never rewritten'); END;
  CREATE TRIGGER file_stays BEFORE UPDATE OF digest, length, use, type ON file BEGIN SELECT RAISE(ABORT, 'a file is never rewritten'); END;
  CREATE TRIGGER file_bytes_stay BEFORE UPDATE ON file_bytes BEGIN SELECT RAISE(ABORT, 'a file is never rewritten'); END;

  -- The queue by its next entry: place orders a case (a corrected entry has the place of the one it supersedes), after is the
  -- entry that this one waits for, urgent = 0 goes first. What a person ended (superseded, given up) is waited for no longer.
  ALTER TABLE outbox ADD COLUMN place_of INTEGER;
  ALTER TABLE outbox ADD COLUMN place INTEGER GENERATED ALWAYS AS (coalesce(place_of, seq)) VIRTUAL;
  ALTER TABLE outbox ADD COLUMN after INTEGER;
  ALTER TABLE outbox ADD COLUMN urgent INTEGER NOT NULL DEFAULT 1 CHECK (urgent IN (0, 1));
  ALTER TABLE outbox ADD COLUMN supersedes TEXT;
  ALTER TABLE outbox ADD COLUMN ended TEXT;
  -- When it was made: this machine's clock and its time since boot, beside the agency's time in created_at.
  ALTER TABLE outbox ADD COLUMN made TEXT;
  -- The agency's tally of its day agreed: it may go once its retention is over.
  ALTER TABLE outbox ADD COLUMN tallied INTEGER NOT NULL DEFAULT 0;
  DROP TRIGGER entry_stays;
  DROP TRIGGER entry_kept;
  INSERT INTO meta SELECT 'lastReceipt', max(receipt_number) FROM outbox WHERE receipt_number IS NOT NULL HAVING max(receipt_number) IS NOT NULL;
  UPDATE outbox SET urgent = 0 WHERE state = 'waiting' AND kind = 'service' AND body ->> 'service' IN ('report-loss', 'reissue');
  DROP INDEX outbox_of_case;
  DROP INDEX outbox_of_person;
  CREATE INDEX outbox_of_case ON outbox (case_id, place, seq);
  CREATE INDEX outbox_of_person ON outbox (person, place) WHERE state = 'waiting' AND person IS NOT NULL;
  CREATE INDEX outbox_next ON outbox (state, urgent, seq) WHERE state = 'waiting' AND after IS NULL AND files_missing = 0;
  CREATE INDEX outbox_todo ON outbox (state, seq) WHERE state = 'refused' AND ended IS NULL;
  CREATE INDEX outbox_ended ON outbox (state, seq) WHERE ended IS NOT NULL;
  CREATE INDEX outbox_receipts ON outbox (accepted_at) WHERE state = 'accepted';
  UPDATE outbox SET after = (SELECT min(seq) FROM (
      SELECT min(earlier.seq) AS seq FROM outbox AS earlier WHERE earlier.case_id = outbox.case_id AND earlier.seq < outbox.seq
        AND (earlier.state = 'waiting' OR (earlier.state = 'refused' AND outbox.kind NOT IN ('card-issued', 'card-spoilt',
          'card-handed-over', 'card-destroyed', 'fee', 'diagnosis', 'parcel-received', 'finished-card')))
      UNION ALL
      SELECT min(earlier.seq) FROM outbox AS earlier
        WHERE earlier.person = outbox.person AND earlier.person IS NOT NULL AND earlier.state = 'waiting' AND earlier.seq < outbox.seq))
    WHERE state = 'waiting';
  CREATE UNIQUE INDEX outbox_supersedes ON outbox (supersedes) WHERE supersedes IS NOT NULL;
  CREATE TRIGGER entry_stays BEFORE UPDATE OF seq, id, case_id, operator, kind, body, place_of, supersedes, made ON outbox
    BEGIN SELECT RAISE(ABORT, 'an entry is never rewritten'); END;
  CREATE TRIGGER entry_sealed BEFORE UPDATE OF receipt ON outbox WHEN OLD.state = 'accepted' AND NEW.receipt IS NOT OLD.receipt
    BEGIN SELECT RAISE(ABORT, 'a receipt is never rewritten'); END;
  CREATE TRIGGER entry_kept BEFORE DELETE ON outbox WHEN OLD.state <> 'accepted' OR OLD.tallied = 0
    BEGIN SELECT RAISE(ABORT, 'an entry is never deleted before the agency has tallied its receipt'); END;

  -- What agency and other branches did to cards since (Articles 21, 26): known here without a network.
  CREATE TABLE card_news (
    card_number TEXT PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('lost', 'found', 'cancelled')), by TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- What was made to be carried by hand: on the disk before its file is, and written_at once the file is whole.
  CREATE TABLE bundle (
    number INTEGER PRIMARY KEY, made_at TEXT NOT NULL, digest TEXT NOT NULL, agency_epoch TEXT, file TEXT, written_at TEXT,
    answered_at TEXT, outcome TEXT CHECK (outcome IN ('taken', 'refused', 'overtaken'))
  ) STRICT;
  CREATE TABLE bundle_entry (
    seq INTEGER NOT NULL, number INTEGER NOT NULL REFERENCES bundle (number), PRIMARY KEY (seq, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entry_of_bundle ON bundle_entry (number, seq);
  CREATE TRIGGER bundle_kept BEFORE DELETE ON bundle BEGIN SELECT RAISE(ABORT, 'the number of a bundle is used up for ever'); END;
  CREATE TRIGGER bundle_stays BEFORE UPDATE OF number, made_at, digest ON bundle
    BEGIN SELECT RAISE(ABORT, 'a bundle is never rewritten'); END;
  -- What refused a bundle says that another answer to it was given, which may be on its way still.
  CREATE TRIGGER bundle_answered BEFORE UPDATE OF outcome ON bundle WHEN OLD.outcome <> 'refused'
    BEGIN SELECT RAISE(ABORT, 'a bundle is answered once'); END;

  -- What a start, a state and each exchange ask, along an index however many jobs, notices and stopped chips there are.
  CREATE INDEX job_writing ON job (number) WHERE state = 'writing';
  CREATE INDEX stopped_number ON stopped_chip (card_number);
  CREATE INDEX notice_unseen ON notice (at) WHERE seen_at IS NULL;
  -- What waits for the bank, in the order in which it is asked.
  DROP INDEX bank_act_waiting;
  CREATE INDEX bank_act_due ON bank_act (body ->> 'act' <> 'suspend', seq) WHERE state = 'waiting';
  `,
];
