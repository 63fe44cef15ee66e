import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { findOurs } from "../../../../src/flows/looking/find-ours.ts";
import { adele, diego, inChannel, megan } from "../../../build/a-decision.ts";
import { anApproval, awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { failed, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

async function company(...invitations: readonly Invitation[]) {
  const outside = fakeOutside();
  inChannel(outside, adele, megan, diego);
  outside.policy.change({ approvers: [{ name: "team", who: { kind: "people", people: [megan.id] } }] });
  await keep(outside, ...invitations);
  return outside;
}

const as = (who: typeof adele, seesAll = false) => ({ id: who.id, seesAll });
const unknown = { kind: "unknown-invitation" };

describe("findOurs", () => {
  it("finds a person's own, and what they decide or decided about, but not what a colleague asked for", async () => {
    const [own, request] = [invited({ requester: diego }), awaiting({ requester: adele })];
    const decision = { kind: "approved", by: diego.id, name: diego.name, at: at("09:00") } as const;
    const approved = invited({ requester: adele, approval: anApproval({ decision }) }, "guest-2");
    const { ports } = await company(own, request, approved);
    const kinds = async (who: typeof adele) =>
      Promise.all([own, request, approved].map(async (one) => (await findOurs(ports, one.id, as(who))).kind));
    assert.deepEqual(await kinds(diego), ["found", unknown.kind, "found"]);
    assert.deepEqual(await kinds(megan), [unknown.kind, "found", "found"]);
    assert.deepEqual(await kinds(adele), [unknown.kind, "found", "found"]);
  });

  it("finds all for an administrator of the bot and for the app", async () => {
    const invitation = invited({ requester: adele });
    const { ports } = await company(invitation);
    const found = { kind: "found", invitation, others: 0 };
    assert.deepEqual([await findOurs(ports, invitation.id, as(diego, true)), await findOurs(ports, invitation.id, "app")], [found, found]);
  });

  it("counts only what the person sees: of an address, and of ids that begin alike", async () => {
    const hers = failed("busy", { id: id("3f2c9a-1"), requester: adele, email: "sam@fabrikam.com" });
    const his = failed("busy", { id: id("3f2c9a-2"), requester: diego, email: "sam@fabrikam.com", createdAt: at("11:00") });
    const { ports } = await company(hers, his);
    const own = { kind: "found", invitation: hers, others: 0 };
    assert.deepEqual([await findOurs(ports, "sam@fabrikam.com", as(adele)), await findOurs(ports, "3F2C9A", as(adele))], [own, own]);
    assert.deepEqual(await findOurs(ports, "sam@fabrikam.com", "app"), { kind: "found", invitation: his, others: 1 });
    assert.deepEqual(await findOurs(ports, "3f2c9a", "app"), { kind: "several", ids: ["3f2c9a-1", "3f2c9a-2"] });
    assert.deepEqual(
      [await findOurs(ports, "sam@fabrikam.com", as(megan)), await findOurs(ports, "3f2c9a", as(megan))],
      [unknown, unknown],
    );
  });

  it("doesn't find one that was blanked, and refuses what names none", async () => {
    const blanked = failed("own-domain", { id: id("3f2c9a-1"), requester: adele });
    const { ports } = await company(blanked);
    await ports.invitations.blankUnsent(at("09:00:01"), at("10:00"));
    assert.deepEqual([await findOurs(ports, "3f2c9a-1", as(adele)), await findOurs(ports, "3f2c9a", "app")], [unknown, unknown]);
    assert.deepEqual(await findOurs(ports, "3f2", "app"), { kind: "too-short" });
    assert.deepEqual(await findOurs(ports, "a@b", "app"), { kind: "email-problem", problem: "email-malformed" });
  });
});
