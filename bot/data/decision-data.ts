import { z } from "zod";
import { changeableOptions } from "../../src/domain/approval.ts";
import type { CautionKind } from "../../src/domain/caution.ts";
import type { ConversationId, InvitationId } from "../../src/domain/ids.ts";
import type { FormValues } from "../../src/domain/invite-form.ts";
import type { Person } from "../../src/domain/person.ts";
import type { Press } from "../press.ts";
import { readConfirmed, readInvitationId } from "./invitation-data.ts";

/** A press on one of the approvers' buttons, unchecked but for its frame. */
export interface PressedDecision {
  readonly id: InvitationId;
  readonly by: Person;
  readonly conversation: ConversationId;
  readonly ssoToken: string | undefined;
}

/** Undefined when the data was tampered with. */
export function readDecision({ data, turn, ssoToken }: Press): PressedDecision | undefined {
  const id = readInvitationId(data);
  return id && { id, by: turn.person, conversation: turn.conversation, ssoToken };
}

/** What the card showed and its button confirms. */
export function confirmedCautions({ data }: Press): readonly CautionKind[] {
  return readConfirmed(data["confirmed"]);
}

/** More than any field may hold; what is longer isn't worth carrying to the checks that name the field. */
const value = z.string().max(10_000);

/** The fields that an approver may change. What isn't text counts as not there. */
export function changedFields({ data }: Press): FormValues {
  return Object.fromEntries(
    changeableOptions.flatMap((name) => {
      const typed = value.safeParse(data[name]);
      return typed.success ? [[name, typed.data]] : [];
    }),
  );
}
