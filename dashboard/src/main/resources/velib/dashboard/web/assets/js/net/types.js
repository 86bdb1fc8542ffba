/**
 * The shapes of the server's answers, as /api/openapi.json describes them. Types only: the
 * page never loads this file. Times are ISO-8601 texts in UTC unless the name says otherwise.
 *
 * @typedef {object} Sums
 * @property {number} total_bikes
 * @property {number} mechanical_bikes
 * @property {number} electric_bikes
 * @property {number} rentable_bikes
 * @property {number} docks_available
 * @property {number} stations
 * @property {string | null} last_reported
 *
 * @typedef {Sums & {postcode: string}} Result
 *
 * @typedef {object} HourAgo
 * @property {number} total_bikes
 * @property {number} mechanical_bikes
 * @property {number} electric_bikes
 *
 * @typedef {"live" | "starting" | "stale" | "held-up" | "source-down" | "kafka-down"} StreamKind
 *
 * @typedef {object} State
 * @property {StreamKind} stream
 * @property {string | null} since
 * @property {string | null} newest_status
 * @property {string | null} newest_result
 * @property {number | null} unread
 *
 * @typedef {object} Results the postcodes that changed, with the network's new sums
 * @property {string | null} as_of
 * @property {Sums} network
 * @property {HourAgo | null} hour_ago
 * @property {Result[]} postcodes
 *
 * @typedef {Results & {state: State}} Totals all postcodes
 *
 * @typedef {object} StationCounts
 * @property {string} station_code
 * @property {string} postcode
 * @property {number} bikes
 * @property {number} mechanical_bikes
 * @property {number} electric_bikes
 * @property {number} docks_available
 * @property {boolean} rentable
 * @property {string | null} last_reported
 *
 * @typedef {object} StationPlace
 * @property {string | null} name
 * @property {number | null} lat degrees
 * @property {number | null} lon degrees
 * @property {number | null} capacity
 *
 * @typedef {StationCounts & StationPlace} Station
 *
 * @typedef {object} StationsUpdate
 * @property {StationCounts[]} stations those that changed
 * @property {string[]} gone codes of those that are no longer followed
 *
 * @typedef {object} HistoryAnswer a value holds until the next time
 * @property {string} postcode
 * @property {number} hours
 * @property {number[]} times epoch seconds
 * @property {(number | null)[]} mechanical_bikes
 * @property {(number | null)[]} electric_bikes
 * @property {(number | null)[]} rentable_bikes
 * @property {(number | null)[]} docks_available
 *
 * @typedef {object} TrendsAnswer
 * @property {number} step_seconds
 * @property {number} end epoch seconds of each list's last value
 * @property {Record<string, (number | null)[]>} postcodes bikes, oldest first
 */
export {};
