import { id } from "../build/ids.ts";
import type { World } from "./world.ts";

/** Waits until the bot has looked at the guest of an invitation that was just sent: what happens to them later isn't heard by that look. */
export async function guestIsSeen({ app }: World, email: string): Promise<void> {
  const { invitations, clock } = app.ports;
  const isSeen = async () => {
    const open = await invitations.findOpen(id(email));
    return open?.state.kind === "invited" && open.state.seen === true;
  };
  while (!(await isSeen())) await clock.wait(20);
}
