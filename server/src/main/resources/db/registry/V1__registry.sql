-- Parties, services and units as each state declares them. Follows from the records party.declared, service.declared
-- and unit.declared; a later declaration of the same thing takes the place of an earlier one.
create table registry.party (
    party text primary key,
    names jsonb not null,
    valid_from date,
    valid_to date,
    example boolean not null,
    subject uuid not null,
    content jsonb not null,
    position bigint not null
);

create table registry.service (
    party text not null,
    service text not null,
    kind text not null,
    names jsonb not null,
    valid_from date,
    valid_to date,
    example boolean not null,
    subject uuid not null,
    content jsonb not null,
    position bigint not null,
    primary key (party, service)
);

-- One row a period of a unit: a unit that changes its parent or its name has several.
create table registry.unit (
    party text not null,
    unit text not null,
    valid_from date not null,
    valid_to date check (valid_to >= valid_from),
    service text not null,
    level text not null,
    parent text,
    names jsonb not null,
    province text,
    successors text[] not null,
    example boolean not null,
    telephone text,
    radio text,
    latitude double precision,
    longitude double precision,
    sectors text[] not null,
    facing text[] not null,
    subject uuid not null,
    content jsonb not null,
    position bigint not null,
    primary key (party, unit, valid_from)
);

create index unit_by_parent on registry.unit (party, parent);
