-- Neighbours whose signed bundle was brought in. Trusted from the moment a person confirmed the fingerprint.
create table exchange.peer (
    party text primary key,
    bundle text not null,
    proposed timestamptz not null,
    confirmed timestamptz,
    last_contact timestamptz,
    -- why this neighbour's feed is not followed any further, null while it is
    stopped text
);

-- One row a Merkle log: ours to a neighbour, or our mirror of a neighbour's to us.
create table exchange.log (
    origin text primary key,
    sender text not null,
    recipient text not null,
    lane text not null check (lane in ('control', 'routine')),
    epoch integer not null,
    size bigint not null,
    -- the newest checkpoint, signed by the sender's log key
    checkpoint bytea not null,
    release_time timestamptz not null,
    control_size bigint not null,
    -- the newest checkpoint that the recipient cosigned: everything below its size is durable on both nodes
    receipt bytea,
    receipt_size bigint not null default 0,
    receipt_time timestamptz,
    unique (sender, recipient, lane, epoch)
);

create table exchange.tile (
    origin text not null references exchange.log,
    level integer not null,
    tile bigint not null,
    hashes bytea not null,
    primary key (origin, level, tile)
);

-- Every entry of every log, octets as they are hashed, and what they say.
create table exchange.leaf (
    origin text not null references exchange.log,
    index bigint not null,
    entry bytea not null,
    kind text not null check (kind in ('record', 'disclosure', 'epoch', 'unreadable')),
    record bytea,
    sections text[] not null default '{}',
    basis_rule text,
    basis_instrument bytea,
    basis_article text,
    time timestamptz,
    primary key (origin, index)
);

create index leaf_by_record on exchange.leaf (record, origin);

-- Attachments of released sections, by neighbour: what his node may fetch.
create table exchange.released_attachment (
    recipient text not null,
    attachment bytea not null,
    record bytea not null,
    primary key (recipient, attachment, record)
);

-- Entries of a neighbour's log that were refused. They keep their place in the mirror.
create table exchange.held (
    origin text not null,
    index bigint not null,
    code text not null,
    reason text not null,
    content bytea not null check (octet_length(content) <= 65536),
    held timestamptz not null,
    primary key (origin, index),
    foreign key (origin, index) references exchange.leaf (origin, index)
);

-- What was let go and waits to be sealed. Sealing takes rows away in its own transaction.
create table exchange.outbox (
    seq bigint generated always as identity primary key,
    recipient text not null,
    lane text not null,
    record bytea not null,
    sections text[] not null,
    basis_rule text,
    basis_instrument bytea,
    basis_article text
);

create index outbox_by_feed on exchange.outbox (recipient, lane, seq);

-- The newest decision about a record and a neighbour. Follows from records of type release.decided.
create table exchange.decision (
    record bytea not null,
    recipient text not null,
    outcome text not null,
    reason text,
    basis_rule text,
    basis_instrument bytea,
    basis_article text,
    sections text[] not null,
    office text not null,
    unit text not null,
    time timestamptz not null,
    position bigint not null,
    primary key (record, recipient)
);

-- Our entries that a neighbour refused. Follows from records of type record.refused.
create table exchange.refusal (
    outcome bytea primary key,
    party text not null,
    record bytea not null,
    lane text not null,
    index bigint not null,
    code text not null,
    time timestamptz not null
);

create index refusal_by_record on exchange.refusal (record);
