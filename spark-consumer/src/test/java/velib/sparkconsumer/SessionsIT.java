package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Spark session that the job runs in. */
class SessionsIT {
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  @Test
  void nobodyEndsAJobFromSparksPages() {
    assertThat(spark.session().sparkContext().conf().get("spark.ui.killEnabled", "true"))
        .isEqualTo("false");
  }
}
