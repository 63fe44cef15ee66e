import assert from "node:assert/strict";
import type { RequestFacts } from "../../../../src/domain/request-facts.ts";
import type { Policy } from "../../../../src/domain/policy/policy.ts";
import { foreseeFate } from "../../../../src/flows/explaining/foresee-fate.ts";
import type { Admission } from "../../../../src/flows/who/admit-person.ts";
import { aPolicy } from "../../../build/a-policy.ts";
import { aPreflight } from "../../../build/a-preflight.ts";
import { id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { ada, requestFacts } from "../../../build/request-facts.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const channel = id("19:decide@thread.tacv2");
const legal = { name: "legal", who: { kind: "people", people: [id("megan"), id("sam"), id("gone"), ada.id] } } as const;
const policy: Policy = aPolicy({ approvers: [...aPolicy().approvers, legal] });

/** A tenant in which Ada and Megan are members, and Sam is a guest; all are in the team of the channel. */
function tenant(): FakeOutside {
  const outside = fakeOutside();
  const people = [
    [ada.id, "Ada", "Member"],
    [id("megan"), "Megan", "Member"],
    [id("sam"), "Sam", "Guest"],
  ] as const;
  for (const [who, displayName, userType] of people) outside.directory.add({ id: id(who), displayName, userType });
  outside.teams.rosters.set(
    channel,
    people.map(([who]) => person({ id: who })),
  );
  return outside;
}

const foresee = ({ ports }: FakeOutside, given: Partial<RequestFacts> = {}, admission: Admission = "admitted") =>
  foreseeFate(ports, { policy, facts: requestFacts(given), admission });

const deciders = { kind: "people", people: [{ id: "megan", name: "Megan", is: "member" }], isCut: false };

describe("foreseeFate", () => {
  it("lets a request go out, and passes on what the judge is unsure about", async () => {
    assert.deepEqual(await foresee(tenant()), { kind: "goes-out", unsure: [] });
    const hidden = { preflight: aPreflight({ existing: "not-checked" }) };
    assert.deepEqual(await foresee(tenant(), hidden), { kind: "goes-out", unsure: ["address"] });
  });

  it("lets a request go out whose cautions the requester still has to confirm", async () => {
    const preflight = aPreflight({ contact: { name: "Sam" } });
    assert.deepEqual(await foresee(tenant(), { preflight }), { kind: "goes-out", unsure: [] });
  });

  for (const admission of ["guest", "stranger", "not-allowed"] as const) {
    it(`turns a person away who may not use the bot, before the judge: ${admission}`, async () => {
      const outcome = await foresee(tenant(), { policy: { kind: "deny", unchecked: false } }, admission);
      assert.deepEqual(outcome, { kind: "refused", why: "not-admitted" });
    });
  }

  it("names the judge's refusal", async () => {
    const outcome = await foresee(tenant(), { policy: { kind: "deny", unchecked: false } });
    assert.deepEqual(outcome, { kind: "refused", why: "policy-denied" });
  });

  it("refuses where an open invitation has the address", async () => {
    assert.deepEqual(await foresee(tenant(), { open: invited() }), { kind: "refused", why: "already-invited" });
  });

  it("names the approvers of a rule: neither the requester nor guests", async () => {
    const asked = { policy: { kind: "approve", approvers: "legal" }, approvalsChannel: channel } as const;
    assert.deepEqual(await foresee(tenant(), asked), { kind: "asks", why: "policy", set: legal, deciders });
  });

  it("names the default approvers where the tenant doesn't let the requester invite", async () => {
    const asked = { invitePolicy: "adminsAndGuestInviters", approvalsChannel: channel } as const;
    const [set] = policy.approvers;
    assert.deepEqual(await foresee(tenant(), asked), { kind: "asks", why: "not-allowed", set, deciders });
  });

  it("refuses where nobody can be asked", async () => {
    const asked = { policy: { kind: "approve", approvers: "legal" } } as const;
    assert.deepEqual(await foresee(tenant(), asked), { kind: "refused", why: "no-approvals-channel" });
  });

  it("says when the approvers can't be read", async () => {
    const outside = tenant();
    outside.teams.rosters.clear();
    const asked = { policy: { kind: "approve", approvers: "team" }, approvalsChannel: channel } as const;
    const outcome = await foresee(outside, asked);
    assert.deepEqual(outcome.kind === "asks" && outcome.deciders, { kind: "no-channel" });
  });
});
