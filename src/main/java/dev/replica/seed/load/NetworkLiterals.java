package dev.replica.seed.load;

import java.nio.ByteBuffer;

/** Network and hardware addresses. */
final class NetworkLiterals {

  /** PostgreSQL's own numbers of the families. */
  private static final byte IPV4 = 2;

  private static final byte IPV6 = 3;

  private NetworkLiterals() {}

  /** Family, bits of the net mask, whether it is a network, bytes of the address, and the address. */
  static byte[] inet(String text, boolean network) {
    String literal = text.strip();
    int slash = literal.indexOf('/');
    String host = slash < 0 ? literal : literal.substring(0, slash);
    byte[] address = host.indexOf(':') < 0 ? ipv4(host) : ipv6(host);
    int bits = slash < 0 ? 8 * address.length : Integer.parseInt(literal.substring(slash + 1));
    ByteBuffer encoded = ByteBuffer.allocate(4 + address.length);
    encoded.put(address.length == 4 ? IPV4 : IPV6).put((byte) bits).put((byte) (network ? 1 : 0));
    return encoded.put((byte) address.length).put(address).array();
  }

  private static byte[] ipv4(String host) {
    byte[] address = new byte[4];
    Cursor cursor = new Cursor(host);
    for (int i = 0; i < 4; i++) {
      if (i > 0) {
        cursor.expect('.');
      }
      int part = cursor.number();
      if (part > 255) {
        throw cursor.malformed("a number below 256");
      }
      address[i] = (byte) part;
    }
    cursor.expectEnd();
    return address;
  }

  private static byte[] ipv6(String host) {
    int gap = host.indexOf("::");
    ByteBuffer head = words(gap < 0 ? host : host.substring(0, gap));
    ByteBuffer tail = words(gap < 0 ? "" : host.substring(gap + 2));
    int known = head.position() + tail.position();
    if (gap < 0 ? known != 16 : known > 14) {
      throw new IllegalArgumentException(
          "Expected the 128 bits of an IPv6 address, found " + 8 * known + ".");
    }
    byte[] address = new byte[16];
    head.flip().get(address, 0, head.limit());
    tail.flip().get(address, 16 - tail.limit(), tail.limit());
    return address;
  }

  /** Words of sixteen bits between colons; the last two may be an IPv4 address. */
  private static ByteBuffer words(String text) {
    ByteBuffer words = ByteBuffer.allocate(16);
    if (text.isEmpty()) {
      return words;
    }
    for (String word : text.split(":", -1)) {
      int length = word.indexOf('.') < 0 ? 2 : 4;
      if (words.remaining() < length) {
        throw new IllegalArgumentException(
            "Expected no more than the 128 bits of an IPv6 address.");
      }
      if (length == 4) {
        words.put(ipv4(word));
      } else {
        int value = Integer.parseInt(word, 16);
        if (word.length() > 4 || value < 0) {
          throw new IllegalArgumentException("Expected words of four hexadecimal digits.");
        }
        words.putShort((short) value);
      }
    }
    return words;
  }

  /** A hardware address of six or eight bytes; one of six becomes one of eight by FF:FE in its middle. */
  static byte[] hardware(String text, int length) {
    byte[] bytes = Hexadecimal.bytes(text.strip(), ":-.");
    if (bytes.length == 6 && length == 8) {
      byte[] extended = {
        bytes[0], bytes[1], bytes[2], (byte) 0xFF, (byte) 0xFE, bytes[3], bytes[4], bytes[5]
      };
      return extended;
    }
    if (bytes.length != length) {
      throw new IllegalArgumentException(
          "Expected " + length + " bytes of an address, found " + bytes.length + ".");
    }
    return bytes;
  }
}
