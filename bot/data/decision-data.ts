import { changeableOptions } from "../../src/domain/approval.ts";
import type { CautionKind } from "../../src/domain/caution.ts";
import type { ConversationId, InvitationId } from "../../src/domain/ids.ts";
import type { FormValues } from "../../src/domain/invite-form.ts";
import type { Person } from "../../src/domain/person.ts";
import type { Press } from "../press.ts";
import { fieldValue, readConfirmed, readInvitationId } from "./invitation-data.ts";

/** A press on an approver's button. Its id is valid; whether the person may decide isn't checked. */
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

/** The cautions that the card showed and its button confirms. */
export function confirmedCautions({ data }: Press): readonly CautionKind[] {
  return readConfirmed(data["confirmed"]);
}

/** Reads the fields that an approver may change. A field that isn't text counts as absent. */
export function changedFields({ data }: Press): FormValues {
  return Object.fromEntries(
    changeableOptions.flatMap((name) => {
      const typed = fieldValue.safeParse(data[name]);
      return typed.success ? [[name, typed.data]] : [];
    }),
  );
}
