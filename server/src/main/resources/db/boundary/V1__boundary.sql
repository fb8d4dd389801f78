-- Facts and figures that others published, as this node reports them. Follows from the records fact.published, which
-- never leave it.
create table boundary.fact (
    fact text primary key,
    kind text not null,
    parties text[] not null,
    giver text[] not null,
    receiver text[] not null,
    measure text,
    qualifier text,
    value text,
    counted text,
    period text,
    period_dates text,
    publisher text not null,
    published_on text not null,
    what text not null,
    place text,
    notes text,
    record bytea not null,
    subject uuid not null,
    content jsonb not null,
    position bigint not null
);
