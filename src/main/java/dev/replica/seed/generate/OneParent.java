package dev.replica.seed.generate;

/** Rows of which one parent is known, and nothing else. Belongs to one thread. */
final class OneParent implements InheritedCodes.Rows {

  private final Session session;
  private int reference = -1;
  private long parent = References.NONE;

  OneParent(Session session) {
    this.session = session;
  }

  void set(int reference, long parent) {
    this.reference = reference;
    this.parent = parent;
  }

  @Override
  public long parent(int other, int i) {
    return other == reference ? parent : References.NONE;
  }

  @Override
  public Session session() {
    return session;
  }
}
