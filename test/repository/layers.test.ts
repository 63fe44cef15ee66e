import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { packageBin } from "../../scripts/process/package-bin.ts";
import { projectRoot } from "../../scripts/process/project-root.ts";

/** One row of the import table: `file` may import each of `allowed` and none of `refused`. */
interface Row {
  readonly file: string;
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
}

const graphSdk = "@microsoft/microsoft-graph-client";
const everyFolder = (up: string, ...folders: string[]) => folders.map((folder) => `${up}${folder}/planted.ts`);

/** The rooms of one floor with the rooms that each may import; it may import no others. */
type Rooms = Readonly<Record<string, readonly string[]>>;

const base = ["steps", "who", "checking"];
const flowRooms: Rooms = {
  steps: [],
  who: ["steps"],
  checking: ["steps", "who"],
  pacing: ["steps"],
  planning: base,
  explaining: base,
  telling: base,
  alerting: [...base, "telling"],
  copying: [...base, "telling"],
  joining: [...base, "telling"],
  following: [...base, "telling", "joining"],
  inviting: [...base, "planning", "pacing", "telling"],
  deciding: [...base, "pacing", "telling", "inviting"],
  importing: [],
  looking: [...base, "following"],
  stopping: [...base, "pacing", "telling", "alerting"],
  tending: [...base, "planning", "pacing", "telling", "joining", "following"],
};
const botRooms: Rooms = {
  data: [],
  answers: ["data"],
  "team-actions": ["answers", "data"],
  actions: ["team-actions", "answers", "data"],
  wordings: [],
  commands: ["wordings"],
};

const inRooms = (rooms: readonly string[]) => everyFolder("../", ...rooms);
const others = (rooms: Rooms, own: string, below: readonly string[]) =>
  Object.keys(rooms).filter((room) => room !== own && !below.includes(room));

const rows: readonly Row[] = [
  {
    file: "bot/planted.ts",
    allowed: ["./turn.ts", "botbuilder", "zod", "../src/errors.ts", ...everyFolder("../src/", "flows", "domain", "cards", "texts")],
    refused: [
      graphSdk,
      "kysely",
      "restify",
      "node:fs",
      "../src/config.ts",
      "../src/app.ts",
      ...everyFolder("../src/", "ports", "adapters/graph", "adapters/store"),
    ],
  },
  ...Object.entries(botRooms).map(([room, below]) => ({
    file: `bot/${room}/planted.ts`,
    allowed: [
      "./planted-too.ts",
      "../turn.ts",
      "botbuilder",
      "zod",
      "../../src/errors.ts",
      "../../src/ports/log.ts",
      ...inRooms(below),
      ...everyFolder("../../src/", "flows", "domain", "cards", "texts"),
    ],
    refused: [
      graphSdk,
      "restify",
      "../../src/config.ts",
      "../../src/ports/jobs.ts",
      "../../sandbox/sandbox.ts",
      ...inRooms(others(botRooms, room, below)),
      ...everyFolder("../../src/", "adapters/store"),
    ],
  })),
  {
    file: "src/cards/planted.ts",
    allowed: ["./planted-too.ts", "../../cards/invite-form.json", "../domain/ids.ts", "../texts/texts.ts", "adaptivecards-templating"],
    refused: ["node:fs", "botbuilder", "../errors.ts", ...everyFolder("../", "ports", "flows", "adapters/teams")],
  },
  {
    file: "src/texts/planted.ts",
    allowed: ["./en.json", "i18next"],
    refused: ["node:fs", "botbuilder", ...everyFolder("../", "domain", "ports", "cards", "flows")],
  },
  {
    file: "src/domain/planted.ts",
    allowed: ["./ids.ts"],
    refused: ["zod", "node:crypto", "botbuilder", "../errors.ts", ...everyFolder("../", "ports", "flows", "texts")],
  },
  {
    file: "src/ports/planted.ts",
    allowed: ["./clock.ts", "../domain/ids.ts"],
    refused: ["zod", "kysely", "../errors.ts", ...everyFolder("../", "flows", "cards", "adapters/store")],
  },
  {
    file: "src/domain/pace/planted.ts",
    allowed: ["./planted-too.ts", "../ids.ts"],
    refused: [
      "zod",
      "node:crypto",
      "botbuilder",
      "../policy/policy.ts",
      "../../errors.ts",
      ...everyFolder("../../", "ports", "flows", "texts"),
    ],
  },
  {
    file: "src/domain/policy/planted.ts",
    allowed: ["./planted-too.ts", "../ids.ts", "../pace/pace.ts"],
    refused: ["zod", "node:crypto", "botbuilder", "../../errors.ts", ...everyFolder("../../", "ports", "flows", "texts")],
  },
  {
    file: "src/flows/planted.ts",
    allowed: [
      "./planted-too.ts",
      "../errors.ts",
      ...everyFolder("./", ...Object.keys(flowRooms)),
      ...everyFolder("../", "domain", "ports"),
    ],
    refused: [
      "botbuilder",
      graphSdk,
      "kysely",
      "../config.ts",
      "../../bot/bot.ts",
      ...everyFolder("../", "adapters/graph", "cards", "texts"),
    ],
  },
  ...Object.entries(flowRooms).map(([room, below]) => ({
    file: `src/flows/${room}/planted.ts`,
    allowed: ["./planted-too.ts", "../../errors.ts", ...inRooms(below), ...everyFolder("../../", "domain", "ports")],
    refused: [
      "botbuilder",
      graphSdk,
      "kysely",
      "../../config.ts",
      "../../../bot/bot.ts",
      "../flows.ts",
      "../run-job.ts",
      ...inRooms(others(flowRooms, room, below)),
      ...everyFolder("../../", "adapters/graph", "cards", "texts"),
    ],
  })),
  {
    file: "src/adapters/http-planted.ts",
    allowed: ["zod", "./planted-too.ts", "../errors.ts", "../ports/clock.ts", "../domain/ids.ts"],
    refused: ["botbuilder", graphSdk, "../config.ts", "../flows/planted.ts", "./graph/planted.ts"],
  },
  {
    file: "src/adapters/graph/planted.ts",
    allowed: [graphSdk, "zod", "../http-retry.ts", "../json-text.ts", "../../errors.ts", "../../ports/clock.ts", "../../domain/ids.ts"],
    refused: [
      "botbuilder",
      "kysely",
      "@azure/identity",
      "../store/planted.ts",
      "../../config.ts",
      ...everyFolder("../../", "flows", "cards", "texts"),
    ],
  },
  {
    file: "src/adapters/graph/changes/planted.ts",
    allowed: [
      "zod",
      "./planted-too.ts",
      "../requests/ask.ts",
      "../user-properties.ts",
      "../../../errors.ts",
      ...everyFolder("../../../", "ports", "domain"),
    ],
    refused: [
      "botbuilder",
      graphSdk,
      "@azure/identity",
      "../directory.ts",
      "../../http-retry.ts",
      "../../store/planted.ts",
      "../../../config.ts",
      ...everyFolder("../../../", "flows", "cards", "texts"),
    ],
  },
  {
    file: "src/adapters/graph/teams/planted.ts",
    allowed: ["zod", "./planted-too.ts", "../requests/ask.ts", "../../../errors.ts", ...everyFolder("../../../", "ports", "domain")],
    refused: [
      "botbuilder",
      graphSdk,
      "@azure/identity",
      "../directory.ts",
      "../../http-retry.ts",
      "../../store/planted.ts",
      "../../../config.ts",
      ...everyFolder("../../../", "flows", "cards", "texts"),
    ],
  },
  {
    file: "src/adapters/graph/requests/planted.ts",
    allowed: [
      graphSdk,
      "zod",
      "./planted-too.ts",
      "../../http-retry.ts",
      "../../../errors.ts",
      ...everyFolder("../../../", "ports", "domain"),
    ],
    refused: [
      "botbuilder",
      "kysely",
      "@azure/identity",
      "../directory.ts",
      "../../json-text.ts",
      "../../store/planted.ts",
      "../../../config.ts",
      ...everyFolder("../../../", "flows", "cards", "texts"),
    ],
  },
  {
    file: "src/adapters/entra/planted.ts",
    allowed: ["@azure/identity", "jose", "../http-retry.ts", "../../errors.ts", "../../ports/identity.ts"],
    refused: ["botbuilder", graphSdk, "../graph/planted.ts", ...everyFolder("../../", "flows", "cards", "texts")],
  },
  {
    file: "src/adapters/entra/shell/planted.ts",
    allowed: ["jose", "zod", "node:http", "./planted-too.ts", "../entra-fetch.ts", "../../../errors.ts", "../../../ports/identity.ts"],
    refused: [
      ...["@azure/identity", "@azure/msal-node", "botbuilder", graphSdk],
      ...["../../graph/planted.ts", "../../http-retry.ts", "../../../config.ts"],
      ...everyFolder("../../../", "flows", "cards", "texts"),
    ],
  },
  {
    file: "src/adapters/teams/planted.ts",
    allowed: ["botbuilder", "jose", "../http-retry.ts", ...everyFolder("../../", "ports", "domain", "cards", "texts")],
    refused: [graphSdk, "kysely", "../store/planted.ts", "../../../bot/reply.ts", ...everyFolder("../../", "flows")],
  },
  {
    file: "src/adapters/store/planted.ts",
    allowed: ["kysely", "kysely/migration", "node:sqlite", "../../errors.ts", "../../ports/jobs.ts"],
    refused: ["botbuilder", "../graph/planted.ts", "../../log.ts", ...everyFolder("../../", "flows", "cards", "texts")],
  },
  {
    file: "src/adapters/store/rows/planted.ts",
    allowed: [
      "kysely",
      "zod",
      "./planted-too.ts",
      "../tables.ts",
      "../../json-text.ts",
      "../../../errors.ts",
      ...everyFolder("../../../", "ports", "domain"),
    ],
    refused: [
      "botbuilder",
      "../jobs.ts",
      "../database.ts",
      ...inRooms(["sqlite", "migrations"]),
      "../../graph/planted.ts",
      ...everyFolder("../../../", "flows", "cards", "texts"),
    ],
  },
  {
    file: "src/adapters/store/running/planted.ts",
    allowed: [
      "kysely",
      "zod",
      "../tables.ts",
      "../engine.ts",
      "../../json-text.ts",
      "../rows/stored-values.ts",
      "../../../errors.ts",
      ...everyFolder("../../../", "ports", "domain"),
    ],
    refused: [
      "botbuilder",
      "../jobs.ts",
      ...inRooms(["sqlite", "migrations"]),
      "../../graph/planted.ts",
      ...everyFolder("../../../", "flows", "cards", "texts"),
    ],
  },
  {
    file: "src/adapters/store/sqlite/planted.ts",
    allowed: [
      "kysely",
      "node:sqlite",
      "./planted-too.ts",
      "../engine.ts",
      "../tables.ts",
      "../store-location.ts",
      "../../../errors.ts",
      ...everyFolder("../../../", "ports", "domain"),
    ],
    refused: ["botbuilder", "pg", "../jobs.ts", ...inRooms(["rows", "migrations"]), ...everyFolder("../../../", "flows", "cards", "texts")],
  },
  {
    file: "src/adapters/store/postgres/planted.ts",
    allowed: [
      "kysely",
      "pg",
      "./planted-too.ts",
      "../engine.ts",
      "../tables.ts",
      "../../../errors.ts",
      ...everyFolder("../../../", "ports", "domain"),
    ],
    refused: [
      "botbuilder",
      "lru-cache",
      "../jobs.ts",
      ...inRooms(["rows", "sqlite", "migrations"]),
      ...everyFolder("../../../", "flows", "cards", "texts"),
    ],
  },
  {
    file: "src/adapters/store/jobs/planted.ts",
    allowed: [
      "kysely",
      "zod",
      "../engine.ts",
      "../tables.ts",
      "../rows/stored-values.ts",
      "../../../errors.ts",
      ...everyFolder("../../../", "ports", "domain"),
    ],
    refused: [
      "botbuilder",
      "../database.ts",
      ...inRooms(["sqlite", "postgres", "migrations"]),
      ...everyFolder("../../../", "flows", "cards", "texts"),
    ],
  },
  {
    file: "src/adapters/store/upkeep/planted.ts",
    allowed: [
      "kysely",
      "kysely/migration",
      "node:sqlite",
      "zod",
      "../migrate.ts",
      ...inRooms(["rows", "running", "sqlite", "postgres", "migrations"]),
      "../../json-text.ts",
      "../../../errors.ts",
      ...everyFolder("../../../", "ports", "domain"),
    ],
    refused: ["botbuilder", "../../graph/planted.ts", "../../http-retry.ts", ...everyFolder("../../../", "flows", "cards", "texts", "cli")],
  },
  {
    file: "src/adapters/store/migrations/planted.ts",
    allowed: ["kysely", "kysely/migration", "./planted-too.ts"],
    refused: [
      "botbuilder",
      "../jobs.ts",
      ...inRooms(["rows", "sqlite"]),
      "../../../errors.ts",
      ...everyFolder("../../../", "ports", "domain", "flows"),
    ],
  },
  {
    file: "src/adapters/policy/planted.ts",
    allowed: [
      "jsonc-parser",
      "zod",
      "node:fs/promises",
      "./planted-too.ts",
      "../../errors.ts",
      ...everyFolder("../../", "ports", "domain"),
    ],
    refused: [
      "kysely",
      "botbuilder",
      "../http-retry.ts",
      "../store/planted.ts",
      "../../log.ts",
      ...everyFolder("../../", "flows", "cards"),
    ],
  },
  ...[
    { file: "src/cli/planted.ts", up: "../", own: ["./planted-too.ts", "./output/print.ts"] },
    { file: "src/cli/commands/planted.ts", up: "../../", own: ["./index.ts", "../shell.ts", "../output/print.ts"] },
  ].map(({ file, up, own }) => ({
    file,
    allowed: [
      ...own,
      ...["node:util", "node:fs/promises", "commander"],
      ...[
        "command-line",
        "directory-door",
        "store-door",
        "directory-invite",
        "directory-settings",
        "shell-app-token",
        "shell-session",
        "look-on",
        "config",
        "errors",
      ].map((door) => `${up}${door}.ts`),
      ...everyFolder(up, "flows", "domain", "texts", "cards", "ports"),
    ],
    refused: [
      ...["kysely", "botbuilder", "@azure/identity", "zod"],
      ...["app", "connect", "server", "worker"].map((name) => `${up}${name}.ts`),
      ...everyFolder(up, "adapters/store", "adapters/graph", "../bot"),
    ],
  })),
  {
    file: "src/planted.ts",
    allowed: [
      "./config.ts",
      "../package.json",
      "restify",
      "pino",
      "node:timers/promises",
      "zod",
      ...everyFolder("./", "flows", "ports", "domain", "texts", "settings"),
    ],
    refused: [
      "botbuilder",
      "prom-client",
      graphSdk,
      "kysely",
      "../bot/bot.ts",
      "../sandbox/sandbox.ts",
      ...everyFolder("./", "adapters/store", "cards"),
    ],
  },
  {
    file: "src/metrics/planted.ts",
    allowed: ["./planted-too.ts", "node:http", ...everyFolder("../", "domain", "ports", "flows")],
    refused: [
      "prom-client",
      "restify",
      "zod",
      "../app.ts",
      "../config.ts",
      ...everyFolder("../", "adapters/metrics", "adapters/store", "texts"),
    ],
  },
  {
    file: "src/adapters/metrics/planted.ts",
    allowed: ["./planted-too.ts", "prom-client", ...everyFolder("../../", "ports", "domain")],
    refused: ["kysely", "../store/planted.ts", "../http-retry.ts", ...everyFolder("../../", "flows", "metrics", "cards")],
  },
  {
    file: "src/routes/planted.ts",
    allowed: [
      "restify",
      "zod",
      "./planted-too.ts",
      "../errors.ts",
      "../server.ts",
      ...everyFolder("../", "flows", "ports", "domain", "texts"),
    ],
    refused: [
      "botbuilder",
      graphSdk,
      "kysely",
      "../app.ts",
      "../config.ts",
      "../../bot/bot.ts",
      ...everyFolder("../", "adapters/store", "cards"),
    ],
  },
  {
    file: "src/app.ts",
    allowed: ["./config.ts", "../bot/bot.ts", ...everyFolder("./", "adapters/store", "adapters/teams", "flows")],
    refused: ["botbuilder", graphSdk, "kysely", "../sandbox/sandbox.ts", "../test/fakes/planted.ts"],
  },
  ...[
    "src/command-line.ts",
    "src/directory-door.ts",
    "src/store-door.ts",
    "src/directory-invite.ts",
    "src/shell-app-token.ts",
    "src/shell-session.ts",
  ].map((file) => ({
    file,
    allowed: [
      "./config.ts",
      "./connect.ts",
      ...everyFolder("./", "adapters/store", "adapters/entra", "flows", "ports", "domain", "settings"),
    ],
    refused: ["botbuilder", "restify", graphSdk, "kysely", "../bot/bot.ts", "./app.ts", "./server.ts", "./worker.ts", "./cli/main.ts"],
  })),
  ...["src/look-on.ts", "src/connect.ts"].map((file) => ({
    file,
    allowed: ["./config.ts", "./connect.ts", ...everyFolder("./", "adapters/store", "adapters/teams", "ports", "domain", "settings")],
    refused: ["botbuilder", "restify", graphSdk, "kysely", "../bot/bot.ts", "./app.ts", "./server.ts", "./worker.ts", "./flows/flows.ts"],
  })),
  {
    file: "src/settings/planted.ts",
    allowed: [
      ...["zod", "node:fs", "./planted-too.ts"],
      ...["config", "clouds", "errors", "shell-app-token"].map((name) => `../${name}.ts`),
      "../adapters/store/postgres/connection-settings.ts",
      ...everyFolder("../", "ports", "domain"),
    ],
    refused: [
      ...["kysely", "pg", "botbuilder", "../app.ts", "../connect.ts", "../../bot/bot.ts"],
      ...everyFolder("../", "adapters/store", "adapters/entra", "flows", "cards", "texts"),
    ],
  },
  {
    file: "sandbox/graph/planted.ts",
    allowed: ["hono", "../tenant/tenant.ts", "node:crypto"],
    refused: ["botbuilder", "@azure/identity", graphSdk, "../../src/errors.ts", "../../bot/turn.ts", "../../src/domain/ids.ts"],
  },
  { file: "test/planted.ts", allowed: ["botbuilder", "../src/app.ts", "../bot/bot.ts", "../sandbox/sandbox.ts"], refused: [] },
];

type Planted = Readonly<Record<string, string>>;

const forms: Record<string, (specifier: string) => string> = {
  import: (specifier) => `import { x } from "${specifier}";`,
  "type import": (specifier) => `import type { X } from "${specifier}";`,
  "dynamic import": (specifier) => `export const load = () => import("${specifier}");`,
  "re-export": (specifier) => `export { x } from "${specifier}";`,
};

describe("the import table (.oxlintrc.json)", function () {
  this.timeout(30_000);
  let tree: string;

  before(async () => {
    tree = await mkdtemp(join(tmpdir(), "guestlist-layers-"));
    await cp(join(projectRoot, ".oxlintrc.json"), join(tree, ".oxlintrc.json"));
    await symlink(join(projectRoot, "node_modules"), join(tree, "node_modules"), "junction");
  });

  afterEach(() => Promise.all(["bot", "src", "sandbox", "test"].map((folder) => rm(join(tree, folder), { recursive: true, force: true }))));
  after(() => rm(tree, { recursive: true }));

  /** The lines of each planted file that lint refuses by these rules, in one run for all. */
  async function complaints(planted: Planted, rules: RegExp = /no-restricted-imports/): Promise<(file: string) => number[]> {
    for (const [file, code] of Object.entries(planted)) {
      await mkdir(dirname(join(tree, file)), { recursive: true });
      await writeFile(join(tree, file), code);
    }
    const found = (await lint(tree, ...Object.keys(planted))).filter(({ code }) => rules.test(code));
    return (file) => found.filter((finding) => finding.file === file).map(({ line }) => line);
  }

  async function complaintsIn(file: string, code: string, rules?: RegExp): Promise<number[]> {
    return (await complaints({ [file]: code }, rules))(file);
  }

  describe("lets each folder import what its row names, and nothing else:", () => {
    let linesRefused: (file: string) => number[];

    before(async () => {
      const codeOf = ({ allowed, refused }: Row) => [...allowed, ...refused].map((name) => `import "${name}";`).join("\n");
      linesRefused = await complaints(Object.fromEntries(rows.map((row) => [row.file, codeOf(row)])));
    });

    for (const { file, allowed, refused } of rows) {
      it(`${dirname(file)}/ (${file})`, () => {
        assert.deepEqual(
          linesRefused(file),
          numbers(refused.length).map((line) => line + allowed.length),
        );
      });
    }
  });

  for (const [form, write] of Object.entries(forms)) {
    it(`sees a ${form} too`, async () => {
      assert.deepEqual(await complaintsIn("src/domain/planted.ts", write("../flows/planted.ts")), [1]);
    });
  }

  it("knows every room of src/flows and bot", () => {
    const foldersIn = (folder: string) =>
      readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    assert.deepEqual(foldersIn("src/flows").toSorted(), Object.keys(flowRooms).toSorted());
    assert.deepEqual(foldersIn("bot").toSorted(), Object.keys(botRooms).toSorted());
  });

  it("has no two rooms that import each other", () => {
    for (const rooms of [flowRooms, botRooms])
      for (const [room, below] of Object.entries(rooms))
        for (const other of below) assert.ok(!rooms[other]?.includes(room), `${room} and ${other}`);
  });

  it("resolves paths with detours", async () => {
    const winding = ["./../ports/planted.ts", "./deep/../../ports/planted.ts", "../domain/../ports/planted.ts"];
    assert.deepEqual(
      await complaintsIn("src/domain/planted.ts", winding.map((path) => `import "${path}";`).join("\n")),
      numbers(winding.length),
    );
  });

  it("keeps the domain free of clock, waiting and I/O", async () => {
    const code = ["export const now = () => new Date();", "export const wait = async () => await fetch('/');", "setTimeout(() => {}, 1);"];
    assert.deepEqual(
      new Set(await complaintsIn("src/domain/planted.ts", code.join("\n"), /no-restricted-globals|no-async-await/)),
      new Set([1, 2, 3]),
    );
  });

  it("lets one file of the domain use Date for given moments, and none read the clock", async () => {
    const code = ["export const of = (time: number) => new Date(time);", "export const now = () => Date.now();"].join("\n");
    const rules = /no-restricted-(globals|properties)/;
    assert.deepEqual(await complaintsIn("src/domain/instant.ts", code, rules), [2]);
    assert.deepEqual(await complaintsIn("src/domain/planted.ts", code, rules), [1, 2]);
  });

  it("lets only the entry points of processes read the environment", async () => {
    const [refused, entries] = [
      ["src/adapters/graph/planted.ts", "bot/planted.ts", "src/config.ts", "src/cli/planted.ts"],
      ["src/main.ts"],
    ];
    const planted = [...refused, ...entries].map((file) => [file, "export const port = process.env.PORT;"]);
    const lines = await complaints(Object.fromEntries(planted), /no-process-env/);
    for (const file of refused) assert.deepEqual(lines(file), [1], file);
    for (const file of entries) assert.deepEqual(lines(file), [], file);
  });

  it("finds no violation in the project itself", async () => {
    const found = await lint(projectRoot, "bot", "src", "sandbox");
    const broken = found.filter(({ code }) => /no-restricted-imports|no-restricted-globals|no-async-await|no-process-env/.test(code));
    assert.deepEqual(broken, []);
  });
});

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

interface Finding {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

const report = z.object({
  diagnostics: z.array(
    z.object({ filename: z.string(), code: z.string(), labels: z.array(z.object({ span: z.object({ line: z.number() }) })).min(1) }),
  ),
});

/** Runs oxlint like `npm run check`, but without types; returns the findings, ordered by line. */
async function lint(folder: string, ...paths: string[]): Promise<readonly Finding[]> {
  const { diagnostics } = report.parse(JSON.parse(await oxlint(folder, ["--format", "json", ...paths])));
  const findings = diagnostics.map(({ filename, code, labels: [first] }) => ({ file: filename, line: first?.span.line ?? 0, code }));
  return findings.toSorted((a, b) => a.line - b.line);
}

/** oxlint ends with 1 when it found something: so the output counts, not the exit code. */
function oxlint(folder: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [packageBin("oxlint"), ...args], { cwd: folder, maxBuffer: 2 ** 26 }, (_error, stdout) => resolve(stdout));
  });
}
