-- Sections of records that their issuer recalled, and which party says that it erased them. Follow from records of the
-- types record.recalled and record.erased.
create table exchange.recall (
    recall bytea primary key,
    record bytea not null,
    party text not null,
    sections text[] not null,
    reason text not null,
    time timestamptz not null
);

create index recall_by_record on exchange.recall (record);

create table exchange.deletion (
    statement bytea primary key,
    recall bytea not null,
    party text not null,
    time timestamptz not null
);

create index deletion_by_recall on exchange.deletion (recall);
