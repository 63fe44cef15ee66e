import { changeableOptions } from "./approval.ts";
import type { ChangeableOption } from "./approval.ts";
import { formValuesOf } from "./form-values.ts";
import type { Invitation } from "./invitation.ts";
import type { InviteOptions } from "./invite-options.ts";
import type { FieldProblems, FormValues } from "./invite-form.ts";
import { readForm } from "./read-form.ts";

/** What an approver made of a request, once every field was checked. */
export type ReadChanges =
  | { readonly kind: "options"; readonly options: InviteOptions; readonly changed: readonly ChangeableOption[] }
  | { readonly kind: "problems"; readonly problems: FieldProblems };

type Wanted = Pick<Invitation, "email" | "options">;

/**
 * Reads what an approver wants to go out in the place of what was asked for, by the rules of the invitation form. Only some fields
 * count: nobody can change the address on the way, nor make a member of whom a guest was asked for. A field that
 * isn't there stays as it was.
 */
export function readChanges({ email, options }: Wanted, values: FormValues): ReadChanges {
  const form = readForm({ ...formValuesOf({ options }), ...changeable(options, values), email }, options.redirectUrl);
  if (form.kind === "problems") return form;
  return { kind: "options", options: form.options, changed: changeableOptions.filter((name) => form.options[name] !== options[name]) };
}

function changeable({ userType }: InviteOptions, values: FormValues): FormValues {
  const names = changeableOptions.filter((name) => name !== "userType" || userType === "Member");
  return Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}
