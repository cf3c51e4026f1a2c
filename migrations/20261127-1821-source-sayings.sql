-- What a living source may say outside is asked of the room that owns it, not judged by one count kept beside it.
alter table evidence.source drop column smallest;
