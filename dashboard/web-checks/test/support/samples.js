/** Results and stations as the server sends them; a test names only the fields that matter to it. */

export function sums(values = {}) {
  return {
    total_bikes: 19,
    mechanical_bikes: 9,
    electric_bikes: 10,
    rentable_bikes: 19,
    docks_available: 4,
    stations: 1,
    last_reported: "2024-02-06T23:53:53Z",
    ...values,
  };
}

export function result(postcode, values = {}) {
  return { postcode, ...sums(values) };
}

export function station(code, values = {}) {
  const place = { name: `Name of ${code}`, lat: 48.86, lon: 2.3, capacity: 35 };
  return { ...counts(code), ...place, ...values };
}

/** The part of a station that the stream sends. */
export function counts(code, values = {}) {
  return {
    station_code: code,
    postcode: "75016",
    bikes: 19,
    mechanical_bikes: 9,
    electric_bikes: 10,
    docks_available: 4,
    rentable: true,
    last_reported: "2024-02-06T23:53:53Z",
    ...values,
  };
}

export function state(values = {}) {
  return {
    stream: "live",
    since: null,
    newest_status: "2024-02-06T23:54:00Z",
    newest_result: "2024-02-06T23:53:59Z",
    unread: 0,
    ...values,
  };
}

export function totals(postcodes, values = {}) {
  return {
    as_of: "2024-02-06T23:53:59Z",
    network: sums(),
    hour_ago: null,
    postcodes,
    state: state(),
    ...values,
  };
}
