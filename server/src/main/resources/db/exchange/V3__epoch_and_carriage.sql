-- A log of ours that is behind what it signed seals nothing; one that stands for ever is frozen, and the next epoch
-- of its lane goes on.
alter table exchange.log
    add column state text not null default 'open' check (state in ('open', 'behind', 'frozen'));

-- Entries that a neighbour signed in an epoch after the size at which it was frozen: his node lost them, and they
-- arrived all the same, such as on a medium.
create table exchange.lost (
    origin text not null references exchange.log,
    index bigint not null,
    entry bytea not null,
    record bytea,
    code text not null,
    held timestamptz not null,
    primary key (origin, index)
);

-- Two notes signed by one log that cannot both be true.
create table exchange.fork (
    origin text not null,
    size bigint not null,
    ours bytea not null,
    theirs bytea not null,
    found timestamptz not null,
    primary key (origin, size)
);

-- What became of the link to a neighbour, for people.
create table exchange.link_event (
    seq bigint generated always as identity primary key,
    party text not null,
    time timestamptz not null,
    kind text not null,
    detail text not null default ''
);

create index link_event_by_party on exchange.link_event (party, seq);
