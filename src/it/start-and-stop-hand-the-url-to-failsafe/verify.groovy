def log = new File(basedir, 'build.log').text
assert log.contains('PostgreSQL 18.6.0 runs at jdbc:postgresql://127.0.0.1:')
assert log.contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')
assert log.contains('PostgreSQL is stopped')
assert !new File(basedir, 'target/replica/postgresql').exists()
