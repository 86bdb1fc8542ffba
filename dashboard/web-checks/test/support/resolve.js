import { fileOf, WEB } from "./page.js";

/**
 * Node's hook that resolves a module.
 *
 * @param {string} specifier
 * @param {object} context
 * @param {Function} next Node's own way
 */
export async function resolve(specifier, context, next) {
  const file = fileOf(specifier);
  if (file !== null) {
    return { url: file.href, format: "module", shortCircuit: true };
  }
  const found = await next(specifier, context);
  // The page's folder has no package.json that would tell Node that its files are modules.
  return found.url.startsWith(WEB.href) ? { ...found, format: "module" } : found;
}
