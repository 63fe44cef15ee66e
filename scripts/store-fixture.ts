import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "./process/project-root.ts";
import { writeStoreFixture } from "./store-fixture/write-store-fixture.ts";

/** Writes a store of this version for the migrations to come, once per release: `npm run store-fixture`. */
const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")));
await writeStoreFixture(join(projectRoot, "test", "fixtures"), version);
