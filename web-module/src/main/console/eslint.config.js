import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import ts from "typescript-eslint";

export default defineConfig(
  { ignores: ["node_modules", "src/api/schema.d.ts"] },
  js.configs.recommended,
  ts.configs.strict,
  hooks.configs.flat.recommended,
  { files: ["build.mjs"], languageOptions: { globals: { process: "readonly" } } },
  {
    rules: {
      "no-console": "error",
      eqeqeq: "error",
      "no-restricted-globals": [
        "error",
        { name: "fetch", message: "Ask the server through api/client: it turns errors into words." },
      ],
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^@patternfly/react-icons$",
              message: "Import one icon by its file: the index loads all.",
            },
          ],
        },
      ],
    },
  },
);
