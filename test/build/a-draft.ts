import type { Draft } from "../../src/ports/drafts.ts";
import { anInvitation } from "./an-invitation.ts";
import { at, id } from "./ids.ts";
import { person } from "./person.ts";
import { newId } from "./new-id.ts";
import { homeOf } from "./home-of.ts";

/** A form that Adele submitted in a channel; give only what the test is about. */
export function aDraft(given: Partial<Draft> = {}): Draft {
  return {
    id: id(newId()),
    by: person(),
    home: homeOf(anInvitation()),
    values: { email: "sam@fabrikam.com", message: "Bonjour" },
    keptAt: at("10:00"),
    ...given,
  };
}
