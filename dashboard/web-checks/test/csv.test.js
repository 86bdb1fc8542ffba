import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { toCsv } from "/assets/js/table/csv.js";
import { result } from "./support/samples.js";

describe("toCsv", () => {
  it("writes the names, then one postcode a line in the order given", () => {
    assert.equal(
      toCsv([result("93110", { stations: 2 }), result("75016", { last_reported: null })]),
      "postcode,total_bikes,mechanical_bikes,electric_bikes,rentable_bikes,docks_available," +
        "stations,last_reported\r\n" +
        "93110,19,9,10,19,4,2,2024-02-06T23:53:53Z\r\n" +
        "75016,19,9,10,19,4,1,\r\n",
    );
  });

  it("quotes what would be taken for more than one cell", () => {
    assert.match(toCsv([result('a,"b"')]), /\r\n"a,""b""",19/);
  });
});
