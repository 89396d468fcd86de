def log = new File(basedir, 'build.log').text
assert log.contains('No server is started: replica.url is set')
assert log.contains('No server of this module runs')
assert !new File(basedir, 'target/replica').exists()
