CREATE TABLE module AS SELECT 'one' AS name;
