package velib.stationmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class StationStatusReaderProperties {
  private static final String MUTATIONS = "{}[],:\"09-.eE\\ ntf\u0000\u007f\u00ff";

  private final StationStatusReader reader = new StationStatusReader();

  @Property
  void everyWayOfWritingAStatusReadsTheSame(
      @ForAll @IntRange(min = 1001, max = 59_999) int code,
      @ForAll @IntRange(max = StationStatus.MAX_COUNT) int bikes,
      @ForAll @IntRange(max = StationStatus.MAX_COUNT) int mechanical,
      @ForAll @IntRange(max = StationStatus.MAX_COUNT) int electric,
      @ForAll @IntRange(max = StationStatus.MAX_COUNT) int docks,
      @ForAll boolean renting,
      @ForAll @LongRange(min = 946_684_800L, max = 4_102_444_800L) long reported,
      @ForAll Random ways)
      throws UnusableStatus {
    List<String> fields = new ArrayList<>();
    fields.add(either(ways, "'stationCode':'" + code + "'", "'stationCode':" + code));
    fields.add(either(ways, "'num_bikes_available':" + bikes, "'numBikesAvailable' : " + bikes));
    fields.add(
        "'num_bikes_available_types':"
            + either(
                ways,
                "[{'mechanical':" + mechanical + "},{'ebike':" + electric + "}]",
                "{ 'ebike':" + electric + ", 'mechanical':" + mechanical + "}"));
    fields.add(either(ways, "'num_docks_available':" + docks, "'numDocksAvailable':" + docks));
    fields.add("'is_renting':" + either(ways, String.valueOf(renting), renting ? "1" : "0"));
    fields.add(
        "'last_reported':"
            + either(
                ways,
                String.valueOf(reported),
                "'" + java.time.Instant.ofEpochSecond(reported) + "'"));
    fields.add("'unknown\\u00e9':{'deep':[null,1.5e3,'\\\"}']}");
    Collections.shuffle(fields, ways);

    StationStatus status =
        reader.read(
            ("{" + String.join(",", fields) + "}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8));

    assertThat(status)
        .isEqualTo(
            new StationStatus(
                String.valueOf(code), bikes, mechanical, electric, docks, renting, reported));
  }

  @Property(tries = 3000)
  void anyBytesAreAStatusOrAReasonAndNothingElse(@ForAll @Size(max = 200) byte[] bytes) {
    readsOrSaysWhy(bytes);
  }

  @Property(tries = 5000)
  void aMutatedRowIsAStatusOrAReasonAndNothingElse(@ForAll Random changes) {
    byte[] row =
        ("{\"stationCode\":\"16107\",\"num_bikes_available\":5,\"num_bikes_available_types\":"
                + "[{\"mechanical\":1},{\"ebike\":4}],\"num_docks_available\":30,\"is_renting\":1,"
                + "\"last_reported\":1760776294}")
            .getBytes(StandardCharsets.UTF_8);
    for (int i = changes.nextInt(4); i >= 0; i--) {
      row[changes.nextInt(row.length)] =
          (byte) MUTATIONS.charAt(changes.nextInt(MUTATIONS.length()));
    }
    readsOrSaysWhy(row);
  }

  private void readsOrSaysWhy(byte[] bytes) {
    try {
      assertThat(reader.read(bytes).bikes()).isBetween(0, StationStatus.MAX_COUNT);
    } catch (UnusableStatus unusable) {
      assertThat(unusable.getMessage()).isNotBlank();
    }
  }

  private static String either(Random ways, String one, String other) {
    return ways.nextBoolean() ? one : other;
  }
}
