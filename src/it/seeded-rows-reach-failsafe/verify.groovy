def log = new File(basedir, 'build.log').text
assert log =~ /Seeded 1[,.]?700 rows into 2 tables/
assert log.contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')
