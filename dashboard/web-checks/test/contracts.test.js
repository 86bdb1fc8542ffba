import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, it } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";

const CONTRACTS = new URL("../../src/main/resources/velib/dashboard/contracts/", import.meta.url);

const require = createRequire(import.meta.url);

/** @param {string} path */
function contract(path) {
  return JSON.parse(readFileSync(new URL(path, CONTRACTS), "utf8"));
}

// The published schemas use formats; what they say of the structure is enough here.
const LENIENT = { strict: false, allErrors: true, validateFormats: false };

describe("the contracts", () => {
  it("describe the API in OpenAPI 3.1", async () => {
    const { valid, errors } = await new Validator().validate(contract("openapi.json"));

    assert.ok(valid, JSON.stringify(errors));
  });

  it("describe the topics in AsyncAPI 3.0", () => {
    const published = require("@asyncapi/specs/schemas/3.0.0-without-$id.json");
    const validate = new Ajv(LENIENT).compile(published);

    assert.ok(validate(contract("asyncapi.json")), JSON.stringify(validate.errors));
  });

  for (const file of readdirSync(new URL("schemas/", CONTRACTS))) {
    it(`have in ${file} a JSON Schema without unknown words, and examples that match`, () => {
      const schema = contract(`schemas/${file}`);
      const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
      ajv.addFormat("date-time", (text) => !Number.isNaN(Date.parse(text)));
      const validate = ajv.compile(schema);

      assert.ok(schema.examples.length > 0);
      for (const example of schema.examples) {
        assert.ok(validate(example), JSON.stringify(validate.errors));
      }
    });
  }
});
