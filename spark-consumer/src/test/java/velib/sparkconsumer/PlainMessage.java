package velib.sparkconsumer;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.Row;
import velib.sparkconsumer.kafka.ConsumerKafka;
import velib.sparkconsumer.totals.Binary;
import velib.sparkconsumer.totals.DeadLetter;
import velib.sparkconsumer.totals.OutputRow;

/** A row as Spark's own Kafka sink takes it; a bean, as Spark's encoder wants it. */
public final class PlainMessage {
  private String topic;
  private byte[] key;
  private byte[] value;
  private List<PlainHeader> headers;

  /** The topic that it goes to. */
  public String getTopic() {
    return topic;
  }

  public void setTopic(String topic) {
    this.topic = topic;
  }

  /** The postcode, or the key of the dead letter. */
  public byte[] getKey() {
    return key;
  }

  public void setKey(byte[] key) {
    this.key = key;
  }

  /** The result, or the dead letter's original bytes. */
  public byte[] getValue() {
    return value;
  }

  public void setValue(byte[] value) {
    this.value = value;
  }

  /** Where a dead letter came from; null for a result. */
  public List<PlainHeader> getHeaders() {
    return headers;
  }

  public void setHeaders(List<PlainHeader> headers) {
    this.headers = headers;
  }

  /** A header as Spark's own Kafka sink takes it. */
  public static final class PlainHeader {
    private String key;
    private byte[] value;

    static PlainHeader of(String key, Object value) {
      PlainHeader header = new PlainHeader();
      header.setKey(key);
      header.setValue(value.toString().getBytes(StandardCharsets.UTF_8));
      return header;
    }

    /** The header's name. */
    public String getKey() {
      return key;
    }

    public void setKey(String key) {
      this.key = key;
    }

    /** The header's text in UTF-8. */
    public byte[] getValue() {
      return value;
    }

    public void setValue(byte[] value) {
      this.value = value;
    }
  }

  /** Makes messages of output rows, for the topics that they go to. */
  static final class Topics implements Serializable {
    private static final long serialVersionUID = 1;

    private final String input;
    private final String results;
    private final String deadLetters;

    Topics(ConsumerKafka kafka) {
      input = kafka.inputTopic();
      results = kafka.resultsTopic();
      deadLetters = kafka.deadLetterTopic();
    }

    PlainMessage messageOf(Row outputRow) {
      PlainMessage message = new PlainMessage();
      if (outputRow.getInt(0) == OutputRow.RESULT) {
        message.setTopic(results);
        message.setKey(outputRow.getString(1).getBytes(StandardCharsets.UTF_8));
        message.setValue(outputRow.<byte[]>getAs(2));
        return message;
      }
      DeadLetter letter = Binary.read(outputRow.<byte[]>getAs(2), DeadLetter::read);
      message.setTopic(deadLetters);
      message.setKey(letter.key());
      message.setValue(letter.value());
      message.setHeaders(
          List.of(
              PlainHeader.of("reason", letter.reason()),
              PlainHeader.of("explanation", letter.explanation()),
              PlainHeader.of("source.topic", input),
              PlainHeader.of("source.partition", letter.partition()),
              PlainHeader.of("source.offset", letter.offset())));
      return message;
    }
  }
}
