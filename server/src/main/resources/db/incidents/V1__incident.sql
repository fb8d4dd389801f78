-- The reports of incidents, ours and our neighbours'. Follows from records, and only from their open sections: a place
-- that is withheld leaves no coordinates.
create table incidents.incident (
    hash bytea primary key check (octet_length(hash) = 32),
    subject uuid not null,
    type text not null,
    party text not null,
    service text not null,
    unit text not null,
    office text not null,
    sector text,
    recorded timestamptz not null,
    happened timestamptz,
    latitude double precision,
    longitude double precision,
    accuracy_metres integer,
    position_source text,
    place text,
    urgency text not null,
    reference text not null,
    search text not null,
    position bigint not null
);

create index incident_by_position on incidents.incident (position);
create index incident_by_subject on incidents.incident (subject);
create index incident_by_place on incidents.incident using gist (point(longitude, latitude))
    where latitude is not null;

-- How far an incident has come: ledger positions of the first record that said so.
create table incidents.progress (
    incident bytea primary key,
    taken bigint,
    answered bigint
);
