import type { PendingGuest } from "../../src/flows/importing/imported-invitation.ts";
import { at, id } from "./ids.ts";

/** A guest of the directory that nobody has invited through us; give only what the test is about. */
export function aPendingGuest(given: Partial<PendingGuest> = {}): PendingGuest {
  return { id: id("guest-1"), email: "Sam@fabrikam.com", displayName: "Sam", pendingSince: at("08:00"), createdAt: at("07:00"), ...given };
}
