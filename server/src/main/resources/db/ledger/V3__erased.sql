-- Sections that were erased for ever, by the record and the party that said so: they are not taken in again, whoever
-- brings them.
create table ledger.erased (
    record bytea not null,
    party text not null,
    section text not null,
    erased timestamptz not null,
    primary key (record, party, section)
);
