import type { Addressee } from "../../domain/addressee.ts";
import type { ConversationId } from "../../domain/ids.ts";
import type { NoChat } from "../../ports/notifier.ts";
import type { Ports } from "../../ports/ports.ts";
import { makeKnown } from "../who/find-approvals-place.ts";

/** The conversation in which an administrator, or the approvals channel, is told something: the person's own chat, or the channel. */
export async function openPlace(ports: Pick<Ports, "conversations" | "notifier">, to: Addressee): Promise<ConversationId | NoChat> {
  if (to.kind === "channel") {
    await makeKnown(ports, to.id);
    return to.id;
  }
  const near = await ports.conversations.any();
  return near ? ports.notifier.openChat(to.id, near.id) : "unreachable";
}
