-- What the words of this archive mean, learned from its articles; one row, with a new id whenever it is learned anew.
create table word_vectors (
  id integer primary key,
  articles integer not null,
  vectors blob not null
) strict;
