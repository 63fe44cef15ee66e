import { privateWaitingCard, waitingCard } from "../../src/cards/waiting.ts";
import type { CommandCall } from "../command.ts";

/** "waiting": lists the requests that this person may decide about. Only they see the list. */
export async function waiting({ turn, flows, texts, reply }: CommandCall): Promise<void> {
  const title = texts.t("commands.waiting.title");
  if (turn.kind !== "personal") return reply.card(privateWaitingCard(texts), title);
  await reply.card(waitingCard(await flows.listWaiting(turn.person.id, undefined), texts), title);
}
