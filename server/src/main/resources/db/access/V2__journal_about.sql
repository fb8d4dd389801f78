-- The account that a change was about, where it was about one and about no record.
alter table access.journal add column about uuid;
