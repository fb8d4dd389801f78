-- Which records refer to which files. Follows from records: only sections that are open to this node.
create table ledger.attachment (
    record bytea not null,
    section text not null,
    hash bytea not null check (octet_length(hash) = 32),
    media_type text not null,
    octets bigint not null,
    recognisable boolean not null,
    primary key (record, section, hash)
);

create index attachment_by_hash on ledger.attachment (hash);

-- What an account sent and no record refers to yet; a job empties it.
create table ledger.upload (
    account uuid not null,
    hash bytea not null check (octet_length(hash) = 32),
    media_type text not null,
    octets bigint not null,
    at timestamptz not null,
    primary key (account, hash)
);
