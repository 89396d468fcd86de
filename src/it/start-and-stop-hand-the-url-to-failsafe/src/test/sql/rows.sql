INSERT INTO city VALUES (1, 'Aachen'), (2, 'Bonn');
