package velib.stacktests.documents;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import velib.dashboard.DashboardSettings;
import velib.demo.DemoSettings;
import velib.feedsimulator.FeedSimulatorSettings;
import velib.kafkainit.KafkaInitSettings;
import velib.producer.ProducerSettings;
import velib.settings.Setting;
import velib.sparkconsumer.SparkConsumerSettings;

/** The settings that the programs declare. */
final class DeclaredSettings {
  private DeclaredSettings() {}

  static Map<String, Setting<?>> byName() {
    Map<String, Setting<?>> byName = new TreeMap<>();
    Stream.of(
            ProducerSettings.ALL,
            KafkaInitSettings.ALL,
            SparkConsumerSettings.ALL,
            DashboardSettings.ALL,
            FeedSimulatorSettings.ALL,
            DemoSettings.ALL)
        .flatMap(List::stream)
        .forEach(setting -> byName.put(setting.name(), setting));
    return byName;
  }
}
