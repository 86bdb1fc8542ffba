// Loaded before the tests: lets Node find modules as the page does, by the import map of index.html.
import { register } from "node:module";

register("./resolve.js", import.meta.url);
