-- Follows from records `instrument.proposed`: what was proposed, by which office, to which parties.
create table instruments.instrument (
    hash bytea primary key,
    position bigint not null,
    parties text[] not null,
    content jsonb not null,
    party text not null,
    unit text not null,
    office text not null,
    time timestamptz not null
);

create index instrument_by_party on instruments.instrument using gin (parties);

-- Whose signature under the instrument's payload is verified: the signature set of its record.
create table instruments.signatory (
    instrument bytea not null,
    party text not null,
    primary key (instrument, party)
);

-- Follows from records `record.signed`: which office of a party signed, and when.
create table instruments.signing (
    hash bytea primary key,
    instrument bytea not null,
    party text not null,
    unit text not null,
    office text not null,
    time timestamptz not null,
    position bigint not null
);

create index signing_by_instrument on instruments.signing (instrument, party, position);

-- Suspensions and what ended them stand apart from the instrument, so that projecting it again, when a signature
-- arrives, cannot end one.
create table instruments.suspension (
    hash bytea primary key,
    instrument bytea not null,
    article text,
    reason text not null,
    party text not null,
    unit text not null,
    office text not null,
    time timestamptz not null,
    position bigint not null
);

create index suspension_by_instrument on instruments.suspension (instrument, position);

create table instruments.resumption (
    hash bytea primary key,
    suspension bytea not null,
    party text not null,
    unit text not null,
    office text not null,
    time timestamptz not null,
    position bigint not null
);

create index resumption_by_suspension on instruments.resumption (suspension, position);
