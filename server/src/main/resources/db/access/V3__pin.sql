-- The short number with which an account takes over a machine where it signed in with its password before.
create table access.pin (
  account uuid        primary key references access.account (id),
  hash    text        not null,
  changed timestamptz not null
);

-- Which accounts signed in with a password at a machine, and how often a number was wrong since. The cookie holds the
-- machine's token, the row only its SHA-256.
create table access.machine (
  hash      bytea       not null check (octet_length(hash) = 32),
  account   uuid        not null references access.account (id),
  signed_in timestamptz not null,
  failures  integer     not null default 0,
  primary key (hash, account)
);

create index machine_by_account on access.machine (account);
