-- Remaining issues of a border: one row a round of talks, for the boundary commission only.
create table boundary.issue (
    record bytea primary key,
    party text not null,
    unit text not null,
    type text not null,
    pair text not null,
    issue text not null,
    place text not null,
    round integer not null,
    held date not null,
    outcome text not null,
    own_position text,
    facing_position text,
    position bigint not null
);
