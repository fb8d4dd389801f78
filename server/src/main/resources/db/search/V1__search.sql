create extension if not exists pg_trgm with schema public;

-- One row a record: the words under which it is found, folded, in every language of the node. Follows from the ledger
-- and from the texts of this version; made anew when either changes.
create table search.entry (
    position bigint primary key,
    hash bytea not null unique check (octet_length(hash) = 32),
    type text not null,
    party text not null,
    unit text not null,
    sector text,
    moment timestamptz not null,
    words text not null,
    segments text not null
);

create index entry_by_words on search.entry using gin (words public.gin_trgm_ops);
create index entry_by_type on search.entry (type, position);
create index entry_by_party on search.entry (party, position);

-- Records whose row is not there yet or no longer true.
create table search.waiting (
    record bytea primary key check (octet_length(record) = 32)
);

-- The form of the rows: what they were made with.
create table search.made_with (
    stamp text not null
);

-- What an account searches for again and again, as the page's own query string.
create table search.view (
    account uuid not null,
    id uuid not null,
    name text not null check (length(name) between 1 and 60),
    query text not null check (length(query) <= 1000),
    created timestamptz not null,
    primary key (account, id)
);
