import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { approvalsChannel, startApprovals } from "./approvals.ts";
import type { Approvals } from "./approvals.ts";
import { actionOf, wordsOf } from "./chat.ts";
import { isInvited, mailsTo, press, submit } from "./submit.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

const invitations = "/v1.0/invitations";

describe("While Microsoft has a bad day", () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());
  afterEach(() => void world.sandbox.control.patch({ faults: [], addressFilters: "documented", listedAfterMs: 0 }));

  const happens = (fault: object) => assert.equal(world.sandbox.control.patch({ faults: [fault] }).kind, "changed");
  const owners = (email: string) => world.sandbox.tenant.users.owners(email).length;

  for (const [what, fault] of [
    ["the directory", { route: "/v1.0/$batch", kind: "429", retryAfterSeconds: 600 }],
    ["invitations", { route: invitations, kind: "429", retryAfterSeconds: 600 }],
  ] as const) {
    it(`says until when Graph turns away requests for ${what}, keeps the form, and lets other people go on`, async () => {
      const email = `sam-${what.replaceAll(" ", "-")}@fabrikam.com`;
      const adele = await world.as(what === "invitations" ? PERSON_IDS.grady : PERSON_IDS.adele);
      happens(fault);
      const refused = await submit(adele, email);
      assert.match(wordsOf(refused.message.card), /Microsoft is busy until \d+:\d\d/);
      assert.doesNotMatch(wordsOf(refused.message.card), /Something went wrong/);
      assert.match(wordsOf((await press(adele, refused.message, email)).message.card), /Microsoft is busy until/);
      const megan = await world.as(PERSON_IDS.megan);
      assert.ok(isInvited(await submit(megan, email)));
    });
  }

  for (const addressFilters of ["single", "refused"] as const) {
    it(`invites where Graph's filters for addresses are ${addressFilters}`, async () => {
      world.sandbox.control.patch({ addressFilters });
      const megan = await world.as(PERSON_IDS.megan);
      assert.ok(isInvited(await submit(megan, `kim-${addressFilters}@fabrikam.com`)));
    });
  }

  for (const [kind, lag] of [
    ["503", 0],
    ["done-503", 0],
    ["done-503", 60_000],
    ["503", 60_000],
  ] as const) {
    it(`sends one mail after ${kind} with Retry-After, while the directory's lists lag ${lag} ms`, async () => {
      const email = `dana-${kind}-${lag}@fabrikam.com`;
      const megan = await world.as(PERSON_IDS.megan);
      world.sandbox.control.patch({ listedAfterMs: lag });
      happens({ route: invitations, kind, retryAfterSeconds: 1 });
      await submit(megan, email);
      await megan.until(({ card }) => wordsOf(card).includes(email) && actionOf(card, "show-link") !== undefined, "the invitation");
      assert.deepEqual([await mailsTo(megan, email), owners(email)], [1, 1]);
    });
  }
});

describe("However Graph picks out directory roles", () => {
  for (const membershipCasts of ["plain", "refused", "failing"] as const) {
    it(`an administrator can choose the channel for approvals: ${membershipCasts}`, async () => {
      const company: Approvals = await startApprovals({ channel: false });
      try {
        company.world.sandbox.control.patch({ membershipCasts });
        await company.admin.sayIn(approvalsChannel, "use this channel for approvals");
        const question = await company.admin.until(({ card }) => actionOf(card, "use-for-approvals") !== undefined, "the question");
        assert.match(await company.press(company.admin, question, "use-for-approvals"), /chose this channel/);
      } finally {
        await company.close();
      }
    });
  }
});
