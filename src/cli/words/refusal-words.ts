import { failureText } from "../../cards/failure-text.ts";
import { cautionText, refusalText } from "../../cards/refusal-text.ts";
import type { Caution } from "../../domain/caution.ts";
import type { InvitationState } from "../../domain/invitation.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { textsFor } from "../../texts/texts.ts";
import type { Texts } from "../../texts/texts.ts";
import { CommandFailure } from "../command-failure.ts";
import { exitOf } from "./exit-of.ts";
import { shellText } from "./shell-text.ts";

/** The texts of the command line: English, with times in this machine's zone. */
export function shellTexts(): Texts {
  return textsFor("en", shellTimeZone());
}

/** The IANA name of this machine's time zone; `UTC` if it has none that Intl knows. */
export function shellTimeZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return Intl.supportedValuesOf("timeZone").includes(timeZone) ? timeZone : "UTC";
}

/** Why nothing was done, and what to do next: the same sentence as in Teams, unless that one speaks of Teams. */
export function refusalWords(refusal: Refusal, texts: Texts = shellTexts()): string {
  return ofShell[refusal.kind] ?? shellText(refusalText(refusal, texts));
}

const signIn = "Sign in by browser: run the command without --az, --device-code and --as-app.";
/** Where Teams' sentence names a button, or a sign-in that a shell doesn't have. */
const ofShell: Readonly<Partial<Record<Refusal["kind"], string>>> = {
  "strong-auth-needed": `Your organization wants you to confirm who you are. ${signIn}`,
  "sign-in-refused": `Your sign-in was not accepted, so nothing was sent. ${signIn}`,
};

/** Ends a command with a refusal's sentence and exit code. */
export function refusalFailure(refusal: Refusal): CommandFailure {
  return new CommandFailure(exitOf(refusal.kind), refusalWords(refusal));
}

/** What to confirm before anything is sent. */
export function cautionWords(caution: Caution, texts: Texts = shellTexts()): string {
  return shellText(cautionText(caution, texts));
}

/** Ends a command with the reason why an invitation was not sent, and with the reference by which support finds it in the log. */
export function sendingFailure(state: Extract<InvitationState, { kind: "failed" }>): CommandFailure {
  const sentence = shellText(failureText(state, shellTexts()));
  return new CommandFailure(exitOf(state.reason), `${sentence} (Reference: ${state.reference})`);
}
