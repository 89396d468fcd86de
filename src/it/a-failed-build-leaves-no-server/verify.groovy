def log = new File(basedir, 'build.log').text
assert log.contains('as it should')
def postmaster = new File(basedir, 'target/postmaster.pid').readLines()[0] as long
assert !ProcessHandle.of(postmaster).isPresent()
assert !new File(basedir, 'target/replica/postgresql').exists()
assert !log.contains('NoClassDefFoundError')
