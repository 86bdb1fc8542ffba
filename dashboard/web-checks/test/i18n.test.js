import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chooseLanguage, formFor, speak } from "/assets/js/text/i18n.js";
import { texts } from "/assets/js/text/texts.js";
import { indexHtml } from "./support/page.js";

const places = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe("texts", () => {
  it("have the same keys in both languages", () => {
    assert.deepEqual(Object.keys(texts.fr).sort(), Object.keys(texts.en).sort());
  });

  for (const [key, text] of Object.entries(texts.en)) {
    it(`have the same places for values in both languages: ${key}`, () => {
      assert.deepEqual(places(texts.fr[key]), places(text));
    });
  }

  it("have each form of a count", () => {
    const bases = Object.keys(texts.en).flatMap((key) => /^(.*)\.(?:one|other)$/.exec(key)?.[1] ?? []);
    for (const base of bases) {
      assert.ok(texts.en[`${base}.one`] && texts.en[`${base}.other`], base);
    }
  });

  it("are the English texts in index.html", () => {
    const said = [...indexHtml.matchAll(/data-say="([^"]+)"[^>]*>([^<]*)</g)];
    assert.ok(said.length > 20);
    for (const [, key, text] of said) {
      assert.equal(text, texts.en[key], key);
    }
    for (const [, key] of indexHtml.matchAll(/data-say-(?:label|placeholder)="([^"]+)"/g)) {
      assert.ok(key in texts.en, key);
    }
  });
});

describe("chooseLanguage", () => {
  it("takes the first language of the browser that the page speaks", () => {
    assert.deepEqual(chooseLanguage("", ["de-DE", "fr-CA", "en-US"]), {
      language: "fr",
      locale: "fr-CA",
    });
  });

  it("lets the address decide, with the browser's own kind of that language", () => {
    assert.deepEqual(chooseLanguage("?lang=fr", ["en-GB", "fr-CH"]), {
      language: "fr",
      locale: "fr-CH",
    });
    assert.deepEqual(chooseLanguage("?lang=fr", ["en-GB"]), { language: "fr", locale: "fr" });
  });

  it("speaks English where it speaks none of the languages", () => {
    assert.deepEqual(chooseLanguage("?lang=xx", ["de", "toString"]), {
      language: "en",
      locale: "en",
    });
  });
});

describe("speak", () => {
  it("puts values in their places", () => {
    assert.equal(speak("fr")("postcode.title", { postcode: "75016" }), "Code postal 75016");
  });

  it("knows that none is one in French", () => {
    assert.equal(formFor("fr", 0), "one");
    assert.equal(formFor("en", 0), "other");
  });
});
