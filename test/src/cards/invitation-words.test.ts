import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { invitationData } from "../../../src/cards/invitation.ts";
import { isApproversFault } from "../../../src/domain/failure.ts";
import { acceptAgainReasons, revocationReasons } from "../../../src/domain/invitation.ts";
import type { Invitation, InvitationState, InvitationStateKind } from "../../../src/domain/invitation.ts";
import { teamStages } from "../../../src/domain/team-plan.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { failureReasons } from "../../build/full-store/kinds.ts";
import { at, id } from "../../build/ids.ts";
import { megan, requestIn } from "./approval-examples.ts";
import { invitation } from "./example-invitation.ts";

/** On the badge, in the title and in the sentence; buttons, and what people typed, aren't counted. */
const mostWords = 25;

const since = at("10:00");
const guest = { since, guestId: id("guest-sam") } as const;

/** Every state, with all that the sentence depends on. */
const states: readonly InvitationState[] = [
  ...(["requested", "awaiting-approval", "rejected", "withdrawn", "lapsed", "sending"] as const).map((kind) => ({ kind, since })),
  { kind: "sending", since, unanswered: true },
  { kind: "queued", since, confirmed: [] },
  { kind: "queued", since, confirmed: [], goesOutAt: at("11:32") },
  { kind: "queued", since, confirmed: [], goesOutAt: id("2026-11-21T09:00:00.000Z") },
  { kind: "invited", ...guest },
  { kind: "invited", ...guest, revocation: "needs-admin" },
  ...acceptAgainReasons.map((again) => ({ kind: "invited" as const, ...guest, again })),
  { kind: "accepted", ...guest, heardAt: since, path: "delta" },
  { kind: "accepted", ...guest, heardAt: since, path: "delta", again: "restored" },
  ...failureReasons.map((reason) => ({ kind: "failed" as const, since, reason, reference: "4f7c2a9e" })),
  { kind: "failed", since, reason: "busy", reference: "4f7c2a9e", until: at("11:00") },
  { kind: "removed", ...guest },
  ...revocationReasons.map((why) => ({ kind: "revoked" as const, ...guest, why })),
];

const teams = [undefined, ...teamStages].map((stage) =>
  stage === undefined ? {} : { team: { groupId: "g", name: "Contoso Partners", stage, since } },
);
const options = [true, false].map((sendMail) => ({ options: { ...invitation.options, sendMail } }));
const homes = ["19:general@thread.tacv2", "19:group@thread.v2", "a:1adele"].map((place) => ({ home: { conversation: id(place) } }));

const undecided: ReadonlySet<InvitationStateKind> = new Set(["awaiting-approval", "rejected", "withdrawn", "lapsed"]);

function everyCase(): readonly Invitation[] {
  return states.flatMap((state) => {
    const base = undecided.has(state.kind) ? requestIn(state.kind) : invitation;
    const approvals = undecided.has(state.kind) ? approvalsIn(state.kind) : [{}];
    return teams.flatMap((team) =>
      options.flatMap((option) =>
        homes.flatMap((home) => approvals.map((approval) => ({ ...base, ...option, ...team, ...home, ...approval, state }))),
      ),
    );
  });
}

/** Undecided, asked about, failed for each reason that is the approver's, and rejected. */
function approvalsIn(kind: InvitationStateKind): readonly Partial<Invitation>[] {
  const by = { by: megan.id, name: megan.name, at: since };
  const { approval } = requestIn(kind, { remarks: [] });
  if (!approval) throw new Error("A request has an approval.");
  return [
    { approval },
    { approval: { ...approval, remarks: [{ kind: "question", ...by, text: "" }] } },
    { approval: { ...approval, decision: { kind: "rejected", ...by, reason: "" } } },
    ...failureReasons.filter(isApproversFault).map((reason) => ({ approval: { ...approval, problem: { ...by, reason } } })),
  ];
}

describe("the words on the living card before Details", () => {
  for (const hearing of ["heard", "unheard"] as const) {
    it(`are ${mostWords} at most in English, in every state, while acceptances are ${hearing}`, () => {
      const texts = textsFor("en", "Europe/Budapest", hearing);
      const tooLong = everyCase()
        .map((one) => invitationData({ invitation: one }, texts))
        .map(({ state, title, next }) => `${state} ${title} ${next}`)
        .filter((said) => said.split(/\s+/).length > mostWords);
      assert.deepEqual([...new Set(tooLong)], []);
    });
  }
});
