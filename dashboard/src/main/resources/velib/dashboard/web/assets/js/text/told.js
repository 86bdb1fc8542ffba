/** @import { Reader } from "./reader.js" */
/** @import { Result, Station } from "../net/types.js" */

/**
 * Describes a postcode in sentences, for tips and for screen readers.
 *
 * @param {string} postcode
 * @param {Result | undefined} result
 * @param {Reader} reader
 * @returns {string[]}
 */
export function tellPostcode(postcode, result, reader) {
  if (result === undefined) {
    return [postcode, reader.say("told.no-figures")];
  }
  return [
    postcode,
    tellBikes(result.total_bikes, result, reader),
    reader.count("told.docks", result.docks_available),
    reader.count("told.stations", result.stations),
  ];
}

/**
 * @param {Station} station
 * @param {Reader} reader
 * @returns {string[]}
 */
export function tellStation(station, reader) {
  const sentences = [
    `${nameOf(station, reader)} (${station.station_code}, ${station.postcode})`,
    tellBikes(station.bikes, station, reader),
    reader.count("told.docks", station.docks_available),
  ];
  return station.rentable ? sentences : [...sentences, reader.say("told.not-renting")];
}

/**
 * @param {Station} station
 * @param {Reader} reader
 * @returns {string} its name, or its code if the feed gives no name
 */
export function nameOf(station, reader) {
  return station.name ?? reader.say("station.unnamed", { code: station.station_code });
}

/**
 * @param {number} bikes
 * @param {{mechanical_bikes: number, electric_bikes: number}} kinds
 * @param {Reader} reader
 */
function tellBikes(bikes, kinds, reader) {
  return reader.count("told.bikes", bikes, {
    mechanical: reader.format.number(kinds.mechanical_bikes),
    electric: reader.format.number(kinds.electric_bikes),
  });
}
