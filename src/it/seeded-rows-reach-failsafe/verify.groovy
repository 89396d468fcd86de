def log = new File(basedir, 'build.log').text
assert log =~ /Seeded 1[,.]?740 rows into 3 tables/
assert log.contains('Tests run: 3, Failures: 0, Errors: 0, Skipped: 0')
