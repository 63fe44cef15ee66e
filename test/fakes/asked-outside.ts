import assert from "node:assert/strict";
import type { Invitation } from "../../src/domain/invitation.ts";
import { adele, diego, inChannel, megan } from "../build/a-decision.ts";
import { awaiting } from "../build/an-approval.ts";
import { fakeOutside } from "./fake-outside.ts";
import type { FakeOutside } from "./fake-outside.ts";
import { jobsIn, keep } from "./kept-in.ts";

/** A world in which Adele's request waits for Megan or Diego: `const { outside, request } = await askedOutside({ email: "…" })`. */
export async function askedOutside(...given: Parameters<typeof awaiting>): Promise<{ outside: FakeOutside; request: Invitation }> {
  const outside = fakeOutside();
  inChannel(outside, adele, megan, diego);
  const request = awaiting(...given);
  await keep(outside, request);
  return { outside, request };
}

/** The same in a world where the app sends. */
export async function askedOfApp(...given: Parameters<typeof awaiting>): Promise<{ outside: FakeOutside; request: Invitation }> {
  const [invitation, approval] = given;
  const { outside, request } = await askedOutside({ inviteAs: "app", ...invitation }, approval);
  const terms = { ...outside.ports.terms, inviteAs: "app" } as const;
  return { outside: { ...outside, ports: { ...outside.ports, terms } }, request };
}

/** The trail's events, each as its name, person and detail. */
export function eventsIn({ store }: FakeOutside): readonly (readonly [string, string | undefined, string | undefined])[] {
  return store.events().map(({ what, by, detail }) => [what, by, detail]);
}

/** Nothing was sent, stored or planned, except these events. */
export async function assertUntouched(outside: FakeOutside, request: Invitation, events: readonly unknown[]): Promise<void> {
  assert.deepEqual(await outside.store.invitations.find(request.id), request);
  assert.deepEqual([outside.directory.invited, jobsIn(outside), eventsIn(outside)], [[], [], events]);
}
