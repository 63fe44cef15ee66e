import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { ProblemCode } from "../../src/ports/problems.ts";
import { wordsOf } from "./chat.ts";
import { isInvited, submit } from "./submit.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

describe("/readyz", () => {
  let world: World;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "guestlist-health-"));
  });
  afterEach(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });

  const readiness = async (): Promise<unknown> => {
    const answer = await fetch(new URL("/readyz", world.endpoint));
    return [answer.status, await answer.json()];
  };
  const degraded = (...problems: readonly ProblemCode[]) => [200, { status: "degraded", problems }];
  const ready = [200, { status: "ready" }];
  const untilLogged = async (pattern: RegExp) => {
    while (!world.logged.some((line) => pattern.test(line))) await new Promise(setImmediate);
  };

  it("names a permission that is missing, cards promise nothing then, and all is right again with it", async () => {
    const settings = { DATABASE_URL: join(folder, "store.sqlite") };
    world = await startWorld(settings, ({ tenant }) => void tenant.app.granted.application.delete("User.Read.All"));
    await untilLogged(/"problem":"following-not-permitted"/);
    assert.deepEqual(await readiness(), degraded("following-not-permitted"));

    const adele = await world.as(PERSON_IDS.adele);
    const sent = await submit(adele, "dana@fabrikam.com");
    assert.ok(isInvited(sent));
    const said = wordsOf(sent.message.card);
    assert.match(said, /An administrator must allow me to see who signs in/);
    assert.doesNotMatch(said, /I'll tell you/);
    await adele.say("help");
    const help = await adele.until(({ card }) => /I invite partners/.test(wordsOf(card)), "the help");
    assert.doesNotMatch(wordsOf(help.card), /tell you the moment/);

    world.sandbox.tenant.app.granted.application.add("User.Read.All");
    await world.restart();
    const living = await adele.until(
      ({ id, card }) => id === sent.message.id && /I'll tell you here/.test(wordsOf(card)),
      "the card that can promise again",
    );
    assert.doesNotMatch(wordsOf(living.card), /An administrator must allow/);
    assert.deepEqual(await readiness(), ready);
    const found = world.logged.filter((line) => line.includes("problem-found"));
    assert.equal(found.length, 2, `once for each start, but the log says ${found.join("")}`);
  });

  it("names a client secret that Entra refuses", async () => {
    world = await startWorld({ MICROSOFT_APP_PASSWORD: "an old secret" });
    await untilLogged(/"problem":"token-refused"/);
    assert.deepEqual(await readiness(), degraded("token-refused"));
    assert.ok(world.logged.some((line) => /AADSTS7000215/.test(line) && /make a new one/.test(line)));
  });

  it("names an OAuth connection that the bot doesn't have, once, when somebody can't sign in", async () => {
    world = await startWorld({ OAUTH_CONNECTION_NAME: "another" });
    const adele = await world.as(PERSON_IDS.adele);
    await adele.say("invite a partner");
    const form = await adele.form();
    for (const _ of [1, 2]) assert.equal((await adele.press(form, "send-invitation", { email: "dana@fabrikam.com" })).kind, "error");
    assert.deepEqual(await readiness(), degraded("oauth-connection-missing"));
    const found = world.logged.filter((line) => line.includes("problem-found"));
    assert.equal(found.length, 1);
    assert.match(found.join(""), /Compare OAUTH_CONNECTION_NAME.*connection another: 404/);
  });

  it("names Microsoft's block of the tenant, also after a restart, and until an administrator has tried one again", async () => {
    world = await startWorld({ DATABASE_URL: join(folder, "store.sqlite") });
    const adele = await world.as(PERSON_IDS.adele);
    world.sandbox.control.patch({ blockInvitationsAfter: 1 });
    assert.ok(isInvited(await submit(adele, "dana@fabrikam.com")));
    assert.equal(isInvited(await submit(adele, "lena@fabrikam.com")), false);
    assert.deepEqual(await readiness(), degraded("invitations-blocked"));
    world.sandbox.control.patch({ supportLiftedBlock: true });
    await world.restart();
    assert.equal(isInvited(await submit(adele, "kim@fabrikam.com")), false);
    assert.deepEqual(await readiness(), degraded("invitations-blocked"));
  });

  it("names a policy file that has become invalid, though nobody asks for anything", async () => {
    const file = join(folder, "policy.json");
    await writeFile(file, "{}");
    world = await startWorld({ POLICY_FILE: file });
    await writeFile(file, "{");
    assert.deepEqual(await readiness(), degraded("policy-invalid"));
  });
});
