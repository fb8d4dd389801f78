-- What was said later about a report: follow-ups, closings, proposed corrections, who was told. By the hash of the
-- record that says it.
create table incidents.sequel (
    sequel bytea primary key,
    incident bytea not null,
    type text not null,
    party text not null,
    unit text not null,
    office text not null,
    recorded timestamptz not null,
    closes boolean not null,
    position bigint not null
);

create index sequel_by_incident on incidents.sequel (incident);

-- Which side said that two reports tell of one event.
create table incidents.account (
    link bytea primary key,
    one bytea not null,
    other bytea not null,
    party text not null,
    position bigint not null
);

create index account_by_one on incidents.account (one);
create index account_by_other on incidents.account (other);

-- Paper files of people who asked for protection: nothing that names one of them leaves.
create table incidents.protected_paper (
    record bytea not null,
    paper text not null,
    position bigint not null,
    primary key (record, paper)
);

create index protected_paper_by_number on incidents.protected_paper (paper);
