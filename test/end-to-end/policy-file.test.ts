import assert from "node:assert/strict";
import { access, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GROUP_IDS, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { RecordingLog } from "../fakes/recording-log.ts";
import { wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { assertNotSent, isInvited, submit } from "./submit.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

const denying = { rules: [{ name: "Competitors", when: { partnerDomains: ["wingtip.*"] }, verdict: "deny", say: "Talk to Legal first." }] };

describe("a policy file beside a running bot", function () {
  this.timeout(30_000);
  let folder: string;
  let file: string;
  let world: World;
  let adele: Chat;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "policy-file-"));
    file = join(folder, "policy.json");
    await writeFile(file, JSON.stringify(denying));
    world = await startWorld({ POLICY_FILE: file });
    adele = await world.as(PERSON_IDS.adele);
  });
  after(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });

  const codes = () => world.logged.map((line) => (JSON.parse(line) as { code: string }).code).filter((code) => code.startsWith("policy-"));

  it("refuses the partners that it denies, with its own sentence, in any case of the address", async () => {
    await assertNotSent(adele, "Kim@WINGTIP.com", await submit(adele, "Kim@WINGTIP.com"), /Talk to Legal first\./);
    assert.ok(isInvited(await submit(adele, "dana@fabrikam.com")));
  });

  it("applies as soon as it changes, asks Entra for groups, and keeps the last good version when it is damaged", async () => {
    const bySales = { name: "Not Sales", when: { partnerDomains: ["fabrikam.com"], requesterGroups: [GROUP_IDS.staff] }, verdict: "deny" };
    await writeFile(file, JSON.stringify({ rules: [bySales] }));
    assert.ok(!isInvited(await submit(adele, "lena@fabrikam.com")));
    assert.ok(isInvited(await submit(adele, "kim@wingtip.com")));
    await writeFile(file, JSON.stringify({ rules: [{ ...bySales, verdict: "allow" }, { verdict: "maybe" }] }));
    assert.ok(!isInvited(await submit(adele, "mona@fabrikam.com")));
    assert.deepEqual(codes(), ["policy-changed", "policy-invalid"]);
  });

  it("limits how many invitations one person may ask for", async () => {
    await writeFile(file, JSON.stringify({ caps: { perDay: 3 } }));
    assert.ok(isInvited(await submit(adele, "third@fabrikam.com")));
    const fourth = await submit(adele, "fourth@fabrikam.com");
    await assertNotSent(adele, "fourth@fabrikam.com", fourth, /3/);
  });

  it("says who may use the bot at all", async () => {
    await writeFile(file, JSON.stringify({ users: { groups: [GROUP_IDS.approvers] } }));
    await adele.say("help");
    await adele.until(({ text }) => text.includes("lets only some people use me"), "the refusal");
    const megan = await world.as(PERSON_IDS.megan);
    assert.ok(wordsOf((await submit(megan, "megans@fabrikam.com")).message.card) !== "");
  });

  it("prevents the start when it is invalid, before anything is opened", async () => {
    await writeFile(file, '{ "rulez": [] }');
    const database = join(folder, "never.sqlite");
    const settings = { POLICY_FILE: file, DATABASE_URL: `sqlite:${database}`, ENCRYPTION_KEY: Buffer.alloc(32).toString("base64") };
    const config = readConfig({ ...world.sandbox.botEnvironment(), ...settings });
    const message = /^POLICY_FILE is not valid:\nline 1, column 3: rulez: is not known here: did you mean "rules"\?$/;
    await assert.rejects(createApp(config, { log: new RecordingLog() }), { code: "config-invalid", message });
    await assert.rejects(access(database), { code: "ENOENT" });
  });
});
