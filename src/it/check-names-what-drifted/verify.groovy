def log = new File(basedir, 'build.log').text
assert log.contains('public.genre:')
assert log.contains('new     column country_code: character(2)')
assert log.contains('changed type of name: character varying(120) -> character varying(40)')
assert log.contains('public.label: new; seeded from its types and names')
assert log.contains('3 differences in 2 tables. To take them in: mvn replica:scan')
assert log.contains('3 differences in 2 tables, listed above, some of which it knows nothing of. Scan again (mvn replica:scan)')
assert log.contains('nowhere.json')
assert log.contains('127.0.0.1:1')
