import type { Invitation } from "../../src/domain/invitation.ts";
import type { InviteOptions } from "../../src/domain/invite-options.ts";
import { at, id } from "./ids.ts";
import { person } from "./person.ts";
import { newId } from "./new-id.ts";

const options: InviteOptions = { redirectUrl: "https://myapplications.microsoft.com/?tenantid=tenant", sendMail: true };

/** An invitation that was just submitted, for a partner of its own; give only what the test is about. */
export function anInvitation(given: Partial<Invitation> = {}): Invitation {
  const own = newId();
  const email = given.email ?? `sam-${own.slice(0, 8)}@fabrikam.com`;
  return {
    id: id(own),
    version: 1,
    state: { kind: "requested", since: at("10:00") },
    email,
    emailKey: id(email.toLowerCase()),
    requester: person(),
    home: { conversation: id("19:general@thread.tacv2;messageid=1700000000001"), card: id("1700000000002") },
    options,
    findings: { notChecked: [] },
    createdGuest: true,
    postedAfter: at("09:59"),
    resends: 0,
    createdAt: at("10:00"),
    ...given,
  };
}
