import type { Caution } from "../domain/caution.ts";
import type { Refusal } from "../domain/refusal.ts";

/** The style of the container that says it: information isn't an alarm. */
export type RefusalLook = "good" | "accent" | "emphasis" | "warning";

/**
 * What becomes of a form that was refused. "again": the same may succeed later, or after something outside of the form was done. "correct":
 * something on the form must change. "other": only another address helps, so the button that sends it is out of sight until the person
 * wants to enter one. "over": no form of this person can succeed.
 */
export type FormAfter = "again" | "correct" | "other" | "over";

/** Buttons that help, in the order in which they are shown. */
export type Help =
  | "sign-in"
  | "grant-consent"
  | "add-to-team"
  | "show-invitation"
  | "send-again"
  | "withdraw"
  | "show-open"
  | "show-link"
  | "revoke"
  | "ask-again"
  | AskAdmin;

/** What an administrator is asked for. */
export type AskAdmin = "ask-for-consent" | "ask-for-channel" | "ask-for-domain" | "ask-for-right";

export interface RefusalHelp {
  readonly look: RefusalLook;
  readonly form: FormAfter;
  readonly help: readonly Help[];
}

type Row<Kind extends Refusal["kind"]> = RefusalHelp | ((refusal: Refusal & { kind: Kind }) => RefusalHelp);

/** One row for each kind of refusal; its sentence is in {@link ./refusal-text.ts}. */
const rows: { readonly [Kind in Refusal["kind"]]: Row<Kind> } = {
  "own-domain": row("accent", "other"),
  employee: taken,
  "guest-accepted": taken,
  "guest-no-state": taken,
  "already-invited": alreadyInvited,
  "domain-blocked": ({ copy }) => (copy === undefined ? row("warning", "other", "ask-for-domain") : row("warning", "correct")),
  "invitations-not-allowed": row("warning", "over", "ask-for-right"),
  "member-not-allowed": row("warning", "correct"),
  "colleagues-not-members": row("warning", "correct"),
  "policy-denied": ({ copy }) => row("warning", copy === undefined ? "other" : "correct"),
  "option-refused": row("warning", "correct"),
  "requester-gone": row("warning", "over"),
  "requester-disabled": row("warning", "over"),
  "requester-not-admitted": row("warning", "over"),
  "cap-reached": ({ cap }) => (cap === "pending" ? row("accent", "again", "show-open") : row("accent", "again")),
  "asks-open": row("accent", "again", "show-open"),
  "asks-often": row("accent", "again"),
  "no-approvals-channel": nobodyDecides,
  "approval-needed": row("accent", "again", "ask-again"),
  "override-refused": row("warning", "correct"),
  "to-confirm": ({ cautions }) => row(lookOf(cautions), "correct"),
  "requester-is-guest": row("warning", "over"),
  "consent-needed": ({ grantUrl }) =>
    row("accent", "again", ...(grantUrl === undefined ? [] : (["grant-consent", "ask-for-consent"] as const))),
  "strong-auth-needed": ({ signInUrl }) => row("accent", "again", ...(signInUrl === undefined ? [] : (["sign-in"] as const))),
  "sign-in-denied": row("warning", "again"),
  "sign-in-refused": row("warning", "again"),
  busy: row("accent", "again"),
  interrupted: row("accent", "again"),
  pace: row("accent", "again"),
  paused: row("accent", "again"),
  stopped: row("warning", "again"),
  "resent-enough": row("accent", "over", "show-link"),
  "resend-needs-approval": row("accent", "over", "revoke"),
  "resend-not-allowed": row("accent", "over", "revoke"),
};

/** How a refusal looks, what becomes of the form, and the buttons that help. */
export function refusalHelp(refusal: Refusal): RefusalHelp {
  const found = rows[refusal.kind] as RefusalHelp | ((one: Refusal) => RefusalHelp);
  return typeof found === "function" ? found(refusal) : found;
}

function row(look: RefusalLook, form: FormAfter, ...help: readonly Help[]): RefusalHelp {
  return { look, form, help };
}

/** The person's own card can be shown to them. They follow somebody else's from now on, which is all there is to do. */
function alreadyInvited({ following }: Extract<Refusal, { kind: "already-invited" }>): RefusalHelp {
  return following ? row("good", "other") : row("accent", "other", "show-invitation", "send-again", "withdraw");
}

/** Nobody is added to a team that has them. */
function taken({ kind, team }: Extract<Refusal, { kind: "employee" | "guest-accepted" | "guest-no-state" }>): RefusalHelp {
  if (team !== undefined) return row("good", "other");
  return row(kind === "guest-no-state" ? "accent" : "good", "other", "add-to-team");
}

/** An option can be left out; a request that needs approval as a whole can't. */
function nobodyDecides({ byAdmin, why }: Extract<Refusal, { kind: "no-approvals-channel" }>): RefusalHelp {
  const form = why === "policy" ? "other" : why === "not-allowed" ? "over" : "correct";
  return byAdmin ? row("accent", "again") : row("accent", form, "ask-for-channel");
}

/** What is only to be known isn't a warning; a wrong address goes to a stranger. */
function lookOf(cautions: readonly Caution[]): RefusalLook {
  if (cautions.some(({ kind }) => kind === "domain-mistyped" || kind === "copy-mistyped")) return "warning";
  return cautions.every(({ kind }) => kind === "needs-approval") ? "emphasis" : "accent";
}
