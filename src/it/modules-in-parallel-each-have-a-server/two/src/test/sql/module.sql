CREATE TABLE module AS SELECT 'two' AS name;
