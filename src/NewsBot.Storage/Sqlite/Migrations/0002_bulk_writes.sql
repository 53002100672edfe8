-- An article's bands follow from its words, so they are found again without an index of their own.
drop index story_bands_article;

-- Fewer, larger pieces are written to the full-text index, and merged less often: a batch of articles is one piece.
insert into article_index (article_index, rank) values ('hashsize', 16777216);
insert into article_index (article_index, rank) values ('automerge', 8);
