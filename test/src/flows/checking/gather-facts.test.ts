import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { InviteOptions } from "../../../../src/domain/invite-options.ts";
import type { Inviter } from "../../../../src/domain/invite-identity.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { gatherFacts, gatherResendFacts } from "../../../../src/flows/checking/gather-facts.ts";
import type { Question } from "../../../../src/flows/checking/gather-facts.ts";
import type { Actor } from "../../../../src/ports/identity.ts";
import { adele, megan } from "../../../build/a-decision.ts";
import { approvalsChannel, aWorldWithApprovers } from "../../../build/a-world-with-approvers.ts";
import { aPreflight } from "../../../build/a-preflight.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";
import { aroundPorts } from "../../../fakes/around-ports.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const asAdele = { kind: "person", id: adele.id, accessToken: "graph" } as const;
const asMegan = { kind: "person", id: megan.id, accessToken: "graph" } as const;
const wanted = anInvitation({ email: "sam@fabrikam.com", requester: adele });

function question(given: Partial<Question> & { readonly as?: Actor } = {}): Question {
  const { as = asAdele, ...others } = given;
  const people = { by: adele.id, reader: as, inviter: as, tokenClaims: {} };
  return { use: "request", wanted, ...people, approvedBy: [], confirmed: [], ...others };
}

async function world(): Promise<FakeOutside> {
  const outside = await aWorldWithApprovers();
  await keep(outside, wanted);
  return outside;
}

describe("gatherFacts", () => {
  it("collects everything that is known about a request", async () => {
    const outside = await world();
    outside.policy.change({ rules: [{ name: "partners", when: { partnerDomains: ["wingtip.example"] }, verdict: "allow" }] });
    const { policyFacts, ...facts } = await gatherFacts(outside.ports, question({ confirmed: ["language-unused"], refusedByGraph: true }));
    const requester = { userType: "Member", mail: `${adele.id}@contoso.com`, department: null, roles: [] } as const;
    assert.deepEqual(facts, {
      wanted,
      inviter: asAdele,
      preflight: aPreflight({ at: at("10:00"), requester }),
      colleagues: undefined,
      guestsMayAsk: false,
      requesterAdmitted: true,
      policy: { kind: "allow" },
      restricted: [],
      policySetAside: false,
      invitePolicy: "everyone",
      rights: [{ roles: [], isGuest: false }],
      refusedByGraph: true,
      cap: undefined,
      open: undefined,
      approvalsChannel,
      knownDomains: ["wingtip.example"],
      approvedBy: [],
      confirmed: ["language-unused"],
    });
    const home = "19:general@thread.tacv2";
    assert.deepEqual(policyFacts, {
      partnerDomain: "fabrikam.com",
      groups: [],
      department: { name: null },
      inviteAs: "guest",
      homes: [home],
      landing: { name: "myapplications.microsoft.com", is: "known" },
      hasMessage: false,
      hasCopy: false,
    });
  });

  it("asks everything at the same time, so that it costs one Graph round trip", async () => {
    const outside = await world();
    outside.policy.change({ rules: [{ name: "rule", when: { requesterGroups: ["sales"] }, verdict: "deny" }] });
    outside.membership.policy = "adminsAndGuestInviters";
    const colleagues = { ...wanted, options: { ...wanted.options, colleagues: [megan.id] } };
    const waves: string[][] = [];
    let under = 0;
    const ports = aroundPorts(outside.ports, async (call, name) => {
      if (!name.startsWith("directory.")) return call();
      if (under === 0) waves.push([]);
      under += 1;
      waves.at(-1)?.push(name);
      await new Promise((resolve) => setImmediate(resolve));
      return call().finally(() => (under -= 1));
    });
    await gatherFacts(ports, question({ as: { kind: "app" }, wanted: colleagues }));
    assert.deepEqual(waves, [["directory.preflight", "directory.findByIds"]]);
  });

  it("knows whether an administrator sets the policy aside: now, or before for this invitation", async () => {
    const { ports } = await world();
    const override = { what: "deny", rule: "Rivals", reason: "Agreed", by: adele.id, at: at("09:00") } as const;
    const found = async (given: Partial<Question>) => (await gatherFacts(ports, question(given))).policySetAside;
    assert.deepEqual(
      [await found({}), await found({ policySetAside: true }), await found({ wanted: { ...wanted, override } })],
      [false, true, true],
    );
    const resent = await gatherResendFacts(
      ports,
      { kind: "signed-in", actor: asAdele },
      { invitation: { ...wanted, override }, by: adele.id },
    );
    assert.equal(resent.policySetAside, true);
  });

  it("writes nothing", async () => {
    const outside = await world();
    await gatherFacts(outside.ports, question());
    assert.deepEqual([outside.store.events(), outside.store.storedJobs(), outside.directory.invited], [[], [], []]);
  });

  it("counts the guests of the partner's domain only if it is asked to", async () => {
    const { ports } = await world();
    assert.equal((await gatherFacts(ports, question({ countGuests: true }))).preflight.guestsOfDomain, 0);
    assert.equal((await gatherFacts(ports, question({ countGuests: false }))).preflight.guestsOfDomain, undefined);
  });

  it("asks whether a member has the partner's name only if one was given", async () => {
    const outside = await world();
    outside.directory.add({ mail: "megan@contoso.com", displayName: "Megan Bowen", userType: "Member" });
    const isTaken = async (given: Partial<InviteOptions>) => {
      const named = { ...wanted, options: { ...wanted.options, ...given } };
      return (await gatherFacts(outside.ports, question({ wanted: named }))).preflight.isNameTaken;
    };
    assert.deepEqual([await isTaken({ displayName: "megan bowen" }), await isTaken({ displayName: "Sam" })], [true, false]);
    assert.equal(await isTaken({}), undefined);
  });

  it("applies the policy with the facts of the preflight, and its setting for guests", async () => {
    const outside = await world();
    outside.directory.departments.set(adele.id, "Legal");
    outside.policy.change({
      rules: [{ name: "legal", when: { requesterDepartments: ["Legal"] }, verdict: "deny" }],
      users: { guests: true, groups: [] },
    });
    const { policy, guestsMayAsk } = await gatherFacts(outside.ports, question());
    assert.deepEqual([policy, guestsMayAsk], [{ kind: "deny", rule: "legal", unchecked: false }, true]);
  });

  it("finds colleagues who can't be told", async () => {
    const outside = await world();
    const { colleagues } = await gatherFacts(
      outside.ports,
      question({ wanted: { ...wanted, options: { ...wanted.options, colleagues: [id("nobody")] } } }),
    );
    assert.deepEqual(colleagues, { kind: "colleagues-not-members", names: [] });
  });

  for (const [what, use, approvedBy, perDay, isReached] of [
    ["a request that is the first mail", "request", [], 1, false],
    ["a request that is one mail too many", "request", [], 0, true],
    ["a failed one that is one mail too many", "retry", [], 0, true],
    ["an approved one isn't counted", "retry", "all", 0, false],
  ] as const) {
    it(`counts for the caps: ${what}`, async () => {
      const outside = await world();
      outside.policy.change({ caps: { perDay } });
      const { cap } = await gatherFacts(outside.ports, question({ use, approvedBy }));
      assert.deepEqual(cap, isReached ? { kind: "cap-reached", cap: "per-day", limit: perDay } : undefined);
    });
  }

  for (const [use, channel] of [
    ["request", approvalsChannel],
    ["explanation", approvalsChannel],
    ["approval", undefined],
    ["retry", undefined],
  ] as const) {
    it(`looks for approvers only where they can be asked: ${channel ? "yes" : "no"} for ${use}`, async () => {
      const outside = await world();
      const facts = await gatherFacts(outside.ports, question({ use }));
      assert.deepEqual([facts.approvalsChannel, facts.invitePolicy], [channel, channel ? "everyone" : "not-checked"]);
    });
  }

  describe("about other invitations of ours", () => {
    const others: readonly (readonly [string, (outside: FakeOutside) => Invitation, boolean])[] = [
      ["for the same address", () => invited({ email: "sam@fabrikam.com" }), true],
      [
        "of the guest under another address",
        ({ directory }) => invited({}, directory.add({ otherAddresses: ["sam@fabrikam.com"] }).id),
        true,
      ],
      ["that has ended", ({ directory }) => accepted({}, directory.add().id), false],
      ["for another address", () => invited(), false],
    ];
    for (const [what, make, isFound] of others) {
      it(`finds one ${what}: ${isFound}`, async () => {
        const outside = await aWorldWithApprovers();
        const other = make(outside);
        await keep(outside, other);
        assert.deepEqual((await gatherFacts(outside.ports, question())).open, isFound ? other : undefined);
      });
    }

    it("doesn't take the request itself for another", async () => {
      assert.equal((await gatherFacts((await world()).ports, question())).open, undefined);
    });
  });

  describe("about the requester's rights", () => {
    const tokenClaims = { roles: ["guest-inviter"] } as const;
    const byApp: Inviter & Actor = { kind: "app" };
    for (const [what, as, seen, roles] of [
      ["Graph's word for a person before their token's", asAdele, [], []],
      ["the token's word for a person whose roles are hidden", asAdele, "not-checked", ["guest-inviter"]],
      ["the token's roles for a person that the app acts for", byApp, [], ["guest-inviter"]],
    ] as const) {
      it(`takes ${what}`, async () => {
        const outside = await world();
        if (seen === "not-checked") outside.directory.hidden.add("requester");
        const { rights } = await gatherFacts(outside.ports, question({ as, tokenClaims }));
        assert.deepEqual(rights, [{ roles, isGuest: false }]);
      });
    }

    it("takes what the preflight shows where the app reads no roles", async () => {
      const outside = await world();
      outside.directory.roles.set(adele.id, ["directory-writers"]);
      const { rights } = await gatherFacts(outside.ports, question({ as: byApp }));
      assert.deepEqual(rights, [{ roles: ["directory-writers"], isGuest: false }]);
    });

    for (const [what, change] of [
      ["the token", undefined],
      ["the directory", "Guest"],
    ] as const) {
      it(`knows a guest of the tenant by ${what}`, async () => {
        const outside = await world();
        if (change) outside.directory.types.set(adele.id, change);
        const { rights } = await gatherFacts(outside.ports, question({ tokenClaims: change ? {} : { isGuest: true } }));
        assert.equal(rights[0].isGuest, true);
      });
    }

    it("knows the approver's rights, too, where the app invites", async () => {
      const outside = await world();
      outside.membership.policy = "adminsAndGuestInviters";
      outside.membership.roles.set(megan.id, ["guest-inviter"]);
      const { rights } = await gatherFacts(outside.ports, question({ use: "approval", as: byApp, by: megan.id, approver: megan.id }));
      assert.deepEqual(rights, [
        { roles: [], isGuest: false },
        { roles: ["guest-inviter"], isGuest: false },
      ]);
    });
  });
});

describe("gatherResendFacts", () => {
  const decision = { kind: "approved", by: megan.id, name: megan.name, at: at("09:00") } as const;
  const sent = (given: Partial<Invitation> = {}) => failed("busy", { requester: adele, approval: anApproval({ decision }), ...given });
  const byMegan = { kind: "signed-in", actor: asMegan } as const;

  it("reads the policy again, with the tenant's own hosts and the copy", async () => {
    const outside = await world();
    outside.policy.change({ rules: [{ name: "Rivals", when: { partnerDomains: ["wingtip.example"] }, verdict: "deny" }], cc: "approve" });
    const options = { ...wanted.options, redirectUrl: "https://portal.contoso.com/", cc: "x@wingtip.example" };
    const { policy, restricted } = await gatherResendFacts(outside.ports, byMegan, { invitation: sent({ options }), by: megan.id });
    assert.deepEqual(policy, { kind: "deny", rule: "Rivals", about: "copy", unchecked: false });
    assert.deepEqual(restricted, [{ option: "cc", verdict: "approve" }]);
  });

  it("finds out whether the requester is still there, and may use the bot", async () => {
    const outside = await world();
    outside.policy.change({ users: { guests: false, groups: ["staff"] } });
    outside.directory.accounts.set(adele.id, "disabled");
    const facts = await gatherResendFacts(outside.ports, byMegan, { invitation: sent(), by: megan.id });
    assert.deepEqual([facts.preflight.requesterAccount, facts.requesterAdmitted], ["disabled", false]);
  });

  it("reads as the app where Graph wants the person to prove again who they are", async () => {
    const outside = await world();
    const readers: string[] = [];
    const { directory } = outside;
    const preflight = directory.preflight.bind(directory);
    directory.preflight = async (actor, asked) => {
      readers.push(actor.kind);
      if (actor.kind === "person") throw new GuestlistError("sign-in-challenged", "once more");
      return preflight(actor, asked);
    };
    await gatherResendFacts(outside.ports, byMegan, { invitation: sent(), by: megan.id });
    assert.deepEqual(readers, ["person", "app"]);
    directory.preflight = async () => assert.fail("no answer");
    await assert.rejects(gatherResendFacts(outside.ports, byMegan, { invitation: sent(), by: megan.id }), /no answer/);
  });

  it("looks at the people who send it, and not at the address", async () => {
    const outside = await world();
    outside.membership.policy = "adminsAndGuestInviters";
    outside.membership.roles.set(megan.id, ["guest-inviter"]);
    const invitation = sent();
    const acting = { kind: "signed-in", actor: { kind: "app" }, roles: [] } as const;
    const facts = await gatherResendFacts(outside.ports, acting, { invitation, by: adele.id });
    assert.deepEqual(facts.rights, [
      { roles: [], isGuest: false },
      { roles: ["guest-inviter"], isGuest: false },
    ]);
    const { wanted: judged, inviter, invitePolicy, approvedBy } = facts;
    assert.equal(facts.preflight.existing, "not-checked");
    assert.deepEqual([judged, inviter, invitePolicy, approvedBy], [invitation, { kind: "app" }, "adminsAndGuestInviters", "all"]);
    const asPerson = await gatherResendFacts(outside.ports, { kind: "signed-in", actor: asMegan }, { invitation, by: megan.id });
    assert.deepEqual([asPerson.invitePolicy, asPerson.inviter], ["not-checked", asMegan]);
  });
});
