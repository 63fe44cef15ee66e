import type { Activity } from "botbuilder";
import { z } from "zod";
import type { ActivityId } from "../src/domain/ids.ts";
import type { Viewer } from "../src/domain/visibility.ts";
import { activityId } from "./data/received-ids.ts";
import type { Turn } from "./turn.ts";

/** A press on a button of our cards. */
export interface Press {
  readonly turn: Turn;
  readonly verb: string;
  /** The button's data and the card's inputs. The client controls all of it. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The SSO token that Teams adds when it was asked to sign the person in. */
  readonly ssoToken: string | undefined;
  /** The code that Teams adds after a sign-in by button. The token service exchanges it for a token. */
  readonly signInCode: string | undefined;
  /** Teams refreshes the card, and nobody pressed. The answer must show the card and change nothing (Microsoft: Universal Actions). */
  readonly automatic: boolean;
  /** The message that holds the card. */
  readonly card: ActivityId;
}

/**
 * The value of an `adaptiveCard/action` invoke (Microsoft: Universal Actions). The SDK's own reader throws on a missing action and drops
 * unknown properties.
 */
const schema = z.looseObject({
  replyToId: activityId,
  value: z.looseObject({
    action: z.looseObject({
      type: z.literal("Action.Execute"),
      verb: z.string().max(100),
      data: z.record(z.string(), z.unknown()).optional(),
    }),
    trigger: z.string().optional().catch(undefined),
    state: z.string().min(1).max(100).optional().catch(undefined),
    authentication: z.looseObject({ token: z.string().min(1).max(20_000) }).nullish(),
  }),
});

/** Undefined when the invoke isn't a press on a card. */
export function readPress(activity: Partial<Activity>, turn: Turn): Press | undefined {
  const parsed = schema.safeParse(activity);
  if (!parsed.success) return undefined;
  const { replyToId: card, value } = parsed.data;
  const { action, authentication, trigger, state: signInCode } = value;
  const automatic = trigger === "automatic";
  return { turn, verb: action.verb, data: action.data ?? {}, ssoToken: authentication?.token, signInCode, automatic, card };
}

/** Who pressed, and where. */
export function viewerOf({ turn }: Press): Viewer {
  return { id: turn.person.id, conversation: turn.conversation };
}
