-- An article's id is the first eight bytes of the SHA-256 of its first identity key, as a signed number.
-- Instants are milliseconds since 1970 UTC.

create table sources (
  id integer primary key,
  name text not null unique collate nocase
) strict;

create table articles (
  id integer primary key,
  source integer not null references sources (id),
  published integer not null,                     -- of the newest version; the time first seen where none is given
  published_is_day integer not null,              -- whether only the day is known
  story integer not null,                         -- near copies share the id of the first of them
  index_row integer unique,                       -- publication day << 20 | number within the day; null once taken down
  newest_version integer not null default 0
) strict;
create index articles_published on articles (published) where index_row is not null;
create index articles_source on articles (source, published) where index_row is not null;
create index articles_story on articles (story);

create table identity_keys (
  hash integer primary key,                       -- as an article's id is made of a key
  article integer not null references articles (id)
) strict;
create index identity_keys_article on identity_keys (article);

create table versions (
  id integer primary key,
  article integer not null references articles (id),
  number integer not null,
  current_from integer not null,                  -- from this instant on it is what a reader saw
  seen_at integer not null,
  fingerprint_high integer not null,
  fingerprint_low integer not null,
  title text not null,
  body text not null,
  url text,
  authors text not null,                          -- JSON array
  published text,                                 -- as given: a day or an instant, ISO 8601
  updated text,
  language text,
  agencies text not null,                         -- JSON array
  correction_start integer,
  correction_length integer,
  unique (article, number)
) strict;

-- Apart from the texts, so that ranking reads few pages.
create table encoded_texts (
  version integer primary key references versions (id),
  words blob not null
) strict;

create table story_bands (
  band integer not null,
  article integer not null,
  primary key (band, article)
) without rowid, strict;
create index story_bands_article on story_bands (article);

-- One row an article: the distinct words of its newest version. The program tells words apart, so the tokenizer is given all
-- but spaces as word units. Occurrences and places are read from encoded_texts.
create virtual table article_index using fts5 (
  terms,
  content = '',
  contentless_delete = 1,
  detail = none,
  tokenize = "porter unicode61 remove_diacritics 2 categories 'L* M* N* P* S* Co Cn Cf'"
);
create virtual table article_terms using fts5vocab (article_index, row);

create table questions (
  answer_id text primary key,
  asked_at integer not null,
  question text not null                          -- JSON
) without rowid, strict;
create index questions_asked on questions (asked_at);

-- Counts removals and re-datings, so that what readers keep in memory is read anew.
create table archive_state (
  revision integer not null
) strict;
insert into archive_state values (0);
