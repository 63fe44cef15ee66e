import type { Invitation } from "../../src/domain/invitation.ts";
import type { FailureReason } from "../../src/domain/failure.ts";
import { anInvitation } from "./an-invitation.ts";
import { at, id } from "./ids.ts";

type Given = Partial<Omit<Invitation, "state">>;

/** An invitation that was sent, and whose guest was seen: `invited({ email: "…" })`. */
export function invited(given: Given = {}, guestId = "guest-1", since = at("10:00")): Invitation {
  return anInvitation({ state: { kind: "invited", since, guestId: id(guestId), seen: true }, ...given });
}

/** A guest of the directory that an administrator made known. */
export function imported(given: Given = {}, guestId = "guest-1", since = at("10:00")): Invitation {
  const { postedAfter: _, ...unsent } = invited({ createdGuest: false, origin: "imported", ...given }, guestId, since);
  return unsent;
}

/** An invitation whose guest accepted. */
export function accepted(given: Given = {}, guestId = "guest-1"): Invitation {
  return anInvitation({
    state: { kind: "accepted", since: at("10:00"), heardAt: at("10:00"), guestId: id(guestId), path: "delta" },
    ...given,
  });
}

/** An invitation whose POST may be running since then. */
export function sending(given: Given = {}, since = at("10:00")): Invitation {
  return anInvitation({ state: { kind: "sending", since }, ...given });
}

/** An invitation that was not sent. */
export function failed(reason: FailureReason, given: Given = {}): Invitation {
  return anInvitation({ state: { kind: "failed", since: at("09:00"), reason, reference: "ref-1" }, ...given });
}
