import type { RequestFacts } from "../../src/domain/request-facts.ts";
import { aPreflight } from "./a-preflight.ts";
import { anInvitation } from "./an-invitation.ts";
import { person } from "./person.ts";

/** The requester of {@link requestFacts}. */
export const ada = person({ name: "Ada" });

/** All facts about a request of Ada's that no rule refuses; she invites in her own name. Give only what the test is about. */
export function requestFacts(given: Partial<RequestFacts> = {}): RequestFacts {
  return {
    wanted: anInvitation({ email: "sam@fabrikam.com", requester: ada }),
    inviter: { kind: "person", id: ada.id },
    preflight: aPreflight(),
    colleagues: undefined,
    guestsMayAsk: false,
    requesterAdmitted: true,
    policy: { kind: "allow" },
    restricted: [],
    policySetAside: false,
    invitePolicy: "everyone",
    rights: [{ roles: [], isGuest: false }],
    refusedByGraph: false,
    cap: undefined,
    open: undefined,
    approvalsChannel: undefined,
    knownDomains: [],
    approvedBy: [],
    confirmed: [],
    ...given,
  };
}
