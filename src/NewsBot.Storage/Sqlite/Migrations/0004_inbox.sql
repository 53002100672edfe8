-- What chats delivered, from before it is acknowledged until it is a day old.
create table inbox (
  id integer primary key,
  key text not null unique,                       -- what was said, however often it is delivered
  delivery text not null unique,
  chat text not null,
  received_at integer not null,
  content text,                                   -- null once it is done with
  reply text                                      -- the chat's id of the reply
) strict;
create index inbox_received on inbox (received_at);
create index inbox_waiting on inbox (chat, id) where content is not null;

-- The threads of chats that began with a question.
create table threads (
  thread text primary key,
  answer_id text not null,
  begun_at integer not null
) without rowid, strict;
create index threads_begun on threads (begun_at);
