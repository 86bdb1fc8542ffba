package velib.stacktests.guarantees.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import velib.stacktests.Command;

/**
 * A file system of limited size in a file, mounted through a loop device, so that it can be full
 * while the machine's disk is not. Closing it unmounts it and deletes the file. Needs root.
 */
public final class SmallVolume implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** The user and group of all programs in the containers. */
  private static final String OWNER = "10001:10001";

  private final Path image;
  private final Path mountPoint;

  private SmallVolume(Path image, Path mountPoint) {
    this.image = image;
    this.mountPoint = mountPoint;
  }

  /** Whether this user may mount one. In CI it is an error if not, so that it is not missed. */
  static boolean canBeMounted() {
    boolean isRoot = "root".equals(System.getProperty("user.name"));
    if (!isRoot && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("Full volumes need root, and this is not: run it with sudo.");
    }
    return isRoot;
  }

  static SmallVolume mount(Path folder, String name, int mebibytes) {
    SmallVolume volume =
        new SmallVolume(folder.resolve(name + ".ext4"), folder.resolve(name + "-volume"));
    try {
      Files.createDirectory(volume.mountPoint);
      run("truncate", "--size", mebibytes + "M", volume.image.toString());
      run("mkfs.ext4", "-q", "-m", "0", volume.image.toString());
      run("mount", "-o", "loop", volume.image.toString(), volume.mountPoint.toString());
      Files.delete(volume.mountPoint.resolve("lost+found"));
      run("chown", OWNER, volume.mountPoint.toString());
    } catch (IOException failure) {
      throw new UncheckedIOException("no small volume in " + folder, failure);
    }
    return volume;
  }

  /** The lines of a Compose file that put a named volume here. */
  String composeVolume(String volumeName) {
    return String.format(
        Locale.ROOT,
        "  %s:%n    driver: local%n    driver_opts: {type: none, o: bind, device: %s}%n",
        volumeName,
        mountPoint);
  }

  /** Writes until nothing more fits. */
  public void fill() {
    byte[] block = new byte[1 << 16];
    try (OutputStream filler = Files.newOutputStream(filler())) {
      for (int size = block.length; size > 0; ) {
        try {
          filler.write(block, 0, size);
        } catch (IOException full) {
          size /= 2;
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot fill " + mountPoint, failure);
    }
  }

  /** Deletes what {@link #fill} wrote. */
  public void free() {
    try {
      Files.deleteIfExists(filler());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot free " + mountPoint, failure);
    }
  }

  @Override
  public void close() {
    if (new Command(Map.of(), List.of("mountpoint", "-q", mountPoint.toString())).run(LIMIT).status
        == 0) {
      run("umount", mountPoint.toString());
    }
    try {
      Files.deleteIfExists(image);
      Files.deleteIfExists(mountPoint);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot remove " + image, failure);
    }
  }

  private Path filler() {
    return mountPoint.resolve("filler");
  }

  private static void run(String... words) {
    new Command(Map.of(), List.of(words)).succeed(LIMIT);
  }
}
