import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { policyJsonSchema } from "../src/adapters/policy/policy-json-schema.ts";
import { projectRoot } from "./process/project-root.ts";

/** Writes docs/policy.schema.json: `npm run policy-schema`. */
const file = join(projectRoot, "docs", "policy.schema.json");
const options = await resolveConfig(file);
writeFileSync(file, await format(JSON.stringify(policyJsonSchema()), { ...options, filepath: file }));
