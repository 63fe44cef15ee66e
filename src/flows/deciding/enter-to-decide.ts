import type { Refusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";
import { proveWho, signIn } from "../who/sign-in.ts";
import type { SignedIn, SignInNeeds } from "../who/sign-in.ts";
import { mayDecide } from "./may-decide.ts";
import type { DecisionPress, MayDecideNeeds, NotDecidable, AskedInvitation } from "./may-decide.ts";
import { recordRefusedDecision } from "../steps/record-refused-decision.ts";

export type ProofNeeds = MayDecideNeeds & Pick<Ports, "identity" | "terms">;

export type NotEntered =
  | NotDecidable
  | { readonly kind: "sign-in-needed" }
  /** Nothing was decided, and the request is unchanged. */
  | { readonly kind: "refused"; readonly refusal: Refusal };

type Turned = Exclude<Awaited<ReturnType<typeof proveWho>>, { kind: "proven" }>;

/** Checks that a person may decide and proves who they are; guests never do. Enough for a rejection or a question. */
export async function proveToDecide(
  ports: ProofNeeds,
  press: DecisionPress,
): Promise<NotEntered | { readonly kind: "entered"; readonly invitation: AskedInvitation }> {
  const { by, ssoToken } = press;
  const [may, proof] = await Promise.all([
    mayDecide(ports, press),
    ssoToken === undefined ? noToken : proveWho(ports, by, ssoToken, "never"),
  ]);
  if (may.kind !== "may-decide") return may;
  return proof.kind === "proven" ? { kind: "entered", invitation: may.invitation } : turnAway(ports, press, proof);
}

/** Like {@link proveToDecide}, but also returns the Graph identity (`acting`) that an approval needs to send. */
export async function enterToDecide(
  ports: MayDecideNeeds & SignInNeeds,
  press: DecisionPress,
): Promise<NotEntered | { readonly kind: "entered"; readonly invitation: AskedInvitation; readonly acting: SignedIn }> {
  const { by, ssoToken } = press;
  const [may, entry] = await Promise.all([
    mayDecide(ports, press),
    ssoToken === undefined ? noToken : signIn(ports, by, ssoToken, "never"),
  ]);
  if (may.kind !== "may-decide") return may;
  return entry.kind === "signed-in" ? { kind: "entered", invitation: may.invitation, acting: entry } : turnAway(ports, press, entry);
}

const noToken = { kind: "sign-in-needed" } as const;

/** Records a press with another person's or a guest's token. Other sign-in problems aren't recorded: only the person who presses sees them. */
async function turnAway(ports: MayDecideNeeds, { id, by }: DecisionPress, turned: Turned): Promise<NotEntered> {
  if (turned.kind === "sign-in-needed") return turned;
  const { kind } = turned.refusal;
  if (kind === "sign-in-refused" || kind === "requester-is-guest") await recordRefusedDecision(ports, id, by.id, kind);
  return turned;
}
