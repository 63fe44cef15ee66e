import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { shellIdentity } from "../../src/adapters/entra/shell-identity.ts";
import { shellPlace } from "../../src/domain/shell-place.ts";
import { requestInvitation } from "../../src/flows/inviting/request-invitation.ts";
import type { RequestOutcome } from "../../src/flows/inviting/request.ts";
import { id } from "../build/ids.ts";
import { newId } from "../build/new-id.ts";
import { person } from "../build/person.ts";
import { approvalsChannel } from "./approvals.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { sessionOf } from "./command-line.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

const policy = {
  rules: [{ name: "Competitors", when: { partnerDomains: ["wingtip.*"] }, verdict: "deny" }],
  admins: { people: [PERSON_IDS.adele, PERSON_IDS.grady] },
};

describe("an administrator who invites against the policy at a shell", function () {
  this.timeout(30_000);
  let folder: string;
  let world: World;
  let grady: Chat;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "override-"));
    const file = join(folder, "policy.json");
    await writeFile(file, JSON.stringify(policy));
    world = await startWorld({ POLICY_FILE: file });
    grady = await world.as(PERSON_IDS.grady);
    await chooseChannel(await world.as(PERSON_IDS.admin));
  });
  after(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });

  async function chooseChannel(admin: Chat) {
    await admin.sayIn(approvalsChannel, "use this channel for approvals");
    await admin.press(
      await admin.until(({ card }) => actionOf(card, "use-for-approvals") !== undefined, "the question"),
      "use-for-approvals",
    );
  }

  async function invite(who: string, email: string): Promise<RequestOutcome> {
    const { ports } = world.app;
    const session = await sessionOf(world.sandbox.botEnvironment(), ports.terms.tenantId, who);
    const by = person({ id: id(who), name: session.person.name });
    const request = { values: { email }, by, home: { conversation: shellPlace(by.id) }, ssoToken: "none", confirmed: [] };
    const identity = shellIdentity({ kind: "person", session }, undefined);
    return requestInvitation({ ...ports, identity }, { id: id(newId()), ...request, override: { reason: "The board has agreed." } });
  }

  const tellings = async (chat: Chat) => (await chat.read()).filter(({ card }) => wordsOf(card).includes("set the policy aside"));

  it("sends, and tells the other administrators and the approvals channel, but not themselves", async () => {
    const outcome = await invite(PERSON_IDS.adele, "kim@wingtip.com");
    assert.equal(outcome.kind, "invited");
    const told = await grady.until(({ card, conversation }) => isOwn(conversation) && isTelling(card), "the card in his own chat");
    for (const word of ["Adele Vance", "kim@wingtip.com", "Competitors", "The board has agreed."])
      assert.ok(wordsOf(told.card).includes(word));
    await (
      await world.as(PERSON_IDS.admin)
    ).until(({ card, conversation }) => !isOwn(conversation) && isTelling(card), "the card in the channel");
    assert.deepEqual(
      (await tellings(await world.as(PERSON_IDS.adele))).filter(({ conversation }) => isOwn(conversation)),
      [],
    );
  });

  it("is refused to everybody else", async () => {
    const outcome = await invite(PERSON_IDS.lee, "lou@wingtip.com");
    assert.deepEqual(outcome, { kind: "refused", refusal: { kind: "override-refused", why: "not-admin" } });
  });
});

/** Whether it is a person's own chat with the bot. */
function isOwn(conversation: string): boolean {
  return conversation.startsWith("a:");
}

function isTelling(card: unknown): boolean {
  return wordsOf(card).includes("set the policy aside");
}
