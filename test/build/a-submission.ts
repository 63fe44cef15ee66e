import type { FormValues } from "../../src/domain/invite-form.ts";
import type { Person } from "../../src/domain/person.ts";
import type { Submission } from "../../src/flows/inviting/request.ts";
import { anInvitation } from "./an-invitation.ts";
import { id } from "./ids.ts";
import { person } from "./person.ts";
import { newId } from "./new-id.ts";

interface Given extends Partial<Omit<Submission, "values">> {
  /** Typed values besides `sam@fabrikam.com`. */
  readonly values?: FormValues;
}

/** A submitted form with the token that Teams adds: `aSubmission({ values: { email: "…" } })`. */
export function aSubmission({ values, ...given }: Given = {}): Submission {
  const by: Person = given.by ?? person();
  return {
    id: id(newId()),
    values: { email: "sam@fabrikam.com", ...values },
    by,
    home: anInvitation().home,
    ssoToken: `sso:${by.id}`,
    confirmed: [],
    ...given,
  };
}
