import assert from "node:assert/strict";
import { GUEST_IDS, PERSON_IDS, TENANT_ID } from "../../sandbox/directory/well-known.ts";
import { installPretendAz } from "../build/install-pretend-az.ts";
import type { PretendAz } from "../build/install-pretend-az.ts";
import { besideShell } from "./command-line.ts";
import type { BesideShell } from "./command-line.ts";
import { commonOptions, failureOf, signingIn } from "./signing-in.ts";

const question = { kind: "first", select: ["id", "mail"], pageSize: 5 } as const;

describe("signing in with the Azure CLI", () => {
  let shell: BesideShell;
  let az: PretendAz;
  before(async () => {
    [shell, az] = await Promise.all([besideShell(), installPretendAz()]);
  });
  after(() => Promise.all([shell.close(), az.remove()]));

  const azFor = (person: string, does: Parameters<PretendAz["set"]>[0]["does"] = "answers", lives = 3_600) => {
    const { MICROSOFT_APP_ID: id = "", MICROSOFT_APP_PASSWORD: secret = "", SANDBOX_URL: url = "" } = shell.environment;
    az.set({ url, tenant: TENANT_ID, person, does, lives, app: { id, secret } });
  };

  it("asks Graph whose the token is, and asks for another before it ends", async () => {
    azFor(PERSON_IDS.admin, "answers", 240);
    const { doors, talk, heard } = signingIn(shell.environment, { isTerminal: false });
    const door = await doors.directory(commonOptions("azure-cli"), talk);
    assert.ok(door.actor.kind === "person");
    const { id, name } = door.actor.session.person;
    assert.deepEqual([id, name], [PERSON_IDS.admin, "MOD Administrator"]);
    const [one, other] = [await door.graphActor(), await door.graphActor()];
    assert.ok(one.kind === "person" && other.kind === "person" && one.accessToken !== other.accessToken);
    assert.ok((await door.guests.read(one, question)).guests.length > 0);
    assert.deepEqual([heard.opened, heard.said], [0, []]);
  });

  it("never goes on with the token of another person who signed in there meanwhile", async () => {
    azFor(PERSON_IDS.admin, "answers", 240);
    const { doors, talk } = signingIn(shell.environment);
    const door = await doors.directory(commonOptions("azure-cli"), talk);
    azFor(PERSON_IDS.adele);
    await assert.rejects(door.graphActor(), { code: "sign-in-challenged" });
    azFor(PERSON_IDS.admin, "names another tenant");
    await assert.rejects(door.graphActor(), { code: "sign-in-challenged" });
  });

  const refusals = [
    ["isn't signed in", PERSON_IDS.admin, "signed-out", /az login --tenant 5a0d7b0c/],
    ["says something else", PERSON_IDS.admin, "says nonsense", /no answer that Guestlist understands/],
    ["says something else", PERSON_IDS.admin, "names no moment", /no answer that Guestlist understands/],
    ["says something else", PERSON_IDS.admin, "says too much", /no answer that Guestlist understands/],
    ["speaks as an app", PERSON_IDS.admin, "speaks as an app", /signed in as an app/],
    ["is signed in to another tenant", PERSON_IDS.admin, "names another tenant", /another tenant/],
    ["is signed in as a guest", GUEST_IDS.sam, "answers", /guest in this tenant/],
  ] as const;
  for (const [what, person, does, words] of refusals) {
    it(`says that it ${what}: ${does}`, async () => {
      azFor(person, does);
      const { doors, talk } = signingIn(shell.environment);
      const { exit, text } = await failureOf(doors.directory(commonOptions("azure-cli"), talk));
      assert.equal(exit, "sign-in-needed");
      assert.match(text, words);
    });
  }

  it("says that it isn't installed", async () => {
    const { PATH } = process.env;
    process.env["PATH"] = "/nowhere";
    try {
      const { doors, talk } = signingIn(shell.environment);
      const { exit, text } = await failureOf(doors.directory(commonOptions("azure-cli"), talk));
      assert.deepEqual([exit, /isn't installed/.test(text)], ["sign-in-needed", true]);
    } finally {
      process.env["PATH"] = PATH;
    }
  });
});
