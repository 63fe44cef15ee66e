import assert from "node:assert/strict";
import fc from "fast-check";
import { cautionKinds } from "../../../../src/domain/caution.ts";
import type { GuestId, InvitationId } from "../../../../src/domain/ids.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { resendInvitation } from "../../../../src/flows/tending/resend-invitation.ts";
import { revokeInvitation } from "../../../../src/flows/tending/revoke-invitation.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { person } from "../../../build/person.ts";
import { runs } from "../../../build/runs.ts";
import { GuestsWorld, unlessAccident } from "./guests-world.ts";
import type { Accident } from "./guests-world.ts";

const addresses = ["sam@fabrikam.com", "s.rivera@fabrikam.com", "nora@northwind.com", "n.berg@northwind.com"];
/** Everything but the wish to ask approvers. */
const confirmed = cautionKinds.filter((kind) => kind !== "needs-approval");
const people = [person({ name: "Adele" }), person({ name: "Megan" })];

const whats = [
  "invite",
  "fix the address",
  "revoke",
  "send again",
  "accept",
  "reset",
  "accept and be reset",
  "deleted by an admin",
  "restored by an admin",
  "invited elsewhere",
  "reads lag or not",
  "writes lag or not",
] as const;
type What = (typeof whats)[number];

/** One thing that happens; `which` chooses among the addresses, guests or invitations that there are. */
interface Happening {
  readonly what: What;
  readonly which: number;
  readonly who: number;
  /** Whether the delta query reports it. */
  readonly isHeard: boolean;
  readonly accident: Accident;
  /** Milliseconds that pass afterwards. */
  readonly wait: number;
}

type Doing = (world: GuestsWorld, given: Happening) => Promise<unknown> | void;

const chosen = <T>(list: readonly T[], which: number): T | undefined => list[which % list.length];
const chosenGuest = ({ truths }: GuestsWorld, { which }: Happening): GuestId | undefined => chosen([...truths.keys()], which);

async function invitations({ outside }: GuestsWorld): Promise<readonly Invitation[]> {
  const ids = new Set(outside.store.events().map(({ invitation }) => invitation));
  const found = await Promise.all([...ids].map(async (one: InvitationId) => outside.store.invitations.find(one)));
  return found.flatMap((one) => one ?? []);
}

async function request(world: GuestsWorld, { which, who }: Happening, replaces?: Invitation): Promise<unknown> {
  const email = chosen(addresses, which) ?? assert.fail();
  const by = replaces?.requester ?? chosen(people, who) ?? assert.fail();
  const submission = aSubmission({ by, values: { email }, confirmed, ...(replaces && { replaces: replaces.id }) });
  return requestInvitation(world.outside.ports, submission);
}

/** Does something with the invitation that was chosen, as its requester. */
function withInvitation(act: (world: GuestsWorld, invitation: Invitation, given: Happening) => Promise<unknown>): Doing {
  return async (world, given) => {
    const invitation = chosen(await invitations(world), given.which);
    if (invitation) await act(world, invitation, given);
  };
}

function withGuest(act: (world: GuestsWorld, guest: GuestId, isHeard: boolean) => void): Doing {
  return (world, given) => {
    const guest = chosenGuest(world, given);
    if (guest !== undefined) act(world, guest, given.isHeard);
  };
}

/** Without a time of the change, only somebody who looks in between can know of an acceptance. */
async function accept(world: GuestsWorld, given: Happening): Promise<void> {
  const guest = chosenGuest(world, given);
  if (guest === undefined || world.outside.directory.users.get(guest)?.userState !== "PendingAcceptance") return;
  world.accept(guest, given.isHeard);
  if (!world.hasTimes) await world.beSeen(guest);
}

const press = ({ id, requester: by }: Invitation) => ({ id, by, ssoToken: `sso:${by.id}` });

const toggle = (set: Set<GuestId>, guest: GuestId) => void (set.delete(guest) || set.add(guest));

const happenings: Readonly<Record<What, Doing>> = {
  invite: async (world, given) => request(world, given),
  "fix the address": withInvitation(async (world, mistaken, given) =>
    request(world, { ...given, which: given.which + given.who }, mistaken),
  ),
  revoke: withInvitation(async ({ outside }, invitation) => revokeInvitation(outside.ports, press(invitation))),
  "send again": withInvitation(async ({ outside }, invitation) =>
    resendInvitation(outside.ports, { ...press(invitation), resends: invitation.resends }),
  ),
  accept,
  "accept and be reset": async (world, given) => {
    await accept(world, { ...given, isHeard: false });
    await world.pass(2_000);
    await happenings.reset(world, { ...given, isHeard: false });
  },
  reset: withGuest((world, guest, isHeard) => {
    if (world.outside.directory.users.get(guest)?.userState === "Accepted") world.reset(guest, isHeard);
  }),
  "deleted by an admin": withGuest((world, guest, isHeard) => {
    if (world.outside.directory.users.has(guest)) world.removeAsAdmin(guest, isHeard);
  }),
  "restored by an admin": withGuest((world, guest, isHeard) => {
    if (!world.outside.directory.users.has(guest)) world.restoreAsAdmin(guest, isHeard);
  }),
  /** More than a minute after a POST that was lost: within it, nobody could tell the two apart. */
  "invited elsewhere": async (world, { which }) => {
    const mail = chosen(addresses, which) ?? assert.fail();
    await world.pass(64_000);
    if (!(await world.outside.directory.findByEmail({ kind: "app" }, mail))) world.createElsewhere(mail);
  },
  "reads lag or not": withGuest(({ outside }, guest) => toggle(outside.directory.invisible, guest)),
  "writes lag or not": withGuest(({ outside }, guest) => toggle(outside.directory.unwritable, guest)),
};

const happening: fc.Arbitrary<Happening> = fc.record({
  what: fc.constantFrom(...whats, ...(["invite", "invite", "revoke", "revoke", "accept", "fix the address"] as const)),
  which: fc.nat(11),
  who: fc.nat(1),
  isHeard: fc.boolean(),
  accident: fc.constantFrom<Accident>(undefined, undefined, undefined, undefined, "answer lost", "request lost"),
  wait: fc.constantFrom(8_000, 8_000, 40_000, 400_000, 3_600_000),
});

async function live(world: GuestsWorld, history: readonly Happening[]): Promise<void> {
  await world.start();
  for (const given of history) {
    const { what, which, who, isHeard, accident, wait } = given;
    world.log.push(`${what} (${which}, ${who}${isHeard ? ", heard" : ""}${accident === undefined ? "" : `, ${accident}`}), then ${wait}`);
    world.accident = accident;
    await Promise.resolve(happenings[what](world, given)).catch(unlessAccident);
    await world.pass(wait);
  }
  world.outside.directory.invisible.clear();
  world.outside.directory.unwritable.clear();
  await world.pass(7_200_000);
}

const aliases = [
  ["s.rivera@fabrikam.com", "sam@fabrikam.com"],
  ["n.berg@northwind.com", "nora@northwind.com"],
] as const;

describe("in any history of guests", () => {
  it("the bot deletes only guests who are surely its own and never accepted, and says nothing that isn't so", () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, -7_200_000, 7_200_000, 1_500),
        fc.boolean(),
        fc.array(happening, { maxLength: 14 }),
        async (difference, hasTimes, history) => {
          const world = new GuestsWorld(difference, hasTimes);
          for (const [alias, home] of aliases) world.outside.directory.homeAliases.set(alias, home);
          await live(world, history);
        },
      ),
      { numRuns: runs(1_500) },
    ));

  it("it does delete a guest of its own", async () => {
    const world = new GuestsWorld(-7_200_000);
    const plain = { which: 0, who: 0, isHeard: true, accident: undefined, wait: 8_000 } as const;
    await live(world, [
      { ...plain, what: "invite" },
      { ...plain, what: "revoke" },
    ]);
    assert.equal(world.outside.directory.deletions.length, 1);
  });
});
