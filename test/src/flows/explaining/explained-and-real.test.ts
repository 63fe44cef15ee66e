import assert from "node:assert/strict";
import fc from "fast-check";
import type { Asks, CautionKind } from "../../../../src/domain/caution.ts";
import { invitePolicies, mayInvite } from "../../../../src/domain/policy/may-invite.ts";
import { verdicts } from "../../../../src/domain/policy/policy.ts";
import { explainRequest } from "../../../../src/flows/explaining/explain-request.ts";
import type { Fate } from "../../../../src/flows/explaining/foresee-fate.ts";
import type { RequestOutcome } from "../../../../src/flows/inviting/request.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { admitPerson } from "../../../../src/flows/who/admit-person.ts";
import { aChange } from "../../../build/a-change.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { aWorldWithApprovers, justification } from "../../../build/a-world-with-approvers.ts";
import { aPass } from "../../../build/a-pass.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { runs } from "../../../build/runs.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const adele = person();
const email = "sam@fabrikam.com";
const addresses = ["contact", "pending", "accepted", "employee", "own-domain", "blocked", "held", "held elsewhere"] as const;
const hideable = ["invite policy", "roles", "requester", "groups", "tenant", "existing", "domains"] as const;

/** The usual, or now and then something else: so that many situations get as far as the last rules. */
const mostly = <Usual, Rare>(usual: Usual, ...rare: readonly Rare[]): fc.Arbitrary<Usual | Rare> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...rare) });

/** A tenant, a policy and a request, and what the permissions hide of it. */
const situations = fc.record({
  inviteAs: fc.constantFrom("user" as const, "app" as const),
  wanted: fc.constantFrom("guest" as const, "member" as const),
  userType: mostly("Member" as const, "Guest" as const),
  guestsMayAsk: mostly(true, false),
  roles: fc.constantFrom([], ["guest-inviter"] as const, ["user-administrator"] as const, ["directory-writers"] as const),
  allows: fc.constantFrom(...invitePolicies),
  rule: fc.constantFrom(undefined, ...verdicts),
  otherwise: mostly("allow" as const, ...verdicts),
  isInGroup: fc.boolean(),
  cap: mostly(undefined, "perDay" as const, "pending" as const),
  hasChannel: mostly(true, false),
  address: mostly("free" as const, ...addresses),
  hides: fc.subarray([...hideable]),
});
type Situation = typeof situations extends fc.Arbitrary<infer Value> ? Value : never;

async function worldOf(situation: Situation): Promise<FakeOutside> {
  const { inviteAs, userType, guestsMayAsk, rule, otherwise, cap, hasChannel, hides } = situation;
  const world = await aWorldWithApprovers({
    rules: rule ? [{ name: "rule", verdict: rule, when: { requesterGroups: ["sales"] } }] : [],
    otherwise: { verdict: otherwise },
    caps: cap ? { [cap]: 1 } : {},
    users: { guests: guestsMayAsk, groups: [] },
  });
  const outside = { ...world, ports: { ...world.ports, terms: { ...world.ports.terms, inviteAs } } };
  const { directory, membership, identity } = outside;
  if (!hasChannel) await outside.ports.settings.forgetApprovalsPlace();
  directory.add({ id: id(adele.id), displayName: adele.name, mail: "adele@contoso.com", userType, userState: null });
  directory.types.set(adele.id, userType);
  if (userType === "Guest") identity.guests.add(adele.id);
  directory.roles.set(adele.id, situation.roles);
  membership.roles.set(adele.id, situation.roles);
  if (situation.isInGroup) membership.groups.set("sales", [{ id: adele.id, name: adele.name }]);
  await fill(outside, situation);
  membership.policy = hides.includes("invite policy") ? "not-checked" : situation.allows;
  membership.rolesHidden = hides.includes("roles");
  membership.groupsHidden = hides.includes("groups");
  for (const [what, part] of [
    ["requester", "requester"],
    ["tenant", "tenant"],
    ["existing", "existing"],
    ["domains", "domainPolicy"],
  ] as const) {
    if (hides.includes(what)) directory.hidden.add(part);
  }
  asGraph(outside, situation);
  return outside;
}

/** Other invitations, and who has the address. */
async function fill(outside: FakeOutside, { address, cap }: Situation): Promise<void> {
  const { directory, ports } = outside;
  const store = async (...invitations: readonly ReturnType<typeof anInvitation>[]) => ports.invitations.commit(aChange({ invitations }));
  const earlier = anInvitation({ requester: adele, createdAt: ports.clock.now() });
  if (cap) await store(earlier);
  if (cap) await aPass(outside, earlier);
  if (address === "contact") directory.contacts.set(email, "Sam");
  if (address === "pending") directory.add();
  if (address === "accepted") directory.add({ userState: "Accepted" });
  if (address === "employee") directory.add({ userType: "Member", userState: null });
  if (address === "blocked") directory.domainPolicy = { kind: "all-but", domains: ["fabrikam.com"] };
  if (address === "held") await store(invited({ email }));
  if (address === "held elsewhere") {
    const guest = directory.add({ otherAddresses: [email], mail: "sam@fabrikam.org" });
    await store(invited({ email: "sam@fabrikam.org" }, guest.id));
  }
}

/**
 * Graph knows the facts that are hidden from us: this fake hides roles from the preflight, but refuses a person that the tenant doesn't let
 * invite.
 */
function asGraph({ directory }: FakeOutside, { hides, allows, roles, userType }: Situation): void {
  const preflight = directory.preflight.bind(directory);
  const invite = directory.invite.bind(directory);
  const may = mayInvite(allows, roles, userType === "Guest" ? "guest" : "member");
  directory.preflight = async (...asked) => {
    const found = await preflight(...asked);
    const { requester } = found;
    return hides.includes("roles") && requester !== "not-checked" ? { ...found, requester: { ...requester, roles: "not-checked" } } : found;
  };
  directory.invite = async (actor, request) => {
    if (actor.kind === "person" && !may) return { kind: "refused", reason: "invitations-not-allowed" };
    return invite(actor, request);
  };
}

const emailOf = ({ address }: Situation) => (address === "own-domain" ? "kim@contoso.com" : email);

async function explained({ ports }: FakeOutside, situation: Situation): Promise<Fate> {
  const supposed = { requester: "adele@contoso.com", email: emailOf(situation), inviteAs: situation.wanted, home: "chat" };
  const outcome = await explainRequest(ports, supposed);
  assert.ok(outcome.kind === "explained");
  return outcome.fate;
}

/** The same request really made, by a requester who confirms all there is to confirm. In a word, as `shortly` says a fate. */
async function real({ ports }: FakeOutside, situation: Situation): Promise<string> {
  if ((await admitPerson(ports, { person: adele.id, tenantId: "tenant" })) !== "admitted") return "refused: not-admitted";
  const values = { email: emailOf(situation), justification, ...(situation.wanted === "member" && { userType: "Member" }) };
  const home = { ...anInvitation().home, conversation: id("a:adele") };
  let confirmed: readonly CautionKind[] = [];
  let asks: Asks | undefined;
  for (let press = 0; press < 4; press++) {
    const outcome = await requestInvitation(ports, aSubmission({ values, home, confirmed, ...(asks && { asks }) }));
    if (outcome.kind !== "refused" || outcome.refusal.kind !== "to-confirm") return became(outcome);
    const { cautions } = outcome.refusal;
    confirmed = cautions.map(({ kind }) => kind);
    asks = cautions.find((caution) => caution.kind === "needs-approval");
  }
  return assert.fail("it came back again and again");
}

function became(outcome: RequestOutcome): string {
  switch (outcome.kind) {
    case "invited":
      return "goes out";
    case "awaiting-approval":
      return `asks: ${outcome.invitation.approval?.why} ${outcome.invitation.approval?.approvers}`;
    case "refused":
      return `refused: ${outcome.refusal.kind}`;
    case "failed":
      return `Graph: ${outcome.invitation.state.kind === "failed" ? outcome.invitation.state.reason : ""}`;
    default:
      return outcome.kind;
  }
}

function shortly(fate: Fate): string {
  switch (fate.kind) {
    case "goes-out":
      return "goes out";
    case "asks":
      return `asks: ${fate.why} ${fate.set.name}`;
    case "refused":
      return `refused: ${fate.why}`;
  }
}

/** What may become of a request that the explanation is unsure about, because only Graph's answer tells. */
const graphSays = {
  "may-invite": ["asks: not-allowed team", "refused: no-approvals-channel"],
  "may-invite-members": ["Graph: member-not-allowed"],
  address: ["Graph: own-domain", "Graph: already-in-directory"],
} as const;

function agrees(fate: Fate, truth: string): boolean {
  if (fate.kind !== "goes-out") return shortly(fate) === truth;
  return ["goes out", ...fate.unsure.flatMap((what): readonly string[] => graphSays[what])].includes(truth);
}

describe("explainRequest and a real request", () => {
  it("agree, whatever permissions hide, and the explanation is unsure only where Graph alone knows", async () => {
    const property = fc.asyncProperty(situations, async (situation) => {
      const outside = await worldOf(situation);
      const fate = await explained(outside, situation);
      const truth = await real(outside, situation);
      assert.ok(agrees(fate, truth), `explained ${JSON.stringify(fate)}, really ${truth}`);
      const isClear =
        situation.hides.length === 0 && situation.userType === "Member" && !situation.roles.some((role) => role === "directory-writers");
      if (isClear) assert.deepEqual(fate.kind === "goes-out" ? fate.unsure : [], []);
    });
    await fc.assert(property, { numRuns: runs(3_000) });
  });
});
