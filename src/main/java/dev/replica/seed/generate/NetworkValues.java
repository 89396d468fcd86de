package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.genome.Dependence.Part;
import dev.replica.genome.ValueModel;
import dev.replica.model.Polyline;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.ModelChoice;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Addresses of networks, of their own types or in text: the rank or the bits say which address of its network one is, as often as addresses repeat. */
final class NetworkValues implements CompoundValues {

  private static final List<Portion> PORTIONS = List.of(new Portion(Part.KIND));

  private final SqlType.Scalar type;
  private final long key;
  private final byte[][] networks;
  private final int[] lengths;
  private final int[] masks;
  private final double[] ends;
  private final long distinct;

  /** From ranks of rows to shares of the addresses; null for even frequencies. */
  private final Polyline frequencies;

  NetworkValues(SqlType.Scalar type, ValueModel.Category told, ValueModel.Text looks, long key) {
    this.type = type;
    this.key = key;
    int count = told.values().size();
    networks = new byte[count][];
    lengths = new int[count];
    masks = new int[count];
    ends = told.ends();
    distinct = looks.distinct();
    ValueModel.Number ranks = looks.ranks();
    frequencies = ranks == null
        ? null
        : Polyline.of(
            ranks.at().stream().mapToDouble(BigDecimal::doubleValue).toArray(),
            ranks.cumulative().stream().mapToDouble(Double::doubleValue).toArray());
    for (int i = 0; i < count; i++) {
      String[] words = told.values().get(i).split("[/ ]");
      networks[i] = bytes(words[0]);
      lengths[i] = Integer.parseInt(words[1]);
      masks[i] = words.length > 2 ? Integer.parseInt(words[2]) : 8 * networks[i].length;
    }
  }

  private static byte[] bytes(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("the genome has the network " + address, e);
    }
  }

  @Override
  public List<Portion> portions() {
    return PORTIONS;
  }

  private String text(double rank, double network, long bits) {
    double chosen = Double.isNaN(network) ? Randomness.uniform(Randomness.hash(bits, 1)) : network;
    int place = 0;
    while (place < ends.length - 1 && chosen >= ends[place]) {
      place++;
    }
    long source = bits;
    if (distinct > 0) {
      double share = frequencies == null ? rank : frequencies.quantile(rank);
      double width = ends[place] - (place == 0 ? 0 : ends[place - 1]);
      long number = (long) (share * Math.max(1, distinct * width));
      source = Randomness.hash(Randomness.hash(key, place), number);
    }
    byte[] address = Arrays.copyOf(networks[place], networks[place].length);
    int end = type.is("cidr") ? masks[place] : 8 * address.length;
    for (int bit = lengths[place]; bit < end; bit++) {
      boolean set = (Randomness.hash(source, bit / 64) >>> bit % 64 & 1) != 0;
      address[bit / 8] |= (byte) (set ? 0x80 >>> bit % 8 : 0);
    }
    try {
      String text = InetAddress.getByAddress(address).getHostAddress();
      return masks[place] == 8 * address.length ? text : text + "/" + masks[place];
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has " + address.length + " bytes", e);
    }
  }

  @Override
  public void write(double rank, double[] ranks, long bits, Scratch scratch, RowWriter out) {
    String text = text(rank, ranks[0], bits);
    if (ModelChoice.isText(type)) {
      out.text(text);
    } else {
      out.parsed(type, text);
    }
  }

  @Override
  public Object value(double rank, double[] ranks, long bits, Scratch scratch) {
    String text = text(rank, ranks[0], bits);
    return ModelChoice.isText(type) ? text : SqlValues.parse(type, text);
  }
}
