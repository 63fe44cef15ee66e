import assert from "node:assert/strict";
import type { Instant } from "../../src/domain/ids.ts";
import { bankPolicy, startApprovals } from "./approvals.ts";
import type { Approvals } from "./approvals.ts";
import { actionOf, wordsOf } from "./chat.ts";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";

const day = 86_400_000;

describe("An undecided request", () => {
  let company: Approvals;

  before(async () => {
    const approvals = { remindAfter: 1, escalate: { after: 2, to: "second" }, lapseAfter: 30, approvers: "first" };
    const first = { people: [PERSON_IDS.megan], displayName: "The first ones" };
    const second = { people: [PERSON_IDS.grady], displayName: "The second ones" };
    company = await startApprovals({ policy: { ...bankPolicy, approvals, approvers: { first, second } } });
  });
  after(() => company.close());

  /** Makes the request this many days old, then runs the job that watches its time. */
  async function askDaysAgo(email: string, days: number): Promise<void> {
    const { invitations, jobs, clock } = company.world.app.ports;
    const { approval, version, ...rest } = await company.stored(email);
    assert.ok(approval?.card, "the card was posted");
    const askedAt = new Date(Date.now() - days * day).toISOString() as Instant;
    const older = { ...rest, approval: { ...approval, askedAt }, version: version + 1 };
    assert.equal(await invitations.commit({ invitations: [older], events: [], jobs: [] }), "committed");
    await jobs.enqueue({ task: { kind: "watch-approval", invitation: rest.id }, due: clock.now(), key: `watch-approval:${rest.id}` });
  }

  it("is escalated after some days: the second approvers may decide, and the requester is told", async () => {
    const email = "slow@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    assert.match(await company.press(company.grady, request, "approve"), /Only The first ones can decide/);
    await askDaysAgo(email, 5);
    const escalation = await company.grady.until(
      ({ text }) => text.includes(email) && text.includes("Now you can decide, too"),
      "the call",
    );
    assert.deepEqual([escalation.root, escalation.mentions.map(({ name }) => name)], [request.id, ["Grady Archie"]]);
    await company.adele.until(({ text }) => text.includes("I have passed it on to more approvers"), "the requester's news");
    await company.turned(request, /Passed on to more approvers/, company.megan);
    assert.match(await company.press(company.grady, request, "approve"), /Approved by Grady Archie/);
    assert.deepEqual(
      (await company.trail(email)).filter((what) => what === "escalated" || what === "approved"),
      ["escalated", "approved"],
    );
  });

  it("lapses: its requester is told and may ask again, and nobody can decide any more", async () => {
    const email = "late@woodgrovebank.com";
    const living = await company.ask(email);
    const request = await company.request(email);
    await askDaysAgo(email, 31);
    await company.adele.until(
      ({ text }) => text.startsWith(`Not decided: ${email}`) && text.includes("so your request has ended"),
      "the requester's news",
    );
    assert.ok(actionOf((await company.turned(living, /Not decided in time/)).card, "invite-again"));
    const over = await company.turned(request, /Not decided in time/, company.megan);
    assert.equal(actionOf(over.card, "approve"), undefined);
    assert.doesNotMatch(wordsOf(over.card), /Approved by/);
    assert.equal(company.mailsTo(email), 0);
  });
});
