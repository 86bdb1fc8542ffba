package velib.sparkconsumer.smallbatch;

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
 * Opens Spark's state stores in the tasks of a query. The settings that this takes go to the
 * executors once; Spark's own RDD of states sends them with every batch.
 */
final class StateStores implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int NO_PREFIX = 0;

  private final transient SparkSession session;
  private final transient StateStoreCoordinatorRef coordinator;
  private final StateStoreConf conf;
  private final Broadcast<SerializableConfiguration> hadoop;

  /** Those of the session that a query's batches run in. */
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

  boolean areOf(SparkSession other) {
    return session == other;
  }

  /** Where the state is in memory already, if anywhere. */
  Seq<String> locations(StatefulOperatorStateInfo state, int partition) {
    return coordinator.getLocation(id(state, partition)).toList();
  }

  /** In a task: the state as the batch before has left it. */
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
