import { referenceOf } from "../turn.ts";
import type { CommandCall } from "../command.ts";

/** "stop announcing here": ends the announcements in this conversation. Any member may end them. */
export async function stopAnnouncing({ turn, flows, texts, reply }: CommandCall): Promise<void> {
  const stopped = await flows.stopAnnouncing(referenceOf(turn).id);
  await reply.text(texts.t(stopped ? "announce.stopped" : "announce.not-announcing"));
}
