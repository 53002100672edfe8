create table feeds (
  id integer primary key,
  url text not null,
  key text not null unique,                       -- the identity key of the address, so that no feed is listed twice
  scope text not null,                            -- the key of the address under which it was added
  title text,
  language text,
  tags text not null,                             -- JSON array
  state text not null check (state in ('active', 'paused', 'gone')),
  etag text,
  last_modified text,
  next_poll integer not null,
  last_poll integer,
  last_success integer,
  asked_interval integer,                         -- milliseconds
  gap integer,                                    -- milliseconds
  last_news integer,
  failures integer not null default 0,
  failing_since integer,
  is_failure_told integer not null default 0,
  last_error text,
  moved_to text,
  added_by text not null,
  added_at integer not null
) strict;
create index feeds_due on feeds (next_poll) where state = 'active';

-- What was seen of a feed, so that nothing is read again while it looks the same.
create table feed_entries (
  feed integer not null references feeds (id) on delete cascade,
  entry integer not null,                         -- the hash of the first identity key, as an article's id is made of one
  look integer not null,
  tries integer not null,
  article integer references articles (id) on delete set null, -- an entry whose article is gone does not come back
  primary key (feed, entry)
) without rowid, strict;
create index feed_entries_article on feed_entries (article) where article is not null;

-- Who changed what, from where.
create table audit (
  id integer primary key,
  at integer not null,
  platform text not null,
  user_id text not null,
  place text,
  what text not null,
  outcome text                                    -- null while it is under way, or where it was broken off
) strict;
create index audit_at on audit (at);
