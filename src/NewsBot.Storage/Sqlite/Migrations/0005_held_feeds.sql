-- Until when a feed's site wants it left alone, whoever would have it polled sooner.
alter table feeds add column held_until integer;
