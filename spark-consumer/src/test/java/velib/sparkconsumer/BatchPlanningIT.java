package velib.sparkconsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static scala.collection.JavaConverters.asScalaBuffer;
import static scala.collection.JavaConverters.seqAsJavaList;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.datasources.v2.StreamingDataSourceV2Relation;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import velib.testkit.KafkaExtension;

class BatchPlanningIT {
  private static final int INPUT_PARTITIONS = 3;

  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();
  @RegisterExtension static final SparkExtension spark = new SparkExtension();

  @Test
  void aSmallBatchTakesNoJobOfTheSchedulerAndIsDescribedAsItWasPlanned() {
    Watched watched = new Watched();
    Plannings plannings = new Plannings();
    optimizeWith(List.of(plannings));
    spark.session().sparkContext().addSparkListener(watched);
    try (ConsumerFixture consumer =
        new ConsumerFixture(kafka, spark.newPath("checkpoint"), INPUT_PARTITIONS)) {
      consumer.start(spark.session());
      TestNetwork network = new TestNetwork(5, 60);
      for (int batch = 0; batch < 3; batch++) {
        network.nextSnapshot().forEach(row -> consumer.publish(null, row));
        consumer.awaitAllRead();
      }
      consumer.awaitTotalsOfTheOracle();
      // Events arrive in order: once the third batch has begun, all jobs of the first two are
      // known.
      await().until(() -> watched.descriptions.size() >= 3);

      assertThat(watched.jobsOfSmallBatches).isEmpty();
      assertThat(watched.descriptions)
          .filteredOn(description -> description.contains("MicroBatchScan"))
          .isNotEmpty()
          .allMatch(description -> description.contains("OneTaskBatch"));
      assertThat(plannings.batches).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
    } finally {
      spark.session().sparkContext().removeSparkListener(watched);
    }
  }

  private static void optimizeWith(List<Rule<LogicalPlan>> rules) {
    spark.session().experimental().extraOptimizations_$eq(asScalaBuffer(rules).toSeq());
  }

  /** Spark applies it once each time it plans. */
  private static final class Plannings extends Rule<LogicalPlan> {
    final List<String> batches = new CopyOnWriteArrayList<>();

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
      for (LogicalPlan leaf : seqAsJavaList(plan.collectLeaves())) {
        if (leaf instanceof StreamingDataSourceV2Relation) {
          batches.add(((StreamingDataSourceV2Relation) leaf).endOffset().get().json());
        }
      }
      return plan;
    }
  }

  private static final class Watched extends SparkListener {
    final List<String> jobsOfSmallBatches = new CopyOnWriteArrayList<>();
    final List<String> descriptions = new CopyOnWriteArrayList<>();

    @Override
    public void onJobStart(SparkListenerJobStart job) {
      String batch = descriptions.get(descriptions.size() - 1);
      if (batch.contains("OneTaskBatch")) {
        jobsOfSmallBatches.add(batch);
      }
    }

    @Override
    public void onOtherEvent(SparkListenerEvent event) {
      if (event instanceof SparkListenerSQLExecutionStart) {
        descriptions.add(((SparkListenerSQLExecutionStart) event).physicalPlanDescription());
      }
    }
  }
}
