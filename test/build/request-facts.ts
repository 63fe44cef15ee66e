import type { RequestFacts } from "../../src/domain/request-facts.ts";
import { aPreflight } from "./a-preflight.ts";
import { anInvitation } from "./an-invitation.ts";
import { person } from "./person.ts";

/** Who asks in {@link requestFacts}. */
export const ada = person({ name: "Ada" });

/** All that is known about a request of Ada's that nothing is against, who invites in her own name; name only what the test is about. */
export function requestFacts(given: Partial<RequestFacts> = {}): RequestFacts {
  return {
    wanted: anInvitation({ email: "sam@fabrikam.com", requester: ada }),
    inviter: { kind: "person", id: ada.id },
    preflight: aPreflight(),
    colleagues: undefined,
    guestsMayAsk: false,
    policy: { kind: "allow" },
    invitePolicy: "everyone",
    rights: [{ roles: [], isGuest: false }],
    refusedByGraph: false,
    cap: undefined,
    open: undefined,
    approvalsChannel: undefined,
    approvedBy: [],
    confirmed: [],
    ...given,
  };
}
