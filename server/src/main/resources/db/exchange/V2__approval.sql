-- Who approved the release of what. Follows from records of type release.approved, and ends with the decision to keep.
create table exchange.approval (
    approval bytea primary key,
    record bytea not null,
    recipient text not null,
    -- whether it is the word of the head whom the terms name
    head boolean not null,
    basis_rule text,
    basis_instrument bytea,
    basis_article text,
    sections text[] not null,
    office text not null,
    unit text not null,
    time timestamptz not null,
    position bigint not null
);

create index approval_by_record on exchange.approval (record, recipient);
