-- Shifts handed over, and by which record the next took them over.
create table duty.shift (
    hand_over bytea primary key,
    unit text not null,
    office text not null,
    given timestamptz not null,
    taken_over bytea,
    taken_office text,
    taken timestamptz,
    position bigint not null
);

create index shift_by_unit on duty.shift (unit, position);
