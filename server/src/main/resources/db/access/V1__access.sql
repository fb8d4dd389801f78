-- Who may sign in. An account stays on its node; records name the office, never the person.
create table access.account (
  id          uuid        primary key,
  login       text        not null unique check (login ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  password    text        not null,
  service     text        not null,
  unit        text        not null,
  office      text        not null,
  level       text        not null check (level in ('post', 'province', 'centre')),
  roles       text[]      not null check (cardinality(roles) > 0),
  language    text,
  example     boolean     not null default false,
  created     timestamptz not null,
  disabled_at timestamptz
);

-- A signed-in browser. The cookie holds the token, the row only its SHA-256; `id` names the row on pages.
create table access.session (
  hash    bytea       primary key check (octet_length(hash) = 32),
  id      uuid        not null unique,
  account uuid        not null references access.account (id),
  created timestamptz not null,
  seen    timestamptz not null,
  expires timestamptz not null,
  address text        not null,
  browser text        not null check (length(browser) <= 200)
);

create index session_by_account on access.session (account, seen);

-- A program that acts with an account's rights. As with sessions, only the SHA-256 of the token is here.
create table access.token (
  id      uuid        primary key,
  hash    bytea       not null unique check (octet_length(hash) = 32),
  account uuid        not null references access.account (id),
  name    text        not null check (length(name) between 1 and 100),
  created timestamptz not null,
  used    timestamptz
);

create index token_by_account on access.token (account, created);

-- Failed attempts to sign in, by login and by address. `key` of a login is a hash: people type passwords there.
create table access.throttle (
  kind     text        not null check (kind in ('login', 'address')),
  key      text        not null,
  failures integer     not null,
  last     timestamptz not null,
  primary key (kind, key)
);

-- The first answer to each form that was sent, so that sending it again does nothing new.
create table access.command (
  account uuid        not null,
  id      uuid        not null,
  result  text        not null,
  done    timestamptz not null,
  primary key (account, id)
);

-- Who read or wrote what. Only ever added to.
create table access.journal (
  position bigint      generated always as identity primary key,
  time     timestamptz not null,
  account  uuid,
  unit     text,
  office   text,
  address  text        not null,
  verb     text        not null,
  what     text        not null,
  record   bytea       check (octet_length(record) = 32),
  outcome  text        not null check (outcome in ('done', 'refused'))
);

create index journal_by_account on access.journal (account, position);
create index journal_by_record on access.journal (record, position) where record is not null;

create function access.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'access.journal is only ever added to: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger journal_append_only before update or delete or truncate on access.journal
  for each statement execute function access.refuse_change();
