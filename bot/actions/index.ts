import type { CardVerb } from "../../src/cards/verbs.ts";
import type { Action } from "./action.ts";
import { openForm } from "./open-form.ts";
import { retry } from "./retry.ts";
import { runCommand } from "./run-command.ts";
import { sendInvitation } from "./send-invitation.ts";
import { showCard } from "./show-card.ts";
import { showHeadsUp } from "./show-heads-up.ts";
import { showLink } from "./show-link.ts";
import { showPending } from "./show-pending.ts";

/** Every button on our cards, by its verb. */
export const actions: Readonly<Record<CardVerb, Action>> = {
  "send-invitation": sendInvitation,
  "show-link": showLink,
  "show-heads-up": showHeadsUp,
  "show-card": showCard,
  retry,
  "open-form": openForm,
  "show-pending": showPending,
  "run-command": runCommand,
};
