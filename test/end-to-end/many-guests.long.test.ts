import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { besideShell } from "./command-line.ts";
import type { BesideShell } from "./command-line.ts";

const many = 5_000;

describe("guestlist guests in a large tenant", function () {
  this.timeout(120_000);
  let shell: BesideShell;
  before(async () => {
    shell = await besideShell();
    shell.world.sandbox.tenant.users.seed("pending-guest", many);
  });
  after(() => shell.close());

  it("lists everybody once, while Graph asks to wait and fails, with its progress beside the data", async () => {
    const { control } = shell.world.sandbox;
    control.patch({
      faults: [
        { route: "/v1.0/users", kind: "429", times: 2, every: 2, retryAfterSeconds: 1 },
        { route: "/v1.0/users", kind: "503", times: 1, every: 2 },
      ],
    });
    const { code, records, stderr } = await shell.run(PERSON_IDS.adele, ["guests", "--all", "--property", "id,mail", "--output", "jsonl"], {
      isTerminal: true,
    });
    assert.equal(code, 0);
    const ids = records().map((record) => record["id"]);
    assert.deepEqual([ids.length, new Set(ids).size], [many + 2, many + 2]);
    assert.match(stderr, /999 guests[^]*4,995 guests/);
    assert.deepEqual(control.settings.faults, []);
  });

  it("finds the guests of a domain by an advanced query, with all pages", async () => {
    const { code, records } = await shell.run(PERSON_IDS.adele, ["guests", "--all", "--domain", "northwind.example", "--property", "mail"]);
    assert.deepEqual([code, records().length], [0, many]);
  });

  it("ends with Ctrl+C in the middle", async () => {
    const stop = new AbortController();
    const asked = shell.world.sandbox.control;
    asked.patch({ faults: [{ route: "/v1.0/users", kind: "429", every: 2, retryAfterSeconds: 60 }] });
    const running = shell.run(PERSON_IDS.adele, ["guests", "--all", "--property", "id"], { stop: stop.signal });
    while (asked.settings.faults.length > 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    const { code, records } = await running;
    assert.deepEqual([code, records().length], [130, 999]);
  });
});
