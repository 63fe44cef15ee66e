import type { DirectoryUser } from "../../src/domain/preflight.ts";
import { at, id } from "./ids.ts";

/** A guest of the directory who hasn't accepted yet; give only what the test is about. */
export function aUser(given: Partial<DirectoryUser> = {}): DirectoryUser {
  return {
    id: id("user"),
    displayName: "Sam",
    mail: "sam@fabrikam.com",
    userPrincipalName: "sam_fabrikam.com#EXT#@contoso.com",
    userType: "Guest",
    userState: "PendingAcceptance",
    userStateSince: at("09:00"),
    createdAt: at("09:00"),
    ...given,
  };
}
