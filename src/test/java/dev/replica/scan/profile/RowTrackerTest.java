package dev.replica.scan.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class RowTrackerTest {

  @Test
  void nullsAndDistinctValuesAreCounted() {
    RowTracker rows = tracker(List.of());
    for (int row = 0; row < 10_000; row++) {
      rows.accept(message(
          row == 0, row % 4 == 0 ? null : new byte[] {(byte) (row % 50)}, bytes("v" + row)));
    }
    rows.accept(new byte[] {-1, -1});
    assertThat(rows.rows()).isEqualTo(10_000);
    assertThat(rows.nulls(0)).isEqualTo(2500);
    assertThat(rows.distinct(0)).isEqualTo(50);
    // Four standard errors of 1.6 %.
    assertThat(rows.distinct(1)).isBetween(9350L, 10_650L);
  }

  @Test
  void equalPatternsOfNullsAreEqual() {
    RowTracker rows = tracker(List.of());
    Random random = new Random(1);
    for (int row = 0; row < 1000; row++) {
      byte[] cell = random.nextInt(3) == 0 ? null : new byte[8];
      rows.accept(message(row == 0, cell, cell == null ? null : new byte[2]));
    }
    assertThat(rows.pattern(0)).isEqualTo(rows.pattern(1)).isNotZero();
    rows.accept(message(false, null, new byte[1]));
    assertThat(rows.pattern(0)).isNotEqualTo(rows.pattern(1));
  }

  @Test
  void longCellsAreCutAndTellTheirLength() {
    RowTracker rows = tracker(List.of());
    rows.accept(message(true, bytes("x".repeat(5000)), bytes("short")));
    BinaryRow kept = new BinaryRow(2);
    byte[] bytes = rows.sample().take().bytes()[0];
    assertThat(kept.read(bytes, 0)).isEqualTo(bytes.length);
    assertThat(kept.length(0)).isEqualTo(100);
    assertThat(kept.fullLength(0)).isEqualTo(5000);
    assertThat(new String(bytes, kept.offset(1), kept.length(1), StandardCharsets.UTF_8))
        .isEqualTo("short");
    assertThat(kept.fullLength(1)).isEqualTo(5);
  }

  @Test
  void siblingsSideBySideAreClustered() {
    assertThat(reference(row -> row / 5).clustered()).isTrue();
    assertThat(reference(row -> row).clustered()).isTrue();
    // In blocks, whose order is not that of the keys.
    assertThat(reference(row -> row / 5 * 7919 % 100_003).clustered()).isTrue();
  }

  @Test
  void siblingsApartAreNotClustered() {
    Random random = new Random(2);
    assertThat(reference(row -> random.nextInt(2000)).clustered()).isFalse();
    assertThat(reference(row -> row % 2000).clustered()).isFalse();
    assertThat(
            reference(row -> random.nextInt(20) == 0 ? random.nextInt(50) : 7).clustered())
        .isFalse();
  }

  @Test
  void childrenAreCounted() {
    ReferenceProfile profile = reference(row -> row / 5);
    assertThat(profile.parents()).isEqualTo(2000);
    assertThat(profile.children()).hasSize(2000).containsOnly(5);
  }

  private static ReferenceProfile reference(IntUnaryOperator parent) {
    ForeignKey key = new ForeignKey(
        "k",
        List.of("p"),
        new QualifiedName("public", "p"),
        List.of("id"),
        false,
        false,
        false,
        true);
    ReferenceTracker reference = new ReferenceTracker(key, List.of("p", "q"));
    RowTracker rows = tracker(List.of(reference));
    for (int row = 0; row < 10_000; row++) {
      rows.accept(message(
          row == 0, ByteBuffer.allocate(4).putInt(parent.applyAsInt(row)).array(), null));
    }
    return reference.profile();
  }

  private static RowTracker tracker(List<ReferenceTracker> references) {
    boolean[] all = {true, true};
    return new RowTracker(
        all, all, new int[] {100, 100}, new boolean[2], references, new RowSample(100, 1 << 20, 1));
  }

  private static byte[] message(boolean header, byte[]... cells) {
    ByteBuffer message = ByteBuffer.allocate(10_000);
    if (header) {
      message.put(bytes("PGCOPY\n")).put(new byte[] {-1, 13, 10, 0}).putLong(0);
    }
    message.putShort((short) cells.length);
    for (byte[] cell : cells) {
      message.putInt(cell == null ? -1 : cell.length);
      if (cell != null) {
        message.put(cell);
      }
    }
    byte[] bytes = new byte[message.position()];
    message.flip().get(bytes);
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
