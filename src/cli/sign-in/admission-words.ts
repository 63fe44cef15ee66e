import type { CommandLineFlows } from "../../flows/command-line-flows.ts";

type Admission = Awaited<ReturnType<CommandLineFlows["admitPerson"]>>;

/** Why a person who signed in may not use Guestlist, and what they can do. */
export const admissionWords: Readonly<Record<Exclude<Admission, "admitted">, readonly [string, string]>> = {
  guest: ["Your account is a guest in this tenant; only its members can use Guestlist's commands.", "Sign in with a member's account."],
  stranger: ["Guestlist doesn't find your account in this tenant.", "Sign in with an account of the tenant."],
  "not-allowed": ["The policy lets only some groups use Guestlist, and you are in none of them.", "Ask an administrator of Guestlist."],
};
