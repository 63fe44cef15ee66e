import type { ActivityId, ConversationId, Instant, InvitationId } from "./ids.ts";
import type { Person } from "./person.ts";

/** A message of ours on which somebody pressed a button. */
export interface PressedMessage {
  readonly conversation: ConversationId;
  readonly card: ActivityId;
}

/** A card as JSON, ready to be attached. */
export type ReadyCard = Readonly<Record<string, unknown>>;

/** An answer in the language of the person who pressed. */
export type LateContent =
  /** The card of the invitation as it stands. `line`: what the person should know beside it. */
  | { readonly kind: "state"; readonly card: ReadyCard; readonly line?: string }
  /** What the pressed message holds: the form with what is to be corrected or confirmed, or a question that is answered now. */
  | { readonly kind: "form"; readonly card: ReadyCard }
  /** A card that only the person who pressed may see. */
  | { readonly kind: "own"; readonly card: ReadyCard }
  /** A line of text beneath the card. */
  | { readonly kind: "line"; readonly line: string }
  /** The process stopped before the answer was known. */
  | { readonly kind: "lost" }
  /** The person has got the answer in their own chat. */
  | { readonly kind: "in-chat" }
  /** Only the person may see the answer, but their own chat can't be reached. */
  | { readonly kind: "not-told" };

/** The answer to a press that was told only "working on it" in its turn. */
export interface LateAnswer {
  readonly message: PressedMessage;
  readonly by: Person;
  /** The invitation that the press was about, and its version when this was kept; without version: it wasn't stored. */
  readonly about?: { readonly invitation: InvitationId; readonly version?: number };
  readonly keptAt: Instant;
  /** Absent until the answer is known. */
  readonly content?: LateContent;
  /** The form as it was sent, to be shown again if the process stops before anything is stored; kept only while the answer isn't known. */
  readonly ifLost?: ReadyCard;
}

/** A line on the card of an invitation for one person. */
export interface CardNote {
  /** The person's name; absent in their own chat. */
  readonly name?: string;
  /** In the person's language; or the kind of an answer that isn't shown here. */
  readonly says: { readonly line: string } | Extract<LateContent["kind"], "lost" | "in-chat" | "not-told">;
}

/** What a late answer adds to the card of an invitation. Undefined when it adds nothing, or when the invitation has changed since. */
export function noteOf(
  { about, content }: LateAnswer,
  invitation: { readonly id: InvitationId; readonly version: number },
): CardNote["says"] | undefined {
  if (!content || about?.invitation !== invitation.id || about.version !== invitation.version) return undefined;
  switch (content.kind) {
    case "line":
      return { line: content.line };
    case "state":
      return content.line === undefined ? undefined : { line: content.line };
    case "lost":
    case "in-chat":
    case "not-told":
      return content.kind;
    case "form":
    case "own":
      return undefined;
  }
}
