import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    rules: {
      curly: "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": ["error", { allow: ["warn"] }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
  {
    files: ["**/assets/js/**/*.js"],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ["**/theme-early.js"],
    languageOptions: { sourceType: "script" },
  },
  {
    files: ["**/test/**/*.js"],
    languageOptions: { globals: globals.node },
  },
];
