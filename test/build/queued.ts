import type { Invitation } from "../../src/domain/invitation.ts";
import type { Instant } from "../../src/domain/ids.ts";
import { anInvitation } from "./an-invitation.ts";
import { at } from "./ids.ts";

/** An invitation of the app that waits for its time; without a time: until Microsoft lets the tenant invite again. */
export function queued(given: Partial<Omit<Invitation, "state">> = {}, goesOutAt?: Instant): Invitation {
  const state = { kind: "queued", since: at("09:00"), confirmed: [], ...(goesOutAt !== undefined && { goesOutAt }) } as const;
  return anInvitation({ state, inviteAs: "app", ...given });
}
