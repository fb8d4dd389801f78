-- Work that must survive a restart. A row exists while its work is to be done: it is deleted in the transaction
-- that does it, and stays with its error when every attempt has failed.
create table platform.job (
  kind     text        not null,
  key      text        not null,
  data     jsonb       not null,
  due      timestamptz not null,
  attempts integer     not null default 0 check (attempts >= 0),
  failed   boolean     not null default false,
  error    text,
  primary key (kind, key)
);

create index job_due on platform.job (due) where not failed;
