package velib.sparkconsumer.operator;

import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.StatefulOperatorStateInfo;
import org.apache.spark.sql.execution.streaming.state.StateStore;
import org.apache.spark.sql.execution.streaming.state.StateStore$;
import org.apache.spark.sql.execution.streaming.state.StateStoreConf;
import org.apache.spark.sql.execution.streaming.state.StateStoreCoordinatorRef;
import org.apache.spark.sql.execution.streaming.state.StateStoreId;
import org.apache.spark.sql.execution.streaming.state.StateStoreId$;
import org.apache.spark.sql.execution.streaming.state.StateStoreProviderId;
import org.apache.spark.util.SerializableConfiguration;
import scala.collection.Seq;
import scala.reflect.ClassTag$;

/**
 * Opens Spark's state stores in the tasks of a query. The settings that this needs are sent to the
 * executors once, while Spark's own state store RDD sends them with every batch.
 */
final class StateStores implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int NO_PREFIX = 0;

  private final transient SparkSession session;
  private final transient StateStoreCoordinatorRef coordinator;
  private final StateStoreConf conf;
  private final Broadcast<SerializableConfiguration> hadoop;

  /**
   * Prepares the stores of one query.
   *
   * @param session the session that the query's batches run in
   */
  StateStores(SparkSession session) {
    this.session = session;
    coordinator = session.streams().stateStoreCoordinator();
    conf = StateStoreConf.apply(session.sessionState().conf());
    hadoop =
        session
            .sparkContext()
            .broadcast(
                new SerializableConfiguration(session.sessionState().newHadoopConf()),
                ClassTag$.MODULE$.apply(SerializableConfiguration.class));
  }

  /** Whether the stores were prepared in this session. */
  boolean areOf(SparkSession other) {
    return session == other;
  }

  /** Where the state is already in memory; empty if nowhere. */
  Seq<String> locations(StatefulOperatorStateInfo state, int partition) {
    return coordinator.getLocation(id(state, partition)).toList();
  }

  /** Opens the state as the previous batch left it; to be called in a task. */
  StateStore open(StatefulOperatorStateInfo state, int partition) {
    Configuration hadoopConf = hadoop.value().value();
    return StateStore$.MODULE$.get(
        id(state, partition),
        StateRows.KEY,
        StateRows.VALUE,
        NO_PREFIX,
        state.storeVersion(),
        conf,
        hadoopConf);
  }

  private static StateStoreProviderId id(StatefulOperatorStateInfo state, int partition) {
    return new StateStoreProviderId(
        new StateStoreId(
            state.checkpointLocation(),
            state.operatorId(),
            partition,
            StateStoreId$.MODULE$.DEFAULT_STORE_NAME()),
        state.queryRunId());
  }
}
