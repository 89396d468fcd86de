package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values.Texts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworksTest {

  private static final PublishingPolicy POLICY = new PublishingPolicy(10);

  private static Texts texts(List<String> texts) {
    return new Texts(texts.toArray(String[]::new), new int[texts.size()]);
  }

  private static List<String> networks(List<String> addresses) {
    ValueModel.Parts parts = Networks.of(texts(addresses), 0, addresses.size(), POLICY);
    return ((ValueModel.Category) parts.parts().get(0)).values();
  }

  @Test
  void networksAreAsSmallAsEnoughRowsShareThem() {
    List<String> addresses = new ArrayList<>();
    for (int row = 0; row < 100; row++) {
      addresses.add("10.1." + row + ".7");
      addresses.add("192.168.5." + row);
      addresses.add("2001:db8:0:" + Integer.toHexString(row) + "::1");
      addresses.add("10.9." + row + ".0/24");
    }
    assertThat(networks(addresses))
        .containsExactly(
            "10.1.0.0/16", "10.9.0.0/16 24", "192.168.5.0/24", "2001:db8:0:0:0:0:0:0/48");
    int[] codes = Networks.codes(texts(addresses.subList(0, 4)), networks(addresses));
    assertThat(codes).containsExactly(0, 2, 3, 1);
  }

  @Test
  void anAddressOfFewRowsIsNotTold() {
    List<String> addresses = new ArrayList<>();
    for (int row = 0; row < 1000; row++) {
      addresses.add(
          row < 300
              ? "10.1.2.3"
              : row < 309 ? "172.16.0.9" : "10." + row % 200 + ".0." + row % 250);
    }
    assertThat(networks(addresses)).containsExactlyInAnyOrder("10.1.2.3/32", "10.0.0.0/8");
  }

  @Test
  void whatIsNoAddressIsLeftOut() {
    assertThat(Networks.of(texts(List.of("localhost", "1.2.3.4")), 0, 2, POLICY))
        .isNull();
  }

  @Test
  void addressesInTextAreToldFromStringsThatAreNone() {
    List<String> addresses = new ArrayList<>();
    for (int row = 0; row < 50; row++) {
      addresses.add(row % 2 == 0 ? "10.1." + row + ".7" : "2001:db8::" + row);
    }
    assertThat(TextForm.of(texts(addresses), POLICY).others()).isNull();
    assertThat(TextForm.of(texts(addresses.subList(0, 19)), POLICY)).isNull();
    for (String other : List.of("10.1.256.7", "10.1.7", "unknown", "12:30:00", "10.1.0.0/16")) {
      addresses.set(30, other);
      TextForm form = TextForm.of(texts(addresses), POLICY);
      assertThat(form.form()).as(other).isEqualTo(ValueModel.Written.ADDRESS);
      assertThat(form.others().texts()[30]).isEqualTo(other);
    }
  }
}
