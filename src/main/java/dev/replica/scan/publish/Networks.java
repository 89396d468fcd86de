package dev.replica.scan.publish;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values.Texts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds the networks that addresses are of: from the whole of IPv4 and IPv6 down, as long as enough addresses are in a part of one. A
 * single address is such a part too, where so many rows share it.
 */
final class Networks {

  private static final int[] STEPS_4 = {0, 8, 16, 24, 32};
  private static final int[] STEPS_6 = {0, 16, 32, 48, 64, 128};

  /** A network of fewer rows than one in so many is part of a larger one. */
  private static final int MOST = 100;

  private static final int MASK = 256;

  /** Whole addresses in text, an IPv6 one with three colons at the least: a time of day has two. */
  private static final Pattern WRITTEN =
      Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F]*(?::[0-9a-fA-F]*){3,7}");

  private final PublishingPolicy policy;
  private final Map<String, Address> addresses = new HashMap<>();
  private final Map<String, Long> found = new TreeMap<>();

  /** @param mask bits that all addresses of its network have in common; all of them for a host */
  private record Address(byte[] bytes, int mask) {}

  private Networks(PublishingPolicy policy) {
    this.policy = policy;
  }

  /**
   * The networks with their shares, and how often addresses repeat; null where too few are present.
   *
   * @param distinct number of different addresses in the table
   * @param present rows of the table that have one
   */
  static ValueModel.Parts of(Texts texts, long distinct, long present, PublishingPolicy policy) {
    Networks networks = new Networks(policy);
    Map<Integer, List<Address>> roots = new TreeMap<>();
    for (String text : texts.texts()) {
      Address address =
          text == null ? null : networks.addresses.computeIfAbsent(text, Networks::parse);
      if (address != null) {
        int root = address.bytes.length * MASK + address.mask;
        roots.computeIfAbsent(root, any -> new ArrayList<>()).add(address);
      }
    }
    long all = roots.values().stream().mapToLong(List::size).sum();
    roots.values().forEach(each -> networks.split(each, 0, all));
    if (networks.found.isEmpty()) {
      return null;
    }
    ValueModel.Text looks = Strings.looks(texts, distinct, present, policy);
    Literals told =
        new Literals(List.copyOf(networks.found.keySet()), List.copyOf(networks.found.values()), 0);
    return new ValueModel.Parts(
        "network",
        List.of(
            new ValueModel.Category(told.values(), told.shares(), null),
            new ValueModel.Text(looks.distinct(), looks.ranks(), List.of(), null)));
  }

  /** Whether a string of text is an address: as patterns of digits they would be of no network. */
  static boolean isAddress(String text) {
    return WRITTEN.matcher(text).matches() && parse(text) != null;
  }

  /** Splits what is alike in the first {@code step}s. */
  private void split(List<Address> members, int step, long all) {
    Address first = members.get(0);
    int[] steps = first.bytes.length == 4 ? STEPS_4 : STEPS_6;
    List<Address> rest = new ArrayList<>();
    if (step + 1 < steps.length && steps[step] < first.mask) {
      Map<String, List<Address>> parts = new LinkedHashMap<>();
      for (Address member : members) {
        parts
            .computeIfAbsent(prefix(member, steps[step + 1]), any -> new ArrayList<>())
            .add(member);
      }
      for (List<Address> part : parts.values()) {
        if (part.size() >= Math.max(policy.minCount(), all / MOST)) {
          split(part, step + 1, all);
        } else {
          rest.addAll(part);
        }
      }
    } else {
      rest = members;
    }
    if (policy.tells(rest.size())) {
      found.merge(name(first, steps[step]), (long) rest.size(), Long::sum);
    }
  }

  private static String name(Address address, int length) {
    String network = prefix(address, length) + "/" + length;
    boolean host = address.mask == 8 * address.bytes.length;
    return host ? network : network + " " + address.mask;
  }

  /** The address with nothing but its first bits. */
  private static String prefix(Address address, int length) {
    byte[] bytes = Arrays.copyOf(Arrays.copyOf(address.bytes, length / 8), address.bytes.length);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has " + bytes.length + " bytes", e);
    }
  }

  /** Null for what is no address. */
  private static Address parse(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    // Only what is written in numbers: no name is ever looked up.
    if (!host.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      return null;
    }
    try {
      byte[] bytes = InetAddress.getByName(host).getAddress();
      int mask = slash < 0 ? 8 * bytes.length : Integer.parseInt(text.substring(slash + 1));
      return mask > 8 * bytes.length ? null : new Address(bytes, mask);
    } catch (UnknownHostException | NumberFormatException e) {
      return null;
    }
  }

  /** The place of each row's network among those that are told; -1 for none. */
  static int[] codes(Texts texts, List<String> told) {
    Map<String, Integer> places = new HashMap<>();
    for (String network : told) {
      places.put(network, places.size());
    }
    Map<String, Integer> known = new HashMap<>();
    int[] codes = new int[texts.texts().length];
    for (int row = 0; row < codes.length; row++) {
      String text = texts.texts()[row];
      codes[row] = text == null ? -1 : known.computeIfAbsent(text, each -> place(each, places));
    }
    return codes;
  }

  /** The smallest network that is told. */
  private static int place(String text, Map<String, Integer> places) {
    Address address = parse(text);
    if (address == null) {
      return -1;
    }
    int[] steps = address.bytes.length == 4 ? STEPS_4 : STEPS_6;
    for (int step = steps.length - 1; step >= 0; step--) {
      Integer place = places.get(name(address, steps[step]));
      if (place != null) {
        return place;
      }
    }
    return -1;
  }
}
