package velib.sparkconsumer.sink;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.io.CompressionCodec;
import org.apache.spark.io.CompressionCodec$;

/** The dead letters of one task, in order, as sent to the driver: their bytes or their file. */
final class SpooledDeadLetters implements Serializable {
  private static final long serialVersionUID = 1;

  private final String file;
  private final byte[] memory;

  private SpooledDeadLetters(String file, byte[] memory) {
    this.file = file;
    this.memory = memory;
  }

  static SpooledDeadLetters inFile(String file) {
    return new SpooledDeadLetters(file, null);
  }

  static SpooledDeadLetters inMemory(byte[] letters) {
    return new SpooledDeadLetters(null, letters);
  }

  boolean isInFile() {
    return file != null;
  }

  /** Creates a file for {@link #inFile}, on the checkpoint's file system. */
  static OutputStream create(String file) throws IOException {
    return codec().compressedOutputStream(fileSystem(file).create(new Path(file), true));
  }

  DataInputStream open() throws IOException {
    InputStream letters =
        isInFile()
            ? codec().compressedInputStream(fileSystem(file).open(new Path(file)))
            : new ByteArrayInputStream(memory);
    return new DataInputStream(letters);
  }

  private static FileSystem fileSystem(String file) throws IOException {
    return new Path(file).getFileSystem(SparkHadoopUtil.get().newConfiguration(conf()));
  }

  private static CompressionCodec codec() {
    return CompressionCodec$.MODULE$.createCodec(conf());
  }

  private static SparkConf conf() {
    return SparkEnv.get().conf();
  }
}
