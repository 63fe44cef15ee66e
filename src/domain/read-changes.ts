import { changeableOptions } from "./approval.ts";
import { approvedMessageProblem } from "./approved-message.ts";
import type { ChangeableOption } from "./approval.ts";
import { formValuesOf } from "./form-values.ts";
import type { Invitation } from "./invitation.ts";
import type { InviteOptions } from "./invite-options.ts";
import type { FieldProblems, FormValues } from "./invite-form.ts";
import { readForm } from "./read-form.ts";

/** An approver's changes, once every field was checked. */
export type ReadChanges =
  | { readonly kind: "options"; readonly options: InviteOptions; readonly changed: readonly ChangeableOption[] }
  | { readonly kind: "problems"; readonly problems: FieldProblems };

type Wanted = Pick<Invitation, "email" | "options" | "approval">;

/**
 * Reads an approver's changes by the rules of the invitation form. Only some fields count: an approver can't change the address, nor
 * make a member of a requested guest. A missing field stays as it was, and so may an older message that is longer than others would be now.
 * The requester's address, which the form suggests for the copy, isn't the approver's change.
 */
export function readChanges({ email, options, approval }: Wanted, values: FormValues): ReadChanges {
  const { redirectUrl: _, ...asked } = formValuesOf({ options }); // isn't read again: the judge says if it may not be used any more
  const form = readForm({ ...asked, ...changeable(options, values), email }, options.redirectUrl);
  if (form.kind === "problems") return form;
  const offered = { ...options, cc: options.cc ?? approval?.requesterMail };
  const isKept = (name: ChangeableOption) => form.options[name] === options[name] || form.options[name] === offered[name];
  const changed = changeableOptions.filter((name) => !isKept(name));
  const problems = changed.includes("message") ? approvedMessageProblem(form.options) : {};
  return problems.message === undefined ? { kind: "options", options: form.options, changed } : { kind: "problems", problems };
}

function changeable({ userType }: InviteOptions, values: FormValues): FormValues {
  const names = changeableOptions.filter((name) => name !== "userType" || userType === "Member");
  return Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}
