/**
 * The fast path for reading a station's status: in place, from a message's bytes, without creating
 * an object. {@link velib.stationmodel.scan.StatusScanner} is its door; {@link
 * velib.stationmodel.scan.StationCodeHash} finds a code in a table without making it a text.
 *
 * <p>What a message means is decided in {@link velib.stationmodel.StationStatusReader}; this
 * package only gets to the same answer sooner or declines. It uses {@code velib.stationmodel},
 * which must not use it.
 */
package velib.stationmodel.scan;
