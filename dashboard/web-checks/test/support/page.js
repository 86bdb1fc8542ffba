import { readFileSync } from "node:fs";

/** The folder that the server serves as "/". */
export const WEB = new URL("../../../src/main/resources/velib/dashboard/web/", import.meta.url);

/** The npm packages hold the same files as the webjars of the same version. */
const PACKAGES = new URL("../../node_modules/", import.meta.url);

export const indexHtml = readFileSync(new URL("index.html", WEB), "utf8");

const importMap = /<script type="importmap">(.*?)<\/script>/s.exec(indexHtml);

/** @type {Record<string, string>} */
export const imports = JSON.parse(importMap[1]).imports;

/**
 * The file that a module of the page imports by name.
 *
 * @param {string} specifier
 * @returns {URL | null} null if the import map does not have it
 */
export function fileOf(specifier) {
  const path = pathOf(specifier);
  if (path === null) {
    return null;
  }
  return path.startsWith("/webjars/")
    ? new URL(path.slice("/webjars/".length), PACKAGES)
    : new URL(path.slice(1), WEB);
}

/** @param {string} specifier */
function pathOf(specifier) {
  if (specifier.startsWith("/")) {
    return specifier;
  }
  if (specifier in imports) {
    return imports[specifier];
  }
  const prefix = Object.keys(imports).find((key) => key.endsWith("/") && specifier.startsWith(key));
  return prefix === undefined ? null : imports[prefix] + specifier.slice(prefix.length);
}
