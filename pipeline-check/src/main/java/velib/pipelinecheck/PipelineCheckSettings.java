package velib.pipelinecheck;

import java.util.List;
import velib.settings.PipelineSettings;
import velib.settings.Setting;

/** The settings of the program: what it shares with those that it looks at. */
final class PipelineCheckSettings {
  /** Every setting of the program. */
  static final List<Setting<?>> ALL =
      List.of(
          PipelineSettings.KAFKA_BOOTSTRAP_SERVERS,
          PipelineSettings.INPUT_TOPIC,
          PipelineSettings.RESULTS_TOPIC,
          PipelineSettings.DEAD_LETTER_TOPIC);

  private PipelineCheckSettings() {}
}
