import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { seedCrowds } from "../../sandbox/tenant/seed.ts";
import { id } from "../build/ids.ts";
import type { Plan } from "./busy-shell.ts";
import { besideShell } from "./command-line.ts";
import type { BesideShell } from "./command-line.ts";
import { guestIsSeen } from "./guest-is-seen.ts";

const { adele, admin } = PERSON_IDS;
const guests = 1_500;

/** Whatever the moment: the bot ends what was begun, once, and the same command can be given again. */
describe("a shell that is killed", function () {
  this.timeout(300_000);
  let shell: BesideShell;
  let file: string;

  before(async () => {
    shell = await besideShell();
    file = (shell.environment["DATABASE_URL"] ?? "").replace("sqlite:", "");
    await (await shell.world.as(adele)).say("help");
  });
  after(() => shell.close());

  /** Starts a command in a process of its own, and ends that without a chance to clean up as soon as something is so. */
  async function killWhen(isSo: () => Promise<boolean>, person: string, args: readonly string[]): Promise<void> {
    const plan: Plan = { environment: shell.environment, person, commands: [args] };
    const child = spawn(process.execPath, [join(import.meta.dirname, "busy-shell.ts"), JSON.stringify(plan)], { stdio: "ignore" });
    const ended = once(child, "close");
    while (child.exitCode === null && !(await isSo())) await setTimeout(5);
    child.kill("SIGKILL");
    await ended;
  }

  /** How many invitations are so. */
  function stored(condition: string): number {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      return Number(database.prepare(`select count(*) as count from invitations where ${condition}`).get()?.["count"]);
    } finally {
      database.close();
    }
  }

  const newest = async (email: string) => (await shell.world.app.ports.invitations.findByAddress(id(email)))[0];
  const stateOf = async (email: string) => (await newest(email))?.state.kind;
  const mailsTo = (email: string) => shell.world.sandbox.tenant.mailbox.list().filter(({ to }) => to === email).length;

  /** Until it is so; the bot's own time goes on meanwhile. */
  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) {
      shell.world.advance(30_000);
      await setTimeout(200);
    }
  }

  const moments: readonly (readonly [string, string, (email: string) => Promise<boolean>])[] = [
    ["before Microsoft has the invitation", "one@fabrikam.com", async (email) => (await stateOf(email)) === "sending"],
    ["when Microsoft has it, before its answer is stored", "two@fabrikam.com", async (email) => mailsTo(email) > 0],
    ["at the very end", "three@fabrikam.com", async (email) => (await stateOf(email)) === "invited"],
  ];
  for (const [moment, email, isSo] of moments) {
    it(`${moment}, has invited once`, async () => {
      shell.world.sandbox.control.patch({ latencyMs: 100 });
      await killWhen(() => isSo(email), adele, ["invite", email, "--yes"]);
      shell.world.sandbox.control.patch({ latencyMs: 0 });
      await until(async () => ["invited", "failed"].includes((await stateOf(email)) ?? ""));
      const { code, stderr } = await shell.run(adele, ["invite", email, "--yes"]);
      assert.equal(code, 0, stderr);
      assert.deepEqual([await stateOf(email), mailsTo(email)], ["invited", 1]);
    });
  }

  it("in the middle of a revocation, has revoked", async () => {
    const email = "revoked@fabrikam.com";
    assert.equal((await shell.run(adele, ["invite", email, "--yes"])).code, 0);
    await guestIsSeen(shell.world, email);
    const begun = async () => {
      const state = (await newest(email))?.state;
      return state?.kind === "revoked" || (state?.kind === "invited" && state.revocation !== undefined);
    };
    await killWhen(begun, adele, ["revoke", email, "--yes"]);
    await until(async () => (await stateOf(email)) === "revoked");
  });

  it("in the middle of an import, goes on with the same command, and knows each guest once", async () => {
    seedCrowds(shell.world.sandbox.tenant, { members: 0, guests, acceptedGuests: 0 });
    const imported = async () => {
      const { records } = await shell.run(admin, ["export", "--output", "jsonl"]);
      return records().flatMap(({ origin, guestId }) => (origin === "imported" ? [guestId] : []));
    };
    await killWhen(async () => stored("origin = 'imported'") > 0, admin, ["import", "--state", "pending", "--yes"]);
    const before = await imported();
    const isWhole = before.length === guests + 1; // it was done before it was killed
    assert.ok(before.length > 0 && (isWhole || before.length % 100 === 0), `${before.length}`);
    assert.equal((await shell.run(admin, ["import", "--state", "pending", "--yes"])).code, 0);
    const after = await imported();
    assert.deepEqual([after.length, new Set(after).size], [guests + 1, guests + 1]);
  });

  it("in the middle of an export, leaves no half of a file", async () => {
    const folder = dirname(file);
    const all = join(folder, "all.jsonl");
    await writeFile(all, "earlier");
    const drafted = async () => (await readdir(folder)).some((name) => name.endsWith(".tmp"));
    await killWhen(drafted, admin, ["export", "--file", all, "--force"]);
    const isWhole = (text: string) => text.split("\n").length === stored("true") + 1;
    const left = await readFile(all, "utf8");
    assert.ok(left === "earlier" || isWhole(left));
    assert.equal((await shell.run(admin, ["export", "--file", all, "--force"])).code, 0);
    assert.ok(isWhole(await readFile(all, "utf8")));
  });
});
