-- Every record of this node, its own and its neighbours', exactly as signed. Nothing here is ever updated except the
-- two growing sets (signature, disclosure), the parsed copy `open` that follows from them, and the projection state.
create table ledger.record (
    position bigint primary key,
    hash bytea not null unique check (octet_length(hash) = 32),
    id uuid not null,
    subject uuid not null,
    type text not null,
    version integer not null,
    party text not null,
    service text not null,
    unit text not null,
    office text not null,
    time timestamptz not null,
    sector text,
    payload bytea not null,
    open jsonb not null,
    search text not null default '',
    appended timestamptz not null,
    account uuid,
    from_party text,
    from_lane text,
    from_epoch integer,
    from_index bigint,
    projection text not null default 'waiting' check (projection in ('waiting', 'done', 'failed', 'newer')),
    projection_error text,
    unique (from_party, from_lane, from_epoch, from_index)
);

create index record_by_id on ledger.record (party, id);
create index record_by_subject on ledger.record (subject, position);
create index record_by_type on ledger.record (type, position);
create index record_by_unit on ledger.record (unit, position);
create index record_by_sector on ledger.record (sector, position);
create index record_unprojected on ledger.record (position) where projection in ('failed', 'newer');

create table ledger.signature (
    record bytea not null references ledger.record (hash),
    kid text not null,
    party text not null,
    role text not null,
    protected text not null,
    signature text not null,
    seq integer not null,
    primary key (record, kid, role)
);

create table ledger.disclosure (
    record bytea not null references ledger.record (hash),
    digest text not null,
    encoded text not null,
    primary key (record, digest)
);

-- What waits for someone. Follows from records: opened and closed by projectors.
create table ledger.matter (
    kind text not null,
    record bytea not null,
    unit text not null,
    urgency text not null,
    due timestamptz,
    opened bigint not null,
    closed bigint,
    primary key (kind, record, unit)
);

create index matter_open on ledger.matter (unit, kind) where closed is null;

-- Taken in charge and answered, by office. Follows from records.
create table ledger.reply (
    record bytea not null,
    reply bytea primary key,
    kind text not null check (kind in ('taken-in-charge', 'answered')),
    answer text,
    party text not null,
    unit text not null,
    office text not null,
    time timestamptz not null,
    position bigint not null
);

create index reply_by_record on ledger.reply (record, position);

-- Key sets in order, the node's own and those that its administrators confirmed. Trust, not a projection.
create table ledger.key_set (
    party text not null,
    serial integer not null,
    compact text not null,
    enrolled timestamptz not null,
    primary key (party, serial)
);

-- Moves whenever something changed that is no record, so that open pages look again.
create sequence ledger.change;
