-- The register of the boundary: sectors, markers, inspections, surveys and repairs, ours and what neighbours let us
-- have. Every row follows from one record; party, unit, sector and type decide who may see it.
create table boundary.sector (
    party text not null,
    unit text not null,
    sector text not null,
    type text not null,
    starts_at text not null,
    ends_at text not null,
    status text not null,
    own_province text,
    facing_province text,
    inspect_every_days integer,
    official_metres bigint,
    official_source text,
    demarcated_metres bigint,
    line jsonb,
    computed_metres bigint,
    not_built text,
    record bytea not null,
    subject uuid not null,
    position bigint not null,
    primary key (party, sector)
);

create table boundary.marker (
    party text not null,
    unit text not null,
    sector text not null,
    type text not null,
    pair text not null,
    number text not null,
    marker_position text not null,
    kind text not null,
    form text,
    grouping text,
    material text,
    territory text,
    built_by text,
    maintained_by text,
    record bytea not null,
    subject uuid not null,
    position bigint not null,
    primary key (party, pair, number)
);

create index marker_by_number on boundary.marker (pair, number);

-- Where a marker was found to stand, by whom and how exactly. The newest of a party counts as its register's place.
create table boundary.survey (
    record bytea primary key,
    party text not null,
    unit text not null,
    sector text not null,
    type text not null,
    pair text not null,
    number text not null,
    latitude double precision not null,
    longitude double precision not null,
    datum text,
    method text,
    accuracy_millimetres bigint,
    surveyed_on date,
    surveyed_by text,
    position bigint not null
);

create index survey_by_number on boundary.survey (pair, number, position);
create index survey_by_place on boundary.survey using gist (point(longitude, latitude));

create table boundary.inspection (
    record bytea primary key,
    party text not null,
    unit text not null,
    office text not null,
    sector text not null,
    type text not null,
    pair text not null,
    number text not null,
    inspected timestamptz not null,
    condition text not null,
    path text,
    salute boolean,
    jointly boolean not null,
    signatories text[] not null,
    found_latitude double precision,
    found_longitude double precision,
    found_accuracy_metres integer,
    found_source text,
    needs_survey boolean not null,
    position bigint not null
);

create index inspection_by_number on boundary.inspection (pair, number, inspected);

create table boundary.repair (
    record bytea primary key,
    party text not null,
    unit text not null,
    sector text not null,
    type text not null,
    pair text not null,
    number text not null,
    work text not null,
    done_by text not null,
    due date not null,
    signatories text[] not null,
    position bigint not null
);

create index repair_by_number on boundary.repair (pair, number);

create table boundary.repair_completion (
    repair bytea primary key,
    record bytea not null,
    party text not null,
    completed date not null,
    position bigint not null
);

-- Crossings: what each side says of its own gate.
create table boundary.gate_terms (
    record bytea primary key,
    party text not null,
    unit text not null,
    crossing text not null,
    type text not null,
    opens text not null,
    closes text not null,
    days text[] not null,
    holidays text not null,
    passers text[] not null,
    documents text[] not null,
    valid_from date not null,
    position bigint not null
);

create index gate_terms_by_crossing on boundary.gate_terms (crossing, party, valid_from, position);

create table boundary.closure (
    record bytea primary key,
    party text not null,
    unit text not null,
    sector text,
    type text not null,
    crossing text not null,
    closed_to text not null,
    reason text not null,
    closed_from timestamptz not null,
    until timestamptz,
    position bigint not null
);

create index closure_by_crossing on boundary.closure (crossing, closed_from);

create table boundary.reopening (
    record bytea primary key,
    closure bytea not null,
    party text not null,
    reopened timestamptz not null,
    position bigint not null
);

create index reopening_by_closure on boundary.reopening (closure);

create table boundary.receipt (
    record bytea primary key,
    noted bytea not null,
    party text not null,
    unit text not null,
    office text not null,
    time timestamptz not null,
    position bigint not null
);

create index receipt_by_noted on boundary.receipt (noted);

create table boundary.gate_count (
    party text not null,
    unit text not null,
    sector text,
    type text not null,
    crossing text not null,
    day date not null,
    persons_out bigint not null,
    persons_in bigint not null,
    vehicles_out bigint not null,
    vehicles_in bigint not null,
    record bytea not null,
    position bigint not null,
    primary key (party, crossing, day)
);
