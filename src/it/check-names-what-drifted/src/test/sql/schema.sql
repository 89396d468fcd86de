CREATE TABLE genre (genre_id int PRIMARY KEY, name varchar(40), country_code char(2) NOT NULL);
CREATE TABLE label (id int PRIMARY KEY);
