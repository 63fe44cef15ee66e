import assert from "node:assert/strict";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { retryInvitation } from "../../../../src/flows/inviting/retry-invitation.ts";
import { adele, aDecision, megan } from "../../../build/a-decision.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { at } from "../../../build/ids.ts";
import { failed } from "../../../build/in-state.ts";
import { askedOfApp, askedOutside } from "../../../fakes/asked-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

interface Change {
  readonly what: string;
  readonly change: (outside: FakeOutside) => void;
  /** The refusal, and whether it ends the request; absent: it goes out. */
  readonly refusal?: { readonly kind: string; readonly unchecked?: boolean };
  readonly ends?: boolean;
}

const onlyStaff = ({ policy }: FakeOutside) => policy.change({ users: { guests: false, groups: ["staff"] } });

/** What can have become of the requester since they asked. */
const changes: readonly Change[] = [
  {
    what: "deleted",
    change: ({ directory }) => directory.accounts.set(adele.id, "deleted"),
    refusal: { kind: "requester-gone" },
    ends: true,
  },
  {
    what: "disabled",
    change: ({ directory }) => directory.accounts.set(adele.id, "disabled"),
    refusal: { kind: "requester-disabled" },
    ends: true,
  },
  {
    what: "in none of the groups that may use the bot",
    change: onlyStaff,
    refusal: { kind: "requester-not-admitted", unchecked: false },
    ends: true,
  },
  {
    what: "in groups that can't be read",
    change: (outside) => {
      onlyStaff(outside);
      outside.membership.groupsHidden = true;
    },
    refusal: { kind: "requester-not-admitted", unchecked: true },
  },
  {
    what: "a guest by now",
    change: ({ directory }) => directory.types.set(adele.id, "Guest"),
    refusal: { kind: "requester-is-guest" },
    ends: true,
  },
  {
    what: "in one of these groups",
    change: (outside) => {
      onlyStaff(outside);
      outside.membership.groups.set("staff", [{ id: adele.id, name: "Adele" }]);
    },
  },
  {
    what: "hidden by a missing permission",
    change: ({ directory }) => {
      directory.accounts.set(adele.id, "disabled");
      directory.hidden.add("requester");
    },
  },
];

for (const { what, change, refusal, ends = false } of changes) {
  describe(`A requester who is ${what}`, () => {
    for (const [mode, asked] of [
      ["people invite", askedOutside],
      ["the app invites", askedOfApp],
    ] as const) {
      it(`at the approval, where ${mode}: ${refusal ? (ends ? "the request ends in words" : "nothing is sent, and it stays open") : "it goes out"}`, async () => {
        const { outside, request } = await asked();
        change(outside);
        const outcome = await approveInvitation(outside.ports, aDecision(request));
        const stored = await outside.store.invitations.find(request.id);
        assert.equal(outside.directory.invited.length, refusal ? 0 : 1);
        if (!refusal) return assert.equal(outcome.kind, "invited");
        if (!ends) return assert.deepEqual([outcome, stored], [{ kind: "refused", refusal }, request]);
        assert.ok(outcome.kind === "failed" && outcome.invitation.state.kind === "failed");
        assert.deepEqual([outcome.invitation.state.reason, stored], [refusal.kind, outcome.invitation]);
        assert.deepEqual(
          jobsIn(outside).map((job) => Object(job)["kind"]),
          ["update-card", "send-notice"],
        );
      });
    }

    it(`at the approver's retry: ${refusal ? "nothing is sent, and the approver reads why" : "it goes out"}`, async () => {
      const { outside } = await askedOutside();
      const decision = { kind: "approved", by: megan.id, name: megan.name, at: at("10:00") } as const;
      const stored = failed("busy", { requester: adele, inviteAs: "approver", approval: anApproval({ decision }) });
      await keep(outside, stored);
      change(outside);
      const outcome = await retryInvitation(outside.ports, { id: stored.id, by: megan, ssoToken: `sso:${megan.id}` });
      assert.equal(outside.directory.invited.length, refusal ? 0 : 1);
      if (refusal) assert.deepEqual([outcome, await outside.store.invitations.find(stored.id)], [{ kind: "refused", refusal }, stored]);
      else assert.equal(outcome.kind, "invited");
    });
  });
}
