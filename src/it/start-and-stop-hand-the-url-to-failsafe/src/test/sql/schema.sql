CREATE TABLE city (id int PRIMARY KEY, name text NOT NULL);
