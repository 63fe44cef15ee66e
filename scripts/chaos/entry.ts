import type { CardData } from "./people/cards.ts";
import type { Person } from "./people/person.ts";
import type { Random } from "./random.ts";

/** What the requester and the partner do once the mail is there. */
export type Afterwards = "accept" | "resend+accept" | "revoke" | "revoke+accept" | "leave";

/** What the approvers do: `race` and `approve-twice` are two presses at the same time. */
export type Decision = "approve" | "reject" | "race" | "approve-twice";

export type Stage = "form" | "pressed" | "sent" | "rejected" | "revoked" | "no mail in time";

export interface OpenForm {
  readonly message: string;
  readonly data: CardData;
}

export interface HeardAnswer {
  readonly t: number;
  readonly step: string;
  readonly text: string;
}

/** One invitation as people live it: what they planned, did, and were answered. */
export interface Entry {
  readonly n: number;
  readonly tag: string;
  readonly email: string;
  readonly person: Person;
  readonly conversation: string;
  readonly isChannel: boolean;
  readonly isApproval: boolean;
  readonly random: Random;
  after: Afterwards;
  decision: Decision;
  stage: Stage;
  /** Ids of all invitations that its forms had. */
  readonly ids: Set<string>;
  readonly answers: HeardAnswer[];
  form: OpenForm | undefined;
  /** The message on which the invitation lives. */
  card: string | undefined;
  /** When Invite was pressed first. */
  pressedAt: number | undefined;
  /** When the partner accepted. */
  redeemedAt: number | undefined;
  /** Approvers leave it alone. */
  holdApproval: boolean;
}
