import { referenceOf } from "../turn.ts";
import type { CommandCall } from "../command.ts";

/** "stop announcing here": any member may end what anybody began. */
export async function stopAnnouncing({ turn, flows, texts, reply }: CommandCall): Promise<void> {
  const stopped = await flows.stopAnnouncing(referenceOf(turn).id);
  await reply.text(texts.t(stopped ? "announce.stopped" : "announce.not-announcing"));
}
