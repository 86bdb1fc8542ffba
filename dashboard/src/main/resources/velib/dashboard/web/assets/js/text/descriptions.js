/** @import { Result, Station } from "../net/types.js" */
/** @import { Reader } from "./reader.js" */

/**
 * Describes a postcode in sentences, for tips and for screen readers.
 *
 * @param {string} postcode
 * @param {Result | undefined} result
 * @param {Reader} reader
 * @returns {string[]}
 */
export function describePostcode(postcode, result, reader) {
  if (result === undefined) {
    return [postcode, reader.say("description.no-figures")];
  }
  return [
    postcode,
    describeBikes(result.total_bikes, result, reader),
    reader.count("description.docks", result.docks_available),
    reader.count("description.stations", result.stations),
  ];
}

/**
 * @param {Station} station
 * @param {Reader} reader
 * @returns {string[]}
 */
export function describeStation(station, reader) {
  const sentences = [
    `${nameOf(station, reader)} (${station.station_code}, ${station.postcode})`,
    describeBikes(station.bikes, station, reader),
    reader.count("description.docks", station.docks_available),
  ];
  return station.rentable ? sentences : [...sentences, reader.say("description.not-renting")];
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
function describeBikes(bikes, kinds, reader) {
  return reader.count("description.bikes", bikes, {
    mechanical: reader.format.number(kinds.mechanical_bikes),
    electric: reader.format.number(kinds.electric_bikes),
  });
}
