def log = new File(basedir, 'build.log').text
assert log.count('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0\n') == 2
assert log.findAll(/PostgreSQL (?:18.6.0 )?(?:runs|is stopped)/)*.replaceAll(/.* /, '') == ['runs', 'stopped'] * 2
assert !new File(basedir, 'one/target/replica/postgresql').exists()
assert !new File(basedir, 'two/target/replica/postgresql').exists()
